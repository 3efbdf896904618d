// The closed lists that data files rely on, read from concept schemes.
import { expect, test } from 'vitest';
import { readConcepts } from '../../src/map/concepts.ts';
import { codeLists } from '../../src/model/kinds.ts';
import { skos } from '../../src/vocab/known.ts';
import { china } from '../china.ts';

const { schemes } = china.project.ontology;

test('every list has words, and every topic its notation', () => {
  const concepts = readConcepts(schemes);
  if (!concepts.ok) throw new Error(JSON.stringify(concepts.issues));
  expect(Object.keys(concepts.value.known)).toEqual([...codeLists]);
  expect([...concepts.value.known.directions]).toContain('emerging');
  expect(concepts.value.topics.get('cybercrime')).toMatch(/crime-area\/cybercrime$/);
});

test('a list without words is refused', () => {
  const without = schemes.filter((q) => !(q.subject.value.endsWith('code/levels') && q.predicate.equals(skos.member)));
  expect(readConcepts(without).issues).toMatchObject([
    { code: 'bad-concepts', message: expect.stringMatching(/levels/) },
  ]);
});
