// Explanations of every triple of China and of the full fixture, and of every line of their files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Explainer } from '../../src/explain/explain.ts';
import type { Origin, Statement } from '../../src/explain/origins.ts';
import { Pages } from '../../src/explain/pages.ts';
import { tableRows } from '../../src/map/table.ts';
import { canonicalLine } from '../../src/rdf/lines.ts';
import { defaultGraph, quad } from '../../src/rdf/terms.ts';
import { china } from '../china.ts';
import { full } from '../full.ts';

const shared = '../shared/source';

async function opened({ project, mapped }: typeof full, pages: string) {
  const read = await Pages.read(project, pages);
  expect(read.issues).toEqual([]);
  return { project, mapped, explainer: await Explainer.open(project, mapped, read.pages), folder: pages };
}

const exports = [
  ['the full fixture', () => opened(full, 'tests/fixtures/pages'), true],
  ['China', () => opened(china, shared), existsSync(shared)],
] as const;

const texts = new Map<string, readonly string[]>();
function lineOf({ place: { file, line, column } }: Origin): string {
  const lines = texts.get(file) ?? readFileSync(file, 'utf8').split('\n');
  texts.set(file, lines);
  return [...(lines[line - 1] ?? '')].slice(column - 1).join('');
}

/** Whether the origins of a statement stand on a line: begin on it, have their name on it, or run through it. */
const lines = ({ origins }: Statement, file: string) =>
  origins.flatMap(({ place }) => (place.file === file ? [place.line] : []));

describe.each(exports)('%s', (_, open, isHere) => {
  test.skipIf(!isHere)('every triple has a line, the value that stands there, and the words of a page', async () => {
    const { mapped, explainer, folder, project } = await open();
    const known = new Map(explainer.statements.map((one) => [canonicalLine(one.triple), one]));
    const keys = new Set(
      [...mapped.dataset, ...mapped.facts].map((one) =>
        canonicalLine(quad(one.subject, one.predicate, one.object, defaultGraph())),
      ),
    );
    expect(keys.size).toBeGreaterThan(3000);
    const without = [...keys].filter((key) => (known.get(key)?.origins.length ?? 0) === 0);
    expect(without).toEqual([]);
    const facts = new Set(mapped.countries.flatMap((one) => one.facts.map(({ quad: made }) => made.graph.value)));
    const pages = new Map([...project.sources.values()].map(({ id, file }) => [id, join(folder, file)]));
    let literals = 0;
    for (const statement of explainer.statements) {
      const explained = explainer.explain(statement);
      expect(explained.sentence).not.toMatch(/https?:\/\/w3id|^_:/);
      for (const { place } of explained.origins) expect(existsSync(place.file)).toBe(true);
      if (!statement.graphs.some((graph) => facts.has(graph))) continue;
      const said = explained.origins.filter(({ kind }) => kind === 'fact');
      expect(said.length).toBeGreaterThan(0);
      expect(explained.shapes).not.toEqual([]);
      for (const origin of said) {
        const { ground, onPage, mapping, row = '', property } = origin;
        if (ground === undefined) throw new Error(`no words for ${explained.sentence}`);
        expect(ground.because === undefined).toBe(ground.mode === 'explicit');
        // By the file itself, and not by what placed it.
        expect(onPage?.state).toBe('here');
        const [start, end] = ground.position ?? [0, 0];
        const text = [...readFileSync(pages.get(ground.source) ?? '', 'utf8')];
        expect(text.slice(start, end).join('')).toBe(ground.quote);
        expect(readFileSync(onPage?.file ?? '', 'utf8').split('\n')[(onPage?.line ?? 0) - 1]).toContain(
          ground.quote.split('\n')[0],
        );
        expect(property).toBe(statement.triple.predicate.value);
        expect(mapping).toMatch(/^[A-Za-z.]+ → [a-z]+:\w+$/);
        expect([...tableRows.keys()].some((key) => key === row || key.startsWith(`${row}.`))).toBe(true);
        if (statement.triple.object.termType !== 'Literal') continue;
        literals += 1;
        expect(lineOf(origin).replace(/^["']/, '')).toMatch(
          new RegExp(`^${statement.triple.object.value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
        );
      }
    }
    expect(literals).toBeGreaterThan(100);
  });

  test.skipIf(!isHere)('from the line to the triple is the way back', async () => {
    const { explainer, project } = await open();
    const { documents, curatedDocuments, sourcesDocument } = project;
    const files = [...documents, ...curatedDocuments, ...(sourcesDocument === undefined ? [] : [sourcesDocument])];
    let told = 0;
    for (const document of files) {
      const found = new Map<number, ReadonlySet<string>>();
      for (let line = 1; line <= document.text.split('\n').length; line++) {
        const answer = await explainer.atLine({ file: document.file, line }, true);
        if (!answer.ok) {
          expect(answer.issues.map(({ code }) => code)).toEqual(['no-triple']);
          continue;
        }
        found.set(line, new Set(answer.value.statements.map(({ triple }) => canonicalLine(triple))));
        for (const statement of answer.value.statements) {
          told += 1;
          // The line itself, or that of the field's name above a block, or the beginning of words that run on.
          const near = lines(statement, document.file).filter((at) => Math.abs(at - line) <= 1 || at < line);
          expect(near, `${document.file}:${line}`).not.toEqual([]);
          expect(
            statement.origins.some(({ path = [] }) => document.pathsAt(line).some((one) => one.join() === path.join())),
          ).toBe(true);
        }
      }
      for (const statement of explainer.statements) {
        const key = canonicalLine(statement.triple);
        for (const line of lines(statement, document.file)) expect(found.get(line)?.has(key)).toBe(true);
      }
    }
    expect(told).toBeGreaterThan(3000);
  });

  test.skipIf(!isHere)('line and column lead to the value that stands there', async () => {
    const { explainer, project } = await open();
    const files = new Set(project.documents.map(({ file }) => file));
    for (const statement of explainer.statements) {
      for (const { place, kind } of statement.origins) {
        if (kind !== 'fact' || !files.has(place.file)) continue;
        const answer = await explainer.atLine(place);
        expect(answer.ok && answer.value.statements.some(({ triple }) => triple === statement.triple)).toBe(true);
      }
    }
  });
});

test('every row of the mapping tables is told of some triple, or says why it makes none', async () => {
  const { explainer } = await opened(full, 'tests/fixtures/pages');
  const told = new Set(explainer.statements.flatMap(({ origins }) => origins.flatMap(({ row }) => row ?? [])));
  const silent = [...tableRows].flatMap(([row, fate]) => {
    const inside = [...told].some((one) => one === row || row.endsWith(`record.${one.split('.')[0]}`));
    return fate === 'emits' && !inside && !told.has(row.replace(/^record\./, '')) ? [row] : [];
  });
  expect(silent).toEqual(['bureau.kind']); // a table of its own, whose rows are told
});

async function ask(name: string, property?: string) {
  const explainer = await Explainer.open(full.project, full.mapped);
  const answer = await explainer.answer({ name, property });
  const triples = answer.ok ? answer.value.statements.map(({ triple }) => canonicalLine(triple)) : [];
  return { answer, triples, issues: answer.issues };
}

const base = full.project.dataset.base;

describe('names', () => {
  const bureau = `${base}id/xa/ncb`;
  test.each([bureau, `<${bureau}>`, 'xa:ncb', 'xa/ncb'])('%s is the bureau', async (name) => {
    const { answer, triples } = await ask(name);
    expect(answer.ok && answer.value.about).toBe('xa:ncb');
    expect(triples.length).toBeGreaterThan(5);
    expect(triples.every((line) => line.startsWith(`<${bureau}> `))).toBe(true);
  });

  test.each([
    ['xa', 'xa:country'],
    ['NationalCentralBureau', 'ncb:NationalCentralBureau'],
    ['ncb:CrimeArea', 'ncb:CrimeArea'],
  ])('%s is %s', async (name, about) => {
    const { answer } = await ask(name);
    expect(answer.ok && answer.value.about).toBe(about);
  });

  test('a label, letter for letter or but for case', async () => {
    const label = full.mapped.facts.find(
      ({ subject, predicate }) => subject.value === bureau && predicate.value.endsWith('#prefLabel'),
    )?.object.value;
    for (const name of [label ?? '', (label ?? '').toUpperCase()]) {
      expect((await ask(name)).triples).toEqual((await ask('xa:ncb')).triples);
    }
  });

  test('a label of several things lists them', async () => {
    const { issues } = await ask('fraud');
    expect(issues).toMatchObject([{ code: 'ambiguous-name', message: '2 things are called "fraud"' }]);
    expect(issues[0]?.expected).toMatch(/crime-area:fraud \(crime area\), wording:fraud \(crime area\)/);
  });

  test.each([
    ['xa:nbc', '"xa:ncb"'],
    ['NationalCentralBuro', '"NationalCentralBureau"'],
    ['https://elsewhere.example/id/xa/ncb', `"${bureau}"`],
  ])('%s is near %s', async (name, near) => {
    expect((await ask(name)).issues).toMatchObject([
      { code: 'unknown-name', message: `nothing in the graph is called "${name}"; did you mean ${near}?` },
    ]);
  });

  test.each(['org:subOrganizationOf', 'subOrganizationOf', 'part of', 'http://www.w3.org/ns/org#subOrganizationOf'])(
    'the property %s',
    async (property) => {
      const { triples } = await ask('xa:ncb', property);
      expect(triples).toHaveLength(1);
      expect(triples[0]).toContain('org#subOrganizationOf');
    },
  );

  test('a property that the thing does not have', async () => {
    const { issues } = await ask('xa:ncb', 'org:subOrganisationOf');
    expect(issues).toMatchObject([{ code: 'no-triple' }]);
    expect(issues[0]?.message).toContain('did you mean "org:subOrganizationOf"?');
  });
});
