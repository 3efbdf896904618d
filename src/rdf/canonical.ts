// Canonical form and hashes of sets of quads. Data of ours has no blank nodes and needs no more than sorted lines;
// graphs with blank nodes (ontology, shapes, foreign files) are canonicalized by RDFC-1.0.
import { createHash } from 'node:crypto';
import { sortedLines, sortedQuads, sortedStrings } from './order.ts';
import type { Quad } from './terms.ts';

/** Canonical N-Triples or N-Quads: unique lines in the order of their UTF-8 bytes, each ending in LF; '' for none. */
export function canonicalForm(quads: Iterable<Quad>): string {
  const lines = sortedLines(quads);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/**
 * SHA-256 of the canonical form, in hex: what `LC_ALL=C sort -u file.nt | sha256sum` prints.
 * Only for quads without blank nodes, whose labels it would take for names.
 */
export function canonicalHash(quads: Iterable<Quad>): string {
  return createHash('sha256').update(canonicalForm(quads)).digest('hex');
}

/**
 * SHA-256 of the RDFC-1.0 canonical N-Quads, in hex: equal for isomorphic datasets (https://www.w3.org/TR/rdf-canon/),
 * and equal to `canonicalHash` where there are no blank nodes.
 * Throws on triple terms. Poisoned graphs of blank nodes may take long: only for files of the project's own.
 */
export async function rdfcHash(quads: Iterable<Quad>): Promise<string> {
  return linesHash(await rdfcLines(quads));
}

/** The lines of the RDFC-1.0 canonical N-Quads in code point order, without line ends. Throws as `rdfcHash`. */
export async function rdfcLines(quads: Iterable<Quad>): Promise<string[]> {
  return (await rdfcIssuer(quads)).lines;
}

/** The same lines, and for each label of a blank node the canonical one (`c14n0` …). Throws as `rdfcHash`. */
export async function rdfcIssuer(
  quads: Iterable<Quad>,
): Promise<{ readonly lines: string[]; readonly labels: ReadonlyMap<string, string> }> {
  const { default: canonizer } = await import('rdf-canonize');
  const canonicalIdMap = new Map<string, string>();
  const options = { algorithm: 'RDFC-1.0', maxWorkFactor: 3, canonicalIdMap } as const;
  const form = await canonizer.canonize(sortedQuads(quads), options);
  const labels = new Map([...canonicalIdMap].map(([label, canonical]) => [bare(label), bare(canonical)]));
  // The library sorts by UTF-16 unit, the specification by code point.
  return { lines: sortedStrings(form.split('\n').slice(0, -1)), labels };
}

function bare(label: string): string {
  return label.replace(/^_:/, '');
}

/** SHA-256, in hex, of canonical lines in their order, each with its LF. */
export function linesHash(lines: readonly string[]): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest('hex');
}
