// Lint of shapes: what an engine would pass over in silence, and what a reader of results would miss. Runs no shape.
import type { Issue } from '../errors.ts';
import { compareCodePoints } from '../rdf/order.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import { closest } from '../values/closest.ts';
import { type Finding, lintShape } from './lint-shape.ts';
import { lintValues } from './lint-values.ts';
import { sh, shaclNamespace, shaclTerms } from './shacl-terms.ts';
import { classTypes, rdfType, ShapeGraph } from './shape-graph.ts';
import { placeOfIri, type TurtleText } from './turtle-places.ts';

export interface LintInput {
  readonly shapes: readonly Quad[];
  /** The texts the shapes were read from, so that issues can name a line. */
  readonly files?: readonly TurtleText[];
  /** Declares the terms of its own namespaces that shapes may name. */
  readonly ontology?: readonly Quad[];
}

/**
 * Everything that is wrong with a shapes graph: unknown terms first, then values of constraints, then shape by shape in
 * the order of their names.
 * Shapes nested in sh:or, sh:not and the like never give a result of their own and need no name or message.
 */
export function lintShapes({ shapes, ontology = [], files = [] }: LintInput): readonly Issue[] {
  const graph = new ShapeGraph(shapes);
  // A misspelt target is told of as such.
  const misaimed = new Set(
    shapes.flatMap(({ subject, predicate }) => (/shacl[#/]target/i.test(predicate.value) ? [subject.value] : [])),
  );
  const findings: readonly Finding[] = [
    ...unknownTerms(shapes),
    ...undeclaredTerms(shapes, ontology),
    ...lintValues(graph),
    ...reportedShapes(graph).flatMap((shape) => [...lintAim(graph, shape, misaimed), ...lintShape(graph, shape)]),
  ];
  return findings.map(({ about, severity, ...finding }): Issue => {
    const [found] = about.flatMap((iri) => placeOfIri(iri, files) ?? []);
    return { ...finding, severity: severity ?? 'error', ...found };
  });
}

/** A warning for each shape whose targets match nothing (`ShapeReport.focusNodes`), each at its place. */
export function lintFocus(
  focusNodes: ReadonlyMap<string, number>,
  files: readonly TurtleText[] = [],
): readonly Issue[] {
  return [...focusNodes]
    .filter(([, count]) => count === 0)
    .map(([shape]) => {
      const found = placeOfIri(shape, files);
      return {
        code: 'shape-without-focus',
        severity: 'warning',
        message: `the targets of <${shape}> match nothing in the data, so it checked nothing`,
        ...(found === undefined ? {} : { place: found.place }),
      };
    });
}

/** Names that look like SHACL's: another protocol, or a slash where its namespace has a hash. */
const lookAlike = /^https?:\/\/(?:www\.)?w3\.org\/ns\/shacl[#/]/i;

function unknownTerms(shapes: readonly Quad[]): readonly Finding[] {
  const unknown = new Map<string, string>();
  const alien = new Map<string, string>();
  for (const { subject, predicate, object } of shapes) {
    for (const term of [predicate, object]) {
      if (lookAlike.test(term.value) && !term.value.startsWith(shaclNamespace)) alien.set(term.value, subject.value);
      if (term.termType !== 'NamedNode' || !term.value.startsWith(shaclNamespace)) continue;
      const local = term.value.slice(shaclNamespace.length);
      // The namespace itself is named by prefix declarations and owl:imports.
      if (local === '' || (shaclTerms as readonly string[]).includes(local)) continue;
      if (!unknown.has(local)) unknown.set(local, subject.value);
    }
  }
  const strangers = [...alien].sort().map(
    ([iri, subject]): Finding => ({
      code: 'shape-unknown-term',
      message: `<${iri}> is not in the namespace of SHACL, so nothing is checked by it`,
      found: `<${iri}>`,
      expected: `<${iri.replace(lookAlike, shaclNamespace)}>`,
      about: [iri, subject],
    }),
  );
  const misspelt = [...unknown].sort().map(([local, subject]): Finding => {
    const meant = closest(local, shaclTerms);
    return {
      code: 'shape-unknown-term',
      message: `sh:${local} is no term of SHACL Core or of its SPARQL constraints, so nothing is checked by it`,
      found: `sh:${local}`,
      ...(meant === undefined ? {} : { expected: `sh:${meant}` }),
      about: [shaclNamespace + local, subject],
    };
  });
  return [...strangers, ...misspelt];
}

/** Terms in a namespace of the ontology that it does not declare: a misspelt class has no node, a misspelt path no value. */
function undeclaredTerms(shapes: readonly Quad[], ontology: readonly Quad[]): readonly Finding[] {
  const declared = new Set([...ontology, ...shapes].map(({ subject }) => subject.value));
  const namespaces = new Set(
    ontology.flatMap(({ subject, predicate, object }) =>
      predicate.equals(rdfType) && !object.value.endsWith('#Ontology') ? [namespaceOf(subject.value)] : [],
    ),
  );
  const undeclared = new Map<string, string>();
  for (const { subject, predicate, object } of shapes) {
    for (const { termType, value } of [predicate, object]) {
      if (termType !== 'NamedNode' || declared.has(value) || undeclared.has(value)) continue;
      if (namespaces.has(namespaceOf(value))) undeclared.set(value, subject.value);
    }
  }
  return [...undeclared].sort().map(([iri, subject]) => {
    const namespace = namespaceOf(iri);
    const locals = [...declared]
      .filter((one) => namespaceOf(one) === namespace)
      .map((one) => one.slice(namespace.length));
    const meant = closest(iri.slice(namespace.length), locals);
    return {
      code: 'shape-undeclared-term',
      message: `the ontology declares no <${iri}>, so nothing is checked by it`,
      found: `<${iri}>`,
      ...(meant === undefined ? {} : { expected: `<${namespace}${meant}>` }),
      about: [iri, subject],
    };
  });
}

function namespaceOf(iri: string): string {
  return iri.replace(/[^/#]*$/, '');
}

const targets = (['targetClass', 'targetNode', 'targetObjectsOf', 'targetSubjectsOf'] as const).map(sh);

/** A shape that nothing leads to: no target, no class that it is, no other shape that names it, alone or in a list. */
function lintAim(graph: ShapeGraph, shape: Term, misaimed: ReadonlySet<string>): readonly Finding[] {
  const aimed = misaimed.has(shape.value) || classTypes.some((type) => graph.isA(shape, type)) || graph.isNamed(shape);
  if (aimed || shape.termType !== 'NamedNode') return [];
  const message = `<${shape.value}> has no target and stands in no other shape, so it checks nothing`;
  return [{ code: 'shape-without-target', message, about: [shape.value] }];
}

/** Shapes that results can name: those with a type or a target, and the property shapes these lead to. */
function reportedShapes(graph: ShapeGraph): readonly Term[] {
  const types = [sh('NodeShape'), sh('PropertyShape')];
  const roots = [
    ...targets.flatMap((target) => graph.subjects(target)),
    ...types.flatMap((type) => graph.subjects(rdfType, type)),
  ];
  return graph
    .closure(roots, (shape) => graph.values(shape, sh('property')))
    .toSorted((a, b) => compareCodePoints(a.value, b.value));
}
