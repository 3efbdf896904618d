// Where the quotes of a record stand in the text of their page. Knows the text, not the file it came from.
import { scopeOfWording } from './evidence.ts';
import type { Fault } from './fault.ts';
import type { Lock } from './lock.ts';
import type { ParsedCountry } from './parse.ts';
import type { Fact } from './walk.ts';

/** Every quote that a fact of the record rests on, with the paths it stands at, in the order of the model. */
function quotesOf({ facts }: { readonly facts: readonly Fact[] }): Map<string, Fault['path'][]> {
  const quotes = new Map<string, Fault['path'][]>();
  for (const { kind, as, value, scope, path } of facts) {
    const quote = kind.is === 'wording' ? scopeOfWording(scope, as ?? String(value), kind.ownQuote).quote : scope.quote;
    if (quote === undefined) continue;
    const paths = quotes.get(quote);
    if (paths === undefined) quotes.set(quote, [path]);
    else paths.push(path);
  }
  return quotes;
}

/** Offset in code points of a UTF-16 offset of a text. */
function codePoints(text: string, offset: number): number {
  let count = 0;
  for (let i = 0; i < offset; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc00 || unit > 0xdfff) count += 1;
  }
  return count;
}

/**
 * The lock of a record: each quote's first place in the text. A quote that the text does not hold is a fault
 * `quote-not-found`; one that stands there more than once and is no name is a warning `ambiguous-quote`.
 */
export function cite(country: ParsedCountry, text: string): { readonly lock: Lock; readonly faults: Fault[] } {
  const faults: Fault[] = [];
  const quotes: Record<string, [number, number]> = {};
  const sorted = [...quotesOf(country)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [quote, paths] of sorted) {
    const start = text.indexOf(quote);
    const path = paths[0] ?? [];
    if (start < 0) {
      faults.push({
        code: 'quote-not-found',
        path,
        message: `the page does not say "${quote}"`,
        expected: 'words of the page, letter for letter, with its own quotation marks and apostrophes',
        found: quote,
      });
      continue;
    }
    if (
      text.indexOf(quote, start + 1) >= 0 &&
      quote.includes(' ') &&
      country.facts.every(({ value }) => value !== quote)
    ) {
      faults.push({
        code: 'ambiguous-quote',
        path,
        message: `the page says "${quote}" more than once; the first place is taken`,
        expected: 'a few more words, so that the quote stands only once',
        severity: 'warning',
      });
    }
    const from = codePoints(text, start);
    quotes[quote] = [from, from + codePoints(quote, quote.length)];
  }
  return { lock: { source: country.source.id, sha256: country.source.sha256, quotes }, faults };
}
