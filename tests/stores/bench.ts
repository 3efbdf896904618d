// What the parts of the suite share about one store: the running server, what is loaded into it, the figures found.
import type { Workshop } from './exports.ts';
import type { StoreServer } from './server.ts';

/** The row of a store in the table that the suite prints at its end. */
export interface Figures {
  version: string;
  /** Triples of the large load by the seconds of its receipt. */
  rate?: number;
  /** Polls that saw neither version, of all polls. */
  torn?: string;
  /** Normalisations that the receipt of the edge cases names, and triples of each. */
  differences?: string;
  /** Requests of the load of an export of six graphs. */
  requests?: number;
  /** Seconds of the whole suite. */
  seconds?: number;
}

export interface Bench {
  readonly server: StoreServer;
  readonly workshop: Workshop;
  readonly figures: Figures;
}

/** The bench of the store whose tests run; there is none before they do. */
export type BenchOf = () => Bench;

const columns: readonly (readonly [string, keyof Figures])[] = [
  ['version', 'version'],
  ['triples/s', 'rate'],
  ['torn states', 'torn'],
  ['differences', 'differences'],
  ['requests', 'requests'],
  ['seconds', 'seconds'],
];

/** The table, one line a store. */
export function tableOf(rows: ReadonlyMap<string, Figures>): string {
  const head = ['store', ...columns.map(([title]) => title)];
  const body = [...rows].map(([name, row]) => [name, ...columns.map(([, key]) => String(row[key] ?? '–'))]);
  const widths = head.map((_, at) => Math.max(...[head, ...body].map((cells) => cells[at]?.length ?? 0)));
  return [head, ...body].map((cells) => cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')).join('\n');
}
