// The sink that makes RDF/JS quads, with a citation for every triple and the trace back to the authored value.
import type { Lock } from '../model/lock.ts';
import type { ParsedCountry } from '../model/parse.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import { type Citation, citationOf, citationQuads, sourceQuads } from './evidence.ts';
import type { MappingContext } from './mapping.ts';
import { mapRecord } from './record.ts';
import type { Sink, Standing } from './sink.ts';

/** A triple of facts with everything that says it. */
export interface CitedQuad {
  readonly quad: Quad;
  readonly citations: readonly Citation[];
}

export interface MappedCountry {
  readonly code: string;
  /** Each triple once, in the order of the tables, in the country's graph of facts. */
  readonly facts: readonly CitedQuad[];
  /** In the country's graph of evidence; each quad once. */
  readonly evidence: readonly Quad[];
  /** Facts read, by what became of them. `unmapped` must be empty. */
  readonly counts: { readonly read: number; readonly mapped: number; readonly withheld: number };
  /** Paths of facts that made no triple. */
  readonly unmapped: readonly string[];
}

/** Maps a country to its graphs. The same record gives the same quads, whatever else is mapped. */
export function mapCountry(country: ParsedCountry, context: MappingContext, lock: Lock | undefined): MappedCountry {
  const { iris, codes } = context;
  const code = country.record.country.code;
  const graph = namedNode(iris.graph('facts', code));
  const facts = new Map<string, { quad: Quad; citations: Citation[] }>();
  const add = (s: string, p: string, o: Quad['object'], at: Standing) => {
    const made = quad(namedNode(s), namedNode(p), o, graph);
    const citation = citationOf(at.scope, at.path(), at.row, country.source.id, lock);
    const line = canonicalLine(made);
    const known = facts.get(line);
    if (known === undefined) facts.set(line, { quad: made, citations: [citation] });
    else known.citations.push(citation);
  };
  const sink: Sink = {
    link: (s, p, o, at) => add(s, p, namedNode(o), at),
    words: (s, p, words, tag, at) => add(s, p, literal(words, tag), at),
    typed: (s, p, lexical, datatype, at) => add(s, p, literal(lexical, namedNode(datatype)), at),
  };
  mapRecord(country.record, context, sink);
  const cited = [...facts.values()];
  const evidenceGraph = namedNode(iris.graph('evidence', code));
  const evidence = new Map<string, Quad>();
  const keep = (made: Quad) => evidence.set(canonicalLine(made), made);
  sourceQuads(iris, evidenceGraph, country.source).forEach(keep);
  for (const { quad: made, citations } of cited) {
    for (const citation of citations) {
      citationQuads(iris, evidenceGraph, made, citation, codes.modes).forEach(keep);
    }
  }
  const unmapped = unmappedFacts(country, cited);
  const read = country.facts.length;
  return {
    code,
    facts: cited,
    evidence: [...evidence.values()],
    counts: { read, mapped: read - unmapped.length, withheld: 0 },
    unmapped,
  };
}

/** A fact is mapped when a triple was emitted at its path, or at the block around it or inside it. */
function unmappedFacts(country: ParsedCountry, cited: readonly CitedQuad[]): string[] {
  const emitted = new Set<string>();
  for (const { citations } of cited) for (const { path } of citations) emitted.add(path.join('.'));
  return country.facts.map(({ path }) => path.join('.')).filter((path) => !emitted.has(path));
}
