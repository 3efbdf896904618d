// Explanations of every triple of China and of the full fixture, and of every line of their files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/errors.ts';
import { Explainer } from '../../src/explain/explain.ts';
import type { Statement } from '../../src/explain/origins.ts';
import { Pages } from '../../src/explain/pages.ts';
import { tableRows } from '../../src/map/table.ts';
import { canonicalLine } from '../../src/rdf/lines.ts';
import { defaultGraph, quad } from '../../src/rdf/terms.ts';
import { china } from '../china.ts';
import { full } from '../full.ts';

const shared = '../shared/source';

const explainers = new Map<unknown, Promise<Explainer>>();
function explainerOf(of: typeof full, pages?: Pages): Promise<Explainer> {
  const known = explainers.get(of) ?? Explainer.open(of.project, of.mapped, pages);
  explainers.set(of, known);
  return known;
}

async function opened(of: typeof full, pages: string) {
  const { project, mapped } = of;
  const read = await Pages.read(project, pages);
  expect(read.issues).toEqual([]);
  return { project, mapped, explainer: await explainerOf(of, read.pages), folder: pages };
}

const exports = [
  ['the full fixture', () => opened(full, 'tests/fixtures/pages'), true],
  ['China', () => opened(china, shared), existsSync(shared)],
] as const;

const read = new Map<string, readonly string[]>();
/** What stands on the line of a file from the column on. */
function lineOf({ file, line, column }: Place): string | undefined {
  const lines = read.get(file) ?? readFileSync(file, 'utf8').split('\n');
  read.set(file, lines);
  const text = lines[line - 1];
  return text === undefined ? undefined : [...text].slice(column - 1).join('');
}

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
    const texts = [...project.sources.values()].map(({ id, file }) => [id, join(folder, file)] as const);
    const pages = new Map(
      texts.flatMap(([id, file]) => (existsSync(file) ? [[id, [...readFileSync(file, 'utf8')]] as const] : [])),
    );
    const rows = [...tableRows.keys()];
    let literals = 0;
    const faults: string[] = [];
    const hold = (holds: boolean | undefined, what: string) => {
      if (holds !== true) faults.push(what);
    };
    for (const statement of explainer.statements) {
      const explained = explainer.explain(statement);
      const { sentence, origins, shapes } = explained;
      if (statement.graphs.length > 0) hold(!/https?:\/\/w3id|^_:/.test(sentence), `words: ${sentence}`);
      for (const { place } of origins) hold(place.line > 0 && lineOf(place) !== undefined, `place: ${sentence}`);
      if (!statement.graphs.some((graph) => facts.has(graph))) continue;
      const said = origins.filter(({ kind }) => kind === 'fact');
      hold(said.length > 0, `no fact: ${sentence}`);
      hold(shapes.length > 0, `no shape: ${sentence}`);
      for (const { ground, onPage, mapping = '', row = '', property, place } of said) {
        if (ground === undefined) throw new Error(`no words for ${sentence}`);
        hold((ground.because === undefined) === (ground.mode === 'explicit'), `because: ${sentence}`);
        // By the file itself, and not by what placed it.
        const [start, end] = ground.position ?? [0, 0];
        hold(pages.get(ground.source)?.slice(start, end).join('') === ground.quote, `position: ${sentence}`);
        const { file = '', line = 0, column = 0, state } = onPage ?? {};
        hold(
          state === 'here' && lineOf({ file, line, column })?.startsWith(ground.quote.split('\n')[0] ?? '?'),
          `page: ${sentence}`,
        );
        hold(property === statement.triple.predicate.value, `property: ${sentence}`);
        hold(/^[A-Za-z.]+ → [a-z]+:\w+$/.test(mapping), `mapping: ${sentence}`);
        // A count is no field of a table, but a function beside it.
        hold(row === 'subBureaus.count' || rows.some((key) => `${key}.`.startsWith(`${row}.`)), `row: ${row}`);
        if (statement.triple.object.termType !== 'Literal') continue;
        literals += 1;
        hold(lineOf(place)?.replace(/^["']/, '').startsWith(statement.triple.object.value), `value: ${sentence}`);
      }
    }
    expect(faults).toEqual([]);
    expect(literals).toBeGreaterThan(50);
  });

  test.skipIf(!isHere)('from the line to the triple is the way back', async () => {
    const { explainer, project } = await open();
    const { documents, curatedDocuments, sourcesDocument } = project;
    const faults: string[] = [];
    let told = 0;
    for (const document of [...documents, ...curatedDocuments, sourcesDocument].filter((one) => one !== undefined)) {
      const { file } = document;
      const found = new Map<number, ReadonlySet<Statement['triple']>>();
      const count = document.text.split('\n').length;
      for (let line = 1; line <= count; line++) {
        const answer = await explainer.atLine({ file, line }, true);
        if (!answer.ok) {
          expect(answer.issues.map(({ code }) => code)).toEqual(['no-triple']);
          continue;
        }
        const { statements } = answer.value;
        found.set(line, new Set(statements.map(({ triple }) => triple)));
        told += statements.length;
        const here = new Set(document.pathsAt(line).map((path) => path.join()));
        for (const { origins, sentence } of statements) {
          const isHere = origins.some(({ place, path = [] }) => place.file === file && here.has(path.join()));
          if (!isHere) faults.push(`${file}:${line} ${sentence}`);
        }
      }
      for (const { triple, origins } of explainer.statements) {
        for (const { place } of origins) {
          if (place.file === file && !found.get(place.line)?.has(triple))
            faults.push(`${file}:${place.line} is left out`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(told).toBeGreaterThan(3000);
  });

  test.skipIf(!isHere)('line and column lead to the value that stands there', async () => {
    const { explainer, project } = await open();
    const files = new Set(project.documents.map(({ file }) => file));
    const faults: string[] = [];
    for (const { triple, origins } of explainer.statements) {
      for (const { place, kind } of origins) {
        if (kind !== 'fact' || !files.has(place.file)) continue;
        const answer = await explainer.atLine(place);
        if (!answer.ok || !answer.value.statements.some((one) => one.triple === triple)) {
          faults.push(`${place.file}:${place.line}:${place.column} ${canonicalLine(triple)}`);
        }
      }
    }
    expect(faults).toEqual([]);
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
  const explainer = await explainerOf(full);
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
    ['XA', 'xa:country'],
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
    expect(issues[0]?.expected).toBe('one of wording:fraud (crime area), crime-area:fraud (crime area)');
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
