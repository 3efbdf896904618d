// Other people's graphs in the store, near to ours by name and by content, and the check that no load has touched them.
import { Parser } from 'n3';
import { expect } from 'vitest';
import { graphsOf } from './exports.ts';
import type { StoreServer } from './server.ts';
import { graphSizes, lines, linesOf, select, update } from './witness.ts';

const base = 'https://full.example/ncb/';

/** The name of a graph of the exports, as `facts/xa`. */
export const graphAt = (path: string): string => `${base}graph/${path}`;

const ncb = 'https://w3id.org/ncb-graph/ontology#';

/** Graphs that are not ours. They speak our vocabulary, so that a question asked too widely would find them. */
const elsewhere = ['https://other.example/graph', `${base}graph`, base, 'urn:other'];
/** Graphs of other countries under our own base: a question may see them, a load must not touch them. */
const beside = [graphAt('facts/xc'), graphAt('facts/xaa'), graphAt('staging')];
const foreignGraphs = [...elsewhere, ...beside];

const misleading = [
  `<${base}id/xa/ncb> <http://www.w3.org/2004/02/skos/core#prefLabel> "not ours 他人 👮"@en`,
  `<https://other.example/ncb> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${ncb}NationalCentralBureau>`,
  '<https://other.example/s> <https://other.example/p> "their “own” \\\\ value"@fr',
];

const harmless = ['<https://other.example/s> <https://other.example/p> "of a country that is not loaded"'];
const inDefault = '<https://other.example/s> <https://other.example/p> "in the default graph"';

const planted = (graph: string): readonly string[] => (elsewhere.includes(graph) ? misleading : harmless);

/** Puts them there. */
export function plantForeign(server: StoreServer): void {
  const graphs = foreignGraphs.map((graph) => `GRAPH <${graph}> { ${planted(graph).join(' . ')} }`);
  update(server, `INSERT DATA { ${graphs.join(' ')} }`);
  if (server.store.defaultGraph) update(server, `INSERT DATA { ${inDefault} }`);
}

/** They are as they were planted. */
export async function expectForeign(server: StoreServer): Promise<void> {
  for (const graph of foreignGraphs) {
    const quads = planted(graph).flatMap((triple) => new Parser().parse(`${triple} .`));
    expect(await lines(server, graph), graph).toEqual(linesOf(quads));
  }
  if (!server.store.defaultGraph) return;
  const rows = await select(
    server,
    `SELECT ?o WHERE { <https://other.example/s> ?p ?o FILTER(STRSTARTS(STR(?o), "in")) }`,
  );
  expect(rows.map(({ o }) => o?.value)).toEqual(['in the default graph']);
}

/** The store holds the export as it is in its folder, other people's graphs, and nothing else: no staging graph. */
export async function expectExport(server: StoreServer, folder: string, more: readonly string[] = []): Promise<void> {
  const graphs = graphsOf(folder);
  for (const [graph, quads] of graphs) expect(await lines(server, graph)).toEqual(linesOf(quads));
  await expectForeign(server);
  const there = Object.keys(await graphSizes(server));
  expect(there).toEqual([...new Set([...graphs.keys(), ...foreignGraphs, ...more])].sort());
}
