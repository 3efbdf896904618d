// The description of an export in VoID and DCAT 3: the whole, its parts, their files with sizes and checksums.
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import { dcat, dcterms, foaf, rdf, voidOf, xsd } from '../vocab/known.ts';

/** One file of an export as the description tells of it. */
export interface Distribution {
  readonly path: string;
  readonly title: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string;
}

/** A part of the whole, or a document beside it, with the files that hold it and nothing else. */
export interface Part {
  readonly iri: string;
  readonly title: string;
  readonly description: string;
  /** Triples or quads in it. */
  readonly triples: number;
  /** Named graphs that lie in it. */
  readonly graphs: readonly string[];
  /** Rights of others in it, in words. */
  readonly rights?: string;
  readonly distributions: readonly Distribution[];
}

export interface Description {
  /** IRI of the dataset; its files are named below it. */
  readonly dataset: string;
  readonly title: string;
  readonly description: string;
  /** Who makes and publishes it, by IRI and name. */
  readonly agent: { readonly iri: string; readonly name: string };
  readonly licence: string;
  readonly version: string;
  readonly issued: string;
  readonly rights: string;
  readonly namespace: string;
  /** Namespaces of the terms that the data use. */
  readonly vocabularies: readonly string[];
  /** Countries that the data are about; the first is an example of what they describe. */
  readonly countries: readonly string[];
  /** Named graphs, each with its number of triples. */
  readonly graphs: readonly { readonly iri: string; readonly triples: number }[];
  /** Files that hold the whole. */
  readonly distributions: readonly Distribution[];
  readonly parts: readonly Part[];
  /** The ontology, its shapes, schemes and alignments: what the data keep to, each a document of its own. */
  readonly documents: readonly Part[];
}

// SPDX has no place in the library of vocabularies; these are the terms that DCAT 3, section 6.17, tells to use.
const spdx = 'http://spdx.org/rdf/terms#';
// DCAT 3; the library holds DCAT 2.
const dcatVersion = `${dcat('').value}version`;

type Predicate = { readonly value: string } | string;

/** The description as quads, without blank nodes; its own file is none of the distributions. */
export function describe(about: Description): Quad[] {
  const made: Quad[] = [];
  const say = (s: string, p: Predicate, ...objects: Quad['object'][]) => {
    for (const o of objects) made.push(quad(namedNode(s), namedNode(typeof p === 'string' ? p : p.value), o));
  };
  const link = (s: string, p: Predicate, ...iris: readonly string[]) => say(s, p, ...iris.map((iri) => namedNode(iri)));
  const typed = (value: string | number, { value: type }: { value: string }) => literal(String(value), namedNode(type));
  const { dataset, agent } = about;

  const files = (of: string, distributions: readonly Distribution[], rights?: string) => {
    for (const file of distributions) {
      const subject = `${dataset}/${file.path}`;
      const checksum = `${subject}#checksum`;
      link(of, dcat.distribution, subject);
      link(of, voidOf.dataDump, subject);
      link(subject, rdf.type, dcat.Distribution.value);
      say(subject, dcterms.title, literal(file.title, 'en'));
      link(subject, dcterms.license, about.licence);
      if (rights !== undefined) say(subject, dcterms.rights, literal(rights, 'en'));
      link(subject, dcat.accessURL, subject);
      link(subject, dcat.downloadURL, subject);
      link(subject, dcat.mediaType, `https://www.iana.org/assignments/media-types/${file.mediaType}`);
      say(subject, dcat.byteSize, typed(file.bytes, xsd.nonNegativeInteger));
      link(subject, `${spdx}checksum`, checksum);
      link(checksum, rdf.type, `${spdx}Checksum`);
      link(checksum, `${spdx}algorithm`, `${spdx}checksumAlgorithm_sha256`);
      say(checksum, `${spdx}checksumValue`, typed(file.sha256, xsd.hexBinary));
    }
  };
  const part = ({ iri, title, description, triples, graphs, rights, distributions }: Part) => {
    link(iri, rdf.type, voidOf.Dataset.value, dcat.Dataset.value);
    say(iri, dcterms.title, literal(title, 'en'));
    say(iri, dcterms.description, literal(description, 'en'));
    link(iri, dcterms.publisher, agent.iri);
    link(iri, dcterms.license, about.licence);
    if (rights !== undefined) say(iri, dcterms.rights, literal(rights, 'en'));
    say(iri, voidOf.triples, typed(triples, xsd.integer));
    link(iri, voidOf.subset, ...graphs);
    files(iri, distributions, rights);
  };

  link(dataset, rdf.type, voidOf.Dataset.value, dcat.Dataset.value);
  say(dataset, dcterms.title, literal(about.title, 'en'));
  say(dataset, dcterms.description, literal(about.description, 'en'));
  link(dataset, dcterms.creator, agent.iri);
  link(dataset, dcterms.publisher, agent.iri);
  link(agent.iri, rdf.type, foaf.Agent.value);
  say(agent.iri, foaf.name, literal(agent.name));
  link(dataset, dcterms.license, about.licence);
  say(dataset, dcterms.rights, literal(about.rights, 'en'));
  say(dataset, dcterms.issued, typed(about.issued, xsd.date));
  link(dataset, dcterms.spatial, ...about.countries);
  say(dataset, dcatVersion, literal(about.version));
  say(dataset, voidOf.uriSpace, literal(about.namespace));
  link(dataset, voidOf.exampleResource, ...about.countries.slice(0, 1));
  say(
    dataset,
    voidOf.triples,
    typed(
      about.graphs.reduce((sum, { triples }) => sum + triples, 0),
      xsd.integer,
    ),
  );
  link(dataset, voidOf.vocabulary, ...about.vocabularies);
  files(dataset, about.distributions, about.rights);
  for (const each of about.parts) {
    link(dataset, dcterms.hasPart, each.iri);
    link(dataset, voidOf.subset, each.iri);
    part(each);
  }
  for (const each of about.documents) {
    link(dataset, dcterms.conformsTo, each.iri);
    part(each);
  }
  for (const { iri, triples } of about.graphs) {
    link(iri, rdf.type, voidOf.Dataset.value);
    if (!about.parts.some(({ graphs }) => graphs.includes(iri))) link(dataset, voidOf.subset, iri);
    say(iri, voidOf.triples, typed(triples, xsd.integer));
  }
  return made;
}
