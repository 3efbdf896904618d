// rdf-validate-shacl as a second opinion on SHACL Core, told so that it can be compared with shacl-engine's.
import { Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { termToken } from '../../src/rdf/lines.ts';
import { defaultGraph, namedNode, type Quad, quad, type Term } from '../../src/rdf/terms.ts';
import { compileShapes } from '../../src/validate/engine.ts';
import { pathText } from '../../src/validate/result.ts';

/**
 * A graph → what an engine finds: focus node, path, component, severity, value, shape and message of each result, by
 * code point. The message of sh:uniqueLang is left out: rdf-validate-shacl writes its own in place of the shape's.
 */
export type Opinion = (data: readonly Quad[]) => Promise<readonly string[]>;

/** Shapes and what both sides must know of classes. */
export interface Against {
  readonly shapes: readonly Quad[];
  readonly ontology: readonly Quad[];
}

export function firstOpinion(against: Against): Opinion {
  const validate = compileShapes(against);
  return async (data) => {
    const report = await validate(data);
    if (!report.ok) throw new Error(report.issues.map(({ message }) => message).join('\n'));
    return sorted(
      report.value.results.map(({ focusNode, path, component, severity, value, sourceShape, message }) => {
        const way = path === undefined ? '-' : pathText(path, (iri) => `<${iri}>`);
        const node = value === undefined ? '-' : termToken(value);
        return [termToken(focusNode), way, component, severity, node, sourceShape ?? '-', ours(component, message)];
      }),
    );
  };
}

export function secondOpinion({ shapes, ontology }: Against): Opinion {
  const validator = new SHACLValidator(storeOf(shapes, ontology));
  return async (data) => {
    const { results } = await validator.validate(storeOf(data, ontology));
    return sorted(
      results.map(({ focusNode, path, sourceConstraintComponent, severity, value, sourceShape, message, dataset }) => [
        termToken(focusNode),
        path === null ? '-' : wayOf(path, dataset),
        sourceConstraintComponent.value,
        severity.value.replace(/^.*#/, '').toLowerCase(),
        value === null ? '-' : termToken(value),
        sourceShape.value,
        ours(sourceConstraintComponent.value, message.map(({ value: text }) => text).join(' ')),
      ]),
    );
  };
}

/** A message where both engines take it from the shapes. */
function ours(component: string, message: string): string {
  return component.endsWith('#UniqueLangConstraintComponent') ? '-' : message;
}

/** A path of the shapes in the syntax of SPARQL: one predicate, or one turned round. */
function wayOf(path: Term, dataset: Iterable<Quad>): string {
  if (path.termType === 'NamedNode') return `<${path.value}>`;
  const inverse = namedNode('http://www.w3.org/ns/shacl#inversePath');
  const turned = [...dataset].find(({ subject, predicate }) => subject.equals(path) && predicate.equals(inverse));
  if (turned === undefined) throw new Error('a path of a kind that the shapes did not have');
  return `^<${turned.object.value}>`;
}

function storeOf(...sides: readonly (readonly Quad[])[]): Store {
  return new Store(
    sides.flat().map(({ subject, predicate, object }) => quad(subject, predicate, object, defaultGraph())),
  );
}

function sorted(results: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(results.map((parts) => parts.join(' ')))].sort();
}
