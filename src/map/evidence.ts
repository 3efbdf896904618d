// Citations: which words of which source say a triple. One rdf:Statement a citation, in plain RDF 1.1.
import { createHash } from 'node:crypto';
import type { Path } from '../errors.ts';
import type { Mode, Scope } from '../model/evidence.ts';
import type { Lock } from '../model/lock.ts';
import type { Source } from '../model/sources.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.ts';
import { dcterms, oa, prov, rdf, schema, xsd } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import { datatypeOf } from './dates.ts';
import type { Iris } from './iri.ts';

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

/**
 * IRI of the statement that a citation makes of a triple: the first 32 hexadecimal digits of SHA-256 over the canonical
 * N-Triples line, LF, and `source start end mode` (start and end empty where no position is known).
 */
function statementIri(iris: Iris, triple: Quad, { source, position, mode, quote }: Citation): string {
  const line = canonicalLine(quad(triple.subject, triple.predicate, triple.object));
  const where = position === undefined ? `${wordsHash(quote)} ` : `${position[0]} ${position[1]}`;
  const hash = createHash('sha256').update(`${line}\n${source} ${where} ${mode}`).digest('hex');
  return iris.statement(hash.slice(0, 32));
}

function wordsHash(quote: string): string {
  return createHash('sha256').update(quote).digest('hex').slice(0, 16);
}

/** The quads that tell of one citation of a triple; passages are shared by all that cite them. */
export function citationQuads(
  iris: Iris,
  graph: NamedNode,
  triple: Quad,
  citation: Citation,
  modes: ReadonlyMap<string, string>,
): Quad[] {
  const { source, quote, position, mode, because } = citation;
  const statement = namedNode(statementIri(iris, triple, citation));
  const passage = namedNode(iris.passage(source, position ?? wordsHash(quote)));
  const words = namedNode(`${passage.value}-quote`);
  const at = namedNode(`${passage.value}-position`);
  const say = (s: NamedNode, p: NamedNode, o: Quad['object']) => quad(s, p, o, graph);
  const integer = (n: number) => literal(String(n), namedNode(xsd.integer.value));
  const term = ({ value }: { readonly value: string }) => namedNode(value);
  const quads = [
    say(statement, term(rdf.type), term(rdf.Statement)),
    say(statement, term(rdf.subject), triple.subject as NamedNode),
    say(statement, term(rdf.predicate), triple.predicate as NamedNode),
    say(statement, term(rdf.object), triple.object),
    say(statement, namedNode(ncb.mode), namedNode(modes.get(mode) ?? '')),
    say(statement, term(prov.wasDerivedFrom), passage),
    say(passage, term(rdf.type), term(oa.SpecificResource)),
    say(passage, term(oa.hasSource), namedNode(iris.source(source))),
    say(passage, term(oa.hasSelector), words),
    say(words, term(rdf.type), term(oa.TextQuoteSelector)),
    say(words, term(oa.exact), literal(quote)),
  ];
  if (because !== undefined) quads.push(say(statement, namedNode(ncb.because), literal(because, 'en')));
  if (position !== undefined) {
    quads.push(
      say(passage, term(oa.hasSelector), at),
      say(at, term(rdf.type), term(oa.TextPositionSelector)),
      say(at, term(oa.start), integer(position[0])),
      say(at, term(oa.end), integer(position[1])),
    );
  }
  return quads;
}

/** What is known of a source itself: it stands beside the evidence, never among the facts of its text. */
export function sourceQuads(iris: Iris, graph: NamedNode, source: Source): Quad[] {
  const subject = namedNode(iris.source(source.id));
  const say = (p: { readonly value: string }, o: Quad['object']) => quad(subject, namedNode(p.value), o, graph);
  return [
    say(rdf.type, namedNode(schema.WebPage.value)),
    say(dcterms.title, literal(source.title, 'en')),
    say(dcterms.publisher, literal(source.publisher)),
    say(dcterms.rights, literal(source.rights, 'en')),
    say(dcterms.language, literal(source.language)),
    say(schema.sha256, literal(source.sha256)),
    ...(source.url === undefined ? [] : [say(schema.url, namedNode(source.url))]),
    ...(source.retrieved === undefined
      ? []
      : [say(dcterms.date, literal(source.retrieved, namedNode(datatypeOf(source.retrieved))))]),
  ];
}
