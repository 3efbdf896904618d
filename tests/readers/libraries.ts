// Libraries of other people that read RDF, each from a text to quads in this process. Programs are in readers.ts.
import { Parser } from 'n3';
import * as oxigraph from 'oxigraph';
import { NQuads } from 'rdf-canonize';
import { loadJsonLd } from '../../src/rdf/json-ld.ts';
import { literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';
import { readByRdflib } from './rdflib-js.ts';

declare module 'rdf-canonize' {
  /** Its terms are plain objects; a literal without language has none. */
  export const NQuads: { parse(text: string): Quad[] };
}

/** A library that reads RDF. `syntaxes` maps the extensions it can read to its own names of formats. */
export interface Library {
  readonly name: string;
  readonly syntaxes: Readonly<Record<string, string>>;
  /** Whether it reads triples alone, and fails at a named graph. */
  readonly triples?: boolean;
  /** The quads of a text; throws where the library refuses it. */
  readonly parse: (text: string, syntax: string) => Promise<Quad[]>;
}

const turtleKin = {
  ttl: 'text/turtle',
  nt: 'application/n-triples',
  nq: 'application/n-quads',
  trig: 'application/trig',
};

export const libraries: readonly Library[] = [
  {
    name: 'n3',
    syntaxes: turtleKin,
    parse: async (text, format) => new Parser({ format }).parse(text),
  },
  {
    name: 'oxigraph',
    syntaxes: { ...turtleKin, jsonld: 'application/ld+json', rdf: 'application/rdf+xml' },
    // Its terms are RDF/JS terms; its declarations only lack the generality of ours.
    parse: async (text, format) => oxigraph.parse(text, { format }) as unknown as Quad[],
  },
  {
    name: 'jsonld',
    syntaxes: { jsonld: 'application/ld+json' },
    parse: async (text) => (await loadJsonLd()).toQuads(JSON.parse(text)),
  },
  {
    name: 'rdf-canonize',
    syntaxes: { nt: 'n-quads', nq: 'n-quads' },
    parse: async (text) =>
      NQuads.parse(text).map(({ subject, predicate, object, graph }) =>
        object.termType === 'Literal'
          ? quad(subject, predicate, literal(object.value, object.language || namedNode(object.datatype.value)), graph)
          : quad(subject, predicate, object, graph),
      ),
  },
  {
    // Reads N-Quads by n3, which stands above; reads no TriG, and no named graph of JSON-LD.
    name: 'rdflib.js',
    triples: true,
    syntaxes: { ttl: 'text/turtle', jsonld: 'application/ld+json', rdf: 'application/rdf+xml' },
    parse: readByRdflib,
  },
];
