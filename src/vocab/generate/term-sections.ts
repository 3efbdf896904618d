// The section of one class or property on the reference page: what it means, what graphs may hold, an example.
import { compareCodePoints } from '../../rdf/order.ts';
import { namedNode, type Term } from '../../rdf/terms.ts';
import { sh } from '../../validate/shacl-terms.ts';
import type { ShapeGraph } from '../../validate/shape-graph.ts';
import { owl, rdfs, skos } from '../known.ts';
import type { Examples } from './examples.ts';
import { byValue, type Links, namespace, table } from './links.ts';
import { type ShapeRow, shapeRow, shapeRows } from './shape-words.ts';

const term = ({ value }: { readonly value: string }) => namedNode(value);

/** Sections of terms, from the ontology, the shapes (which know the classes of the ontology) and examples. */
export class TermSections {
  readonly #terms: ShapeGraph;
  readonly #shapes: ShapeGraph;
  readonly #links: Links;
  readonly #examples: Examples;

  constructor(terms: ShapeGraph, shapes: ShapeGraph, links: Links, examples: Examples) {
    this.#terms = terms;
    this.#shapes = shapes;
    this.#links = links;
    this.#examples = examples;
  }

  async ofClass(one: Term): Promise<string> {
    const related = (label: string, terms: readonly Term[]) =>
      terms.length === 0
        ? []
        : [
            [
              label,
              [...terms]
                .sort(byValue)
                .map((each) => this.#links.link(each))
                .join(', '),
            ],
          ];
    // What is asked of a class above is asked of it too.
    const shapes = this.#shapes.closure(
      this.#shapes.superclasses(one).flatMap((above) => this.#shapes.targeting(above)),
      () => [],
    );
    const rows = shapes.flatMap((shape) => shapeRows(this.#shapes, shape, this.#links.prefixes));
    const example = await this.#examples.ofClass(one.value);
    return [
      this.#heading(one),
      this.#definition(one),
      table(
        ['IRI', `\`${one.value}\``],
        [
          ...related('below', this.#terms.values(one, term(rdfs.subClassOf))),
          ...related('above', this.#terms.subjects(term(rdfs.subClassOf), one)),
          ...related('disjoint with', this.#disjoint(one)),
          ...related('is the domain of', this.#terms.subjects(term(rdfs.domain), one)),
          ...related('is the range of', this.#terms.subjects(term(rdfs.range), one)),
        ],
      ),
      ...(rows.length === 0 ? [] : ['**In a graph** it has:', this.#shapeTable(rows)]),
      ...exampleOf(example),
    ].join('\n\n');
  }

  async ofProperty(one: Term): Promise<string> {
    const [domain] = this.#terms.values(one, term(rdfs.domain));
    const [range] = this.#terms.values(one, term(rdfs.range));
    const kind = this.#terms.isA(one, term(owl.ObjectProperty)) ? 'links two things' : 'has literals';
    const rows = [...this.#shapes.subjects(sh('path'), one)]
      .sort(byValue)
      .map((shape) => ({ ...shapeRow(this.#shapes, shape, this.#links.prefixes), users: this.#users(shape) }));
    return [
      this.#heading(one),
      this.#definition(one),
      table(
        ['IRI', `\`${one.value}\` (${kind})`],
        [
          ['domain', domain === undefined ? 'open' : this.#links.link(domain)],
          ['range', range === undefined ? 'open' : this.#links.link(range)],
        ],
      ),
      ...(rows.length === 0
        ? []
        : [
            '**In a graph:**',
            table(
              ['on', 'how many', 'value', 'rule'],
              rows.map(({ users, howMany, value, message }) => [users, howMany, value, message]),
            ),
          ]),
      ...exampleOf(await this.#examples.ofProperty(one.value)),
    ].join('\n\n');
  }

  #heading(one: Term): string {
    const local = one.value.slice(namespace.length);
    const label = this.#terms.values(one, term(rdfs.label))[0]?.value ?? local;
    // The anchor is the last step of the IRI; the one that GitHub makes of a heading is the same for a class and a
    // property that differ in the case of a letter.
    return `### <a id="${local}"></a>\`ncb:${local}\` — ${label}`;
  }

  #definition(one: Term): string {
    const others = this.#terms.values(one, term(skos.altLabel)).map(({ value }) => value);
    const text = this.#terms.values(one, term(skos.definition))[0]?.value ?? '';
    return others.length === 0 ? text : `${text} Also: ${others.toSorted(compareCodePoints).join(', ')}.`;
  }

  #disjoint(one: Term): readonly Term[] {
    return [...this.#terms.values(one, term(owl.disjointWith)), ...this.#terms.subjects(term(owl.disjointWith), one)];
  }

  #shapeTable(rows: readonly ShapeRow[]): string {
    return table(
      ['property', 'how many', 'value', 'rule'],
      rows.map(({ path, howMany, value, message }) => [this.#pathLink(path), howMany, value, message]),
    );
  }

  /** Classes whose shapes take in a property shape, directly or by another shape. */
  #users(property: Term): string {
    const shapes = this.#shapes.closure(this.#shapes.subjects(sh('property'), property), (shape) =>
      this.#shapes.subjects(sh('node'), shape),
    );
    const classes = shapes.flatMap((shape) => this.#shapes.values(shape, sh('targetClass')));
    const names = new Set(classes.toSorted(byValue).map((one) => this.#links.link(one)));
    return names.size === 0 ? 'any node' : [...names].join(', ');
  }

  #pathLink(path: string): string {
    const iri = path.replace(/^\^/, '');
    const link = this.#links.link(namedNode(iri));
    return path.startsWith('^') ? `is the ${link} of` : link;
  }
}

function exampleOf(turtle: string | undefined): string[] {
  return turtle === undefined ? [] : [`\`\`\`turtle\n${turtle}\n\`\`\``];
}
