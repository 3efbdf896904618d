// What a store holds, asked by other means than the loader's: plain fetch and curl, no code of src/.
import { execFileSync } from 'node:child_process';
import { DataFactory, type Quad, Writer } from 'n3';
import type { StoreServer } from './server.ts';

interface JsonTerm {
  readonly type: 'uri' | 'literal' | 'typed-literal' | 'bnode';
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

type Row = Readonly<Record<string, JsonTerm>>;

/** The rows of a SELECT query. Virtuoso gives 10,000 at most. */
export async function select({ endpoint, store }: StoreServer, query: string): Promise<readonly Row[]> {
  const response = await fetch(endpoint + store.query, {
    method: 'POST',
    headers: { Accept: 'application/sparql-results+json' },
    body: new URLSearchParams({ query }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${store.name} answered ${response.status}: ${text}`);
  const { results }: { results: { bindings: Row[] } } = JSON.parse(text);
  return results.bindings;
}

/** Runs an update, with the rights of the store's user. */
export function update({ endpoint, store }: StoreServer, text: string): void {
  const user = store.user ? ['--digest', '--user', `${store.user.name}:${store.user.password}`] : [];
  const type = 'Content-Type: application/sparql-update; charset=utf-8';
  const args = ['-sS', '--fail-with-body', ...user, '-H', type, '--data-binary', '@-', endpoint + store.update];
  execFileSync('curl', args, { input: text, encoding: 'utf8' });
}

/** The named graphs and how many triples each holds; without those that a store keeps for itself. */
export async function graphSizes(server: StoreServer): Promise<Readonly<Record<string, number>>> {
  const rows = await select(server, 'SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g');
  const sizes = rows.map(({ g, n }) => [g?.value ?? '', Number(n?.value)] as const);
  return Object.fromEntries(sizes.filter(([graph]) => !ownGraph.test(graph)).sort());
}

// Virtuoso's own graphs, and the name that Blazegraph gives to its default graph.
const ownGraph =
  /^http:\/\/(localhost:8890\/|www\.openlinksw\.com\/|www\.w3\.org\/(ns\/ldp#|2002\/07\/owl#)|www\.bigdata\.com\/)|^urn:(core|virtuoso|activitystreams)/;

export async function size(server: StoreServer, graph: string): Promise<number> {
  const [row] = await select(server, `SELECT (COUNT(*) AS ?n) WHERE { GRAPH <${graph}> { ?s ?p ?o } }`);
  return Number(row?.['n']?.value);
}

/** The triples of a graph of at most 10,000, as sorted lines. */
export async function lines(server: StoreServer, graph: string): Promise<string[]> {
  const rows = await select(server, `SELECT ?s ?p ?o WHERE { GRAPH <${graph}> { ?s ?p ?o } }`);
  return rows.map(({ s, p, o }) => line(term(s) as never, term(p) as never, term(o) as never)).sort();
}

/** The same lines of quads that are at hand. */
export const linesOf = (quads: readonly Quad[]): string[] =>
  quads.map(({ subject, predicate, object }) => line(subject, predicate, object)).sort();

const writer = new Writer();
const line = (s: Quad['subject'], p: Quad['predicate'], o: Quad['object']) => writer.quadToString(s, p, o).trim();

function term(from: JsonTerm | undefined) {
  if (from === undefined) throw new Error('an unbound variable');
  if (from.type === 'uri') return DataFactory.namedNode(from.value);
  if (from.type === 'bnode') return DataFactory.blankNode(from.value);
  const { datatype } = from;
  return DataFactory.literal(from.value, from['xml:lang'] ?? (datatype ? DataFactory.namedNode(datatype) : undefined));
}
