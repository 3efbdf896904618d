// Where the quotes of a record stand in the text of their page. Knows the text, not the file it came from.
import type { Path } from '../errors.ts';
import { alike } from '../values/alike.ts';
import { scopeOfWording } from './evidence.ts';
import type { Fault } from './fault.ts';
import type { Lock } from './lock.ts';
import type { ParsedCountry } from './parse.ts';

/** Every quote that a fact of the record rests on, with the path at which it is first written. */
export function quotesOf(country: Pick<ParsedCountry, 'facts' | 'record'>): Map<string, Path> {
  const quotes = new Map<string, Path>();
  for (const { kind, as, value, scope, path } of country.facts) {
    const quote = kind.is === 'wording' ? scopeOfWording(scope, as ?? String(value), kind.ownQuote).quote : scope.quote;
    if (quote !== undefined && !quotes.has(quote)) quotes.set(quote, pathOfQuote(country, path, quote));
  }
  return quotes;
}

/** Where the author wrote a quote that a fact rests on: in a block around it, or as the fact itself. */
function pathOfQuote({ record }: Pick<ParsedCountry, 'record'>, path: Path, quote: string): Path {
  const within: unknown[] = [record];
  for (const step of path) within.push((within.at(-1) as Record<string | number, unknown>)[step]);
  for (let depth = path.length - 1; depth >= 0; depth--) {
    if ((within[depth] as Record<string, unknown>)['quote'] === quote) return [...path.slice(0, depth), 'quote'];
  }
  return path;
}

/** Offset in code points of a UTF-16 offset of a text. */
export function codePoints(text: string, offset: number): number {
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
  for (const [quote, path] of sorted) {
    const start = text.indexOf(quote);
    if (start < 0) {
      const near = alike(quote, text);
      faults.push({
        code: 'quote-not-found',
        path,
        message: `the page does not say "${quote}"`,
        expected:
          near === undefined
            ? 'words of the page, letter for letter, with its own quotation marks and apostrophes'
            : `the words as the page writes them: "${near}"`,
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
