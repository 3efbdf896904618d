// What nodes, properties and values are called in words: by their labels, else by what they are about, else by the
// words of their identifiers. An IRI stands only where there are no words.

import { compareCodePoints, sortedStrings } from '../rdf/order.ts';
import { displayTerm, printable } from '../rdf/prefixed.ts';
import type { Literal, Quad, Term } from '../rdf/terms.ts';
import { dcterms, foaf, org, rdf, rdfs, schema, skos, xsd } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import type { Sight } from './sight.ts';

/** Predicates that give a node its name, the best first. */
const naming: readonly string[] = [skos.prefLabel, dcterms.title, rdfs.label, schema.name, foaf.name].map(
  ({ value }) => value,
);
/** Of a node without a name: what it is about. */
const telling: readonly string[] = [ncb.counts, ncb.concerns, ncb.jurisdiction, org.member.value];
const shape = { path: 'http://www.w3.org/ns/shacl#path', name: 'http://www.w3.org/ns/shacl#name' };
const amounts: ReadonlySet<string> = new Set([xsd.integer, xsd.decimal, xsd.int, xsd.long].map(({ value }) => value));

export class Names {
  readonly #sights: readonly Sight[];
  readonly #properties = new Map<string, string>();

  /** Of several names the first sight that has one gives it; `vocabulary` names classes, codes and properties. */
  constructor(sights: readonly Sight[], vocabulary: Sight) {
    this.#sights = [...sights, vocabulary];
    for (const { subject, object } of vocabulary.withPredicate(shape.path)) {
      const [name] = sortedStrings(vocabulary.objects(subject.value, shape.name).map(({ value }) => value));
      const known = this.#properties.get(object.value);
      const isShorter = known === undefined || (name !== undefined && name.length < known.length);
      if (name !== undefined && isShorter) this.#properties.set(object.value, name);
    }
  }

  /** A node or a value. */
  of(term: Term): string {
    if (term.termType === 'Literal') return valueWords(term);
    if (term.termType !== 'NamedNode' && term.termType !== 'BlankNode') return displayTerm(term, {});
    const name = this.#label(term.value) ?? this.#about(term.value);
    if (name !== undefined) return name;
    if (term.termType === 'BlankNode') return this.kindOf(term.value) || 'something unnamed';
    return this.#fromIdentifier(term.value) ?? displayTerm(term, {});
  }

  /** The classes of a node, as `crime trend and crime challenge`; '' for none. */
  kindOf(iri: string): string {
    for (const sight of this.#sights) {
      const types = sight.objects(iri, rdf.type.value);
      if (types.length > 0)
        return sortedStrings(types.map(({ value }) => this.#label(value) ?? lastWords(value))).join(' and ');
    }
    return '';
  }

  property(iri: string): string {
    const label = this.#label(iri) ?? this.#properties.get(iri);
    return label ?? (lastWords(iri) || displayTerm({ termType: 'NamedNode', value: iri } as Term, {}));
  }

  #label(iri: string): string | undefined {
    for (const sight of this.#sights) {
      for (const predicate of naming) {
        const labels = sight.objects(iri, predicate).filter((term) => term.termType === 'Literal') as Literal[];
        const best = labels.toSorted((a, b) => rank(a) - rank(b) || compareCodePoints(a.value, b.value))[0];
        if (best !== undefined) return printable(best.value);
      }
    }
    return undefined;
  }

  #about(iri: string): string | undefined {
    for (const sight of this.#sights) {
      for (const predicate of telling) {
        const names = sight.objects(iri, predicate).flatMap(({ value }) => this.#label(value) ?? []);
        if (names.length === 0) continue;
        const kind = predicate === ncb.counts ? '' : `${this.kindOf(iri)} `;
        return `${kind}${sortedStrings(names).join(', ')}`;
      }
    }
    return undefined;
  }

  #fromIdentifier(iri: string): string | undefined {
    const isDescribed = this.#sights.some((sight) => sight.describes(iri));
    // The numbers of other people's registers are no words.
    const slug = isDescribed ? /[/#][a-z0-9]+(-[a-z0-9]+)*$/ : /[/#][a-z]+(-[a-z]+)*$/;
    return slug.test(iri) ? lastWords(iri) : undefined;
  }
}

const rank = ({ language }: Literal): number => (language === 'en' ? 0 : language === '' ? 2 : 1);

/** The end of an IRI in words: `membership period`, `has beginning`. */
function lastWords(iri: string): string {
  const end = /[^/#]*$/.exec(iri)?.[0] ?? '';
  return printable(end.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('-', ' '))
    .trim()
    .toLowerCase();
}

/** A literal as a sentence has it: numbers with commas, words between quotation marks, with the language unless English. */
function valueWords(term: Literal): string {
  if (amounts.has(term.datatype.value)) return term.value.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
  if (term.datatype.value.startsWith(xsd('').value) && term.datatype.value !== xsd.string.value)
    return printable(term.value);
  const words = `“${printable(term.value)}”`;
  return term.language === '' || term.language === 'en' ? words : `${words} (${printable(term.language)})`;
}

/** A headcount: `about 1,900,000`, `2,000,000 (rounded)`. */
export function amountWords(names: Names, sight: Sight, iri: string): string {
  const numbers = sight.objects(iri, schema.value.value).map((term) => names.of(term));
  const number = sortedStrings(numbers).join(' or ');
  const qualifiers = sortedStrings(sight.objects(iri, ncb.qualifier).map((term) => names.of(term)));
  if (qualifiers.length === 0) return number;
  const isBefore = qualifiers.every((word) => /^(about|(more|less) than|nearly)$/.test(word));
  return isBefore ? `${qualifiers.join(' or ')} ${number}` : `${number} (${qualifiers.join(', ')})`;
}

/** Predicates that `amountWords` tells. */
export const amountPredicates: ReadonlySet<string> = new Set([schema.value.value, ncb.qualifier]);

export function isHeadcount(sights: readonly Sight[], iri: string): boolean {
  return sights.some((sight) => sight.objects(iri, rdf.type.value).some(({ value }) => value === ncb.Headcount));
}

/** Whether a quad says only what a node is and what it is called. */
export function isNaming({ predicate }: Quad): boolean {
  return predicate.value === rdf.type.value || naming.includes(predicate.value);
}
