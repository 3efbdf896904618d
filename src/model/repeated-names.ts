// No thing is given one name twice: what is its name is not another of its names as well.
import type { Path } from '../errors.ts';
import type { CountryRecord } from './country.ts';
import type { Fault } from './fault.ts';
import { isUnfinished } from './unfinished.ts';

/** What may be named more than once, as far as its names go. */
interface Named {
  readonly name?: unknown;
  readonly abbreviation?: unknown;
  readonly names?: readonly unknown[] | undefined;
}

type Name = readonly [words: unknown, path: Path];

/** One fault for each name that the thing has already, in the order of the record. */
export function repeatedNames(record: CountryRecord): Fault[] {
  const { country, bureau, bodies, places, subBureaus } = record;
  return [
    ...repeatedIn(country, ['country']),
    ...(bureau.kind === undefined ? [] : repeatedIn(bureau.kind, ['bureau', 'kind'])),
    ...repeatedIn({ names: bureau.names }, ['bureau']),
    ...repeatedInEach(bodies, ['bodies']),
    ...repeatedInEach(places, ['places']),
    ...repeatedInEach(subBureaus?.bureaus, ['subBureaus', 'bureaus']),
  ];
}

function repeatedInEach(things: Readonly<Record<string, Named>> | undefined, path: Path): Fault[] {
  const faults: Fault[] = [];
  for (const id in things) {
    const thing = things[id] as Named;
    if (repeats(thing)) faults.push(...repeatedIn(thing, [...path, id]));
  }
  return faults;
}

/** Whether some name stands twice, without a list of paths: there may be millions of things. */
function repeats({ name, abbreviation, names = [] }: Named): boolean {
  const count = names.length + (name === undefined ? 0 : 1) + (abbreviation === undefined ? 0 : 1);
  if (count < 2) return false;
  const words = names.length === 0 ? [] : names.map((one) => wordsIn(one, 'name'));
  if (name !== undefined) words.push(wordsIn(name, 'name'));
  if (abbreviation !== undefined) words.push(wordsIn(abbreviation, 'abbreviation'));
  return count === 2 ? words[0] === words[1] : new Set(words).size < count;
}

function repeatedIn(thing: Named, path: Path): readonly Fault[] {
  if (!repeats(thing)) return [];
  const first = new Map<unknown, Path>();
  return namesOf(thing, path).flatMap(([words, here]): Fault[] => {
    if (isUnfinished(words)) return [];
    const earlier = first.get(words);
    if (earlier === undefined) {
      first.set(words, here);
      return [];
    }
    return [
      {
        code: 'duplicate-name',
        path: here,
        message: `${here.join('.')} "${words}" is a name that it has already, by ${earlier.join('.')}`,
        expected: 'each name of a thing once',
        found: String(words),
      },
    ];
  });
}

function namesOf({ name, abbreviation, names = [] }: Named, path: Path): Name[] {
  return [
    ...(name === undefined ? [] : [nameIn(name, 'name', [...path, 'name'])]),
    ...(abbreviation === undefined ? [] : [nameIn(abbreviation, 'abbreviation', [...path, 'abbreviation'])]),
    ...names.map((one, index) => nameIn(one, 'name', [...path, 'names', index])),
  ];
}

/** A name that may be written as a block. */
function nameIn(written: unknown, key: 'name' | 'abbreviation', path: Path): Name {
  const isBlock = typeof written === 'object' && written !== null;
  return [wordsIn(written, key), isBlock ? [...path, key] : path];
}

function wordsIn(written: unknown, key: 'name' | 'abbreviation'): unknown {
  return typeof written === 'object' && written !== null ? (written as Record<string, unknown>)[key] : written;
}
