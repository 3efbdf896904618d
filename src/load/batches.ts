// How the lines of a graph are cut into requests.
import { UPDATE_TRIPLES } from './stores.ts';

/** The lines in pieces for INSERT DATA and DELETE DATA, which every store takes. */
export function batchesOf(lines: readonly string[]): readonly string[][] {
  const batches: string[][] = [];
  for (let at = 0; at < lines.length; at += UPDATE_TRIPLES) batches.push(lines.slice(at, at + UPDATE_TRIPLES));
  return batches;
}

/** The lines from `at` on that fit into one request: at least one, and no more than the limits. */
export function chunkOf(
  lines: readonly string[],
  at: number,
  { triples, bytes }: { readonly triples: number; readonly bytes: number },
): readonly string[] {
  let size = 0;
  let end = at;
  while (end < lines.length && end - at < triples) {
    size += Buffer.byteLength(lines[end] ?? '') + 1;
    if (size > bytes && end > at) break;
    end += 1;
  }
  return lines.slice(at, end);
}
