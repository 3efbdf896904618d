// A fact edited in data/ changes a line or two of the facts' Turtle, and about ten lines of evidence a triple it changes.
// TABLE=1 npx vitest run --project unit tests/readable-diffs.test.ts prints what each edit changes.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { mapDataset } from '../src/map/dataset.ts';
import type { Lock } from '../src/model/lock.ts';
import { parseCountry } from '../src/model/parse.ts';
import { writingOptions } from '../src/project/build.ts';
import { inDefaultGraph } from '../src/rdf/graphs.ts';
import type { Quad } from '../src/rdf/terms.ts';
import { readYaml } from '../src/read/yaml.ts';
import { findFormat } from '../src/serialize/formats.ts';
import { china, outputText } from './china.ts';
import { type Edit, edits, evidenceEdits, idleEdits, removals } from './readable-diffs/edits.ts';
import { lineDiff } from './readable-diffs/line-diff.ts';

const file = 'data/countries/cn.yaml';
const authored = readFileSync(file, 'utf8');
const { project } = china;
const { ontology, dataset, sources } = project;

/** Positions of quotes as `cite` would write them: a quote shortened stands inside the one it was. */
function lockOf(quotes: readonly string[]): Lock {
  const lock = project.locks.get('cn');
  if (lock === undefined) throw new Error('China has no lock file');
  const known = new Map(Object.entries(lock.quotes));
  for (const quote of quotes) {
    if (known.has(quote)) continue;
    const [longer = '', [start] = [0]] = [...known].find(([each]) => each.includes(quote)) ?? [];
    const from = start + [...longer.slice(0, longer.indexOf(quote))].length;
    known.set(quote, [from, from + [...quote].length]);
  }
  return { ...lock, quotes: Object.fromEntries(known) };
}

async function turtle(quads: readonly Quad[]): Promise<string> {
  const format = findFormat('turtle');
  if (!format.ok) throw new Error('no Turtle');
  const written = await format.value.serialize(quads, writingOptions(project, dataset.base));
  if (!written.ok) throw new Error(JSON.stringify(written.issues));
  return written.value;
}

/** Facts and evidence of a text of China's file, as the export writes them. */
async function exportOf(text: string): Promise<{ facts: string; evidence: string }> {
  const read = readYaml(text, file);
  if (!read.ok) throw new Error(JSON.stringify(read.issues, undefined, 2));
  const country = parseCountry(read.value, { known: ontology.concepts.known, sources });
  if (!country.ok) throw new Error(JSON.stringify(country.issues, undefined, 2));
  const quotes = country.value.facts.flatMap(({ scope }) => scope.quote ?? []);
  const mapped = mapDataset({
    base: dataset.base,
    countries: [country.value],
    locks: new Map([['cn', lockOf(quotes)]]),
    curated: [],
    schemes: ontology.schemes,
    concepts: ontology.concepts,
  });
  return { facts: await turtle(mapped.facts), evidence: await turtle(inDefaultGraph(mapped.evidence)) };
}

function edited([what, from, to]: Edit): string {
  expect(authored.split(from), `${what}: the text to replace stands once`).toHaveLength(2);
  return authored.replace(from, () => to);
}

const before = await exportOf(authored);
const rows: string[] = [];
afterAll(() => {
  if (process.env['TABLE']) console.log(rows.join('\n'));
});

test('the unedited file gives the committed export', () => {
  expect(before.facts).toBe(outputText('facts.ttl'));
  expect(before.evidence).toBe(outputText('evidence.ttl'));
});

async function changes(edit: Edit) {
  const after = await exportOf(edited(edit));
  const facts = lineDiff(before.facts, after.facts);
  const evidence = lineDiff(before.evidence, after.evidence);
  const count = ({ removed, added }: typeof facts) => `-${removed.length} +${added.length}`.padEnd(8);
  rows.push(`${edit[0].padEnd(50)} facts ${count(facts)} evidence ${count(evidence)}`);
  rows.push(...facts.removed.map((line) => `    - ${line}`), ...facts.added.map((line) => `    + ${line}`));
  return { facts, evidence };
}

/** About ten lines a citation that comes or goes: its block, and three lines where its passage comes or goes with it. */
function expectAboutTenEach(lines: readonly string[]): void {
  const count = (of: RegExp) => lines.filter((line) => of.test(line)).length;
  const ten = 10 * count(/^statement:/) + 3 * count(/ a oa:SpecificResource ;/);
  expect(lines.length).toBeLessThanOrEqual(Math.max(1, ten));
}

describe('one fact edited changes one or two lines of the facts', () => {
  test.each(edits)('%s', async (...edit) => {
    const { facts, evidence } = await changes(edit);
    expect(facts.removed.length + facts.added.length).toBeGreaterThan(0);
    expect(facts.removed.length).toBeLessThanOrEqual(2);
    expect(facts.added.length).toBeLessThanOrEqual(2);
    expect(evidence.removed.length + evidence.added.length).toBeGreaterThan(0);
    expectAboutTenEach(evidence.removed);
    expectAboutTenEach(evidence.added);
  });
});

describe('other evidence leaves the facts as they are', () => {
  test.each(evidenceEdits)('%s', async (...edit) => {
    const { facts, evidence } = await changes(edit);
    expect(facts).toEqual({ removed: [], added: [] });
    expect(evidence.removed.length).toBeGreaterThan(0);
    expectAboutTenEach(evidence.removed);
    expectAboutTenEach(evidence.added);
  });
});

describe('changes nothing', () => {
  test.each(idleEdits)('%s', async (...edit) => {
    const nothing = { removed: [], added: [] };
    expect(await changes(edit)).toEqual({ facts: nothing, evidence: nothing });
  });
});

describe('goes whole, and nothing else with it', () => {
  test.each(removals)('%s', async (...edit) => {
    const { facts, evidence } = await changes(edit);
    expect([facts.added, evidence.added]).toEqual([[], []]);
    expect(facts.removed.filter((line) => !line.startsWith(' '))).toHaveLength(3);
    expect(facts.removed.slice(-2)).toEqual(['.', '']);
  });
});
