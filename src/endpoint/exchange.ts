// What is asked of an endpoint and what becomes of it: the types that travel between the protocols (sparql.ts, load/)
// and whoever carries them (client.ts over the network, load/dry-run.ts over nothing).

export interface Request {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Absolute, without user information and fragment. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What it is for, as it follows "could not": `read the graph <…>`. */
  readonly purpose: string;
  /** Whether it may be sent again when its answer is lost: sending it twice does what sending it once does. */
  readonly repeatable: boolean;
  /** Most bytes of the answer that are read, once decompressed; 256 MiB when absent. */
  readonly maxBytes?: number;
  /** For those who carry it over no network: what they must answer. */
  readonly effect?: Effect;
}

/** What a request does to the graphs of a store, or asks of them. Lines are canonical N-Triples. */
export type Effect =
  | { readonly kind: 'read'; readonly graph: string }
  | { readonly kind: 'count'; readonly graph: string }
  | { readonly kind: 'add' | 'remove' | 'replace'; readonly graph: string; readonly lines: readonly string[] }
  | { readonly kind: 'drop'; readonly graphs: readonly string[] }
  | { readonly kind: 'copy' | 'move'; readonly pairs: readonly { readonly from: string; readonly to: string }[] };

/** An answer whole, whatever its status. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where it came from, after redirects. */
  readonly url: string;
}

export type FailureKind =
  | 'refused'
  | 'unknown-host'
  | 'unreachable'
  | 'untrusted'
  | 'reset'
  | 'cut'
  | 'silent'
  | 'late'
  | 'too-long'
  | 'redirect'
  | 'not-http';

/** No whole answer. */
export interface Failure {
  readonly kind: FailureKind;
  /** For people; without credentials. */
  readonly message: string;
  /** Whether the store cannot have seen the request. */
  readonly unsent: boolean;
}

/** The last answer or failure, and how often the request was sent. */
export type Exchanged =
  | { readonly ok: true; readonly answer: Answer; readonly tries: number }
  | { readonly ok: false; readonly failure: Failure; readonly tries: number };

/** Carries a request to an endpoint and its answer back, once the means at hand are exhausted. */
export type Exchange = (request: Request) => Promise<Exchanged>;
