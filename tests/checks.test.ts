// The committed checks of ontology/checks: nothing is found in good data, each planted fault is, and at its place.
import { describe, expect, test } from 'vitest';
import { checkExport, checkGraph } from '../src/project/check.ts';
import { runChecks } from '../src/project/checks.ts';
import { literal, namedNode, type Quad, quad } from '../src/rdf/terms.ts';
import { predicateOf, type ShapeResult } from '../src/validate/result.ts';
import { rdf } from '../src/vocab/known.ts';
import { ncb } from '../src/vocab/ncb.g.ts';
import { china } from './china.ts';
import { full } from './full.ts';

const { ontology } = full.project;
const { dataset } = full.mapped;

async function found(quads: readonly Quad[]): Promise<readonly ShapeResult[]> {
  const results = await runChecks(quads, ontology.checks);
  if (!results.ok) throw new Error(JSON.stringify(results.issues));
  return results.value;
}

const brief = ({ component, focusNode, path, value }: ShapeResult) =>
  [component, focusNode.value, predicateOf(path)?.value, value?.value].join(' ');
const triple = ({ subject, predicate, object }: Quad) => [subject.value, predicate.value, object.value].join(' ');

const one = <T>(values: readonly T[]): T => {
  const [value] = values;
  if (value === undefined) throw new Error('there is none');
  return value;
};
const inGraph = (part: string) => dataset.filter(({ graph }) => graph.value.includes(`/graph/${part}`));

/** A triple of facts that one statement alone cites, and that statement. */
const statements = inGraph('evidence/xa').filter(({ predicate }) => predicate.equals(rdf.object));
const cited = one(
  inGraph('facts/xa').filter(
    ({ predicate, object }) =>
      predicate.value === ncb.subBureauCount && statements.filter((each) => each.object.equals(object)).length === 1,
  ),
);
const statement = one(statements.filter(({ object }) => object.equals(cited.object))).subject;

test.each(ontology.checks)('$name opens with its question, its message and its severity', ({ text }) => {
  expect(text).toMatch(/^# [A-Z].*\?\n# message: [^A-Z].+\n# severity: (violation|warning|info)\n/);
  expect(text).toMatch(/\nORDER BY .+\n$/);
});

test.each([
  ['the full fixture', dataset],
  ['China', china.mapped.dataset],
])('nothing is found in %s', async (_, quads) => {
  expect((await found(quads)).map(brief)).toEqual([]);
});

describe('a planted fault is found, and nothing else', () => {
  test('uncited: the statement of a triple left out', async () => {
    const rest = dataset.filter(({ subject }) => !subject.equals(statement));
    expect((await found(rest)).map(brief)).toEqual([`uncited ${triple(cited)}`]);
  });

  test.each([ncb.mode, 'http://www.w3.org/ns/prov#wasDerivedFrom'])('uncited: a statement without %s', async (iri) => {
    const rest = dataset.filter(({ subject, predicate }) => !subject.equals(statement) || predicate.value !== iri);
    expect((await found(rest)).map(brief)).toEqual([`uncited ${triple(cited)}`]);
  });

  test('uncited: the statement stands in the evidence of another country', async () => {
    const other = namedNode(one(inGraph('evidence/xb')).graph.value);
    const moved = dataset.map((each) =>
      each.subject.equals(statement) ? quad(each.subject, each.predicate, each.object, other) : each,
    );
    expect((await found(moved)).map(brief)).toEqual([`uncited ${triple(cited)}`, `unstated ${triple(cited)}`]);
  });

  test('unstated: a triple of facts left out', async () => {
    const rest = dataset.filter((each) => each !== cited);
    expect((await found(rest)).map(brief)).toEqual([`unstated ${triple(cited)}`]);
  });

  test('unwarranted: a curated link that nobody made, or for no reason', async () => {
    const curated = inGraph('curated');
    const link = one(curated.filter(({ predicate }) => predicate.value === rdf.subject.value));
    const about = (predicate: { readonly value: string }) =>
      one(curated.filter((each) => each.subject.equals(link.subject) && each.predicate.value === predicate.value))
        .object;
    const linked = [about(rdf.subject), about(rdf.predicate), about(rdf.object)].map(({ value }) => value).join(' ');
    for (const lost of [
      (each: Quad) => each.subject.equals(link.subject),
      (each: Quad) => each.predicate.value === ncb.because && each.subject.equals(link.subject),
    ]) {
      expect((await found(dataset.filter((each) => !lost(each)))).map(brief)).toEqual([`unwarranted ${linked}`]);
    }
  });
});

test('a result names the line of data/ and says its message with the names filled in', async () => {
  const mapped = { ...full.mapped, dataset: dataset.filter(({ subject }) => !subject.equals(statement)) };
  const report = await checkExport(full.project, { mapped });
  expect(report.ok && report.value.results).toEqual([
    expect.objectContaining({
      component: 'uncited',
      severity: 'violation',
      message: `nothing in the evidence cites this triple of <${cited.graph.value}>`,
      place: expect.objectContaining({ file: 'tests/fixtures/full/countries/xa.yaml' }),
      quote: 'Examplia has two sub-bureaus',
    }),
  ]);
});

test('a heading without message and severity: the question is told, as a violation', async () => {
  const check = { name: 'two', file: 'two.rq', text: '# Which are two?\nSELECT ?subject { ?subject ?p 2 }' };
  const subject = namedNode('http://example.org/a');
  const two = literal('2', namedNode('http://www.w3.org/2001/XMLSchema#integer'));
  expect(await runChecks([quad(subject, namedNode('http://example.org/p'), two)], [check])).toMatchObject({
    value: [{ component: 'two', severity: 'violation', message: 'Which are two?' }],
  });
});

test.each([
  ['a syntax error', 'SELECT ?subject {'],
  ['no subject', 'SELECT ?s { ?s ?p ?o } LIMIT 1'],
  ['no rows', 'ASK { ?s ?p ?o }'],
])('%s in a check is an issue at its file', async (_, text) => {
  const checks = [{ name: 'bad', file: 'ontology/checks/bad.rq', text }];
  const checked = await checkGraph(dataset, { ...ontology, checks });
  expect(checked).toMatchObject({
    ok: false,
    issues: [{ code: 'bad-query', place: { file: 'ontology/checks/bad.rq', line: 1 } }],
  });
});
