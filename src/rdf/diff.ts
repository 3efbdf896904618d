// What stands in one set of quads and not in another, by canonical lines. Telling it to people is done elsewhere.
import { sortedLines } from './order.ts';
import type { Quad } from './terms.ts';

export interface LineDiff {
  /** Canonical lines of the expected quads that are not there, in code point order. */
  readonly missing: readonly string[];
  /** Canonical lines that are there unexpected, in code point order. */
  readonly extra: readonly string[];
}

/** Compares two sets of quads without blank nodes. */
export function diffLines(expected: Iterable<Quad>, actual: Iterable<Quad>): LineDiff {
  const wanted = sortedLines(expected);
  const found = sortedLines(actual);
  const wantedSet = new Set(wanted);
  const foundSet = new Set(found);
  return {
    missing: wanted.filter((line) => !foundSet.has(line)),
    extra: found.filter((line) => !wantedSet.has(line)),
  };
}
