// Reads the polled graphs again and again while something else replaces them, and tells every state it has seen that
// is neither version.
import { setTimeout as pause } from 'node:timers/promises';
import { polledGraphs } from './exports.ts';
import type { StoreServer } from './server.ts';
import { select } from './witness.ts';

export interface Polled {
  readonly polls: number;
  /** State in words → how often it was seen. */
  readonly torn: ReadonlyMap<string, number>;
  /** Polls that saw version `a` and version `b`, whole. */
  readonly whole: { readonly a: number; readonly b: number };
}

const values = Object.keys(polledGraphs).map((graph) => `<${graph}>`);
const query = `SELECT ?g ?v (COUNT(*) AS ?n) WHERE {
  VALUES ?g { ${values.join(' ')} } GRAPH ?g { ?s <https://polled.example/version> ?v }
} GROUP BY ?g ?v`;

const versions = ['a', 'b'] as const;
const wholeState = Object.fromEntries(
  versions.map((version) => [describe(Object.entries(polledGraphs).map(([g, n]) => `${g} ${version} ${n}`)), version]),
);

function describe(rows: readonly string[]): string {
  return rows.length === 0 ? 'nothing' : [...rows].sort().join(', ');
}

/** The version that a store holds whole, in one answer; otherwise the state in words. */
export async function stateOf(server: StoreServer): Promise<string> {
  const rows = await select(server, query);
  const state = describe(rows.map(({ g, v, n }) => `${g?.value} ${v?.value} ${n?.value}`));
  return wholeState[state] ?? state;
}

/** Polls every three milliseconds until the work is done. */
export async function pollDuring(server: StoreServer, work: () => Promise<void>): Promise<Polled> {
  const torn = new Map<string, number>();
  const whole = { a: 0, b: 0 };
  let [polls, done] = [0, false];
  const polling = (async () => {
    while (!done) {
      const state = await stateOf(server);
      polls += 1;
      if (state === 'a' || state === 'b') whole[state] += 1;
      else torn.set(state, (torn.get(state) ?? 0) + 1);
      await pause(3);
    }
  })();
  try {
    await work();
  } finally {
    done = true;
    await polling;
  }
  return { polls, torn, whole };
}
