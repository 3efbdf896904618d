// Each mutant of the shapes, one of which asks for less, is noticed. Minutes, so `npm run shapes` runs it, and CI; with
// `-- --reporter verbose` it says what notices each.
import { afterAll, expect, test } from 'vitest';
import { ontology, shapes } from './case-graph.ts';
import { mutantsOf } from './mutants.ts';
import { noticedBy } from './noticing.ts';

const mutants = mutantsOf(shapes, ontology);
const score = new Map<string, number>();

test('there are mutants of each kind', () => {
  const kinds = new Set(mutants.map(({ name }) => name.split(' ')[0]));
  expect(mutants.length).toBeGreaterThan(1000);
  expect(kinds.size).toBeGreaterThan(20);
});

test.for(mutants.map((mutant) => [mutant.name, mutant] as const))('%s', async ([, mutant], { annotate }) => {
  const noticed = await noticedBy(mutant);
  expect(noticed, 'something notices that the shapes ask for less').toBeDefined();
  if (noticed === undefined) return;
  const by = noticed.replace(/^(case|lint) .*$/, '$1');
  score.set(by, (score.get(by) ?? 0) + 1);
  await annotate(noticed);
});

afterAll(() => {
  const noticed = [...score.values()].reduce((sum, count) => sum + count, 0);
  const told = [...score].map(([by, count]) => `${count} by ${by}`).join(', ');
  console.log(`${noticed} of ${mutants.length} mutants of the shapes noticed: ${told}`);
});
