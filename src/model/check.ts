// What a schema cannot see: evidence, references, wordings in their quotes, words of closed lists, cycles.
import type { Path } from '../errors.ts';
import { alike } from '../values/alike.ts';
import { closest } from '../values/closest.ts';
import { hiddenDifference } from '../values/hidden-difference.ts';
import { nearestPassage } from '../values/nearest-passage.ts';
import { evidenceFaults, unquotedClaims } from './check-evidence.ts';
import type { CountryRecord } from './country.ts';
import { scopeOfWording } from './evidence.ts';
import type { Fault } from './fault.ts';
import { type CodeList, isWorded, type ReferenceKind } from './kinds.ts';
import { conceptName, type LocalName, localNames } from './names.ts';
import { cyclesOf } from './part-of.ts';
import { repeatedNames } from './repeated-names.ts';
import { LONGEST_QUOTE } from './scalars.ts';
import { isUnfinished } from './unfinished.ts';
import { type Fact, samePath, type Walk } from './walk.ts';

/** The words that each closed list holds, as authors write them. Read from the concept schemes at run time. */
export type KnownCodes = Readonly<Record<CodeList, ReadonlySet<string>>>;

/**
 * Every fault of a record that its schema has passed, in the order of the record. References to a kind of thing of
 * which some are `lost`, because they were refused before, are not judged.
 */
export function faultsOf(
  record: CountryRecord,
  walk: Walk,
  known: KnownCodes,
  lost: readonly ReferenceKind[] = [],
): Fault[] {
  const { originOf } = walk;
  const all = localNames(record);
  // Most records are the whole of their file, and there may be millions of them.
  const names = originOf === samePath ? all : all.map((name) => ({ ...name, path: originOf(name.path) }));
  return [
    ...evidenceFaults(walk),
    ...unquotedClaims(walk),
    ...walk.facts.flatMap((fact) => [...factFaults(fact, known), ...referenceFaults(fact, names, lost)]),
    ...duplicateNames(names),
    ...clashingWordings(walk.facts),
    ...repeatedNames(record).map((fault) => ({ ...fault, path: originOf(fault.path) })),
    ...cyclesOf(record),
  ];
}

/** The quote that covers the words of a page, where they do not stand in it. */
function quoteWithout({ kind, value, as, scope }: Fact): string | undefined {
  if (!isWorded(kind)) return undefined;
  const words = as ?? String(value);
  const { quote } = kind.is === 'wording' ? scopeOfWording(scope, words, kind.ownQuote) : scope;
  return quote === undefined || quote.includes(words) ? undefined : quote;
}

/** Words that are their own quote have to be short enough for one. */
const isLongQuote = ({ kind, value, as, scope }: Fact) => {
  const words = as ?? String(value);
  if (kind.is !== 'wording' || words.length <= LONGEST_QUOTE) return false;
  return scopeOfWording(scope, words, kind.ownQuote).quote === words;
};

const isNameless = ({ kind, value, identifier }: Fact) =>
  kind.is === 'wording' && kind.concept && identifier === undefined && conceptName(value, '') === '';

const isUnsaid = ({ kind, scope }: Fact) => kind.is !== 'wording' && scope.quote === undefined;

const isUnlisted = ({ kind, value }: Fact, known: KnownCodes) =>
  kind.is === 'code' && !known[kind.list].has(String(value));

const isOfAnotherYear = ({ kind, value, scope }: Fact) =>
  kind.is === 'date' && scope.quote !== undefined && !scope.quote.includes(String(value).slice(0, 4));

/** Whether `factFaults` has nothing to tell of a fact. Only rules are asked that speak of its kind. */
export function isSound(fact: Fact, known: KnownCodes): boolean {
  switch (fact.kind.is) {
    case 'wording':
      return quoteWithout(fact) === undefined && !isLongQuote(fact) && !isNameless(fact);
    case 'code':
      return !isUnsaid(fact) && !isUnlisted(fact, known) && quoteWithout(fact) === undefined;
    case 'date':
      return !isUnsaid(fact) && !isOfAnotherYear(fact);
    default:
      return !isUnsaid(fact);
  }
}

/** Whether a part of a fact, or of its evidence, is still to be written by its author. */
export function isUnfinishedFact({ value, as, identifier, scope }: Fact): boolean {
  return (
    isUnfinished(value) ||
    isUnfinished(as) ||
    isUnfinished(identifier) ||
    isUnfinished(scope.quote) ||
    isUnfinished(scope.because)
  );
}

function factFaults(fact: Fact, known: KnownCodes): Fault[] {
  const { kind, path, scope } = fact;
  if (isUnfinishedFact(fact)) return []; // told by parseSource
  const faults: Fault[] = [];
  const quote = quoteWithout(fact);
  if (quote !== undefined && !isUnlisted(fact, known)) {
    const words = fact.as ?? String(fact.value);
    const near = alike(words, quote);
    const hidden = hiddenDifference(words, near ?? nearestPassage(quote, words) ?? '', 'the quote');
    const written = `${near === undefined ? '' : `, which writes "${near}"`}${hidden === undefined ? '' : ` (${hidden})`}`;
    const own =
      kind.is === 'code' ? `the page's own words, as ${withForm(fact, fact.value, '…')}` : 'a quote of its own';
    faults.push({
      code: 'not-in-quote',
      path,
      message: `${dotted(path)} "${words}" does not stand in the quote that covers it${written}`,
      expected:
        near === undefined || fact.as !== undefined
          ? `words of "${quote}", letter for letter; or ${own}`
          : `${near}; or, to keep the word, ${withForm(fact, fact.value, near)}`,
      found: words,
    });
  }
  if (isLongQuote(fact)) {
    faults.push({
      code: 'bad-quote',
      path,
      message: `${dotted(path)} is its own quote, and is ${String(fact.value).length} characters long`,
      expected: `a short phrase of the page, at most ${LONGEST_QUOTE} characters`,
    });
  }
  if (isNameless(fact)) {
    faults.push({
      code: 'empty-id',
      path,
      message: `no identifier can be made of ${dotted(path)} "${fact.value}"`,
      expected: `an identifier of your own in the letters a-z, as { ${fact.key}: ${fact.value}, id: drugs-zh }`,
      found: String(fact.value),
    });
  }
  if (isUnsaid(fact)) {
    faults.push({
      code: 'missing-quote',
      path,
      message: `nothing says ${dotted(path)} "${fact.value}"`,
      expected: fact.inBlock
        ? 'a "quote:" in this block, or around it, with the words of the page that say it'
        : `{ ${fact.key}: ${fact.value}, quote: "words of the page that say it" }, or a "quote:" for the block around it`,
      found: 'no quote',
    });
  }
  if (kind.is === 'code' && isUnlisted(fact, known)) {
    const words = [...known[kind.list]];
    const near = closest(String(fact.value), words);
    faults.push({
      code: 'unknown-word',
      path,
      message: `${dotted(path)} "${fact.value}" is not one of the ${kind.list}${near === undefined ? '' : `; did you mean "${near}"?`}`,
      expected: `one of: ${words.join(', ')}`,
      found: String(fact.value),
    });
  }
  if (isOfAnotherYear(fact)) {
    faults.push({
      code: 'not-in-quote',
      path,
      message: `the year of ${dotted(path)} "${fact.value}" does not stand in the quote that covers it`,
      expected: `the year as in "${scope.quote}"`,
      found: String(fact.value),
    });
  }
  return faults;
}

const inWords: Readonly<Record<ReferenceKind, string>> = {
  country: 'the country',
  bureau: 'the bureau',
  interpol: 'INTERPOL',
  body: 'a body',
  group: 'a group',
  place: 'a place',
  trend: 'a trend',
  challenge: 'a challenge',
  situation: 'the crime situation',
};

/** Where the things of a kind are described. */
const blockOf: Partial<Record<ReferenceKind, string>> = {
  body: ' (bodies:)',
  group: ' (groups:)',
  place: ' (places:)',
  trend: ' (trends:)',
  challenge: ' (challenges:)',
  situation: ' (crimeSituation:)',
};

function referenceFaults(fact: Fact, names: readonly LocalName[], lost: readonly ReferenceKind[]): Fault[] {
  if (fact.kind.is !== 'reference' || isUnfinished(fact.value)) return [];
  if (fact.kind.to.some((kind) => lost.includes(kind))) return [];
  const { to } = fact.kind;
  const wanted = (kind: ReferenceKind | undefined) => kind !== undefined && to.includes(kind);
  // Of several of one name, which is told by itself, the author means the one that can stand here.
  const targets = names.filter(({ name, kind }) => name === fact.value && kind !== undefined);
  if (targets.some(({ kind }) => wanted(kind))) return [];
  const kind = targets[0]?.kind;
  const candidates = names.filter(({ kind }) => wanted(kind)).map(({ name }) => name);
  const near = closest(String(fact.value), candidates);
  const field = dotted(fact.path);
  const expected =
    candidates.length === 0
      ? `${to.map((one) => inWords[one]).join(' or ')}, which this file has to describe first${to.map((kind) => blockOf[kind] ?? '').join('')}`
      : `one of: ${candidates.join(', ')}`;
  return [
    {
      code: kind === undefined ? 'dangling-reference' : 'wrong-reference',
      path: fact.path,
      message:
        kind === undefined
          ? `${field} "${fact.value}": nothing in this file is called so${near === undefined ? '' : `; did you mean "${near}"?`}`
          : `${field} "${fact.value}" is ${inWords[kind]}, which cannot stand here`,
      expected,
      found: String(fact.value),
    },
  ];
}

function duplicateNames(names: readonly LocalName[]): Fault[] {
  const first = new Map<string, LocalName>();
  return names.flatMap((name): Fault[] => {
    const earlier = first.get(name.name);
    if (earlier === undefined) {
      first.set(name.name, name);
      return [];
    }
    return [
      {
        code: 'duplicate-id',
        path: name.path,
        name: true,
        message: `the identifier "${name.name}" is taken already${earlier.path.length > 0 ? ` by ${dotted(earlier.path)}` : ''}`,
        expected:
          name.kind === 'challenge' && earlier.kind === 'challenge'
            ? 'each challenge once'
            : 'another identifier: bodies, groups, places and the rest share one set of names',
        found: name.name,
      },
    ];
  });
}

/** Two wordings that would share an identifier although their words differ. */
function clashingWordings(facts: readonly Fact[]): Fault[] {
  const first = new Map<string, Fact>();
  return facts.flatMap((fact): Fault[] => {
    const key = conceptKey(fact);
    if (key === undefined) return [];
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, fact);
    if (earlier === undefined || earlier.value === fact.value) return [];
    return [
      {
        code: 'clashing-wording',
        path: fact.path,
        message: `"${fact.value}" and "${earlier.value}" (${dotted(earlier.path)}) would share one identifier`,
        expected: sameWording(earlier, fact),
        found: String(fact.value),
      },
    ];
  });
}

/** What makes the concepts of two facts one: the scheme and the identifier. Undefined for what is no concept. */
export function conceptKey({ kind, path, identifier, value }: Fact): string | undefined {
  if (kind.is !== 'wording' || !kind.concept) return undefined;
  const scheme = path.includes('activities') || path.includes('enables') ? 'activity' : 'area';
  return `${scheme} ${identifier ?? conceptName(value, '')}`;
}

/** What to write where a wording would share the identifier of another one. */
export function sameWording(first: Pick<Fact, 'value'>, second: Fact): string {
  return `the same words in both places, as ${withForm(second, first.value, String(second.value))}; or an "id:" beside one of them`;
}

/** A value with the form that its quote has of it, as an author writes them. */
function withForm({ key, inBlock }: Fact, value: Fact['value'], form: string): string {
  return inBlock ? `${key}: ${value}, as: "${form}"` : `{ ${key}: ${value}, as: "${form}" }`;
}

function dotted(path: Path): string {
  return path.join('.');
}
