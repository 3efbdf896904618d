// The program of the thread that holds the store. Text, not a module: Node 20 starts no thread from a .ts file, and
// a bundler would have to know of a second file. Who starts and stops it is in store-thread.ts.

/** Given to the thread when it starts. */
export interface ThreadData {
  /** Absolute path of oxigraph's CommonJS file, which plain code in a thread cannot find by itself. */
  readonly oxigraph: string;
  readonly nquads: string;
}

export interface Question {
  readonly query: string;
  /** Media types of results, the wished one first: oxigraph has one set for rows and truth, another for graphs. */
  readonly mediaTypes: readonly string[];
}

/** What the thread says: `ready` once, then one reply to each question. */
export type ThreadReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'text'; readonly mediaType: string; readonly text: string }
  /** The answer has another form than the media types asked for. */
  | { readonly kind: 'unsuited' }
  | { readonly kind: 'refused'; readonly message: string }
  /** The store is dead: oxigraph answers nothing more after a fault of its WebAssembly. */
  | { readonly kind: 'broken'; readonly message: string };

export const threadSource = `
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { Store } = require(workerData.oxigraph);
// oxigraph dies of a clock that stands before 1970 (see validate/since-epoch.ts).
if (Date.now() < 0) Date.now = () => 0;
const store = new Store();
store.load(workerData.nquads, { format: 'application/n-quads', lenient: true });

function answer({ query, mediaTypes }) {
  for (const mediaType of mediaTypes) {
    try {
      const text = store.query(query, { results_format: mediaType });
      return { kind: 'text', mediaType, text };
    } catch (error) {
      const message = String(error && error.message || error);
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return { kind: 'broken', message };
      if (!/^Not supported (SPARQL query results|RDF) format/.test(message)) return { kind: 'refused', message };
    }
  }
  return { kind: 'unsuited' };
}

parentPort.on('message', (question) => parentPort.postMessage(answer(question)));
parentPort.postMessage({ kind: 'ready' });
`;
