// The quotes of a record against the text of their page: which stand, which have moved, which are gone, what nobody
// quotes. Knows the text, not the file it came from.
import type { Path } from '../errors.ts';
import { hiddenDifference } from '../values/hidden-difference.ts';
import { nearestPassage } from '../values/nearest-passage.ts';
import { scopeOfWording } from './evidence.ts';
import type { Fault } from './fault.ts';
import type { Lock } from './lock.ts';
import { Page, type Span, type Unquoted } from './page.ts';
import type { ParsedCountry } from './parse.ts';
import { samePlaces } from './same-place.ts';
import type { Fact } from './walk.ts';

/** The words that a fact rests on; undefined where the model would have refused the fact. */
function quoteOf({ kind, as, value, scope }: Fact): string | undefined {
  return kind.is === 'wording' ? scopeOfWording(scope, as ?? String(value), kind.ownQuote).quote : scope.quote;
}

/** A quote of a record: where the author wrote it, and what rests on it. */
export interface Quoted {
  /** Path of the quote itself; of the first fact that is its own quote, where nobody wrote it apart. */
  readonly path: Path;
  /** Paths of the facts that rest on it, in the order of the model; of a block, where none of its fields does. */
  readonly facts: readonly Path[];
}

/** Every quote that something in the record rests on, in the order of the model. */
export function quotesOf({
  facts,
  claims,
  record,
}: Pick<ParsedCountry, 'facts' | 'claims' | 'record'>): ReadonlyMap<string, Quoted> {
  const resting = new Map<string, Path[]>();
  for (const fact of facts) {
    const quote = quoteOf(fact);
    if (quote === undefined) continue;
    const known = resting.get(quote);
    if (known === undefined) resting.set(quote, [fact.path]);
    else known.push(fact.path);
  }
  for (const { path, scope } of claims) {
    if (scope.quote !== undefined && !resting.has(scope.quote)) resting.set(scope.quote, [path]);
  }
  return new Map(
    [...resting].map(([quote, paths]) => [quote, { path: pathOfQuote(record, paths[0] ?? [], quote), facts: paths }]),
  );
}

/** Where the author wrote a quote that a fact rests on: in a block around it, or as the fact itself. */
function pathOfQuote(record: unknown, path: Path, quote: string): Path {
  const within: unknown[] = [record];
  for (const step of path) within.push((within.at(-1) as Record<string | number, unknown>)[step]);
  for (let depth = path.length; depth >= 0; depth--) {
    if ((within[depth] as Record<string, unknown> | undefined)?.['quote'] === quote)
      return [...path.slice(0, depth), 'quote'];
  }
  return path;
}

/** A fact whose words are gone from their page, or have moved in it. */
export interface Flagged {
  readonly code: 'quote-not-found' | 'quote-moved';
  readonly path: Path;
}

/** How the quotes of a record stand on its page. */
export interface Cited {
  /** Every quote that the page says, with its position there. */
  readonly lock: Lock;
  /** One for each quote, at the quote. */
  readonly faults: readonly Fault[];
  /** Each fact that rests on a quote at fault. */
  readonly flagged: readonly Flagged[];
  /** Quotes that stand further on, or back, by what was added or taken away before them. */
  readonly shifted: number;
  /** Words of the page, and those of them that no quote covers. */
  readonly coverage: { readonly words: number; readonly left: readonly Unquoted[] };
}

/**
 * Looks up every quote in the text; `known` holds the positions of an earlier look-up, in this text or an older one
 * (`sha256` is the text's own). Faults: `quote-not-found` where the page does not say the words,
 * `quote-moved` where it says them, but not where it said them among the other quotes; a warning `ambiguous-quote` where words without a known position stand more than once and are no name.
 */
export function cite(country: ParsedCountry, text: string, sha256: string, known: Lock | undefined): Cited {
  const page = new Page(text);
  const quotes = quotesOf(country);
  const old = new Map(Object.entries(known?.quotes ?? {}).filter(([quote]) => quotes.has(quote)) as [string, Span][]);
  const same = known?.sha256 === sha256;
  const places = same ? asRecorded(old, page) : samePlaces(old, page);
  const faults: Fault[] = [];
  const flagged: Flagged[] = [];
  const flag = (fault: Fault, code: Flagged['code'], { facts }: Quoted) => {
    faults.push(fault);
    flagged.push(...facts.map((path) => ({ code, path })));
  };
  const found: Record<string, Span> = {};
  for (const [quote, quoted] of [...quotes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const recorded = old.get(quote);
    const spans = page.occurrences(quote);
    const place = places.get(quote) ?? nearest(spans, recorded);
    if (place === undefined) flag(notFound(quote, quoted, page), 'quote-not-found', quoted);
    else found[quote] = place;
    if (place === undefined || places.has(quote)) continue;
    if (recorded !== undefined) flag(moved(quote, quoted, page, recorded, place), 'quote-moved', quoted);
    else if (spans.length > 1 && quote.includes(' ') && !country.facts.some(({ value }) => value === quote)) {
      faults.push(ambiguous(quote, quoted, page, spans));
    }
  }
  const shifted = [...places].filter(([quote, [start]]) => start !== old.get(quote)?.[0]).length;
  return {
    lock: { source: country.source.id, sha256, quotes: found as Lock['quotes'] },
    faults,
    flagged,
    shifted,
    coverage: page.unquoted(Object.values(found)),
  };
}

/** The recorded places at which the text does say the words. */
function asRecorded(old: ReadonlyMap<string, Span>, page: Page): ReadonlyMap<string, Span> {
  return new Map([...old].filter(([quote, span]) => page.slice(span) === quote));
}

function nearest(spans: readonly Span[], recorded: Span | undefined): Span | undefined {
  const far = ([start]: Span) => Math.abs(start - (recorded?.[0] ?? 0));
  return spans.reduce<Span | undefined>(
    (best, one) => (best === undefined || far(one) < far(best) ? one : best),
    undefined,
  );
}

/** The facts that a message names; the others are counted. */
function onIt({ facts }: Quoted): string {
  const named = facts.slice(0, 6).map((path) => path.join('.'));
  const more = facts.length - named.length;
  return `on it rests ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function notFound(quote: string, quoted: Quoted, page: Page): Fault {
  const near = nearestPassage(page.text, quote);
  const hidden = near === undefined ? undefined : hiddenDifference(quote, near, 'the page');
  return {
    code: 'quote-not-found',
    path: quoted.path,
    message: `the page does not say "${quote}"${hidden === undefined ? '' : ` (${hidden})`}; ${onIt(quoted)}`,
    expected:
      near === undefined
        ? 'words of the page, letter for letter, with its own quotation marks and apostrophes'
        : `the words as the page writes them: "${near}"`,
    found: quote,
  };
}

function moved(quote: string, quoted: Quoted, page: Page, [start, end]: Span, to: Span): Fault {
  const { line, column } = page.placeOf(to[0]);
  return {
    code: 'quote-moved',
    path: quoted.path,
    message: `the words "${quote}" no longer stand at characters ${start} to ${end} of the page, but at line ${line}, column ${column}; ${onIt(quoted)}`,
    expected: 'facts that the words still say where they stand now; then ncb-graph cite records the new place',
    found: quote,
  };
}

function ambiguous(quote: string, { path }: Quoted, page: Page, spans: readonly Span[]): Fault {
  const lines = spans.slice(0, 5).map(([start]) => page.placeOf(start).line);
  return {
    code: 'ambiguous-quote',
    path,
    message: `the page says "${quote}" ${spans.length} times (lines ${lines.join(', ')}); the first place is taken`,
    expected: 'a few more words, so that the quote stands only once',
    severity: 'warning',
  };
}
