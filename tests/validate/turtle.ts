// Turtle written in a test, with the prefixes that all tests of this room share.
import { Parser } from 'n3';
import type { Quad } from '../../src/rdf/terms.ts';

export const prefixes = {
  ex: 'http://example.org/',
  sh: 'http://www.w3.org/ns/shacl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

export const header = Object.entries(prefixes)
  .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`)
  .join('');

export function turtle(text: string): Quad[] {
  return new Parser({ blankNodePrefix: '_:' }).parse(header + text) as Quad[];
}
