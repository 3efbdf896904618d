// What one dataset holds and another does not, quad by quad. How it is told is beside it.
import { passed, type Result, refused } from '../errors.ts';
import { withStableLabels } from '../rdf/blank-labels.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { sortedQuads } from '../rdf/order.ts';
import type { Quad } from '../rdf/terms.ts';

/** Blank nodes have labels of what is said of them (`withStableLabels`) on both sides. */
export interface Difference {
  readonly older: readonly Quad[];
  readonly newer: readonly Quad[];
  /** Quads that one side alone has, by their canonical lines in code point order, each once. */
  readonly removed: readonly Quad[];
  readonly added: readonly Quad[];
}

/** Compares two datasets; nothing is removed and nothing added exactly when they are isomorphic. Issues: those of `withStableLabels`. */
export async function differenceOf(older: readonly Quad[], newer: readonly Quad[]): Promise<Result<Difference>> {
  const [before, after] = [await withStableLabels(older), await withStableLabels(newer)];
  if (!before.ok || !after.ok) return refused(...before.issues, ...after.issues);
  const lines = (quads: readonly Quad[]) => new Set(quads.map(canonicalLine));
  const [had, has] = [lines(before.value), lines(after.value)];
  return passed({
    older: before.value,
    newer: after.value,
    removed: sortedQuads(before.value.filter((quad) => !has.has(canonicalLine(quad)))),
    added: sortedQuads(after.value.filter((quad) => !had.has(canonicalLine(quad)))),
  });
}

/** The difference that leads back. */
export function inverseOf({ older, newer, removed, added }: Difference): Difference {
  return { older: newer, newer: older, removed: added, added: removed };
}
