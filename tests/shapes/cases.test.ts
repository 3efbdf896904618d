// Each constraint of the shapes bites: one wrong triple of the case graph gives the results of the table and no others.
import { expect, test } from 'vitest';
import { checkExport } from '../../src/project/check.ts';
import { lintShapes } from '../../src/validate/lint.ts';
import { ShapeGraph } from '../../src/validate/shape-graph.ts';
import { china } from '../china.ts';
import { full } from '../full.ts';
import { caseGraph, shapes } from './case-graph.ts';
import { cases, edited } from './cases.ts';
import { constraintsOf, targetedShapes } from './constraints.ts';
import { strayLists } from './lists.ts';
import { faultsBy } from './run.ts';

const faults = faultsBy(shapes);
const endings = new Set(cases.flatMap(({ expected }) => expected).map((line) => line.split(' ').slice(2).join(' ')));

test('the table has a case for every constraint', () => {
  const constraints = constraintsOf(new ShapeGraph(shapes));
  expect(constraints.length).toBeGreaterThan(300);
  expect(constraints.map(({ ending }) => ending).filter((ending) => !endings.has(ending))).toEqual([]);
});

test('the table has a case for each way of not being declared', () => {
  const kinds = [...endings].map((ending) => ending.split(' ')[0]).filter((kind) => kind?.includes('-'));
  expect([...new Set(kinds)].sort()).toEqual(['class-not-targeted', 'node-without-type', 'property-not-declared']);
});

test('the table names no constraint that is not there, and no edit twice', () => {
  const known = new Set(constraintsOf(new ShapeGraph(shapes)).map(({ ending }) => ending));
  expect([...endings].filter((ending) => !known.has(ending) && !/^[a-z]/.test(ending))).toEqual([]);
  expect(new Set(cases.map(({ edit }) => edit)).size).toBe(cases.length);
});

test('the lint finds nothing in the shapes', () => {
  const { ontology } = full.project;
  const terms = ontology.quads.get('ncb.ttl') ?? [];
  expect(lintShapes({ shapes, ontology: [...terms, ...ontology.schemes] })).toEqual([]);
});

test('each closed list of codes stands whole in one sh:in, and no sh:in holds anything else', () => {
  expect(strayLists(shapes, full.project.ontology.schemes)).toEqual([]);
});

test('every shape has something to check in the case graph, and nothing is wrong with it', async () => {
  expect(await faults(caseGraph)).toEqual([]);
  const graph = new ShapeGraph(shapes);
  const report = await checkExport(full.project, { mapped: { ...full.mapped, dataset: caseGraph } });
  const idle = report.ok ? [...report.value.focusNodes].filter(([, count]) => count === 0) : 'refused';
  expect(idle).toEqual([]);
  expect(report.ok && report.value.focusNodes.size).toBe(targetedShapes(graph).length);
});

test('China conforms, and every shape has something to check in it', async () => {
  const report = await checkExport(china.project, china);
  expect(report.ok && report.value.results).toEqual([]);
  expect(report.ok && [...report.value.focusNodes].filter(([, count]) => count === 0)).toEqual([]);
});

const { facts, evidence } = china.mapped;
test.each([
  ['facts', [...facts, ...china.project.ontology.schemes]],
  ['evidence', evidence],
])('a graph of China conforms without the others: %s', async (_, alone) => {
  expect(await faults(alone)).toEqual([]);
});

test.each(cases)('$edit', async ({ edit, expected }) => {
  expect(await faults(edited(caseGraph, edit))).toEqual(expected);
});
