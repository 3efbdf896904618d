// Citations: which words of which source say a triple. One rdf:Statement a citation, in plain RDF 1.1.
import { hash } from 'node:crypto';
import type { Path } from '../errors.ts';
import type { Mode, Scope } from '../model/evidence.ts';
import type { Lock } from '../model/lock.ts';
import type { Source } from '../model/sources.ts';
import type { Quad } from '../rdf/terms.ts';
import { dcterms, oa, prov, rdf, schema, xsd } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import { datatypeOf } from './dates.ts';
import type { Iris } from './iri.ts';
import type { CodeIris } from './mapping.ts';
import type { TripleSink } from './sink.ts';

/** Terms that every citation names, taken once from the library, whose properties cost a call each. */
const terms = {
  type: rdf.type.value,
  Statement: rdf.Statement.value,
  subject: rdf.subject.value,
  predicate: rdf.predicate.value,
  object: rdf.object.value,
  wasDerivedFrom: prov.wasDerivedFrom.value,
  SpecificResource: oa.SpecificResource.value,
  hasSource: oa.hasSource.value,
  hasSelector: oa.hasSelector.value,
  TextQuoteSelector: oa.TextQuoteSelector.value,
  TextPositionSelector: oa.TextPositionSelector.value,
  exact: oa.exact.value,
  start: oa.start.value,
  end: oa.end.value,
  integer: xsd.integer.value,
  string: xsd.string.value,
} as const;

/** One passage of a source that says one triple, and the authored value that claims so. */
export interface Citation {
  readonly source: string;
  readonly quote: string;
  /** Start and end in code points of the source's text; undefined until `cite` has looked the quote up. */
  readonly position: readonly [number, number] | undefined;
  readonly mode: Mode;
  readonly because: string | undefined;
  readonly path: Path;
  readonly row: string;
}

/** The citation of a triple by what holds where it was emitted; the model has refused facts without a quote. */
export function citationOf(scope: Scope, path: Path, row: string, source: string, lock: Lock | undefined): Citation {
  if (scope.quote === undefined) throw new Error(`no quote says ${path.join('.')}`);
  const { quote, mode, because } = scope;
  const position = lock !== undefined && Object.hasOwn(lock.quotes, quote) ? lock.quotes[quote] : undefined;
  return { source, quote, position, mode, because, path, row };
}

/** The nodes that tell of a citation in the graph of evidence. */
export interface CitationIris {
  /** The rdf:Statement that the citation makes of the triple. */
  readonly statement: string;
  /** The passage of the source, which all citations of it share. */
  readonly passage: string;
}

/** `line` is the canonical N-Triples line of the triple, without a line end. */
export function citationIris(iris: Iris, line: string, citation: Citation): CitationIris {
  return {
    statement: iris.statement(statementHash(line, citation)),
    passage: iris.passage(citation.source, citation.position ?? wordsHash(citation.quote)),
  };
}

/** The triple that a citation is about, as the sink that made it tells it. */
export interface CitedTriple {
  readonly subject: string;
  readonly predicate: string;
  /** Its canonical N-Triples line, without a line end. */
  readonly line: string;
  /** Emits a triple of evidence with the same object. */
  sameObject(subject: string, predicate: string): void;
}

/**
 * The first 32 hexadecimal digits of SHA-256 over the canonical N-Triples line, LF, and `source start end mode` (start
 * and end empty where no position is known): what names the statement that a citation makes of a triple.
 */
function statementHash(line: string, { source, position, mode, quote }: Citation): string {
  const where = position === undefined ? `${wordsHash(quote)} ` : `${position[0]} ${position[1]}`;
  return hash('sha256', `${line}\n${source} ${where} ${mode}`).slice(0, 32);
}

function wordsHash(quote: string): string {
  return hash('sha256', quote).slice(0, 16);
}

/** Emits what tells of one citation of a triple, and of its passage, which is shared by all that cite it. */
export function emitCitation(
  triple: CitedTriple,
  citation: Citation,
  { iris, codes }: { readonly iris: Iris; readonly codes: CodeIris },
  out: TripleSink,
): void {
  const { statement, passage } = citationIris(iris, triple.line, citation);
  if (citation.because !== undefined) out.words(statement, ncb.because, citation.because, 'en');
  if (!out.isNew(statement)) return;
  out.link(statement, terms.type, terms.Statement);
  out.link(statement, terms.subject, triple.subject);
  out.link(statement, terms.predicate, triple.predicate);
  triple.sameObject(statement, terms.object);
  out.link(statement, ncb.mode, codes.modes.get(citation.mode) ?? '');
  out.link(statement, terms.wasDerivedFrom, passage);
  if (out.isNew(passage)) emitPassage(passage, citation, iris, out);
}

function emitPassage(passage: string, { source, quote, position }: Citation, iris: Iris, out: TripleSink): void {
  const words = `${passage}-quote`;
  out.link(passage, terms.type, terms.SpecificResource);
  out.link(passage, terms.hasSource, iris.source(source));
  out.link(passage, terms.hasSelector, words);
  out.link(words, terms.type, terms.TextQuoteSelector);
  out.typed(words, terms.exact, quote, terms.string);
  if (position === undefined) return;
  const at = `${passage}-position`;
  out.link(passage, terms.hasSelector, at);
  out.link(at, terms.type, terms.TextPositionSelector);
  out.typed(at, terms.start, String(position[0]), terms.integer);
  out.typed(at, terms.end, String(position[1]), terms.integer);
}

/** What each field of a source becomes. */
export const sourceProperties = {
  title: dcterms.title.value,
  publisher: dcterms.publisher.value,
  rights: dcterms.rights.value,
  language: dcterms.language.value,
  sha256: schema.sha256.value,
  url: schema.url.value,
  retrieved: dcterms.date.value,
} as const satisfies Partial<Record<keyof Source, string>>;

/** Emits what is known of a source itself: it stands beside the evidence, never among the facts of its text. */
export function emitSource(iris: Iris, source: Source, out: TripleSink): void {
  const subject = iris.source(source.id);
  out.link(subject, terms.type, schema.WebPage.value);
  out.words(subject, sourceProperties.title, source.title, 'en');
  out.typed(subject, sourceProperties.publisher, source.publisher, xsd.string.value);
  out.words(subject, sourceProperties.rights, source.rights, 'en');
  out.typed(subject, sourceProperties.language, source.language, xsd.string.value);
  out.typed(subject, sourceProperties.sha256, source.sha256, xsd.string.value);
  if (source.url !== undefined) out.link(subject, sourceProperties.url, source.url);
  if (source.retrieved !== undefined) {
    out.typed(subject, sourceProperties.retrieved, source.retrieved, datatypeOf(source.retrieved));
  }
}

/** Evidence without the words of the pages: of each passage the position stays, of each page the hash. */
export function withoutQuotes(quads: readonly Quad[]): Quad[] {
  const words = new Set(quads.filter((q) => q.object.value === terms.TextQuoteSelector).map((q) => q.subject.value));
  return quads.filter(({ subject, object }) => !words.has(subject.value) && !words.has(object.value));
}
