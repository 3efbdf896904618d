// The description of an export: a VoID and DCAT dataset with its files, their sizes in triples and their checksums.
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import { dcat, dcterms, rdf, voidOf, xsd } from '../vocab/known.ts';

/** One file of an export as the description tells of it. */
export interface Distribution {
  readonly path: string;
  readonly title: string;
  readonly mediaType: string;
  /** Triples or quads in it. */
  readonly triples: number;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string;
}

export interface Description {
  /** IRI of the dataset; distributions are named below it. */
  readonly dataset: string;
  readonly title: string;
  readonly description: string;
  readonly creator: string;
  readonly licence: string;
  readonly version: string;
  readonly issued: string;
  readonly rights: string;
  readonly namespace: string;
  readonly vocabularies: readonly string[];
  /** Named graphs, each with its number of triples. */
  readonly graphs: readonly { readonly iri: string; readonly triples: number }[];
  readonly distributions: readonly Distribution[];
}

// SPDX has no place in the library of vocabularies; these are the terms that DCAT 3, section 6.8, tells to use.
const spdx = 'http://spdx.org/rdf/terms#';

/** The description as quads, without blank nodes; its own file is none of the distributions. */
export function describe(about: Description): Quad[] {
  const made: Quad[] = [];
  const say = (s: string, p: { readonly value: string } | string, o: Quad['object']) =>
    made.push(quad(namedNode(s), namedNode(typeof p === 'string' ? p : p.value), o));
  const iri = (value: string) => namedNode(value);
  const integer = (n: number) => literal(String(n), namedNode(xsd.integer.value));
  const { dataset } = about;
  say(dataset, rdf.type, iri(voidOf.Dataset.value));
  say(dataset, rdf.type, iri(dcat.Dataset.value));
  say(dataset, dcterms.title, literal(about.title, 'en'));
  say(dataset, dcterms.description, literal(about.description, 'en'));
  say(dataset, dcterms.creator, literal(about.creator));
  say(dataset, dcterms.publisher, literal(about.creator));
  say(dataset, dcterms.license, iri(about.licence));
  say(dataset, dcterms.rights, literal(about.rights, 'en'));
  say(dataset, dcterms.issued, literal(about.issued, namedNode(xsd.date.value)));
  say(dataset, 'http://www.w3.org/ns/dcat#version', literal(about.version));
  say(dataset, voidOf.uriSpace, literal(about.namespace));
  say(dataset, voidOf.triples, integer(about.graphs.reduce((sum, { triples }) => sum + triples, 0)));
  for (const vocabulary of about.vocabularies) say(dataset, voidOf.vocabulary, iri(vocabulary));
  for (const graph of about.graphs) {
    say(dataset, voidOf.subset, iri(graph.iri));
    say(graph.iri, rdf.type, iri(voidOf.Dataset.value));
    say(graph.iri, voidOf.triples, integer(graph.triples));
  }
  for (const file of about.distributions) {
    const subject = `${dataset}/${file.path}`;
    const checksum = `${subject}#checksum`;
    say(dataset, dcat.distribution, iri(subject));
    say(subject, rdf.type, iri(dcat.Distribution.value));
    say(subject, dcterms.title, literal(file.title, 'en'));
    say(subject, dcterms.license, iri(about.licence));
    say(subject, dcat.mediaType, iri(`https://www.iana.org/assignments/media-types/${file.mediaType}`));
    say(subject, voidOf.triples, integer(file.triples));
    say(subject, `${spdx}checksum`, iri(checksum));
    say(checksum, rdf.type, iri(`${spdx}Checksum`));
    say(checksum, `${spdx}algorithm`, iri(`${spdx}checksumAlgorithm_sha256`));
    say(checksum, `${spdx}checksumValue`, literal(file.sha256, namedNode(xsd.hexBinary.value)));
  }
  return made;
}
