// The mapping at work on one record: where it stands, what the words there rest on, and the rows of tables.
import type { Path } from '../errors.ts';
import type { CountryRecord } from '../model/country.ts';
import { type Evidence, type Scope, scopeOfWording, scopeWithin, unquoted } from '../model/evidence.ts';
import type { CodeList } from '../model/kinds.ts';
import { conceptName } from '../model/names.ts';
import { rdf, skos } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import type { Iris } from './iri.ts';
import type { Sink, Standing } from './sink.ts';

const rdfType = rdf.type.value;
const prefLabel = skos.prefLabel.value;

/** Authored word → IRI of its concept, per closed list. */
export type CodeIris = Readonly<Record<CodeList, ReadonlyMap<string, string>>>;

/** What a mapping needs to know besides the record. */
export interface MappingContext {
  readonly iris: Iris;
  readonly codes: CodeIris;
  /** Language of the source, which its words carry. */
  readonly language: string;
}

export class Mapping implements Standing {
  readonly record: CountryRecord;
  readonly country: string;
  readonly iris: Iris;
  private readonly sink: Sink;
  /** Whether nobody asks where the mapping stands: then it keeps neither steps nor scope. */
  private readonly blind: boolean;
  private readonly context: MappingContext;
  private readonly steps: (string | number)[] = [];
  scope: Scope;
  row = '';

  constructor(record: CountryRecord, context: MappingContext, sink: Sink) {
    this.record = record;
    this.country = record.country.code;
    this.context = context;
    this.iris = context.iris;
    this.sink = sink;
    this.blind = sink.blind === true;
    this.scope = scopeWithin(unquoted, record);
  }

  path(): Path {
    return [...this.steps];
  }

  /** Goes to the value under `key` of the value it stands at; a block's evidence holds until it returns. */
  at<V>(key: string | number, value: V, emit: (value: V) => void): void {
    if (this.blind) {
      emit(value);
      return;
    }
    const outer = this.scope;
    this.steps.push(key);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      this.scope = scopeWithin(outer, value as Evidence);
    }
    emit(value);
    this.steps.pop();
    this.scope = outer;
  }

  /** The same, with what a row of a table does at the value. */
  emitAt<V>(
    key: string | number,
    value: V,
    emit: (mapping: Mapping, subject: string, value: V) => void,
    subject: string,
  ): void {
    if (this.blind) emit(this, subject, value);
    else this.at(key, value, () => emit(this, subject, value));
  }

  thing(name: string): string {
    return this.iris.thing(this.country, name);
  }

  type(subject: string, type: string): void {
    this.sink.link(subject, rdfType, type, this);
  }

  link(subject: string, predicate: string, object: string): void {
    this.sink.link(subject, predicate, object, this);
  }

  typed(subject: string, predicate: string, lexical: string, datatype: string): void {
    this.sink.typed(subject, predicate, lexical, datatype, this);
  }

  words(subject: string, predicate: string, words: string): void {
    this.sink.words(subject, predicate, words, this.context.language, this);
  }

  /** Emits under the evidence of a wording, which is its own quote where nothing else says it. */
  asWording(words: string, ownQuote: boolean, emit: () => void): void {
    if (this.blind) {
      emit();
      return;
    }
    const outer = this.scope;
    this.scope = scopeOfWording(outer, words, ownQuote);
    emit();
    this.scope = outer;
  }

  /** The concept of an authored word; the model has refused words that the list does not hold. */
  code(list: CodeList, word: string): string {
    const concept = this.context.codes[list].get(word);
    if (concept === undefined) throw new Error(`no concept for "${word}" in ${list}`);
    return concept;
  }

  /** Emits a concept that a page words, and returns its IRI. */
  concept(kind: 'wording' | 'activity', written: unknown, key: 'area' | 'activity'): string {
    const name = conceptName(written, key);
    const iri = kind === 'wording' ? this.iris.wording(name) : this.iris.activity(name);
    const label = typeof written === 'string' ? written : String((written as Record<string, unknown>)[key]);
    this.type(iri, kind === 'wording' ? ncb.CrimeArea : ncb.Activity);
    this.words(iri, prefLabel, label);
    return iri;
  }
}
