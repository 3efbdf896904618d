// Every violation has a line: of data/ where the graph is the project's export, of the file where it is a graph file.
// The exports of China and of the full fixture are broken in every triple, a part of them at a time.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Export } from '../../src/project/build.ts';
import { checkExport, checkGraph } from '../../src/project/check.ts';
import { readGraphs } from '../../src/project/graphs.ts';
import type { Project } from '../../src/project/open.ts';
import { literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';
import { TraceIndex } from '../../src/rdf/traces.ts';
import type { ShapeReport } from '../../src/validate/result.ts';
import { china } from '../china.ts';
import { full } from '../full.ts';

const wrong = literal('wrong', namedNode('http://example.org/datatype'));
const nobody = namedNode('http://example.org/nobody-declares-this');

type Subject = Export & { readonly project: Project };

async function check({ project, ...built }: Subject, dataset: readonly Quad[]): Promise<ShapeReport> {
  const report = await checkExport(project, { ...built, mapped: { ...built.mapped, dataset } });
  if (!report.ok) throw new Error(JSON.stringify(report.issues));
  return report.value;
}

const unplaced = ({ results }: ShapeReport) =>
  results
    .filter(({ place, excerpt }) => place === undefined || excerpt === undefined)
    .map((result) => JSON.stringify(result));

describe.each([
  ['China', china],
  ['the full fixture', full],
] as const)('%s', (_, subject: Subject) => {
  const { dataset } = subject.mapped;

  test('every other object replaced: every result stands at a line that exists', async () => {
    const broken = dataset.map((q, at) => (at % 2 === 0 ? quad(q.subject, q.predicate, wrong, q.graph) : q));
    const report = await check(subject, broken);
    expect(report.results.length).toBeGreaterThan(200);
    expect(unplaced(report)).toEqual([]);
    for (const { place, excerpt = '' } of report.results.slice(0, 500)) {
      const line = readFileSync(place?.file ?? '', 'utf8').split('\n')[(place?.line ?? 0) - 1];
      expect(line?.slice(0, 1000)).toBe(excerpt.replace(/…$/, ''));
      expect([...excerpt].length).toBeGreaterThanOrEqual((place?.column ?? 0) - 1);
    }
  });

  test('a fault of a page stands at its own field in sources.yaml', async () => {
    const isLanguage = ({ predicate }: Quad) => predicate.value === 'http://purl.org/dc/terms/language';
    const broken = dataset.map((q) => (isLanguage(q) ? quad(q.subject, q.predicate, wrong, q.graph) : q));
    const { results } = await check(subject, broken);
    expect(results.length).toBeGreaterThan(0);
    for (const { excerpt } of results) expect(excerpt).toMatch(/^ {2}language: /);
  });

  test('each third triple dropped: every result has a place', async () => {
    const report = await check(
      subject,
      dataset.filter((_q, at) => at % 3 > 0),
    );
    expect(report.results.length).toBeGreaterThan(50);
    expect(unplaced(report)).toEqual([]);
  });

  test('a property that no shape declares on every node: each stands where its node does', async () => {
    const nodes = new Map(dataset.map(({ subject: node }) => [node.value, node]));
    const report = await check(subject, [...dataset, ...[...nodes.values()].map((node) => quad(node, nobody, wrong))]);
    expect(report.results.length).toBeGreaterThanOrEqual(nodes.size);
    expect(unplaced(report)).toEqual([]);
  });

  test('a node that is only referred to stands where it is referred to', async () => {
    const gone = subject.mapped.countries[0]?.facts.find(({ quad: q }) =>
      q.predicate.value.endsWith('nationalCentralBureau'),
    );
    if (gone === undefined) throw new Error('no bureau');
    const bureau = gone.quad.object.value;
    const report = await check(
      subject,
      dataset.filter((q) => q.subject.value !== bureau),
    );
    const about = report.results.filter(({ value }) => value?.value === bureau);
    expect(about.length).toBeGreaterThan(0);
    expect(about[0]?.place?.file).toMatch(/countries\/[a-z]{2}\.yaml$/);
  });
});

const isOf = (predicate: string) => (q: Quad) => q.predicate.value.endsWith(predicate);
const edited = (dataset: readonly Quad[], predicate: string, object: Quad['object']) => {
  const at = dataset.findIndex(isOf(predicate));
  return dataset.map((q, index) => (index === at ? quad(q.subject, q.predicate, object, q.graph) : q));
};

describe('the line of data/ is that of the value', () => {
  const yaml = readFileSync('data/countries/cn.yaml', 'utf8').split('\n');
  const lineOf = (words: string) => yaml.findIndex((line) => line.includes(words)) + 1;

  test('a triple that is missing stands where it was authored, with its quote', async () => {
    const report = await check(
      china,
      china.mapped.dataset.filter((q) => !isOf('qualifier')(q)),
    );
    expect(report.results.map(({ component }) => component.replace(/^.*#/, ''))).toEqual([
      'MinCountConstraintComponent',
      'unstated',
    ]);
    for (const result of report.results) {
      expect(result).toMatchObject({
        place: { file: 'data/countries/cn.yaml', line: lineOf('qualifier: rounded') },
        quote: 'There are two million police officers in China',
      });
    }
  });

  test('a fault of the evidence stands at the fact that rests on it', async () => {
    const fact = china.mapped.countries[0]?.facts.find(({ quad: q }) => isOf('subBureauCount')(q));
    const statement = fact?.citations[0]?.statement;
    const dataset = china.mapped.dataset.filter((q) => !(q.subject.value === statement && isOf('#mode')(q)));
    const report = await check(china, dataset);
    expect(new Set(report.results.map(({ place, quote }) => `${place?.line} ${quote}`))).toEqual(
      new Set([`${lineOf('count: { value: 2')} INTERPOL Beijing has two sub bureaus`]),
    );
  });

  test('a fault of a source stands in sources.yaml, one of a link in its curated file, one of a code in the ontology', async () => {
    const places = async (predicate: string, object: Quad['object']) =>
      (await check(china, edited(china.mapped.dataset, predicate, object))).results.map(({ place }) => place?.file);
    expect(await places('schema.org/sha256', literal('none'))).toEqual(['data/sources.yaml']);
    expect(new Set(await places('elements/1.1/creator', namedNode('http://example.org/x')))).toEqual(
      new Set([expect.stringMatching(/^data\/curated\/.*\.yaml$/)]),
    );
    expect(new Set(await places('skos/core#notation', namedNode('http://example.org/x')))).toEqual(
      new Set(['ontology/codes.ttl']),
    );
  });
});

describe('a graph file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-files-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const bad = new Map([
    ['facts.ttl', ['ncb:subBureauCount 2', 'ncb:subBureauCount "two"']],
    ['facts.nt', ['"2"^^<http://www.w3.org/2001/XMLSchema#integer>', '"two"']],
    ['facts.jsonld', ['"subBureauCount": "2"', '"subBureauCount": { "@value": "two", "@language": "en" }']],
    [
      'facts.rdf',
      ['<ncb:subBureauCount rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">2<', '<ncb:subBureauCount>two<'],
    ],
    ['dataset.nq', ['#subBureauCount> "2"^^<http://www.w3.org/2001/XMLSchema#integer>', '#subBureauCount> "two"']],
    ['dataset.trig', ['ncb:subBureauCount 2', 'ncb:subBureauCount "two"']],
  ]);

  test.each([...bad])('a wrong count planted in %s stands at its line', async (path, [from = '', to = '']) => {
    const text = china.files.get(path) ?? '';
    expect(text).toContain(from);
    const planted = text.replace(from, to);
    const file = join(folder, path);
    writeFileSync(file, planted);
    const index = new TraceIndex();
    const quads = await readGraphs([file], { places: index });
    if (!quads.ok) throw new Error(JSON.stringify(quads.issues));
    const report = await checkGraph(quads.value, china.project.ontology, () => index);
    if (!report.ok) throw new Error(JSON.stringify(report.issues));
    const about = report.value.results.filter(({ value }) => value?.value === 'two');
    expect(about.length).toBeGreaterThan(0);
    const line = planted.split('\n').findIndex((one) => one.includes(to.split('>')[0] ?? to)) + 1;
    const exact = planted.split('\n').findIndex((one) => /subBureauCount.*two/.test(one)) + 1;
    expect([line > 0, ...about.map(({ place }) => [place?.file, place?.line])]).toEqual([
      true,
      ...about.map(() => [file, exact]),
    ]);
    expect(report.value.results.filter(({ place }) => place === undefined)).toEqual([]);
  });
});
