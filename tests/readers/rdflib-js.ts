// What rdflib.js reads from a text, as quads of ours.
import * as rdflib from 'rdflib';
import { type BlankNode, blankNode, literal, type NamedNode, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

type Subject = NamedNode | BlankNode;

/** The statements of a store as quads of ours. A list, which rdflib parses into one term, becomes its triples. */
export function quadsOf(store: rdflib.IndexedFormula): Quad[] {
  const quads: Quad[] = [];
  let lists = 0;
  const termOf = (term: { termType: string; value: string }): Quad['object'] => {
    if (term instanceof rdflib.Literal) return literal(term.value, term.language || namedNode(term.datatype.value));
    if (term.termType === 'BlankNode') return blankNode(term.value);
    if (!(term instanceof rdflib.Collection)) return namedNode(term.value);
    lists += 1;
    const cells = term.elements.map((_, index) => blankNode(`list-${lists}-${index}`));
    term.elements.forEach((element, index) => {
      const cell = cells[index] as BlankNode;
      quads.push(quad(cell, namedNode(`${rdf}first`), termOf(element)));
      quads.push(quad(cell, namedNode(`${rdf}rest`), cells[index + 1] ?? namedNode(`${rdf}nil`)));
    });
    return cells[0] ?? namedNode(`${rdf}nil`);
  };
  for (const { subject, predicate, object, graph } of store.statements) {
    const triple = [termOf(subject) as Subject, termOf(predicate) as NamedNode, termOf(object)] as const;
    quads.push(graph.termType === 'DefaultGraph' ? quad(...triple) : quad(...triple, termOf(graph) as NamedNode));
  }
  return quads;
}

/** The triples that rdflib's own parser reads; throws where it refuses the text. */
export function readByRdflib(text: string, mediaType: string): Promise<Quad[]> {
  const store = rdflib.graph();
  return new Promise((resolve, reject) => {
    rdflib.parse(text, store, 'https://example.org/', mediaType, (error) => {
      if (error) reject(error);
      // The parser says of every statement which document it is from; the file is one graph.
      else resolve(quadsOf(store).map(({ subject, predicate, object }) => quad(subject, predicate, object)));
    });
  });
}
