// SHACL by our engine and SPARQL adapter, as `validate` runs them: lint first, then verdict and results compared.
import { existsSync } from 'node:fs';
import { termToken } from '../../src/rdf/lines.ts';
import { sortedStrings } from '../../src/rdf/order.ts';
import { namedNode, type Quad, type Term } from '../../src/rdf/terms.ts';
import { validateShapes } from '../../src/validate/engine.ts';
import { lintShapes } from '../../src/validate/lint.ts';
import { pathText, type ShapeReport } from '../../src/validate/result.ts';
import { shaclNamespace } from '../../src/validate/shacl-terms.ts';
import { ShapeGraph } from '../../src/validate/shape-graph.ts';
import { pathOf, textOf } from './folder.ts';
import { byN3 } from './libraries.ts';
import { type Case, failed, type Outcome, passed, type Row, refusedFor, skipped } from './outcome.ts';

const folder = ['data-shapes', 'data-shapes-test-suite', 'tests'];
const base = `https://w3c.github.io/${folder.join('/')}/`;

const mf = (name: string) => namedNode(`http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#${name}`);
const sht = (name: string) => namedNode(`http://www.w3.org/ns/shacl-test#${name}`);
const sh = (name: string) => namedNode(shaclNamespace + name);

export function shapesRows(): Row[] {
  return [
    { name: 'SHACL Core', cases: casesOf('core/manifest.ttl') },
    { name: 'SHACL-SPARQL', cases: casesOf('sparql/manifest.ttl') },
  ];
}

function read(file: string): Quad[] {
  return byN3(textOf(...folder, file), 'turtle', base + file);
}

/** The cases of a manifest and of those that it includes. */
function casesOf(file: string): Case[] {
  if (!existsSync(pathOf(...folder, file))) throw new Error(`there is no ${file}`);
  const graph = new ShapeGraph(read(file));
  const included = graph.values(namedNode(base + file), mf('include')).flatMap((one) => casesOf(fileOf(one)));
  const entries = graph.values(namedNode(base + file), mf('entries')).flatMap((head) => graph.list(head));
  return [
    ...included,
    ...entries.map((entry) => ({ name: entry.value.slice(base.length), run: () => run(graph, entry) })),
  ];
}

function fileOf(iri: Term): string {
  return iri.value.slice(base.length);
}

async function run(graph: ShapeGraph, entry: Term): Promise<Outcome> {
  const one = (subject: Term | undefined, predicate: Term) =>
    subject ? graph.values(subject, predicate)[0] : undefined;
  const action = one(entry, mf('action'));
  const [dataFile, shapesFile] = [one(action, sht('dataGraph')), one(action, sht('shapesGraph'))];
  const expected = one(entry, mf('result'));
  if (dataFile === undefined || shapesFile === undefined || expected === undefined) return failed('is incomplete');
  const shapes = read(fileOf(shapesFile));
  const data = read(fileOf(dataFile));
  const lint = lintShapes({ shapes: shapes.filter((quad) => !isOfReport(quad)) });
  const faults = lint.filter(({ code }) => code === 'shape-unknown-term' || code === 'shape-bad-sparql');
  const found = await validateShapes({ data, shapes, ontology: [] });
  if (expected.equals(sht('Failure'))) {
    return faults.length > 0 || !found.ok ? passed : failed('ran, and should fail');
  }
  if (faults.length > 0) return refusedFor(faults);
  if (!found.ok) return refusedFor(found.issues);
  return compared(found.value, graph, expected);
}

// The suites keep report and shapes in one file.
const ofReport = ['conforms', 'result', 'focusNode', 'resultPath', 'resultSeverity', 'resultMessage', 'value']
  .concat(['sourceConstraint', 'sourceConstraintComponent', 'sourceShape', 'ValidationReport', 'ValidationResult'])
  .map((name) => shaclNamespace + name);

function isOfReport({ predicate, object }: Quad): boolean {
  return ofReport.includes(predicate.value) || ofReport.includes(object.value);
}

function compared(report: ShapeReport, graph: ShapeGraph, expected: Term): Outcome {
  const value = (subject: Term, name: string) => graph.values(subject, sh(name))[0];
  const told = graph.values(expected, sh('result'));
  if (String(report.conforms) !== value(expected, 'conforms')?.value) return failed(`conforms: ${report.conforms}`);
  const theirs = told.map((result) => {
    const path = value(result, 'resultPath');
    return lineOf({
      focusNode: value(result, 'focusNode'),
      path: path && pathOfTerm(graph, path),
      value: value(result, 'value'),
      component: value(result, 'sourceConstraintComponent')?.value,
      shape: value(result, 'sourceShape'),
      severity: severityOf(value(result, 'resultSeverity')),
    });
  });
  const ours = report.results.map(({ focusNode, path, value: node, component, sourceShape, severity }) =>
    lineOf({
      focusNode,
      path: path && pathText(path, (iri) => `<${iri}>`),
      value: node,
      component,
      shape: sourceShape === undefined || sourceShape.startsWith('_:') ? undefined : namedNode(sourceShape),
      severity,
    }),
  );
  const [wanted, got] = [sortedStrings(theirs).join('\n'), sortedStrings(ours).join('\n')];
  // Ours tells each result once.
  const isRepeated = wanted !== got && sortedStrings(new Set(theirs)).join('\n') === got;
  if (wanted !== got && !isRepeated) return failed(`${got}\nis not\n${wanted}`);
  const messages = told.flatMap((result) => graph.values(result, sh('resultMessage')).map((message) => message.value));
  const missing = messages.find((message) => !report.results.some((result) => result.message === message));
  if (missing !== undefined) return failed(`does not say ${missing}`);
  return isRepeated ? skipped('results told once') : passed;
}

interface Line {
  readonly focusNode: Term | undefined;
  readonly path: string | undefined;
  readonly value: Term | undefined;
  readonly component: string | undefined;
  readonly shape: Term | undefined;
  readonly severity: string;
}

// Labels of blank nodes are those of each file.
function lineOf({ focusNode, path, value, component, shape, severity }: Line): string {
  const token = (term: Term | undefined) =>
    term === undefined ? '' : term.termType === 'BlankNode' ? '_:' : termToken(term);
  const source = shape === undefined || shape.termType === 'BlankNode' ? 'a shape' : shape.value;
  return [token(focusNode), path ?? '', token(value), component, source, severity].join(' | ');
}

// Ours knows the three severities of SHACL, and takes one of the shapes' own for the gravest.
function severityOf(term: Term | undefined): string {
  const [name = ''] = ['Warning', 'Info'].filter((one) => term?.value === shaclNamespace + one);
  return name === '' ? 'violation' : name.toLowerCase();
}

/** A path of a report as `pathText` writes it. */
function pathOfTerm(graph: ShapeGraph, path: Term): string {
  if (path.termType === 'NamedNode') return `<${path.value}>`;
  const members = graph.list(path);
  if (members.length > 0) return members.map((member) => pathOfTerm(graph, member)).join('/');
  for (const [name, before, after] of [
    ['inversePath', '^', ''],
    ['zeroOrMorePath', '', '*'],
    ['oneOrMorePath', '', '+'],
    ['zeroOrOnePath', '', '?'],
  ] as const) {
    const inner = graph.values(path, sh(name))[0];
    if (inner !== undefined) return before + pathOfTerm(graph, inner) + after;
  }
  const [head] = graph.values(path, sh('alternativePath'));
  if (head === undefined) throw new Error(`${termToken(path)} is no path`);
  return `(${graph
    .list(head)
    .map((member) => pathOfTerm(graph, member))
    .join('|')})`;
}
