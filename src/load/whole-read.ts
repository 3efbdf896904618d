// Reading a graph whole from a store that may cut an answer off and say nothing of it, as Virtuoso does at the 10,000
// rows that its settings begin with. What a plain read is, is in graph-store.ts.
import type { Exchange, Request } from '../endpoint/exchange.ts';
import { queryRequest, succeed } from '../endpoint/sparql.ts';
import { acceptTriples, triplesOf } from '../endpoint/triples.ts';
import { badAnswerIssue } from '../endpoint/trouble.ts';
import { passed, type Result, refused } from '../errors.ts';
import { canonicalLine } from '../rdf/lines.ts';
import type { Quad } from '../rdf/terms.ts';
import { iri } from './update-text.ts';

/**
 * The triples of a graph, of which `first` is what a plain read gave: counted by the store and, where they are more
 * than that, read in parts no larger. Issue: `endpoint-bad-answer`, where the parts do not come to the count.
 */
export async function readWhole(
  graph: string,
  first: readonly Quad[],
  { exchange, query }: { readonly exchange: Exchange; readonly query: string },
): Promise<Result<readonly Quad[]>> {
  const count = countRequest(query, graph);
  const counted = await ask(exchange, count);
  if (!counted.ok) return counted;
  const triples = Number(counted.value[0]?.object.value);
  if (!Number.isSafeInteger(triples)) return refused(badAnswerIssue(count, 'there is no number in the answer'));
  if (triples <= first.length) return passed(first);
  // Virtuoso's limit is one less than what it gives at most.
  const size = Math.max(1, first.length - 1);
  let found = 0;
  for (const order of orders) {
    const read = await readParts({ exchange, query, graph, size, triples, order });
    if (!read.ok) return read;
    if (read.value.length === triples) return read;
    found = read.value.length;
  }
  const why = `the store counts ${triples} triples in it, gives ${first.length} of them at a time, and ${found} by parts`;
  return refused(badAnswerIssue(count, why));
}

/**
 * Without an order the parts of a graph that nobody writes are apart, and come four times as fast; a store need not
 * keep to that, so the sum is compared with the count. The order stands in a query of its own, since Virtuoso sorts no
 * more rows than it gives.
 */
const orders = ['', ' ORDER BY ?s ?p ?o'] as const;

interface Parts {
  readonly exchange: Exchange;
  readonly query: string;
  readonly graph: string;
  /** Triples of one part, and of the whole. */
  readonly size: number;
  readonly triples: number;
  readonly order: (typeof orders)[number];
}

/** The different triples that the parts give. */
async function readParts({ exchange, query, graph, size, triples, order }: Parts): Promise<Result<Quad[]>> {
  const found = new Map<string, Quad>();
  const all = `SELECT ?s ?p ?o WHERE { GRAPH ${iri(graph)} { ?s ?p ?o } }${order}`;
  for (let offset = 0; offset < triples; offset += size) {
    const text = `CONSTRUCT { ?s ?p ?o } WHERE { { ${all} } } LIMIT ${size} OFFSET ${offset}`;
    const purpose = `read the triples from ${offset + 1} on of the graph <${graph}>`;
    const part = await ask(exchange, queryRequest({ endpoint: query, query: text, accept: acceptTriples, purpose }));
    if (!part.ok) return part;
    for (const each of part.value) found.set(canonicalLine(each), each);
  }
  return passed([...found.values()]);
}

/** The number of triples, as the object of the only triple: so that the answer is in the syntax of all others. */
function countRequest(endpoint: string, graph: string): Request {
  const count = `SELECT (COUNT(*) AS ?n) WHERE { GRAPH ${iri(graph)} { ?s ?p ?o } }`;
  return queryRequest({
    endpoint,
    query: `CONSTRUCT { ${iri(graph)} <http://rdfs.org/ns/void#triples> ?n } WHERE { { ${count} } }`,
    accept: acceptTriples,
    purpose: `count the triples of the graph <${graph}>`,
    effect: { kind: 'count', graph },
  });
}

async function ask(exchange: Exchange, request: Request): Promise<Result<Quad[]>> {
  const answered = await succeed(exchange, request);
  if (!answered.ok) return answered;
  const triples = triplesOf(request, answered.value);
  return triples.ok ? triples.value.quads() : triples;
}
