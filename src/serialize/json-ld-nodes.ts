// Quads as the nodes of an expanded JSON-LD document, each statement as it stands. Context and frame are json-ld.ts.
import type { JsonObject } from '../rdf/json-ld.ts';
import { sortedQuads } from '../rdf/order.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import { graphsOf } from './subjects.ts';

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const xsdString = 'http://www.w3.org/2001/XMLSchema#string';

/**
 * Nodes by the order of `sortedQuads`; a named graph is a key of the node of its name. The library's own fromRDF
 * (https://www.w3.org/TR/json-ld11-api/#serialize-rdf-as-json-ld-algorithm) folds lists, which loses the name of a
 * cell that has one, and rewrites the text of rdf:JSON; here a list stays the triples that it is, and a text its text.
 */
export function expandedNodes(quads: readonly Quad[]): readonly JsonObject[] {
  const nodes = new Map<string, JsonObject>();
  for (const { name, quads: inside } of graphsOf(sortedQuads(quads))) {
    const described = nodesOf(inside);
    if (name.termType === 'DefaultGraph') for (const [id, node] of described) nodes.set(id, node);
    // A node that is described by the default graph, too, stays one.
    else
      nodes.set(nameOf(name), { '@id': nameOf(name), ...nodes.get(nameOf(name)), '@graph': [...described.values()] });
  }
  return [...nodes.values()];
}

function nodesOf(quads: readonly Quad[]): ReadonlyMap<string, JsonObject> {
  const bySubject = new Map<string, Map<string, unknown[]>>();
  for (const { subject, predicate, object } of quads) {
    const node = bySubject.get(nameOf(subject)) ?? new Map<string, unknown[]>();
    bySubject.set(nameOf(subject), node);
    const isType = predicate.value === rdfType && object.termType !== 'Literal';
    const key = isType ? '@type' : predicate.value;
    const values = node.get(key) ?? [];
    node.set(key, values);
    values.push(isType ? nameOf(object) : objectOf(object));
  }
  return new Map([...bySubject].map(([id, properties]) => [id, { '@id': id, ...Object.fromEntries(properties) }]));
}

function nameOf(term: Term): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}

function objectOf(term: Term): JsonObject {
  if (term.termType !== 'Literal') return { '@id': nameOf(term) };
  if (term.language !== '') return { '@value': term.value, '@language': term.language };
  if (term.datatype.value === xsdString) return { '@value': term.value };
  return { '@value': term.value, '@type': term.datatype.value };
}
