// The receipt of a load: what was sent where, what was read back, and what explains the difference. JSON; the same as
// RDF is in receipt-rdf.ts. It tells of one moment and one store, so it is no part of the export.
import type { LoadedGraph } from './replace.ts';
import type { StoreProfile } from './stores.ts';

export interface Receipt {
  readonly tool: { readonly name: 'ncb-graph'; readonly version: string; readonly node: string };
  /** `urn:uuid:…`, new for each load. */
  readonly id: string;
  readonly dataset?: { readonly title: string; readonly version: string };
  readonly store: {
    readonly profile: string;
    readonly title: string;
    readonly tested: boolean;
    /** Addresses without credentials. */
    readonly query: string;
    readonly update?: string;
    readonly graphStore?: string;
  };
  /** Times of this machine, ISO 8601 in UTC. */
  readonly started: string;
  readonly ended: string;
  /** From the first request to the last; the checks before them are not in it. */
  readonly seconds: number;
  readonly faithful: boolean;
  /** How the live graphs were replaced, and what readers of them may have seen meanwhile. */
  readonly swap: { readonly by: string; readonly readers: string };
  readonly requests: number;
  /** Requests that failed and were sent again. */
  readonly retries: number;
  readonly graphs: readonly ReceiptGraph[];
}

export interface ReceiptGraph {
  readonly graph: string;
  readonly how: LoadedGraph['how'];
  readonly added: number;
  readonly removed: number;
  readonly sent: { readonly triples: number; readonly sha256: string };
  readonly readBack: { readonly triples: number; readonly sha256: string };
  /** Normalisations of the store by which the two differ. */
  readonly differences: readonly {
    readonly normalisation: string;
    readonly triples: number;
    readonly example: { readonly sent: string; readonly found: string };
  }[];
}

/** The part of a receipt that is about one graph. */
export function receiptGraph({ graph, how, added, removed, comparison }: LoadedGraph): ReceiptGraph {
  const { sent, found, explained } = comparison;
  return {
    graph,
    how,
    added,
    removed,
    sent: { triples: sent.triples, sha256: sent.hash },
    readBack: { triples: found.triples, sha256: found.hash },
    differences: explained,
  };
}

/** How the live graphs of a store are replaced, in words. */
export function swapWords({ swap, readers }: StoreProfile, updates: boolean): Receipt['swap'] {
  if (!updates) return { by: 'one PUT for each graph', readers: 'the graphs change one after another' };
  return { by: `${swap} of the proven staging graphs, in one request`, readers };
}

/** The receipt as JSON, ending in LF. */
export function writeReceipt(receipt: Receipt): string {
  return `${JSON.stringify(receipt, undefined, 2)}\n`;
}
