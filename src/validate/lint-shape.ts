// The rules of the lint for one shape that results can name. The walk over all shapes is in lint.ts.
import { Store } from 'oxigraph';
import type { IssueCode } from '../errors.ts';
import type { Term } from '../rdf/terms.ts';
import { preBindingFault } from './pre-binding.ts';
import { type ShaclTerm, sh } from './shacl-terms.ts';
import type { ShapeGraph } from './shape-graph.ts';
import { sinceEpoch } from './since-epoch.ts';
import { prefixLines } from './sparql-prefixes.ts';

/** An issue before its place is looked up. */
export interface Finding {
  readonly code: IssueCode;
  readonly message: string;
  /** Error unless said. */
  readonly severity?: 'warning';
  readonly expected?: string;
  readonly found?: string;
  /** IRIs to look for: the issue's place is that of the first that is found in a file. */
  readonly about: readonly string[];
}

/** What a property shape says for its readers: a name and a severity must be there, the rest should. */
const notes: readonly (readonly [ShaclTerm, Finding['severity']])[] = [
  ['name', undefined],
  ['severity', undefined],
  ['description', 'warning'],
  ['order', 'warning'],
  ['group', 'warning'],
];

/** Constraints whose results name a node shape itself as their source (results of sh:property name another). */
const ownConstraints = (
  [
    ...([
      'class',
      'datatype',
      'nodeKind',
      'pattern',
      'in',
      'hasValue',
      'equals',
      'disjoint',
      'closed',
      'node',
    ] as const),
    ...(['minLength', 'maxLength', 'languageIn'] as const),
    ...(['minExclusive', 'minInclusive', 'maxExclusive', 'maxInclusive'] as const),
  ] as const
).map(sh);
const logical = (['not', 'and', 'or', 'xone'] as const).map(sh);

export function lintShape(graph: ShapeGraph, shape: Term): readonly Finding[] {
  const findings = isProperty(graph, shape) ? lintProperty(graph, shape) : lintNode(graph, shape);
  if (shape.termType === 'NamedNode') return findings;
  const message = `${nameOf(graph, shape)} has no IRI, so no result can name it`;
  return [{ code: 'shape-without-iri', message, about: landmarks(graph, shape) }, ...findings];
}

/** Whether a shape is meant to be a property shape, with a path or without. */
export function isProperty(graph: ShapeGraph, shape: Term): boolean {
  return (
    graph.isA(shape, sh('PropertyShape')) ||
    graph.has(shape, sh('path')) ||
    graph.subjects(sh('property'), shape).length > 0
  );
}

function lintProperty(graph: ShapeGraph, shape: Term): readonly Finding[] {
  const about = landmarks(graph, shape);
  const name = nameOf(graph, shape);
  const findings: Finding[] = [];
  if (!graph.has(shape, sh('path'))) {
    findings.push({ code: 'shape-without-path', message: `${name} has no sh:path`, about });
  }
  if (!speaksEnglish(graph, shape)) {
    findings.push({ code: 'shape-without-message', message: `${name} has no sh:message in English (@en)`, about });
  }
  for (const [note, severity] of notes) {
    if (graph.has(shape, sh(note))) continue;
    const message = `${name} has no sh:${note}`;
    findings.push({ code: 'shape-incomplete', message, ...(severity ? { severity } : {}), about });
  }
  if (graph.has(shape, sh('sparql'))) {
    const message = `${name} is a property shape with sh:sparql, which the engine runs on node shapes only`;
    findings.push({ code: 'shape-bad-sparql', message, about });
  }
  return findings;
}

function lintNode(graph: ShapeGraph, shape: Term): readonly Finding[] {
  const about = landmarks(graph, shape);
  const constraints = graph.values(shape, sh('sparql'));
  const mute =
    [...ownConstraints, ...logical].some((constraint) => graph.has(shape, constraint)) ||
    constraints.some((constraint) => !speaksEnglish(graph, constraint));
  const findings: Finding[] = [];
  if (mute && !speaksEnglish(graph, shape)) {
    const message = `${nameOf(graph, shape)} has constraints of its own and no sh:message in English (@en)`;
    findings.push({ code: 'shape-without-message', message, about });
  }
  for (const constraint of constraints) {
    const fault = sparqlFault(graph, constraint);
    if (fault === undefined) continue;
    const message = `a SPARQL constraint of ${nameOf(graph, shape)} ${fault}`;
    findings.push({ code: 'shape-bad-sparql', message, about });
  }
  return findings;
}

function speaksEnglish(graph: ShapeGraph, subject: Term): boolean {
  return graph
    .values(subject, sh('message'))
    .some((message) => message.termType === 'Literal' && /^en(?:-|$)/i.test(message.language));
}

/** Asks the query of a store without triples: what has a row there does not bind $this by a triple pattern. */
function sparqlFault(graph: ShapeGraph, constraint: Term): string | undefined {
  const select = graph.value(constraint, 'select')?.value;
  if (select === undefined) return 'has no sh:select';
  const preBinding = preBindingFault(select);
  if (preBinding !== undefined) return preBinding;
  const declarers = graph.values(constraint, sh('prefixes'));
  const query = prefixLines(declarers, (node, predicate) => graph.values(node, predicate)) + select;
  try {
    const text = sinceEpoch(() => new Store().query(query, { results_format: 'json' }));
    const answer: unknown = JSON.parse(String(text));
    const { head, results } = answer as { head: { vars?: string[] }; results?: { bindings: object[] } };
    if (results === undefined) return 'is no SELECT query';
    if (!head.vars?.includes('this')) return 'does not select $this';
    if (results.bindings.length > 0) return 'does not bind $this by a triple pattern';
    return undefined;
  } catch (error) {
    return `is refused: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The shape's IRI, or the nearest thing with one: its path, its target or what it is the property shape of. */
export function landmarks(graph: ShapeGraph, shape: Term): readonly string[] {
  if (shape.termType === 'NamedNode') return [shape.value];
  const beside = [...graph.values(shape, sh('path')), ...graph.values(shape, sh('targetClass'))];
  return [...beside, ...graph.subjects(sh('property'), shape)]
    .filter(({ termType }) => termType === 'NamedNode')
    .map(({ value }) => value);
}

/** The shape's IRI in angle brackets, or what it stands at. */
export function nameOf(graph: ShapeGraph, shape: Term): string {
  if (shape.termType === 'NamedNode') return `<${shape.value}>`;
  const [landmark] = landmarks(graph, shape);
  return landmark === undefined ? 'a shape' : `a shape at <${landmark}>`;
}
