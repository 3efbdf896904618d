// What one graph holds, in the form in which it is sent, read back and compared.
import { linesHash, rdfcLines } from '../rdf/canonical.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { sortedStrings } from '../rdf/order.ts';
import { type Quad, quad } from '../rdf/terms.ts';

/** The triples of one graph. */
export interface Content {
  /**
   * Canonical line → triple in the default graph, lines in code point order; no triple where RDFC-1.0 gave a blank
   * node of the line its label.
   */
  readonly triples: ReadonlyMap<string, Quad | undefined>;
  /** SHA-256 of the lines, as `LC_ALL=C sort -u | sha256sum` of N-Triples, or of RDFC-1.0 with blank nodes. */
  readonly hash: string;
  readonly blankNodes: boolean;
}

/**
 * The content of quads, whatever graphs they are in. Blank nodes get the labels of RDFC-1.0, so that two contents are
 * the same graph exactly when their lines are the same. Throws what `rdfcLines` throws.
 */
export async function contentOf(
  quads: Iterable<Quad>,
  labels: 'canonical' | 'as they are' = 'canonical',
): Promise<Content> {
  const byLine = new Map<string, Quad>();
  let blankNodes = false;
  for (const { subject, predicate, object } of quads) {
    const triple = quad(subject, predicate, object);
    blankNodes ||= subject.termType === 'BlankNode' || object.termType === 'BlankNode';
    byLine.set(canonicalLine(triple), triple);
  }
  const lines = blankNodes && labels === 'canonical' ? await rdfcLines(byLine.values()) : sortedStrings(byLine.keys());
  return { triples: new Map(lines.map((line) => [line, byLine.get(line)])), hash: linesHash(lines), blankNodes };
}
