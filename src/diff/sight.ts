// One side of a comparison, looked up by subject and predicate.
import { sortedQuads } from '../rdf/order.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import { rdf } from '../vocab/known.ts';

export class Sight {
  readonly #subjects = new Map<string, Map<string, Term[]>>();
  readonly #predicates = new Map<string, Quad[]>();

  /** Graphs do not count: a triple of two graphs is one. */
  constructor(quads: readonly Quad[]) {
    for (const quad of sortedQuads(quads)) {
      const { subject, predicate, object } = quad;
      const properties = this.#subjects.get(subject.value) ?? new Map<string, Term[]>();
      this.#subjects.set(subject.value, properties);
      const objects = properties.get(predicate.value) ?? [];
      properties.set(predicate.value, objects);
      if (!objects.some((each) => each.equals(object))) objects.push(object);
      const same = this.#predicates.get(predicate.value) ?? [];
      this.#predicates.set(predicate.value, same);
      same.push(quad);
    }
  }

  /** In the order of their lines. */
  objects(subject: string, predicate: string): readonly Term[] {
    return this.#subjects.get(subject)?.get(predicate) ?? [];
  }

  /** Predicate → objects. */
  properties(subject: string): ReadonlyMap<string, readonly Term[]> {
    return this.#subjects.get(subject) ?? new Map();
  }

  describes(subject: string): boolean {
    return this.#subjects.has(subject);
  }

  /** Instances of a class, in the order of their lines. */
  ofClass(type: string): readonly string[] {
    const typed = this.#predicates.get(rdf.type.value) ?? [];
    return typed.flatMap(({ subject, object }) => (object.value === type ? [subject.value] : []));
  }

  withPredicate(predicate: string): readonly Quad[] {
    return this.#predicates.get(predicate) ?? [];
  }
}
