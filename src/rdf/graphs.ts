// Quads without their graphs.
import { type Quad, quad } from './terms.ts';

/** The same triples in the default graph, in the same order; a triple of two graphs stands twice. */
export function inDefaultGraph(quads: readonly Quad[]): Quad[] {
  return quads.map(({ subject, predicate, object }) => quad(subject, predicate, object));
}
