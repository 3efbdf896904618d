// Differences of China's facts, told in words: one edit of data/ each.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../src/diff/difference.ts';
import { jsonText } from '../../src/diff/json.ts';
import { wordsOf, wordsText } from '../../src/diff/words.ts';
import { withoutQuotes } from '../../src/map/evidence.ts';
import { countryOf } from '../../src/map/iri.ts';
import { parseCountry } from '../../src/model/parse.ts';
import { mapProject } from '../../src/project/map-project.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { type Quad, quad } from '../../src/rdf/terms.ts';
import { readYaml } from '../../src/read/yaml.ts';
import { china } from '../china.ts';

const file = 'data/countries/cn.yaml';
const original = readFileSync(file, 'utf8');
const { project, mapped } = china;
const vocabulary = [...project.ontology.quads.values()].flat();
const { dataset } = mapped;

async function edited(...edits: readonly (readonly [string, string])[]): Promise<readonly Quad[]> {
  let text = original;
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  const read = readYaml(text, file);
  const known = { known: project.ontology.concepts.known, sources: project.sources };
  const country = read.ok ? parseCountry(read.value, known) : read;
  const again = country.ok ? mapProject({ ...project, countries: [country.value] }) : country;
  if (!again.ok) throw new Error(JSON.stringify(again.issues, undefined, 1));
  return again.value.dataset;
}

async function told(older: readonly Quad[], newer: readonly Quad[]): Promise<string[]> {
  const found = await differenceOf(older, newer);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  const entries = wordsOf(found.value, { vocabulary, countryOf });
  const text = wordsText(entries);
  expect(JSON.parse(jsonText(found.value, entries))).toMatchObject({ equal: text === '', entries });
  return text.split('\n').slice(0, -1);
}

const about = [
  ['value: 2000000', 'value: 1900000'],
  ['qualifier: rounded', 'qualifier: about'],
  ['stated: two million', 'stated: 1,900,000'],
  ['There are two million police', 'There are about 1,900,000 police'],
] as const;

describe('an edit of the facts', () => {
  test('of nothing is not told', async () => {
    expect(await told(dataset, await edited())).toEqual([]);
  });

  test('of none, where graphs alone differ, is told as that', async () => {
    const plain = mapped.facts.map(({ subject, predicate, object }) => quad(subject, predicate, object));
    const lines = await told(plain, dataset);
    expect(lines.join('\n')).toMatch(/: in another graph/);
    expect(lines.filter((line) => / (\S+) → \1(;|$)/.test(line))).toEqual([]);
  });

  test('is told the same in whatever order the quads come', async () => {
    const newer = await edited(...about);
    expect(await told(dataset.toReversed(), newer.toReversed())).toEqual(await told(dataset, newer));
  });

  test('of a number', async () => {
    expect(await told(dataset, await edited(...about))).toEqual([
      'China: police officers 2,000,000 (rounded) → about 1,900,000; as stated “two million” → “1,900,000”; quote changed',
    ]);
    expect(await told(await edited(...about), await edited(...about, ['value: 1900000', 'value: 1950000']))).toEqual([
      'China: police officers about 1,900,000 → about 1,950,000',
    ]);
  });

  test('of a date, a name and a list', async () => {
    const newer = await edited(
      ['1961-09-04', '1961-09-05'],
      ['4 September 1961', '5 September 1961'],
      ['[INTERPOL Beijing, Beijing NCB, Chinese NCB]', '[INTERPOL Beijing, Beijing NCB]'],
      ['areas: [economic crime, cyber security,', 'areas: [economic crime, money laundering, cyber security,'],
      ['including economic crime, cyber security,', 'including economic crime, money laundering, cyber security,'],
    );
    expect(await told(dataset, newer)).toEqual([
      'China: INTERPOL Beijing: other name “Chinese NCB” removed',
      'China: membership period start: day 1961-09-04 → 1961-09-05; quote changed',
      'China: specialized investigation units: focuses on money laundering added',
      expect.stringMatching(
        /^China: quote “including economic crime, cyber .*” → “including economic crime, money .*” \(\d+ statements: cyber security, drugs, economic crime and 3 more\)$/,
      ),
    ]);
  });

  test('of evidence alone: the words, the mode, the reason, the position', async () => {
    const mode = [
      'mode: interpreted\n        because: "the phrase',
      'mode: presupposed\n        because: "The phrase',
    ] as const;
    const [one, ...rest] = await told(dataset, await edited(mode));
    expect(one).toMatch(
      /^China: mode interpreted → presupposed; reason “the phrase.*” → “The phrase.*” \(1 statement: State Council\)$/,
    );
    expect(rest).toEqual([]);
    const moved = await told(
      withoutQuotes(dataset),
      withoutQuotes(
        await edited(['There are two million police officers in China', 'are two million police officers in China']),
      ),
    );
    expect(moved).toHaveLength(1);
    expect(moved[0]).toMatch(/^China: position \d+–\d+ removed \(\d+ statements: police officers\)$/);
  });

  test('of a thing that is new, or gone', async () => {
    const list = `  - list: open\n    affects: country\n    areas: [bribery]\n    quote: "challenges include bribery"\n`;
    const newer = await edited(['\nchallenges:\n', `\nchallenges:\n${list}`]);
    const line = 'crime challenge bribery: affects China; concerns bribery; listing open list';
    expect(await told(dataset, newer)).toEqual([`China: added ${line}`]);
    expect(await told(newer, dataset)).toEqual([`China: removed ${line}`]);
  });

  test('of everything: a whole country, each thing by its name, none by its IRI', async () => {
    const lines = await told([], mapped.facts);
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.filter((line) => /https?:/.test(line))).toEqual([]);
    expect(lines).toContain(
      'China: added ministry Ministry of Public Security: country China; made up of specialized investigation units; other name “MPS”; part of State Council',
    );
  });
});

describe('a graph of others', () => {
  const turtle = async (text: string) => {
    const read = await parseQuads(`@prefix : <https://example.org/> . ${text}`, 'turtle');
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    return read.value;
  };

  test('is told by its own names', async () => {
    const older = await turtle(':a :likes :b ; :age 5 . :b <http://www.w3.org/2000/01/rdf-schema#label> "Bee" .');
    const newer = await turtle(':a :likes :b ; :age 1234567 . :b <http://www.w3.org/2000/01/rdf-schema#label> "Bea" .');
    expect(await told(older, newer)).toEqual(['Bea: label “Bee” → “Bea”', 'a: age 5 → 1,234,567']);
  });

  test('tells apart what the same words stand for, and cuts no terminal', async () => {
    const older = await turtle(':a :p "x", <http://one.example/y> .');
    const newer = await turtle(':a :p "x"@fr, <http://one.example/y> ; :q "\\u001b[31m" .');
    expect(await told(older, newer)).toEqual(['a: p “x” → “x” (fr); q “\\u001B[31m” added']);
    expect(await told(await turtle(':a :p "5" .'), await turtle(':a :p "5"@en .'))).toEqual(['a: p "5" → "5"@en']);
  });

  test('is told of blank nodes by what they are', async () => {
    const lines = await told(await turtle('[ :p "x" ] .'), await turtle('[ :p "y" ] .'));
    expect(lines).toEqual(['removed something unnamed: p “x”', 'added something unnamed: p “y”']);
  });
});
