// The concept schemes as tables: every concept with what it means, and where it comes from.
import { compareCodePoints } from '../../rdf/order.ts';
import { displayTerm } from '../../rdf/prefixed.ts';
import { namedNode, type Prefixes, type Term } from '../../rdf/terms.ts';
import type { ShapeGraph } from '../../validate/shape-graph.ts';
import { dcterms, rdf, skos } from '../known.ts';
import { byValue, table } from './links.ts';

const term = ({ value }: { readonly value: string }) => namedNode(value);

/** Concepts below each other stand below each other; the lists of a scheme are tables of their own. */
export class Schemes {
  readonly #graph: ShapeGraph;
  readonly #prefixes: Prefixes;

  constructor(graph: ShapeGraph, prefixes: Prefixes) {
    this.#graph = graph;
    this.#prefixes = prefixes;
  }

  /** Every scheme, by IRI. */
  schemes(): readonly Term[] {
    return this.#graph.subjects(term(rdf.type), term(skos.ConceptScheme)).toSorted(byValue);
  }

  /** The section of one scheme in Markdown. */
  section(scheme: Term): string {
    const concepts = this.#graph.subjects(term(skos.inScheme), scheme).toSorted(byValue);
    const lists = this.#graph.subjects(term(rdf.type), term(skos.Collection)).toSorted(byValue);
    const own = lists.filter((list) => this.#members(list).some((one) => concepts.some((each) => each.equals(one))));
    const source = this.#graph.values(scheme, term(dcterms.source)).map(linkTo).join(', ');
    const head = [
      `### ${this.#text(scheme, dcterms.title)}`,
      `\`${scheme.value}\``,
      this.#text(scheme, dcterms.description) + (source === '' ? '' : ` Source: ${source}.`),
    ];
    const tables =
      own.length === 0
        ? [this.#table(this.#inOrder(concepts))]
        : own.flatMap((list) => [
            `**${this.#text(list, skos.prefLabel)}** (\`${displayTerm(list, this.#prefixes)}\`)`,
            this.#table(this.#members(list).map((concept) => [concept, 0] as const)),
          ]);
    return [...head, ...tables].join('\n\n');
  }

  #table(concepts: readonly (readonly [Term, number])[]): string {
    const hasSource = concepts.some(([concept]) => this.#graph.has(concept, term(dcterms.source)));
    const head = ['concept', 'notation', 'definition', ...(hasSource ? ['source'] : [])];
    const rows = concepts.map(([concept, depth]) => {
      const others = this.#graph.values(concept, term(skos.altLabel)).map(({ value }) => value);
      const also = others.length === 0 ? '' : ` (also: ${others.sort(compareCodePoints).join(', ')})`;
      const sources = this.#graph.values(concept, term(dcterms.source));
      return [
        `${'&emsp;'.repeat(depth)}${this.#text(concept, skos.prefLabel)}${also}`,
        `\`${this.#text(concept, skos.notation)}\``,
        this.#text(concept, skos.definition),
        ...(hasSource ? [sources.toSorted(byValue).map(linkTo).join(', ')] : []),
      ];
    });
    return table(head, rows);
  }

  /** Top concepts by label, each followed by what is below it, with its depth. */
  #inOrder(concepts: readonly Term[]): (readonly [Term, number])[] {
    const label = (concept: Term) => this.#text(concept, skos.prefLabel);
    const sort = (some: readonly Term[]) => [...some].sort((a, b) => compareCodePoints(label(a), label(b)));
    const below = (concept: Term, depth: number): (readonly [Term, number])[] => [
      [concept, depth],
      ...sort(this.#graph.subjects(term(skos.broader), concept)).flatMap((one) => below(one, depth + 1)),
    ];
    return sort(concepts.filter((one) => !this.#graph.has(one, term(skos.broader)))).flatMap((one) => below(one, 0));
  }

  #members(list: Term): readonly Term[] {
    return this.#graph.values(list, term(skos.member)).toSorted(byValue);
  }

  #text(subject: Term, predicate: { readonly value: string }): string {
    return this.#graph.values(subject, term(predicate))[0]?.value ?? '';
  }
}

/** A link that shows whose page it leads to. */
function linkTo({ value }: Term): string {
  const host = /^https?:\/\/(?:www\.)?([^/]+)/.exec(value)?.[1];
  return host === undefined ? value : `[${host}](${value})`;
}
