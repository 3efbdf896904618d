// The sink that makes RDF/JS quads, with a citation for every triple and the trace back to the authored value.
import type { Mode } from '../model/evidence.ts';
import type { Lock } from '../model/lock.ts';
import type { ParsedCountry } from '../model/parse.ts';
import type { Fact } from '../model/walk.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import {
  type Citation,
  type CitationIris,
  type CitedTriple,
  citationIris,
  citationOf,
  emitCitation,
  emitSource,
} from './evidence.ts';
import type { MappingContext } from './mapping.ts';
import { mapRecord } from './record.ts';
import type { Sink, Standing, TripleSink } from './sink.ts';

/** A triple of facts with everything that says it. */
export interface CitedQuad {
  readonly quad: Quad;
  readonly citations: readonly (Citation & CitationIris)[];
}

/** Why a fact makes no triple here: how the page says it, or that it depends on one said so. */
export type Reason = Exclude<Mode, 'explicit'> | 'depends-on-reading';

/** The triples of one country's facts that are kept, each with the citations that are. */
export type Keep = (code: string, facts: readonly CitedQuad[]) => readonly CitedQuad[];

export interface MappedCountry {
  readonly code: string;
  /** Each triple once, in the order of the tables, in the country's graph of facts. */
  readonly facts: readonly CitedQuad[];
  /** In the country's graph of evidence; each quad once. */
  readonly evidence: readonly Quad[];
  /** Facts read, by what became of them. `unmapped` must be empty. */
  readonly counts: { readonly read: number; readonly mapped: number; readonly withheld: number };
  /** Facts whose triples were not kept, in the order of the record, by their dotted paths. */
  readonly withheldFacts: readonly { readonly field: string; readonly reason: Reason }[];
  /** Paths of facts that made no triple. */
  readonly unmapped: readonly string[];
}

/** Maps a country to its graphs. The same record gives the same quads, whatever else is mapped. */
export function mapCountry(
  country: ParsedCountry,
  context: MappingContext,
  lock: Lock | undefined,
  chosen: Keep = (_, facts) => facts,
): MappedCountry {
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
  const all = [...facts.values()].map(({ quad: made, citations }): CitedQuad => {
    const line = canonicalLine(quad(made.subject, made.predicate, made.object));
    return { quad: made, citations: citations.map((one) => ({ ...one, ...citationIris(iris, line, one) })) };
  });
  const cited = chosen(code, all);
  const evidenceGraph = namedNode(iris.graph('evidence', code));
  const evidence = new Map<string, Quad>();
  const keep = (s: string, p: string, o: Quad['object']) => {
    const made = quad(namedNode(s), namedNode(p), o, evidenceGraph);
    evidence.set(canonicalLine(made), made);
  };
  const told = new Set<string>();
  const out: TripleSink = {
    blind: true,
    link: (s, p, o) => keep(s, p, namedNode(o)),
    words: (s, p, words, tag) => keep(s, p, literal(words, tag)),
    typed: (s, p, lexical, datatype) => keep(s, p, literal(lexical, namedNode(datatype))),
    isNew: (iri) => told.size < told.add(iri).size,
  };
  emitSource(iris, country.source, out);
  for (const { quad: made, citations } of cited) {
    const { subject, predicate, object } = made;
    const line = canonicalLine(quad(subject, predicate, object));
    const triple: CitedTriple = {
      subject: subject.value,
      predicate: predicate.value,
      line,
      sameObject: (s, p) => keep(s, p, object),
    };
    for (const citation of citations) emitCitation(triple, citation, { iris, codes }, out);
  }
  const [made, kept] = [pathsOf(all), pathsOf(cited)];
  const isOf = (paths: ReadonlySet<string>) => (fact: Fact) => paths.has(fact.path.join('.'));
  const unmapped = country.facts.filter((fact) => !isOf(made)(fact)).map(({ path }) => path.join('.'));
  const withheldFacts = country.facts
    .filter((fact) => isOf(made)(fact) && !isOf(kept)(fact))
    .map(({ path, scope: { mode } }) => {
      const reason: Reason = mode === 'explicit' ? 'depends-on-reading' : mode;
      return { field: path.join('.'), reason };
    });
  const mapped = country.facts.filter(isOf(kept)).length;
  return {
    code,
    facts: cited,
    evidence: [...evidence.values()],
    counts: { read: country.facts.length, mapped, withheld: withheldFacts.length },
    withheldFacts,
    unmapped,
  };
}

/** A fact is mapped when a triple was emitted at its path. */
function pathsOf(cited: readonly CitedQuad[]): Set<string> {
  return new Set(cited.flatMap(({ citations }) => citations.map(({ path }) => path.join('.'))));
}
