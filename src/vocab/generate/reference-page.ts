// ontology/README.md: every term, scheme, reused term and alignment of the ontology, in Markdown. Knows no file.
import { namedNode, type Prefixes, type Quad, type Term } from '../../rdf/terms.ts';
import { ShapeGraph } from '../../validate/shape-graph.ts';
import { dcterms, owl, rdf, rdfs } from '../known.ts';
import type { Examples } from './examples.ts';
import { byValue, Links, namespace, table } from './links.ts';
import { alignedTerms, reusedTerms } from './reused-terms.ts';
import { Schemes } from './scheme-tables.ts';
import { TermSections } from './term-sections.ts';

export interface ReferenceInput {
  readonly ontology: readonly Quad[];
  readonly schemes: readonly Quad[];
  readonly alignments: readonly Quad[];
  readonly shapes: readonly Quad[];
  readonly prefixes: Prefixes;
  readonly examples: Examples;
}

const term = ({ value }: { readonly value: string }) => namedNode(value);

/** The whole page. */
export async function referencePage(input: ReferenceInput): Promise<string> {
  const links = new Links(input.prefixes);
  const terms = new ShapeGraph(input.ontology);
  const shapes = new ShapeGraph([...input.shapes, ...input.ontology]);
  const sections = new TermSections(terms, shapes, links, input.examples);
  const schemes = new Schemes(new ShapeGraph(input.schemes), input.prefixes);
  const own = (...kinds: readonly { readonly value: string }[]) =>
    kinds
      .flatMap((kind) => terms.subjects(term(rdf.type), term(kind)))
      .filter(({ value }) => value.startsWith(namespace))
      .toSorted(byValue);
  const [classes, properties] = [own(owl.Class), own(owl.ObjectProperty, owl.DatatypeProperty)];
  const parts = [
    ...opening(terms, links, classes, properties),
    `\`\`\`mermaid\n${diagram(terms, links, classes, properties)}\n\`\`\``,
    '## Classes',
    ...(await Promise.all(classes.map((one) => sections.ofClass(one)))),
    '## Properties',
    ...(await Promise.all(properties.map((one) => sections.ofProperty(one)))),
    '## Concept schemes',
    ...schemes.schemes().map((scheme) => schemes.section(scheme)),
    '## Reused terms',
    reusedTerms(shapes, links),
    '## Alignments',
    alignedTerms(input.alignments, links),
  ];
  return `${parts.join('\n\n')}\n`;
}

function opening(graph: ShapeGraph, links: Links, classes: readonly Term[], properties: readonly Term[]): string[] {
  const [ontology] = graph.subjects(term(rdf.type), term(owl.Ontology));
  if (ontology === undefined) throw new Error('ontology/ncb.ttl declares no owl:Ontology');
  const say = (predicate: { readonly value: string }) => graph.values(ontology, term(predicate))[0]?.value ?? '';
  const names = (terms: readonly Term[]) => terms.map((one) => links.link(one)).join(' · ');
  return [
    '<!-- Derived from ontology/*.ttl and the export by `npm run generate`; never edited. -->',
    `# ${say(dcterms.title)}`,
    say(dcterms.description),
    table(
      ['namespace', `\`${namespace}\``],
      [
        ['prefix', '`ncb:`'],
        ['version', `${say(owl.versionInfo)}, ${say(dcterms.modified)}`],
        ['licence', `<${say(dcterms.license)}>`],
        ['cite as', say(dcterms.bibliographicCitation)],
        ['files', files],
      ],
    ),
    'What a term *means* (open world) is said in `ncb.ttl`; what a graph *may contain* (closed world) in `shapes.ttl`. Both stand here together, with an example from the export of China where it has one. A new term is a block in `ncb.ttl`, then `npm run generate`; a new topic is a concept in `crime-areas.ttl`.',
    `**Classes:** ${names(classes)}`,
    `**Properties:** ${names(properties)}`,
  ];
}

/** The properties between two classes of ours, as a picture that GitHub draws. */
function diagram(graph: ShapeGraph, links: Links, classes: readonly Term[], properties: readonly Term[]): string {
  const local = (one: Term) => one.value.slice(namespace.length);
  const arrows = properties.flatMap((property) => {
    const [from] = graph.values(property, term(rdfs.domain));
    const [to] = graph.values(property, term(rdfs.range));
    if (from === undefined || to === undefined) return [];
    if (!from.value.startsWith(namespace) || !to.value.startsWith(namespace)) return [];
    return [`  ${local(from)} -- ${local(property)} --> ${local(to)}`];
  });
  const below = classes.flatMap((one) =>
    graph
      .values(one, term(rdfs.subClassOf))
      .toSorted(byValue)
      .map(
        (above) => `  ${local(one)} -.-> ${links.name(above.value).replace(':', '_')}["${links.name(above.value)}"]`,
      ),
  );
  return ['flowchart LR', ...arrows, ...below].join('\n');
}

const files =
  '[`ncb.ttl`](ncb.ttl) terms · [`crime-areas.ttl`](crime-areas.ttl), [`codes.ttl`](codes.ttl), [`regions.ttl`](regions.ttl) concepts · [`shapes.ttl`](shapes.ttl) shapes · [`alignments.ttl`](alignments.ttl) · [`context.jsonld`](context.jsonld) (derived) · [`questions/`](questions) with their answers · [`checks/`](checks)';
