// What the page of China does not say is not in the exported facts, however it might be said.
import { afterAll, describe, expect, test } from 'vitest';
import { type EmbeddedStore, openStore } from '../../src/query/store.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { outputText } from '../china.ts';
import { apart, notSaid } from './not-said.ts';
import { prefixes } from './rows.ts';

const lines = Object.entries(prefixes).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`);
const head = `${lines.join('\n')}\n`;

async function quadsOf(text: string, syntax: 'nq' | 'turtle'): Promise<Quad[]> {
  const parsed = await parseQuads(text, syntax);
  if (!parsed.ok) throw new Error(`${text}\n${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}

async function says(store: EmbeddedStore, pattern: string): Promise<boolean> {
  const answer = await store.answer(`${head}ASK { ${pattern} }`);
  if (!answer.ok || answer.value.kind !== 'boolean') throw new Error(`${pattern}\n${JSON.stringify(answer.issues)}`);
  return answer.value.value;
}

const dataset = await quadsOf(outputText('dataset.nq'), 'nq');
const facts = dataset.filter(({ graph }) => graph.value === 'https://w3id.org/ncb-graph/graph/facts/cn');
const store = openStore(facts);
const whole = openStore(dataset);
afterAll(() => Promise.all([store.close(), whole.close()]));

test('the things not said are all 13, in order', () => {
  expect(notSaid.map(({ id }) => id)).toEqual(Array.from({ length: 13 }, (_, index) => `N${index + 1}`));
  expect(facts.length).toBeGreaterThan(200);
});

for (const { id, what, pattern, wrong } of notSaid) {
  describe(`${id} ${what}`, () => {
    test(`${id} is not said by the facts`, async () => {
      expect(await says(store, pattern)).toBe(false);
    });

    test.each(wrong)(`${id} would be found in: %s`, async (triples) => {
      const spoilt = openStore([...facts, ...(await quadsOf(`${head}${triples} .`, 'turtle'))]);
      expect(await says(spoilt, pattern)).toBe(true);
      await spoilt.close();
    });
  });
}

test.each(apart)('N13 no chain of exact matches makes %s and %s one', async (one, other) => {
  const same = '(skos:exactMatch|^skos:exactMatch|owl:sameAs|^owl:sameAs)+';
  expect(await says(whole, `wording:${one} ${same} wording:${other}`)).toBe(false);
  expect(await says(whole, `wording:${one} skos:exactMatch|skos:closeMatch ?o`)).toBe(true);
});
