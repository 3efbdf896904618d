// The second witness: reads what we wrote with a library that did not write it. First readings are in parse.ts.
import { passed, type Result, refused } from '../errors.ts';
import { parseQuads } from './parse.ts';
import type { Quad } from './terms.ts';

/** The formats that can be read back; the writer of each is another library than its reader here. */
export type WrittenSyntax = 'turtle' | 'nt' | 'nq' | 'trig' | 'jsonld' | 'rdfxml';

const oxigraphMediaTypes = {
  turtle: 'text/turtle',
  trig: 'application/trig',
  jsonld: 'application/ld+json',
  rdfxml: 'application/rdf+xml',
} as const;

/**
 * The quads of a text of our own, read by oxigraph (Turtle, TriG, JSON-LD, RDF/XML) or n3 (N-Triples, N-Quads, which
 * lines.ts writes). Never by oxigraph's Store, which rewrites numbers. Never for text from outside: hostile JSON-LD
 * ends oxigraph for the whole process. Issue: `bad-rdf`.
 */
export async function rereadQuads(text: string, syntax: WrittenSyntax, baseIRI?: string): Promise<Result<Quad[]>> {
  if (syntax === 'nt' || syntax === 'nq') return parseQuads(text, syntax);
  const oxigraph = await import('oxigraph');
  const options = {
    format: oxigraphMediaTypes[syntax],
    ...(baseIRI === undefined ? {} : { base_iri: baseIRI }),
  };
  try {
    // Its terms are RDF/JS terms; its declarations only lack the generality of ours.
    return passed(oxigraph.parse(text, options) as unknown as Quad[]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refused({ code: 'bad-rdf', severity: 'error', message });
  }
}
