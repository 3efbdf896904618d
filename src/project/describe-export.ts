// What the description of an export tells of: the dataset, its parts and files, the documents that it keeps to.
import { type Description, type Distribution, describe, type Part } from '../describe/description.ts';
import { vocabularies } from '../map/context.ts';
import type { MappedDataset } from '../map/dataset.ts';
import { irisAt } from '../map/iri.ts';
import { sortedStrings } from '../rdf/order.ts';
import type { Quad } from '../rdf/terms.ts';
import { dcterms, oa, owl, rdf, skos } from '../vocab/known.ts';
import type { Ontology, Project } from './open.ts';

/** A part of the dataset that has files of its own. */
export type PartName = 'facts' | 'evidence' | 'curated';

/** A file of the export: what it holds, besides what the description says of it. */
export interface DescribedFile extends Distribution {
  /** Triples or quads in it; undefined for a file that holds none. */
  readonly triples: number | undefined;
  /** The part it holds, a file of ontology/ by its name, or undefined for the whole dataset. */
  readonly holds: PartName | { readonly ontology: string } | undefined;
}

const rights = 'Facts, links and ontology are under the licence named here.';
const quoted = 'The quotes in the evidence are third-party text, under the rights of their publishers.';
const wordless = 'The evidence names places in third-party texts, and quotes none of them.';
/** What each part is, in a sentence. */
const sentences: Readonly<Record<PartName, string>> = {
  facts:
    'What the pages say of bureaus, bodies and kinds of crime, with the labels of the codes used; complete in each of its formats.',
  evidence:
    'For each triple of the facts, the words of the page that say it, where they stand, and how plainly they say it.',
  curated:
    'Links that no page states, from wordings to topics and from things to identifiers elsewhere, each with who made it and why.',
};

const withoutWords =
  'For each triple of the facts, where on the page the words stand that say it, and how plainly they say it.';

/** The description of an export under `base`. */
export function describeExport(
  { dataset, ontology }: Project,
  base: string,
  mapped: MappedDataset,
  files: readonly DescribedFile[],
): Quad[] {
  const iri = `${base}dataset`;
  const iris = irisAt(base);
  const graphs = sizes(mapped.dataset);
  const hasQuotes = mapped.evidence.some(({ predicate }) => predicate.value === oa.exact.value);
  const held = (holds: DescribedFile['holds']) => files.filter((file) => file.holds === holds);
  const part = (name: PartName): Part[] => {
    const distributions = held(name);
    const [first] = distributions;
    if (first === undefined) return [];
    return [
      {
        iri: `${iri}/${name}`,
        title: first.title,
        description: name === 'evidence' && !hasQuotes ? withoutWords : sentences[name],
        triples: first.triples ?? 0,
        graphs: graphs.map((graph) => graph.iri).filter((graph) => graph.startsWith(`${base}graph/${name}`)),
        ...(name === 'evidence'
          ? { rights: hasQuotes ? 'The quotes are third-party text, under the rights of their publishers.' : wordless }
          : {}),
        distributions,
      },
    ];
  };
  const about: Description = {
    ...dataset,
    dataset: iri,
    agent: { iri: `${base}maintainers`, name: dataset.creator },
    rights: `${rights} ${hasQuotes ? quoted : wordless}`,
    namespace: base,
    vocabularies: used(mapped.dataset),
    countries: sortedStrings(mapped.countries.map(({ code }) => iris.thing(code, 'country'))),
    graphs,
    distributions: held(undefined),
    parts: [...part('facts'), ...part('evidence'), ...part('curated')],
    documents: files.flatMap((file) => (typeof file.holds === 'object' ? document(ontology, file, file.holds) : [])),
  };
  return describe(about);
}

/** A file of ontology/ as the document that it declares itself to be. */
function document({ quads }: Ontology, file: DescribedFile, { ontology: name }: { readonly ontology: string }): Part[] {
  const said = quads.get(name) ?? [];
  const declared = said.find(
    ({ predicate, object }) =>
      predicate.value === rdf.type.value &&
      [owl.Ontology, skos.ConceptScheme].some(({ value }) => value === object.value),
  );
  if (declared === undefined) return [];
  const about = ({ value }: { readonly value: string }) =>
    said.find(({ subject, predicate }) => subject.value === declared.subject.value && predicate.value === value)?.object
      .value ?? file.title;
  return [
    {
      iri: declared.subject.value,
      title: about(dcterms.title),
      description: about(dcterms.description),
      triples: file.triples ?? 0,
      graphs: [],
      distributions: [file],
    },
  ];
}

/** Namespaces of the predicates and classes in quads, by code point. */
function used(quads: readonly Quad[]): string[] {
  const terms = quads.flatMap(({ predicate, object }) =>
    predicate.value === rdf.type.value ? [predicate.value, object.value] : [predicate.value],
  );
  const namespaces = Object.values(vocabularies).filter((each) => terms.some((term) => term.startsWith(each)));
  return sortedStrings(namespaces);
}

function sizes(quads: readonly Quad[]): { iri: string; triples: number }[] {
  const counts = new Map<string, number>();
  for (const { graph } of quads) counts.set(graph.value, (counts.get(graph.value) ?? 0) + 1);
  return sortedStrings(counts.keys()).map((graph) => ({ iri: graph, triples: counts.get(graph) ?? 0 }));
}
