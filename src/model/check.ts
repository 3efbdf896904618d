// What a schema cannot see: evidence, references, wordings in their quotes, words of closed lists, cycles.
import { closest } from '../values/closest.ts';
import type { CountryRecord } from './country.ts';
import { scopeOfWording } from './evidence.ts';
import type { Fault } from './fault.ts';
import type { CodeList, ReferenceKind } from './kinds.ts';
import { conceptName, type LocalName, localNames } from './names.ts';
import { cyclesOf } from './part-of.ts';
import type { Fact, Walk } from './walk.ts';

/** The words that each closed list holds, as authors write them. Read from the concept schemes at run time. */
export type KnownCodes = Readonly<Record<CodeList, ReadonlySet<string>>>;

/** Every fault of a record that its schema has passed, in the order of the record. */
export function faultsOf(record: CountryRecord, walk: Walk, known: KnownCodes): Fault[] {
  const names = localNames(record);
  return [
    ...evidenceFaults(walk),
    ...unquotedClaims(walk),
    ...walk.facts.flatMap((fact) => [...factFaults(fact, known), ...referenceFaults(fact, names)]),
    ...duplicateNames(names),
    ...clashingWordings(walk.facts),
    ...cyclesOf(record),
  ];
}

function evidenceFaults(walk: Walk): Fault[] {
  return walk.blocks.flatMap(({ path, evidence }): Fault[] => {
    const { mode, because } = evidence;
    if (mode !== undefined && mode !== 'explicit' && because === undefined) {
      return [
        {
          code: 'mode-without-reason',
          path: [...path, 'mode'],
          message: `mode "${mode}" has no reason`,
          expected: 'a line "because:" that says in your own words why you read the page so',
        },
      ];
    }
    if (because !== undefined && (mode === undefined || mode === 'explicit')) {
      return [
        {
          code: 'reason-without-mode',
          path: [...path, 'because'],
          message: 'a reason is given, but the fact is explicit',
          expected: '"mode: presupposed" or "mode: interpreted" beside it, or no reason',
        },
      ];
    }
    return [];
  });
}

function unquotedClaims({ claims }: Walk): Fault[] {
  return claims
    .filter(({ scope }) => scope.quote === undefined)
    .map(({ path, what }) => ({
      code: 'missing-quote',
      path,
      message: `nothing says that this is ${what}`,
      expected: 'a "quote:" in this block, or around it, with the words of the page that say it',
    }));
}

function factFaults(fact: Fact, known: KnownCodes): Fault[] {
  const { kind, path, scope } = fact;
  const faults: Fault[] = [];
  if (kind.is === 'wording') {
    const words = fact.as ?? String(fact.value);
    const { quote } = scopeOfWording(scope, words, kind.ownQuote);
    if (quote !== undefined && !quote.includes(words)) {
      faults.push({
        code: 'not-in-quote',
        path,
        message: `"${words}" does not stand in the quote that covers it`,
        expected: `words of "${quote}", letter for letter; or a quote of its own`,
        found: words,
      });
    }
    if (kind.concept && conceptName(fact.value, '') === '' && fact.identifier === undefined) {
      faults.push({
        code: 'empty-id',
        path,
        message: `no identifier can be made of "${fact.value}"`,
        expected: 'an "id:" beside it in the letters a-z, digits and hyphens',
      });
    }
  } else if (scope.quote === undefined) {
    faults.push({
      code: 'missing-quote',
      path,
      message: `nothing says "${fact.value}"`,
      expected: 'a "quote:" in this block, or around it, with the words of the page that say it',
    });
  }
  if (kind.is === 'code' && !known[kind.list].has(String(fact.value))) {
    const words = [...known[kind.list]];
    const near = closest(String(fact.value), words);
    faults.push({
      code: 'unknown-word',
      path,
      message: `"${fact.value}" is not one of the ${kind.list}${near === undefined ? '' : `; did you mean "${near}"?`}`,
      expected: `one of: ${words.join(', ')}`,
      found: String(fact.value),
    });
  }
  if (kind.is === 'date' && scope.quote !== undefined && !scope.quote.includes(String(fact.value).slice(0, 4))) {
    faults.push({
      code: 'not-in-quote',
      path,
      message: `the year of ${fact.value} does not stand in the quote that covers it`,
      expected: `the year as in "${scope.quote}"`,
      found: String(fact.value),
    });
  }
  return faults;
}

function referenceFaults(fact: Fact, names: readonly LocalName[]): Fault[] {
  if (fact.kind.is !== 'reference') return [];
  const { to } = fact.kind;
  const wanted = (kind: ReferenceKind | undefined) => kind !== undefined && to.includes(kind);
  const target = names.find(({ name, kind }) => name === fact.value && kind !== undefined);
  if (target !== undefined && wanted(target.kind)) return [];
  const candidates = names.filter(({ kind }) => wanted(kind)).map(({ name }) => name);
  const near = closest(String(fact.value), candidates);
  const expected =
    candidates.length === 0 ? `a ${to.join(' or ')} described in this file` : `one of: ${candidates.join(', ')}`;
  return [
    {
      code: target === undefined ? 'dangling-reference' : 'wrong-reference',
      path: fact.path,
      message:
        target === undefined
          ? `nothing in this file is called "${fact.value}"${near === undefined ? '' : `; did you mean "${near}"?`}`
          : `"${fact.value}" is a ${target.kind}, which cannot stand here`,
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
        message: `"${name.name}" is taken already${earlier.path.length > 0 ? ` by ${earlier.path.join('.')}` : ''}`,
        expected: 'another identifier: bodies, groups, places and the rest share one set of names',
        found: name.name,
      },
    ];
  });
}

/** Two wordings that would share an identifier although their words differ. */
function clashingWordings(facts: readonly Fact[]): Fault[] {
  const first = new Map<string, Fact>();
  return facts.flatMap((fact): Fault[] => {
    if (fact.kind.is !== 'wording' || !fact.kind.concept) return [];
    const scheme = fact.path.includes('activities') || fact.path.includes('enables') ? 'activity' : 'area';
    const key = `${scheme} ${fact.identifier ?? conceptName(fact.value, '')}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, fact);
    if (earlier === undefined || earlier.value === fact.value) return [];
    return [
      {
        code: 'clashing-wording',
        path: fact.path,
        message: `"${fact.value}" and "${earlier.value}" (${earlier.path.join('.')}) would share one identifier`,
        expected: 'the same words in both places, or an "id:" beside one of them',
        found: String(fact.value),
      },
    ];
  });
}
