// Which shapes are about a triple: by their targets and their paths, without running any. No engine.
import { namedNode, type Quad, type Term } from '../rdf/terms.ts';
import { sh } from './shacl-terms.ts';
import { rdfType, ShapeGraph } from './shape-graph.ts';

/** A shape with a name that is about a triple. */
export interface TouchingShape {
  readonly iri: string;
  /** Its sh:name, in English where it has one. */
  readonly name?: string | undefined;
}

/** A property shape of some node shape: what it is called, and the predicates its path begins with. */
interface Walked extends TouchingShape {
  readonly forward: ReadonlySet<string>;
  readonly inverse: ReadonlySet<string>;
}

type Triple = Pick<Quad, 'subject' | 'predicate' | 'object'>;

/** What of a graph decides which shapes target its nodes. */
interface Node {
  readonly types: Term[];
  readonly out: Set<string>;
  readonly into: Set<string>;
}

/**
 * Shapes about triples of a graph. A type concerns the shapes that target its class or one above it; any other triple
 * those whose target is its predicate, and the property shapes of its subject (path forward) and of its object (path
 * inverse). A path of several steps counts at its first. Graph names are ignored.
 */
export class TouchingShapes {
  readonly #graph: ShapeGraph;
  readonly #nodes = new Map<string, Node>();
  readonly #classes = new Map<string, readonly Term[]>();
  readonly #byPredicate = new Map<string, readonly Term[]>();
  readonly #applied = new Map<string, readonly Walked[]>();
  readonly #paths = new Map<string, readonly Walked[]>();

  constructor({ data, shapes, ontology }: Readonly<Record<'data' | 'shapes' | 'ontology', readonly Quad[]>>) {
    this.#graph = new ShapeGraph([...shapes, ...ontology]);
    for (const { subject, predicate, object } of data) {
      const node = this.#node(subject);
      node.out.add(predicate.value);
      if (predicate.equals(rdfType)) node.types.push(object);
      else if (object.termType !== 'Literal') this.#node(object).into.add(predicate.value);
    }
  }

  /** Each shape once, by IRI in the order of the shapes. Shapes without an IRI count as the one they stand in. */
  of({ subject, predicate, object }: Triple): readonly TouchingShape[] {
    const found = new Map<string, TouchingShape>();
    const add = (shape: TouchingShape) => {
      if (!found.has(shape.iri)) found.set(shape.iri, { iri: shape.iri, name: shape.name });
    };
    if (predicate.equals(rdfType)) {
      for (const { termType, value } of this.#ofClass(object)) if (termType === 'NamedNode') add({ iri: value });
    }
    for (const target of ['targetSubjectsOf', 'targetObjectsOf'] as const) {
      for (const { termType, value } of this.#withPredicate(target, predicate.value)) {
        if (termType === 'NamedNode') add({ iri: value });
      }
    }
    for (const shape of this.#properties(subject)) if (shape.forward.has(predicate.value)) add(shape);
    if (object.termType !== 'Literal') {
      for (const shape of this.#properties(object)) if (shape.inverse.has(predicate.value)) add(shape);
    }
    return [...found.values()];
  }

  #node(term: Term): Node {
    const known = this.#nodes.get(term.value);
    if (known !== undefined) return known;
    const made: Node = { types: [], out: new Set(), into: new Set() };
    this.#nodes.set(term.value, made);
    return made;
  }

  /** The property shapes that apply to a node by its types and its properties. */
  #properties(term: Term): readonly Walked[] {
    const known = this.#applied.get(term.value);
    if (known !== undefined) return known;
    const { types = [], out = [], into = [] } = this.#nodes.get(term.value) ?? {};
    const roots = [
      ...this.#graph.subjects(sh('targetNode'), term),
      ...types.flatMap((type) => this.#ofClass(type)),
      ...[...out].flatMap((predicate) => this.#withPredicate('targetSubjectsOf', predicate)),
      ...[...into].flatMap((predicate) => this.#withPredicate('targetObjectsOf', predicate)),
    ];
    const walked = [...new Map(roots.map((root) => [root.value, root])).values()].flatMap((root) => this.#walked(root));
    this.#applied.set(term.value, walked);
    return walked;
  }

  /** The shapes that target a class or one above it. */
  #ofClass(type: Term): readonly Term[] {
    const known = this.#classes.get(type.value);
    if (known !== undefined) return known;
    const shapes = this.#graph.superclasses(type).flatMap((one) => this.#graph.targeting(one));
    this.#classes.set(type.value, shapes);
    return shapes;
  }

  /** The shapes that target what has the predicate, or what it leads to. */
  #withPredicate(target: 'targetSubjectsOf' | 'targetObjectsOf', predicate: string): readonly Term[] {
    const key = `${target} ${predicate}`;
    const known = this.#byPredicate.get(key);
    if (known !== undefined) return known;
    const shapes = this.#graph.subjects(sh(target), namedNode(predicate));
    this.#byPredicate.set(key, shapes);
    return shapes;
  }

  /** The property shapes that a node shape asks its focus node to meet, through sh:node and the logical constraints. */
  #walked(root: Term): readonly Walked[] {
    const known = this.#paths.get(root.value);
    if (known !== undefined) return known;
    const walked: Walked[] = [];
    const seen = new Set<string>();
    const visit = (shape: Term, within: TouchingShape | undefined): void => {
      if (seen.has(shape.value)) return;
      seen.add(shape.value);
      const graph = this.#graph;
      const named = shape.termType === 'NamedNode' ? { iri: shape.value, name: this.#nameOf(shape) } : within;
      const path = graph.value(shape, 'path');
      if (path !== undefined) {
        if (named !== undefined) walked.push({ ...named, ...this.#steps(path) });
        return; // What else stands on it is asked of its values.
      }
      for (const one of [...graph.values(shape, sh('property')), ...graph.values(shape, sh('node'))]) visit(one, named);
      for (const one of graph.values(shape, sh('not'))) visit(one, named);
      for (const constraint of ['and', 'or', 'xone'] as const) {
        for (const head of graph.values(shape, sh(constraint))) {
          for (const one of graph.list(head)) visit(one, named);
        }
      }
    };
    visit(root, undefined);
    this.#paths.set(root.value, walked);
    return walked;
  }

  #nameOf(shape: Term): string | undefined {
    const names = this.#graph.values(shape, sh('name'));
    const english = names.find((name) => name.termType === 'Literal' && name.language === 'en');
    return (english ?? names[0])?.value;
  }

  /** The predicates that a path (SHACL 2.3.1) may begin with. */
  #steps(path: Term): Pick<Walked, 'forward' | 'inverse'> {
    const steps = this.#firstSteps(path, false);
    const predicates = (wanted: boolean) =>
      new Set(steps.flatMap(({ predicate, isInverse }) => (isInverse === wanted ? [predicate] : [])));
    return { forward: predicates(false), inverse: predicates(true) };
  }

  #firstSteps(path: Term, isInverse: boolean): { readonly predicate: string; readonly isInverse: boolean }[] {
    const graph = this.#graph;
    const inverted = graph.value(path, 'inversePath');
    if (inverted !== undefined) return this.#firstSteps(inverted, !isInverse);
    const either = graph.value(path, 'alternativePath');
    if (either !== undefined) return graph.list(either).flatMap((one) => this.#firstSteps(one, isInverse));
    for (const repeated of ['zeroOrMorePath', 'oneOrMorePath', 'zeroOrOnePath'] as const) {
      const inner = graph.value(path, repeated);
      if (inner !== undefined) return this.#firstSteps(inner, isInverse);
    }
    const first = graph.list(path).at(isInverse ? -1 : 0);
    if (first !== undefined) return this.#firstSteps(first, isInverse);
    return path.termType === 'NamedNode' ? [{ predicate: path.value, isInverse }] : [];
  }
}
