// Quads as people read them: by subject, types first, then predicates in a given order. No syntax.
import { compareCodePoints, sortedQuads } from '../rdf/order.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import type { SerializeOptions } from './options.ts';

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** A predicate and its objects, in the order of their canonical tokens. */
export interface Property {
  readonly predicate: Term;
  readonly objects: readonly Term[];
}

export interface Subject {
  readonly subject: Term;
  /** What `subjectOrder` says of it. */
  readonly group: number;
  readonly properties: readonly Property[];
}

type Order = Pick<SerializeOptions, 'predicateOrder' | 'subjectOrder'>;

/** The subjects of the quads, whatever their graph; the order of the quads does not matter, nor do repetitions. */
export function subjectsOf(quads: Iterable<Quad>, { predicateOrder = [], subjectOrder = () => 0 }: Order): Subject[] {
  const rank = new Map([rdfType, ...predicateOrder].map((iri, index) => [iri, index]));
  const rankOf = (iri: string): number => rank.get(iri) ?? rank.size;
  const bySubject = new Map<
    string,
    { subject: Term; byPredicate: Map<string, { predicate: Term; objects: Term[] }> }
  >();
  for (const { subject, predicate, object } of sortedQuads(quads)) {
    const entry = bySubject.get(subject.value) ?? { subject, byPredicate: new Map() };
    bySubject.set(subject.value, entry);
    const property = entry.byPredicate.get(predicate.value) ?? { predicate, objects: [] };
    entry.byPredicate.set(predicate.value, property);
    property.objects.push(object);
  }
  return [...bySubject.values()]
    .map(({ subject, byPredicate }) => ({
      subject,
      group: subjectOrder(subject.value),
      properties: [...byPredicate.values()].sort(
        ({ predicate: a }, { predicate: b }) =>
          rankOf(a.value) - rankOf(b.value) || compareCodePoints(a.value, b.value),
      ),
    }))
    .sort((a, b) => a.group - b.group || compareCodePoints(a.subject.value, b.subject.value));
}

/** The default graph first (where it holds anything), then the named graphs by the code points of their names. */
export function graphsOf(quads: Iterable<Quad>): { readonly name: Term; readonly quads: readonly Quad[] }[] {
  const byName = new Map<string, { name: Term; quads: Quad[] }>();
  for (const each of quads) {
    const graph = byName.get(each.graph.value) ?? { name: each.graph, quads: [] };
    byName.set(each.graph.value, graph);
    graph.quads.push(each);
  }
  return [...byName.values()].sort((a, b) => compareCodePoints(a.name.value, b.name.value));
}
