// Questions to a shapes graph without running it: values, lists, targets, superclasses. Used by lint and closed.
import { Store } from 'n3';
import { type NamedNode, namedNode, type Quad, type Term } from '../rdf/terms.ts';
import { type ShaclTerm, sh } from './shacl-terms.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const rdfType: NamedNode = namedNode(`${rdf}type`);
const rdfFirst = namedNode(`${rdf}first`);
const rdfRest = namedNode(`${rdf}rest`);
const subClassOf = namedNode('http://www.w3.org/2000/01/rdf-schema#subClassOf');
/** Types that make a shape the class of its own focus nodes (SHACL 2.1.3.3). */
export const classTypes: readonly NamedNode[] = [
  namedNode('http://www.w3.org/2000/01/rdf-schema#Class'),
  namedNode('http://www.w3.org/2002/07/owl#Class'),
];

/** An index over quads, by subject and predicate; graph names are ignored. */
export class ShapeGraph {
  readonly #store: Store;

  constructor(quads: Iterable<Quad>) {
    this.#store = new Store([...quads]);
  }

  /** The objects of a subject and a predicate, each once, in no promised order. */
  values(subject: Term, predicate: Term): readonly Term[] {
    return this.#store.getObjects(subject, predicate, null);
  }

  value(subject: Term, term: ShaclTerm): Term | undefined {
    return this.values(subject, sh(term))[0];
  }

  has(subject: Term, predicate: Term): boolean {
    return this.#store.countQuads(subject, predicate, null, null) > 0;
  }

  /** The subjects that have the predicate, with the object where one is given. */
  subjects(predicate: Term, object: Term | null = null): readonly Term[] {
    return this.#store.getSubjects(predicate, object, null);
  }

  /** Whether another node refers to this one. */
  isNamed(node: Term): boolean {
    return this.#store.getQuads(null, null, node, null).some(({ subject }) => !subject.equals(node));
  }

  isA(subject: Term, type: Term): boolean {
    return this.values(subject, rdfType).some((one) => one.equals(type));
  }

  /** The members of an RDF list, empty for what is none; a list that runs into itself ends there. */
  list(head: Term): readonly Term[] {
    const members: Term[] = [];
    const seen = new Set<string>();
    for (let node: Term | undefined = head; node !== undefined && !seen.has(node.value); ) {
      seen.add(node.value);
      members.push(...this.values(node, rdfFirst));
      node = this.values(node, rdfRest)[0];
    }
    return members;
  }

  /** The class and every class above it. */
  superclasses(type: Term): readonly Term[] {
    return this.closure([type], (one) => this.values(one, subClassOf));
  }

  /** The given nodes and all that can be reached from them, nearest first. */
  closure(start: readonly Term[], next: (node: Term) => readonly Term[]): readonly Term[] {
    const found = new Map(start.map((node) => [keyOf(node), node]));
    for (const node of found.values()) {
      for (const one of next(node)) if (!found.has(keyOf(one))) found.set(keyOf(one), one);
    }
    return [...found.values()];
  }

  /** The shapes that target a class by sh:targetClass, or by being that class. */
  targeting(type: Term): readonly Term[] {
    const implicit = this.isA(type, sh('NodeShape')) && classTypes.some((one) => this.isA(type, one));
    return [...this.subjects(sh('targetClass'), type), ...(implicit ? [type] : [])];
  }
}

function keyOf(node: Term): string {
  return node.termType === 'BlankNode' ? `_:${node.value}` : node.value;
}
