// What one graph holds, in the form in which it is sent, read back and compared.
import { passed, type Result, refused } from '../errors.ts';
import { linesHash, rdfcLines } from '../rdf/canonical.ts';
import { inDefaultGraph } from '../rdf/graphs.ts';
import { sortedLines, sortedStrings } from '../rdf/order.ts';
import type { Quad } from '../rdf/terms.ts';
import type { GraphStore } from './graph-store.ts';

/** The triples of one graph. */
export interface Content {
  /** Canonical lines in code point order, each once. */
  readonly lines: readonly string[];
  /** SHA-256 of the lines, as `LC_ALL=C sort -u | sha256sum` of N-Triples, or of RDFC-1.0 with blank nodes. */
  readonly hash: string;
  readonly blankNodes: boolean;
}

/** Bytes that a store may need for a UTF-16 unit of ours (`\uXXXX`, and more for white space), and beyond all of them. */
const WIDEST = 8;
const ROOM = 64 * 1024 * 1024;

/**
 * The content of quads, whatever graphs they are in. Blank nodes get the labels of RDFC-1.0, so that two contents are
 * the same graph exactly when their lines are the same. Throws what `rdfcLines` throws.
 */
export async function contentOf(
  quads: readonly Quad[],
  labels: 'canonical' | 'as they are' = 'canonical',
): Promise<Content> {
  const triples = inDefaultGraph(quads);
  const blankNodes = triples.some(({ subject, object }) =>
    [subject, object].some((term) => term.termType === 'BlankNode'),
  );
  const lines = blankNodes && labels === 'canonical' ? await rdfcLines(triples) : sortedLines(triples);
  return { lines, hash: linesHash(lines), blankNodes };
}

/**
 * The content of a graph in a store that should hold the wished one. Issues: those of the endpoint, and
 * `unfaithful-load`, where the blank nodes in the store keep RDFC-1.0 busy.
 */
export async function readContent(store: GraphStore, name: string, wished: Content): Promise<Result<Content>> {
  const size = wished.lines.reduce((sum, line) => sum + line.length, 0);
  const read = await store.read(name, ROOM + WIDEST * size);
  if (!read.ok) return read;
  if (!wished.blankNodes && holdsLines(read.value.nTriples, wished.lines)) return passed(wished);
  const quads = await read.value.quads();
  if (!quads.ok) return quads;
  // A graph of another size is another one: its blank nodes need no labels.
  const labels = wished.blankNodes && quads.value.length === wished.lines.length ? 'canonical' : 'as they are';
  try {
    return passed(await contentOf(quads.value, labels));
  } catch {
    const message = `the blank nodes of the graph <${name}> in the store are not those of the export`;
    return refused({ code: 'unfaithful-load', severity: 'error', message });
  }
}

/** Whether a text of N-Triples consists of exactly these canonical lines, in any order: then it need not be parsed. */
function holdsLines(text: string | undefined, lines: readonly string[]): boolean {
  const found = text?.split('\n');
  if (found?.pop() !== '' || found.length !== lines.length) return false;
  const sorted = sortedStrings(found);
  return lines.every((line, index) => line === sorted[index]);
}
