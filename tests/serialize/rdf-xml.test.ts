// RDF/XML: read by rdflib, which has an XML parser of its own, and held to what XML can name.
import * as rdflib from 'rdflib';
import { describe, expect, it } from 'vitest';
import { diffLines } from '../../src/rdf/diff.ts';
import { defaultGraph, literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';
import { writeRdfXml } from '../../src/serialize/rdf-xml.ts';
import { nastyFacts, prefixes } from './nasty.ts';

const s = namedNode('https://example.org/s');

describe('RDF/XML', () => {
  it('is read by rdflib as the same graph', () => {
    const text = writeRdfXml(nastyFacts, { prefixes });
    const store = rdflib.graph();
    if (text.ok) rdflib.parse(text.value, store, 'https://example.org/', 'application/rdf+xml');
    const read = store.statements.map(({ subject, predicate, object }) => ({
      ...{ subject, predicate, object },
      graph: defaultGraph(),
    }));
    expect(diffLines(nastyFacts, read as unknown as Quad[])).toEqual({ missing: [], extra: [] });
  });

  it.each([
    'https://example.org/vocab/1',
    'https://example.org/vocab#',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#li',
  ])('refuses the predicate %s, which it would change', (iri) => {
    const result = writeRdfXml([quad(s, namedNode(iri), literal('a'))], {});
    expect(result.issues.map(({ code }) => code)).toEqual(['unsafe-term']);
  });

  it('names predicates whose namespace has no prefix', () => {
    const result = writeRdfXml([quad(s, namedNode('https://example.org/v/p'), literal('a'))], {});
    expect(result.ok && result.value).toContain('xmlns:ns1="https://example.org/v/"');
  });
});
