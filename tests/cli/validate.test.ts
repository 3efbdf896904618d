// `validate` as a command: the shapes it takes, the lint it runs, the status it ends with.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type ValidateOptions, validateCommand } from '../../src/cli/validate.ts';

const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const common = { data: 'tests/fixtures/full', ontology: 'ontology', color: 'never', version: '0.0.0' } as const;
const shapesText = readFileSync('ontology/shapes.ttl', 'utf8');

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** What the command ends with for shapes that differ from ours in one place. */
async function withShapes(ours: string, instead: string, graphs: readonly string[] = []) {
  expect(shapesText).toContain(ours);
  const shapes = [written('shapes.ttl', shapesText.replace(ours, instead)), 'ontology/shapes-sparql.ttl'];
  const options: ValidateOptions = { report: 'human', failOn: 'violation', shapes };
  const { issues, text, exit } = await validateCommand(common, graphs, options);
  return { told: issues.map(({ code, place }) => `${code} ${place?.line ?? ''}`), text, exit };
}

const lineOf = (words: string) => shapesText.slice(0, shapesText.indexOf(words)).split('\n').length;

test('the full fixture conforms to the full profile', async () => {
  const { issues, text, exit } = await validateCommand(common, [], { report: 'human', failOn: 'info' });
  expect(issues).toEqual([]);
  expect(text).toMatch(/^conforms: \d{4} focus nodes of 36 shapes\n$/);
  expect(exit).toBe(0);
});

test.each([
  ['a misspelt constraint', 'sh:uniqueLang "true"', 'sh:uniqueLanguage "true"', 'shape-unknown-term'],
  ['a misspelt target', 'sh:targetClass ncb:Role', 'sh:targetClas ncb:Role', 'shape-unknown-term'],
  ['a misspelt class', 'sh:targetClass ncb:Role', 'sh:targetClass ncb:Rolle', 'shape-undeclared-term'],
  ['a misspelt path', 'sh:path ncb:dueTo', 'sh:path ncb:duTo', 'shape-undeclared-term'],
  ['a misspelt concept', 'code:open-list', 'code:open-lists', 'shape-undeclared-term'],
])('%s is told at its line, and nothing is called valid', async (_, ours, instead, code) => {
  const { told, text } = await withShapes(ours, instead);
  expect(told).toEqual([`${code} ${lineOf(ours)}`]);
  expect(text).toBe('');
});

test('a shape that finds nothing to check is a warning', async () => {
  const { told, exit } = await withShapes('sh:targetClass ncb:Headcount', 'sh:targetClass schema:Person');
  expect(told).toEqual([`shape-without-focus ${lineOf('\nshape:Headcount\n') + 1}`]);
  expect(exit).toBe(1); // since nothing describes a headcount any more
});

test.each([[[]], [['output/facts.ttl']]])('shapes that ask for more are not met (%j)', async (graphs) => {
  const { text, exit } = await withShapes(
    'sh:path ncb:region ;',
    'sh:path ncb:region ; sh:nodeKind sh:Literal ;',
    graphs,
  );
  expect(text).toMatch(/violation {2}\S+country\S* ncb:region/);
  expect(exit).toBe(1);
});
