// What a caller may ask of the writers. Each format reads the options it knows and ignores the others.
import type { JsonObject } from '../rdf/json-ld.ts';
import type { Prefixes } from '../rdf/terms.ts';

export interface SerializeOptions {
  /** Prefixes that may be used (Turtle, TriG, RDF/XML); only those that are used get written. */
  readonly prefixes?: Prefixes;
  /** IRIs of predicates that come first, in this order, after rdf:type (Turtle, TriG, RDF/XML). */
  readonly predicateOrder?: readonly string[];
  /** Group of a subject: lower numbers come first, equal ones stand in code point order of their IRIs. */
  readonly subjectOrder?: (iri: string) => number;
  /** Subjects of a type that stand on one line each, as in a list, while they have four statements or fewer (Turtle, TriG). */
  readonly listed?: (iri: string) => boolean;
  /** JSON-LD context, inlined as it stands. Without it keys are full IRIs. */
  readonly context?: JsonObject;
  /** JSON-LD frame of the default graph, without context. What it does not reach is appended as further nodes. */
  readonly frame?: JsonObject;
  /** Whether triple terms of RDF 1.2 may be written, by the formats that have them; false unless given. */
  readonly rdf12?: boolean;
  /** Keys of JSON-LD nodes that come first, in this order, after id and type. */
  readonly documentOrder?: readonly string[];
}
