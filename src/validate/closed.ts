// Closedness for nodes of several types, where sh:closed would reject the neighbour's properties: every property of
// a node must be declared by a shape of one of its types. No engine runs here.
import { namedNode, type Quad, type Term } from '../rdf/terms.ts';
import type { ShapeInput } from './engine.ts';
import { predicatePath, type ShapeResult, sortResults } from './result.ts';
import { sh } from './shacl-terms.ts';
import { rdfType, ShapeGraph } from './shape-graph.ts';

/** The words that stand as `component` in the results of this check. */
export type ClosedComponent = 'property-not-declared' | 'node-without-type' | 'class-not-targeted';

/**
 * What the shapes say nothing about: one result for each triple with an undeclared property, each node without a
 * type, each type of a node that no shape targets (its superclasses and its subclasses on the node count). A property
 * is declared by the sh:path of a sh:property (one predicate, or an alternative of some) of a shape that targets one
 * of the node's classes or a superclass, or of a shape that this one takes in by sh:node or sh:and. A property that
 * a shape targets by sh:targetSubjectsOf, and declares, may stand on any node.
 */
export function undeclaredProperties({ data, ...against }: ShapeInput): readonly ShapeResult[] {
  return closedness(against)(data);
}

/** As `undeclaredProperties`, for many graphs. */
export function closedness({
  shapes,
  ontology,
}: Omit<ShapeInput, 'data'>): (data: readonly Quad[]) => readonly ShapeResult[] {
  const graph = new ShapeGraph([...shapes, ...ontology]);
  const classes = new Map<string, ClassShapes>();
  const classOf = (type: Term): ClassShapes => {
    const known = classes.get(type.value) ?? classShapes(graph, type);
    classes.set(type.value, known);
    return known;
  };
  const anywhere = declaredAnywhere(graph);
  return (data) => {
    const results: ShapeResult[] = [];
    for (const [focusNode, triples] of bySubject(data)) {
      results.push(...checkNode(focusNode, triples, classOf, anywhere));
    }
    return sortResults(results);
  };
}

interface ClassShapes {
  readonly type: Term;
  /** IRIs of the class and the classes above it. */
  readonly above: ReadonlySet<string>;
  /** Names of the targeting shapes. */
  readonly shapes: readonly string[];
  /** IRIs of the declared properties. */
  readonly declared: ReadonlySet<string>;
}

function classShapes(graph: ShapeGraph, type: Term): ClassShapes {
  const above = graph.superclasses(type);
  const targeting = above.flatMap((one) => graph.targeting(one));
  const shapes = graph.closure(targeting, (shape) => [
    ...graph.values(shape, sh('node')),
    ...graph.values(shape, sh('and')).flatMap((head) => graph.list(head)),
  ]);
  const paths = shapes
    .flatMap((shape) => graph.values(shape, sh('property')))
    .flatMap((property) => graph.values(property, sh('path')))
    .flatMap((path) => [path, ...graph.values(path, sh('alternativePath')).flatMap((head) => graph.list(head))]);
  return {
    type,
    above: new Set(above.map(({ value }) => value)),
    shapes: targeting.map(({ termType, value }) => (termType === 'BlankNode' ? `_:${value}` : value)),
    declared: new Set(paths.filter(({ termType }) => termType === 'NamedNode').map(({ value }) => value)),
  };
}

function declaredAnywhere(graph: ShapeGraph): ReadonlySet<string> {
  const declared = new Set<string>();
  for (const shape of graph.subjects(sh('targetSubjectsOf'))) {
    const properties = graph.values(shape, sh('targetSubjectsOf'));
    const paths = graph.values(shape, sh('property')).flatMap((property) => graph.values(property, sh('path')));
    for (const { value } of properties) if (paths.some((path) => path.value === value)) declared.add(value);
  }
  return declared;
}

function bySubject(data: readonly Quad[]): Iterable<readonly [Term, readonly Quad[]]> {
  const nodes = new Map<string, [Term, Quad[]]>();
  for (const quad of data) {
    const key = `${quad.subject.termType} ${quad.subject.value}`;
    const node = nodes.get(key);
    if (node === undefined) nodes.set(key, [quad.subject, [quad]]);
    else node[1].push(quad);
  }
  return nodes.values();
}

function checkNode(
  focusNode: Term,
  triples: readonly Quad[],
  classOf: (type: Term) => ClassShapes,
  anywhere: ReadonlySet<string>,
): readonly ShapeResult[] {
  const types = triples.filter(({ predicate }) => predicate.equals(rdfType)).map(({ object }) => classOf(object));
  const common = { focusNode, severity: 'violation' as const };
  if (types.length === 0) {
    const message = 'The node has no rdf:type, so no shape can say what it may hold';
    return [{ ...common, component: 'node-without-type' satisfies ClosedComponent, message }];
  }
  const targeted = types.filter(({ shapes }) => shapes.length > 0);
  const untargeted = types
    .filter(({ type, shapes }) => shapes.length === 0 && !targeted.some(({ above }) => above.has(type.value)))
    .map(({ type }) => ({
      ...common,
      component: 'class-not-targeted' satisfies ClosedComponent,
      path: predicatePath(rdfType),
      value: type,
      message: 'No shape targets this class or a class above it',
    }));
  const [sourceShape] = targeted.flatMap(({ shapes }) => shapes);
  // A node that no shape knows has been told of above; each of its properties would only repeat it.
  if (sourceShape === undefined) return untargeted;
  const undeclared = triples
    .filter(({ predicate }) => !predicate.equals(rdfType) && !anywhere.has(predicate.value))
    .filter(({ predicate }) => !targeted.some(({ declared }) => declared.has(predicate.value)))
    .map(({ predicate, object }) => ({
      ...common,
      component: 'property-not-declared' satisfies ClosedComponent,
      path: predicatePath(namedNode(predicate.value)),
      value: object,
      sourceShape,
      message: 'No shape of the types of this node declares the property',
    }));
  return [...untargeted, ...undeclared];
}
