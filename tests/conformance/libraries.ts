// Other people's readers, called directly: what a text of a suite says is told by them and not by ours.
import { Parser } from 'n3';
import { parse } from 'oxigraph';
import { syntaxes } from '../../src/rdf/parse.ts';
import { blankNode, defaultGraph, literal, namedNode, type Quad, quad, type Term } from '../../src/rdf/terms.ts';

export type Language = 'turtle' | 'trig' | 'nt' | 'nq' | 'rdfxml';

const mediaTypes: Readonly<Record<Language | 'jsonld', string>> = { ...syntaxes, rdfxml: 'application/rdf+xml' };

/** The quads of a text as oxigraph reads them. Throws where it refuses. */
export function byOxigraph(text: string, language: Language | 'jsonld', base?: string): Quad[] {
  const options = { format: mediaTypes[language], ...(base === undefined ? {} : { base_iri: base }) };
  return parse(text, options).map((each) =>
    quad(
      plain(each.subject as Term) as never,
      namedNode(each.predicate.value),
      plain(each.object as Term) as never,
      plain(each.graph as Term) as never,
    ),
  );
}

/** The quads of a text as n3 reads them. Throws where it refuses. */
export function byN3(text: string, language: Exclude<Language, 'rdfxml'>, base?: string): Quad[] {
  const options = { format: mediaTypes[language], blankNodePrefix: '_:' };
  return new Parser(base === undefined ? options : { ...options, baseIRI: base }).parse(text);
}

// oxigraph's terms live outside the heap of JavaScript.
function plain(term: Term): Term {
  if (term.termType === 'NamedNode') return namedNode(term.value);
  if (term.termType === 'BlankNode') return blankNode(term.value);
  if (term.termType === 'DefaultGraph') return defaultGraph();
  if (term.termType === 'Literal') return literal(term.value, term.language || namedNode(term.datatype.value));
  throw new Error(`a ${term.termType} in a suite of RDF 1.1`);
}
