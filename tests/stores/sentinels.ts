// Other people's graphs in the store, near to ours by name and by content, and the check that no load has touched them.
import { expect } from 'vitest';
import { graphsOf } from './exports.ts';
import type { StoreServer } from './server.ts';
import { graphSizes, lines, linesOf, select, update } from './witness.ts';

const base = 'https://full.example/ncb/';

/** The name of a graph of the exports, as `facts/xa`. */
export const graphAt = (path: string): string => `${base}graph/${path}`;

const ncb = 'https://w3id.org/ncb-graph/ontology#';

/** Graphs that are not ours. They speak our vocabulary, so that a question asked too widely would find them. */
const foreignGraphs = ['https://other.example/graph', graphAt('facts/xc'), graphAt('facts/xaa'), `${base}graph`, base];

const foreignTriples = [
  `<${base}id/xa/ncb> <http://www.w3.org/2004/02/skos/core#prefLabel> "not ours 他人 👮"@en`,
  `<https://other.example/ncb> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${ncb}NationalCentralBureau>`,
  '<https://other.example/s> <https://other.example/p> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>',
];

const inDefault = '<https://other.example/s> <https://other.example/p> "in the default graph"';

/** Puts them there. */
export function plantForeign(server: StoreServer): void {
  const graphs = foreignGraphs.map((graph) => `GRAPH <${graph}> { ${foreignTriples.join(' . ')} }`);
  update(server, `INSERT DATA { ${graphs.join(' ')} }`);
  if (server.store.defaultGraph) update(server, `INSERT DATA { ${inDefault} }`);
}

/** They are as they were planted. */
export async function expectForeign(server: StoreServer): Promise<void> {
  const [first, ...rest] = await Promise.all(foreignGraphs.map((graph) => lines(server, graph)));
  expect(first).toHaveLength(foreignTriples.length);
  for (const each of rest) expect(each).toEqual(first);
  if (!server.store.defaultGraph) return;
  const rows = await select(
    server,
    'SELECT ?o WHERE { <https://other.example/s> ?p ?o FILTER(STRSTARTS(STR(?o), "in")) }',
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
