// Which line says a triple: an index from triples and nodes to places. Where the places come from is in the readers
// beside it, or in the mapping.
import type { Place } from '../errors.ts';
import type { Quad, Term } from './terms.ts';

/** Where something stands, and what else is known of the place. */
export interface Trace {
  readonly place: Place;
  /** The line of the file, or what stands around the place in a long one. */
  readonly excerpt?: string | undefined;
  /** Column of the first character of the excerpt, where it is not 1. */
  readonly excerptFrom?: number | undefined;
  /** The words of a source that say it. */
  readonly quote?: string | undefined;
}

/** What can be asked of an index. Graph names do not count; the first place that was told is the answer. */
export interface Traces {
  ofTriple(subject: Term, predicate: Term, object: Term): Trace | undefined;
  /** The last triple of this subject and predicate: of too many values, the one that is too many. */
  ofProperty(subject: Term, predicate: Term): Trace | undefined;
  /** Where a node is described, or where a triple names it as its object. */
  ofNode(node: Term): Trace | undefined;
}

/** Blank nodes of a reader that gives no labels share one key. */
const anonymous = '_:';

export class TraceIndex implements Traces {
  readonly #triples = new Map<string, Trace>();
  readonly #properties = new Map<string, Trace>();
  readonly #subjects = new Map<string, Trace>();
  readonly #objects = new Map<string, Trace>();

  /** `at` is the place of the triple, `node` that of its subject where it is another. */
  add(
    { subject, predicate, object }: Pick<Quad, 'subject' | 'predicate' | 'object'>,
    at: Trace,
    node: Trace = at,
  ): void {
    this.addKeys(keyOf(subject), predicate.value, keyOf(object), at, node);
  }

  /** The same for a reader that has keys, not terms (`keyOf`), and '_:' for every blank node. */
  addKeys(subject: string, predicate: string, object: string, at: Trace, node: Trace): void {
    this.#properties.set(`${subject}\n${predicate}`, at);
    for (const [map, key, trace] of [
      [this.#triples, `${subject}\n${predicate}\n${object}`, at],
      [this.#subjects, subject, node],
      [this.#objects, object, at],
    ] as const) {
      if (!map.has(key)) map.set(key, trace);
    }
  }

  /** A node by itself. */
  addNode(node: string, at: Trace): void {
    if (!this.#subjects.has(node)) this.#subjects.set(node, at);
  }

  ofTriple(subject: Term, predicate: Term, object: Term): Trace | undefined {
    return first(subject, (s) => first(object, (o) => this.#triples.get(`${s}\n${predicate.value}\n${o}`)));
  }

  ofProperty(subject: Term, predicate: Term): Trace | undefined {
    return first(subject, (s) => this.#properties.get(`${s}\n${predicate.value}`));
  }

  ofNode(node: Term): Trace | undefined {
    return first(node, (key) => this.#subjects.get(key)) ?? first(node, (key) => this.#objects.get(key));
  }
}

/** IRI, `_:label`, or `"` and the lexical form: datatype and language are left out, since readers rewrite them. */
function keyOf(term: Term): string {
  if (term.termType === 'Literal') return `"${term.value}`;
  return term.termType === 'BlankNode' ? anonymous + term.value : term.value;
}

function first(term: Term, find: (key: string) => Trace | undefined): Trace | undefined {
  return find(keyOf(term)) ?? (term.termType === 'BlankNode' ? find(anonymous) : undefined);
}

/** Several indexes as one: the first that knows a place answers. */
export function together(all: readonly Traces[]): Traces {
  const ask = (question: (traces: Traces) => Trace | undefined): Trace | undefined => {
    for (const traces of all) {
      const answer = question(traces);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  return {
    ofTriple: (s, p, o) => ask((traces) => traces.ofTriple(s, p, o)),
    ofProperty: (s, p) => ask((traces) => traces.ofProperty(s, p)),
    ofNode: (node) => ask((traces) => traces.ofNode(node)),
  };
}
