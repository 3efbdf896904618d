// What a mapping emits to. One sink makes RDF/JS quads with their evidence, another writes N-Quads text.
import type { Path } from '../errors.ts';
import type { Scope } from '../model/evidence.ts';

/** Where the mapping stands in a record while it emits. Valid only during the call it is passed to. */
export interface Standing {
  /** The path of the authored value, copied. */
  path(): Path;
  /** The row of the mapping tables that is at work, as `bodies.partOf`. */
  readonly row: string;
  /** The evidence of the value. */
  readonly scope: Scope;
}

/** Receives one triple of evidence a call, which rests on nothing. Strings as in `Sink`. */
export interface TripleSink {
  readonly blind: true;
  link(subject: string, predicate: string, object: string): void;
  words(subject: string, predicate: string, words: string, language: string): void;
  typed(subject: string, predicate: string, lexical: string, datatype: string): void;
  /** Whether nothing was told yet of a thing that many triples share; from then on it is not new. */
  isNew(iri: string): boolean;
}

/** Receives one triple of facts a call. All strings but `words` and `lexical` are IRIs or a language tag. */
export interface Sink {
  /** Whether it never looks at where the mapping stands, which then need not be kept. */
  readonly blind?: boolean;
  link(subject: string, predicate: string, object: string, at: Standing): void;
  words(subject: string, predicate: string, words: string, language: string, at: Standing): void;
  typed(subject: string, predicate: string, lexical: string, datatype: string, at: Standing): void;
}
