// What an answer to a query holds, and who gives it: store.ts and live-store.ts. How it is written is in results.ts.
import type { Result } from '../errors.ts';
import type { Quad, Term } from '../rdf/terms.ts';

/** What a query says: rows of SELECT, truth of ASK, the graph of CONSTRUCT and DESCRIBE. */
export type Answer =
  | {
      readonly kind: 'bindings';
      /** Without question mark, as selected. */
      readonly variables: readonly string[];
      /** In the order of the query; a variable without value is absent from its row. */
      readonly rows: readonly ReadonlyMap<string, Term>[];
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'graph'; readonly quads: readonly Quad[] };

export interface QueryOptions {
  /** Milliseconds that the query may run; the source's own limit when absent. */
  readonly deadline?: number;
  /** Name of the file the query comes from, for the places of issues; `query` when absent. */
  readonly file?: string;
}

/** Whatever answers queries. */
export interface AnswerSource {
  answer(sparql: string, options?: QueryOptions): Promise<Result<Answer>>;
}
