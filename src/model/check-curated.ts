// What the schema of curated links cannot see: topics, wordings and things that are not there, links made twice.
import type { Path } from '../errors.ts';
import { closest } from '../values/closest.ts';
import { conceptKey } from './check.ts';
import type { Curated } from './curated.ts';
import type { Fault } from './fault.ts';
import { identifierSchemes } from './identifiers.ts';
import { fixedNames, localNames } from './names.ts';
import type { ParsedCountry } from './parse.ts';

/** What curated links may point to. What is not known, because it was not read, is not judged. */
export interface CuratedTargets {
  /** Notations of INTERPOL's topics. */
  readonly topics: readonly string[];
  /** Crime areas in the words of pages, by identifier. */
  readonly wordings: readonly string[];
  /** Country code → names of its things. */
  readonly things: ReadonlyMap<string, readonly string[]>;
  /** Whether there are countries that were not read, or not understood. */
  readonly others: boolean;
}

/** Targets from countries; `others`: there are country files that were not read, or not understood. */
export function curatedTargets(
  topics: readonly string[],
  countries: readonly ParsedCountry[],
  others: boolean,
): CuratedTargets {
  const wordings = countries.flatMap(({ facts }) =>
    facts.flatMap((fact) => {
      const [scheme, name = ''] = conceptKey(fact)?.split(' ') ?? [];
      return scheme === 'area' ? [name] : [];
    }),
  );
  return {
    topics,
    wordings: [...new Set(wordings)],
    others,
    things: new Map<string, readonly string[]>([
      ['int', [fixedNames.interpol]],
      ...countries.map(({ record }) => [record.country.code, localNames(record).map(({ name }) => name)] as const),
    ]),
  };
}

/** Every fault of a curated file that its schema has passed. */
export function curatedFaults(file: Curated, targets: CuratedTargets): Fault[] {
  const topic = (path: Path, name: string) => topicFaults(path, name, targets.topics);
  const wording = (path: Path, name: string) => wordingFaults(path, name, targets);
  const faults: Fault[] = [];
  file.topics?.forEach((link, index) => {
    const at = ['topics', index];
    faults.push(...wording([...at, 'wording'], link.wording), ...topic([...at, 'topic'], link.topic));
  });
  file.topicIdentifiers?.forEach((link, index) => {
    const at = ['topicIdentifiers', index];
    faults.push(...topic([...at, 'topic'], link.topic), ...formFaults([...at, 'id'], link));
  });
  file.wordings?.forEach((link, index) => {
    const at = ['wordings', index];
    faults.push(...wording([...at, 'wording'], link.wording), ...wording([...at, 'other'], link.other));
    if (link.wording === link.other) faults.push(toItself([...at, 'other'], link.other));
  });
  file.identifiers?.forEach((link, index) => {
    const at = ['identifiers', index];
    faults.push(...thingFaults([...at, 'thing'], link.thing, targets), ...formFaults([...at, 'id'], link));
  });
  return [...faults, ...madeTwice(file)];
}

function topicFaults(path: Path, topic: string, topics: readonly string[]): Fault[] {
  if (topics.includes(topic)) return [];
  return [
    {
      code: 'unknown-concept',
      path,
      message: `INTERPOL has no topic "${topic}"${suggestion(topic, topics)}`,
      expected: `one of: ${topics.join(', ')}`,
      found: topic,
    },
  ];
}

function wordingFaults(path: Path, wording: string, { wordings, others }: CuratedTargets): Fault[] {
  if (others || wordings.includes(wording)) return [];
  return [
    {
      code: 'dangling-reference',
      path,
      message: `no country file writes the crime area "${wording}"${suggestion(wording, wordings)}`,
      expected: `the words of an area of a country file with hyphens between them: ${wordings.join(', ')}`,
      found: wording,
    },
  ];
}

function thingFaults(path: Path, thing: string, { things, others }: CuratedTargets): Fault[] {
  const [code = '', name = ''] = thing.split('/');
  const names = things.get(code);
  if (names === undefined ? others : names.includes(name)) return [];
  const near = suggestion(
    thing,
    [...things].flatMap(([each, known]) => known.map((local) => `${each}/${local}`)),
  );
  return [
    {
      code: 'dangling-reference',
      path,
      message:
        names === undefined
          ? `there is no file for the country "${code}"${near}`
          : `${code} describes no "${name}"${near}`,
      expected: names === undefined ? `one of: ${[...things.keys()].join(', ')}` : `one of: ${names.join(', ')}`,
      found: thing,
    },
  ];
}

function formFaults(path: Path, { scheme, id }: { scheme: keyof typeof identifierSchemes; id: string }): Fault[] {
  const { form, example } = identifierSchemes[scheme];
  if (form.test(id)) return [];
  return [
    {
      code: 'bad-id',
      path,
      message: `"${id}" is no identifier of ${scheme}`,
      expected: `one as ${/^\d+$/.test(example) ? `"${example}"` : example}`,
      found: id,
    },
  ];
}

function toItself(path: Path, wording: string): Fault {
  const message = `"${wording}" is linked to itself`;
  return { code: 'cycle', path, message, expected: 'two wordings that are near each other and not the same' };
}

/** Links of one file between the same two ends. */
function madeTwice(file: Curated): Fault[] {
  const ends: [string, Path][] = [
    ...(file.topics ?? []).map((link, at): [string, Path] => [`${link.wording} ${link.topic}`, ['topics', at]]),
    ...(file.topicIdentifiers ?? []).map((link, at): [string, Path] => [
      `${link.topic} ${link.scheme} ${link.id}`,
      ['topicIdentifiers', at],
    ]),
    ...(file.wordings ?? []).map((link, at): [string, Path] => [
      [link.wording, link.other].toSorted().join(' '),
      ['wordings', at],
    ]),
    ...(file.identifiers ?? []).map((link, at): [string, Path] => [
      `${link.thing} ${link.scheme}`,
      ['identifiers', at],
    ]),
  ];
  const seen = new Set<string>();
  return ends.flatMap(([link, path]): Fault[] => {
    const key = `${path[0]} ${link}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `the link ${link.replaceAll(' ', ' – ')} is made above already`;
    return [{ code: 'duplicate-id', path, message, expected: 'each link once', found: link }];
  });
}

function suggestion(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}
