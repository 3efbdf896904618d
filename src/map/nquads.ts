// The sinks that write N-Quads text: the same quads as the sink of quads.ts, without an object for any of them.
import type { CountryRecord } from '../model/country.ts';
import type { Lock } from '../model/lock.ts';
import type { Source } from '../model/sources.ts';
import { flatPieces, isAscii, type LineBytes } from '../rdf/line-bytes.ts';
import { escapedText, literalSuffix } from '../rdf/lines.ts';
import { type CitedTriple, citationOf, emitCitation, emitSource } from './evidence.ts';
import type { Iris } from './iri.ts';
import type { CodeIris } from './mapping.ts';
import { mapRecord } from './record.ts';
import type { Sink, Standing, TripleSink } from './sink.ts';

/** What records are written with, the same for all of them. */
export interface NQuadsContext {
  readonly iris: Iris;
  readonly codes: CodeIris;
  /** Whether citations are written beside the facts. */
  readonly evidence: boolean;
}

export interface RecordInput {
  readonly record: CountryRecord;
  readonly source: Source;
  readonly lock?: Lock | undefined;
}

/** Lines written for one record. A triple that the record says twice may stand twice. */
export interface Written {
  readonly facts: number;
  readonly evidence: number;
}

/**
 * Writes the facts of a record that the model has checked, and the citations of each, into the graphs of its country.
 * The same record gives the same bytes.
 */
export function writeRecord(out: LineBytes, context: NQuadsContext, input: RecordInput): Written {
  const { iris } = context;
  const { record, source } = input;
  // Names are ASCII by the rules of the model; the base and the address of a page need not be.
  const ascii = isAscii(iris.source(source.id) + (source.url ?? ''));
  const facts = new GraphLines(out, iris.graph('facts', record.country.code), ascii);
  const cited = new GraphLines(out, iris.graph('evidence', record.country.code), ascii);
  emitRecord(context, input, facts, cited);
  return { facts: facts.count, evidence: cited.count };
}

/** Emits the facts of a record that the model has checked, and where evidence is wanted the citations of each. */
export function emitRecord(
  { iris, codes, evidence }: NQuadsContext,
  { record, source, lock }: RecordInput,
  facts: TripleSink,
  cited: TripleSink,
): void {
  const context = { iris, codes, language: source.language };
  if (!evidence) {
    mapRecord(record, context, facts);
    return;
  }
  emitSource(iris, source, cited);
  const cite = (triple: CitedTriple, at: Standing) =>
    emitCitation(triple, citationOf(at.scope, at.path(), at.row, source.id, lock), context, cited);
  mapRecord(record, context, citing(facts, cited, cite));
}

// What most literals are: ASCII, and no character of it is escaped.
const plain = /^[ !#-[\]-~]*$/;

const toIri = flatPieces((predicate) => `> <${predicate}> <`);
const toText = flatPieces((predicate) => `> <${predicate}> "`);
const afterIri = flatPieces((graph) => `> <${graph}> .\n`);
const afterText = flatPieces((suffixAndGraph) => `"${suffixAndGraph}> .\n`);

/** Triples of one graph as lines. IRIs must be such as `iriFault` finds nothing wrong with. */
class GraphLines implements TripleSink {
  readonly blind = true;
  count = 0;
  private readonly out: LineBytes;
  private readonly graph: string;
  private readonly end: string;
  /** What comes after words of a language: most words of a record are of one. */
  private language = '';
  private afterWords = '';
  private readonly told = new Set<string>();
  private readonly ascii: boolean;

  /** `ascii` says that every IRI is. */
  constructor(out: LineBytes, graph: string, ascii: boolean) {
    this.out = out;
    this.ascii = ascii;
    this.graph = graph;
    this.end = afterIri(graph);
  }

  link(subject: string, predicate: string, object: string): void {
    this.count += 1;
    this.put(`<${subject}${toIri(predicate)}${object}${this.end}`);
  }

  words(subject: string, predicate: string, words: string, language: string): void {
    if (language !== this.language) {
      this.language = language;
      this.afterWords = afterText(`@${language} <${this.graph}`);
    }
    this.literal(`<${subject}${toText(predicate)}`, words, this.afterWords);
  }

  typed(subject: string, predicate: string, lexical: string, datatype: string): void {
    const after = afterText(`${literalSuffix('', datatype)} <${this.graph}`);
    this.literal(`<${subject}${toText(predicate)}`, lexical, after);
  }

  isNew(iri: string): boolean {
    return this.told.size < this.told.add(iri).size;
  }

  private literal(head: string, lexical: string, tail: string): void {
    this.count += 1;
    if (plain.test(lexical)) {
      this.put(`${head}${lexical}${tail}`);
      return;
    }
    this.put(head);
    this.out.text(escapedText(lexical));
    this.put(tail);
  }

  private put(text: string): void {
    if (this.ascii) this.out.ascii(text);
    else this.out.text(text);
  }
}

/** Facts, and for each what `cite` tells of it. */
function citing(facts: TripleSink, cited: TripleSink, cite: (triple: CitedTriple, at: Standing) => void): Sink {
  return {
    link(subject, predicate, object, at) {
      facts.link(subject, predicate, object);
      const line = `<${subject}> <${predicate}> <${object}> .`;
      cite({ subject, predicate, line, sameObject: (s, p) => cited.link(s, p, object) }, at);
    },
    words(subject, predicate, words, language, at) {
      facts.words(subject, predicate, words, language);
      const line = `<${subject}> <${predicate}> "${escapedText(words)}"@${language} .`;
      cite({ subject, predicate, line, sameObject: (s, p) => cited.words(s, p, words, language) }, at);
    },
    typed(subject, predicate, lexical, datatype, at) {
      facts.typed(subject, predicate, lexical, datatype);
      const line = `<${subject}> <${predicate}> "${escapedText(lexical)}"${literalSuffix('', datatype)} .`;
      cite({ subject, predicate, line, sameObject: (s, p) => cited.typed(s, p, lexical, datatype) }, at);
    },
  };
}
