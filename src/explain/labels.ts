// What things are called, and triples as sentences. Where they come from is in origins.ts.
import { irisAt } from '../map/iri.ts';
import { displayIri, printable } from '../rdf/prefixed.ts';
import type { Prefixes, Quad, Term } from '../rdf/terms.ts';
import type { TouchingShape } from '../validate/touching.ts';
import { dcterms, foaf, oa, rdf, rdfs, skos } from '../vocab/known.ts';

/** Properties that name a thing, the best first. */
const naming: readonly string[] = [skos.prefLabel, rdfs.label, dcterms.title, foaf.name].map(({ value }) => value);
/** Properties by which a thing may be asked for. */
const known: ReadonlySet<string> = new Set([...naming, skos.altLabel.value, skos.notation.value]);
/** Prefixes of names that are no words. */
const unspoken: ReadonlySet<string> = new Set(['statement', 'passage', 'iccs']);
const rdfType = rdf.type.value;

export interface LabelContext {
  readonly triples: readonly Quad[];
  readonly prefixes: Prefixes;
  /** What the IRIs of things begin with. */
  readonly base: string;
  /** Codes of the countries. */
  readonly countries: readonly string[];
}

export class Labels {
  readonly #labels = new Map<string, { readonly text: string; readonly rank: number }>();
  readonly #named = new Map<string, Set<string>>();
  readonly #countries: readonly (readonly [string, string])[];
  readonly prefixes: Prefixes;

  constructor({ triples, prefixes, base, countries }: LabelContext) {
    this.prefixes = prefixes;
    for (const { subject, predicate, object } of triples) {
      if (object.termType !== 'Literal' || subject.termType !== 'NamedNode') continue;
      if (predicate.value === oa.exact.value) this.#keep(subject.value, `“${object.value}”`, 0);
      if (!known.has(predicate.value)) continue;
      const called = this.#named.get(object.value);
      if (called === undefined) this.#named.set(object.value, new Set([subject.value]));
      else called.add(subject.value);
      const place = naming.indexOf(predicate.value);
      // English first, then any language in the order of the export.
      if (place >= 0) this.#keep(subject.value, object.value, place * 2 + (object.language === 'en' ? 0 : 1));
    }
    for (const { subject, predicate, object } of triples) {
      if (predicate.value !== oa.hasSelector.value) continue;
      const words = this.#labels.get(object.value);
      if (words !== undefined) this.#keep(subject.value, `the passage ${words.text}`, 0);
    }
    const iris = irisAt(base);
    this.#countries = countries.map((code) => [iris.thing(code, ''), this.of(iris.thing(code, 'country'))]);
  }

  #keep(iri: string, text: string, rank: number): void {
    const before = this.#labels.get(iri);
    if (before === undefined || rank < before.rank) this.#labels.set(iri, { text, rank });
  }

  /** Every label → the things that have it. */
  get named(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#named;
  }

  /** The label of a thing, else words made of its name. */
  of(iri: string): string {
    const label = this.#labels.get(iri);
    if (label !== undefined) return printable(label.text);
    for (const [room, country] of this.#countries) {
      if (iri.startsWith(room)) return `${printable(wordsOf(iri.slice(room.length)))} (${country})`;
    }
    const shown = displayIri(iri, this.prefixes);
    if (shown.startsWith('<')) return shown;
    const [prefix = '', local = ''] = shown.split(/:(.*)/s);
    return unspoken.has(prefix) ? `${prefix} ${local}` : wordsOf(local).replace(/^\p{Lu}(?=\p{Ll})/u, lowerCase);
  }

  hasLabel(iri: string): boolean {
    return this.#labels.has(iri);
  }

  /** A property in words: its label, else the name that a shape gives it. */
  ofProperty(iri: string, shapes: readonly TouchingShape[]): string {
    if (this.#labels.has(iri)) return this.of(iri);
    const names = shapes.flatMap(({ name }) => name ?? []);
    return printable(
      names.reduce<string | undefined>((a, b) => (a === undefined || b.length < a.length ? b : a), undefined) ??
        this.of(iri),
    );
  }

  /** A triple in words, without IRIs where there are labels. */
  sentence({ subject, predicate, object }: Quad, shapes: readonly TouchingShape[]): string {
    const about = this.#node(subject);
    if (predicate.value === rdfType) {
      const kind = this.#node(object);
      return `${about} is ${/^[aeiou]/i.test(kind) ? 'an' : 'a'} ${kind}`;
    }
    const value = object.termType === 'Literal' ? literalText(object) : this.#node(object);
    return `${about}, ${this.ofProperty(predicate.value, shapes)}: ${value}`;
  }

  #node(term: Term): string {
    return term.termType === 'NamedNode' ? this.of(term.value) : `_:${term.value}`;
  }
}

function literalText(term: Term): string {
  if (term.termType !== 'Literal') return term.value;
  const isText = term.language !== '' || term.datatype.value.endsWith('#string');
  return isText ? `“${printable(term.value)}”` : printable(term.value);
}

/** `hasBeginning` as “has beginning”, `role-security` as “role security”. */
function wordsOf(name: string): string {
  return printable(name)
    .replace(
      /([\p{Ll}\p{N}])(\p{Lu})(?=\p{Ll})/gu,
      (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`,
    )
    .replace(/[-_]/g, ' ');
}

function lowerCase(letter: string): string {
  return letter.toLowerCase();
}
