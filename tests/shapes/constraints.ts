// Every constraint of a shapes graph: a shape, a parameter, and the component that its results name (SHACL, section 4).
import { namedNode, type Term } from '../../src/rdf/terms.ts';
import { sh, shaclNamespace } from '../../src/validate/shacl-terms.ts';
import type { ShapeGraph } from '../../src/validate/shape-graph.ts';

/** Parameter → name of its constraint component. */
const components = {
  class: 'Class',
  datatype: 'Datatype',
  nodeKind: 'NodeKind',
  minCount: 'MinCount',
  maxCount: 'MaxCount',
  minExclusive: 'MinExclusive',
  minInclusive: 'MinInclusive',
  maxExclusive: 'MaxExclusive',
  maxInclusive: 'MaxInclusive',
  minLength: 'MinLength',
  maxLength: 'MaxLength',
  pattern: 'Pattern',
  languageIn: 'LanguageIn',
  uniqueLang: 'UniqueLang',
  equals: 'Equals',
  disjoint: 'Disjoint',
  lessThan: 'LessThan',
  lessThanOrEquals: 'LessThanOrEquals',
  not: 'Not',
  and: 'And',
  or: 'Or',
  xone: 'Xone',
  node: 'Node',
  qualifiedMinCount: 'QualifiedMinCount',
  qualifiedMaxCount: 'QualifiedMaxCount',
  closed: 'Closed',
  hasValue: 'HasValue',
  in: 'In',
  sparql: 'SPARQL',
} as const;

type Parameter = keyof typeof components;

interface Constraint {
  /** `Component shape`, as a line of the table of cases ends. */
  readonly ending: string;
}

const targets = (['targetClass', 'targetNode', 'targetObjectsOf', 'targetSubjectsOf'] as const).map((term) => sh(term));

/** The shapes with a target, each once. */
export function targetedShapes(graph: ShapeGraph): readonly Term[] {
  return graph.closure(
    targets.flatMap((target) => graph.subjects(target)),
    () => [],
  );
}

/** The shapes that results name: those with a target, and the property shapes that these lead to. */
function reportedShapes(graph: ShapeGraph): readonly Term[] {
  return graph.closure(targetedShapes(graph), (shape) => graph.values(shape, sh('property')));
}

/** The constraints of the shapes that results name. Those inside sh:or, sh:node and the like belong to their owner. */
export function constraintsOf(graph: ShapeGraph): readonly Constraint[] {
  return reportedShapes(graph).flatMap((shape) => {
    const name = shape.value.replace(/^.*#/, '');
    return (Object.keys(components) as Parameter[])
      .filter((parameter) => graph.has(shape, namedNode(shaclNamespace + parameter)))
      .map((parameter) => ({ ending: `${components[parameter]} ${name}` }));
  });
}
