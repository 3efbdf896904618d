// The sub-path `ncb-graph/rdflib`: graphs in a store of rdflib.js, for applications built on it.
// rdflib is an optional peer dependency; nothing else of the package imports it but its tests.
import { BlankNode, IndexedFormula, Literal, NamedNode } from 'rdflib';
import { passed, type Result } from './errors.ts';
import { readGraphs } from './project/graphs.ts';
import type { Quad, Term } from './rdf/terms.ts';

/**
 * Adds quads to a store, a new one unless given, and returns it. What holds of the terms holds of the statements:
 * datatypes, lexical forms and language tags are kept, the graph of a quad is its `why`, lists are rdf:first and
 * rdf:rest. A quad that the store holds already is not added again. Throws on terms that rdflib.js has no class for
 * (triple terms, variables, relative IRIs): no export holds any.
 */
export function fillStore(quads: Iterable<Quad>, store: IndexedFormula = new IndexedFormula()): IndexedFormula {
  for (const { subject, predicate, object, graph } of quads) {
    const why = graph.termType === 'DefaultGraph' ? store.rdfFactory.defaultGraph() : node(graph);
    store.add(node(subject), node(predicate) as NamedNode, term(object), why as NamedNode);
  }
  return store;
}

/** A store with the graphs of files, in any format the package reads. Issues: those of reading and of parsing. */
export async function readStore(files: readonly string[]): Promise<Result<IndexedFormula>> {
  const quads = await readGraphs(files);
  return quads.ok ? passed(fillStore(quads.value), quads.issues) : quads;
}

function node({ termType, value }: Term): NamedNode | BlankNode {
  if (termType === 'NamedNode') return new NamedNode(value);
  if (termType === 'BlankNode') return new BlankNode(value);
  throw new TypeError(`rdflib.js has no place for a ${termType} here`);
}

function term(object: Term): NamedNode | BlankNode | Literal {
  if (object.termType !== 'Literal') return node(object);
  const { value, language, datatype } = object;
  return language === '' ? new Literal(value, null, new NamedNode(datatype.value)) : new Literal(value, language);
}
