// The canonical N-Triples or N-Quads line of a quad. Sorting lines is in order.ts, whole files are in canonical.ts.
// https://www.w3.org/TR/rdf12-n-triples/#canonical-ntriples (for RDF 1.1 data the same bytes as RDFC-1.0, section 5).
import type { Quad, Term } from './terms.ts';

const xsdString = 'http://www.w3.org/2001/XMLSchema#string';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters the canonical form escapes
const escapedInString = /["\\\u0000-\u001f\u007f\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters the canonical form escapes
const everyEscapedInString = /["\\\u0000-\u001f\u007f\ufffe\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters IRIREF excludes
const everyEscapedInIri = /[\u0000-\u0020<>"{}|^`\\\u007f\ufffe\uffff]/g;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

function numericEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `<iri>`; characters that IRIREF excludes are escaped, so that no IRI can end its line early. */
function iriToken(iri: string): string {
  return `<${iri.replace(everyEscapedInIri, numericEscape)}>`;
}

/** The lexical form as it stands between quotation marks. */
export function escapedText(value: string): string {
  return escapedInString.test(value)
    ? value.replace(everyEscapedInString, (character) => shortEscapes.get(character) ?? numericEscape(character))
    : value;
}

/** `@language` or `^^<datatype>`, which stands after the lexical form; '' for xsd:string, which is never written. */
export function literalSuffix(language: string, datatype: string): string {
  if (language !== '') return `@${language}`;
  return datatype === xsdString || datatype === '' ? '' : `^^${iriToken(datatype)}`;
}

/** `"value"`, `"value"@language` or `"value"^^<datatype>`. */
function literalToken(value: string, language: string, datatype: string): string {
  return `"${escapedText(value)}"${literalSuffix(language, datatype)}`;
}

/** One term as canonical N-Triples writes it. Triple terms of RDF 1.2 and base directions included. */
export function termToken(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return iriToken(term.value);
    case 'Literal': {
      const direction = 'direction' in term && term.direction ? `--${String(term.direction)}` : '';
      return literalToken(term.value, term.language, term.datatype.value) + direction;
    }
    case 'BlankNode':
      return `_:${term.value}`;
    case 'Quad':
      return `<<( ${termToken(term.subject)} ${termToken(term.predicate)} ${termToken(term.object)} )>>`;
    case 'Variable':
      return `?${term.value}`;
    case 'DefaultGraph':
      return '';
  }
}

/** `s p o .` or, in a named graph, `s p o g .`, without a line end. */
export function canonicalLine(quad: Quad): string {
  const triple = `${termToken(quad.subject)} ${termToken(quad.predicate)} ${termToken(quad.object)}`;
  return quad.graph.termType === 'DefaultGraph' ? `${triple} .` : `${triple} ${termToken(quad.graph)} .`;
}
