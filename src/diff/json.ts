// A difference as JSON: the entries of the words, and the quads themselves.
import { canonicalLine } from '../rdf/lines.ts';
import type { Difference } from './difference.ts';
import type { Entry } from './view.ts';

/** `removed` and `added` are canonical N-Quads lines in code point order. */
export function jsonText({ removed, added }: Difference, entries: readonly Entry[]): string {
  const lines = { removed: removed.map(canonicalLine), added: added.map(canonicalLine) };
  return `${JSON.stringify({ equal: removed.length + added.length === 0, entries, ...lines }, undefined, 2)}\n`;
}
