// The committed questions, asked of every file that can answer them, against their committed answers.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { answerAs } from '../src/query/results.ts';
import { type EmbeddedStore, openStore } from '../src/query/store.ts';
import { parseQuads, type Syntax } from '../src/rdf/parse.ts';
import { outputText } from './china.ts';

const folder = 'ontology/questions';
const names = readdirSync(folder).flatMap((name) => (name.endsWith('.rq') ? [name.slice(0, -'.rq'.length)] : []));

async function storeOf(text: string, syntax: Syntax): Promise<EmbeddedStore> {
  const parsed = await parseQuads(text, syntax);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return openStore(parsed.value);
}

async function ask(store: EmbeddedStore, query: string): Promise<string> {
  const answer = await answerAs(store, query, 'csv');
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return answer.value;
}

const stores: Record<string, EmbeddedStore> = {
  'facts.ttl': await storeOf(outputText('facts.ttl'), 'turtle'),
  'facts.jsonld': await storeOf(outputText('facts.jsonld'), 'jsonld'),
  'dataset.nq': await storeOf(outputText('dataset.nq'), 'nq'),
};
afterAll(async () => {
  for (const store of Object.values(stores)) await store.close();
});

for (const name of names) {
  const query = readFileSync(`${folder}/${name}.rq`, 'utf8');
  const expected = readFileSync(`${folder}/${name}.csv`, 'utf8');

  describe(name, () => {
    test('opens with its question, and orders its answer', () => {
      expect(query).toMatch(/^# [A-Z].*\?\n/);
      expect(query).toMatch(/\nORDER BY .+\n$/);
    });

    // What only the dataset holds (evidence, curated links) the question says in a line of its own.
    const files = /^# needs: /m.test(query) ? ['dataset.nq'] : Object.keys(stores);
    test.each(files)('is answered by %s', async (file) => {
      const store = stores[file];
      expect(store && (await ask(store, query))).toBe(expected);
    });
  });
}

test('there is an answer for every question, and a question for every answer', () => {
  const answers = readdirSync(folder).flatMap((name) => (name.endsWith('.csv') ? [name.slice(0, -'.csv'.length)] : []));
  expect(answers).toEqual(names);
  for (let number = 1; number <= 11; number += 1) {
    expect(names.some((name) => name.startsWith(`${String(number).padStart(2, '0')}-`))).toBe(true);
  }
});

test('no answer is empty, but for what takes two countries', () => {
  const empty = names.filter(
    (name) => readFileSync(`${folder}/${name}.csv`, 'utf8').trimEnd().split('\n').length === 1,
  );
  expect(empty).toEqual(['17-shared-areas']);
});

test('a second country is told apart from the first, and compared with it', async () => {
  const second = outputText('facts.nt').replaceAll('/id/cn/', '/id/xa/').replaceAll('"China"@en', '"Elsewhere"@en');
  const store = await storeOf(outputText('facts.nt') + second, 'nt');
  const asked = (name: string) => ask(store, readFileSync(`${folder}/${name}.rq`, 'utf8'));
  expect(await asked('17-shared-areas')).toMatch(/^one,other,shared\r?\nChina,Elsewhere,10\r?\n$/);
  for (const name of [
    '01-region-and-city',
    '03-chain-of-bodies',
    '04-challenges',
    '06-both-or-one',
    '08-sub-bureaus',
  ]) {
    const [, ...rows] = readFileSync(`${folder}/${name}.csv`, 'utf8').trimEnd().split(/\r?\n/);
    const [, ...both] = (await asked(name)).trimEnd().split(/\r?\n/);
    expect(both).toEqual([...rows, ...rows.map((row) => row.replace(/^China/, 'Elsewhere'))]);
  }
  await store.close();
});
