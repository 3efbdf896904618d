// What an answer to a query holds. How it is asked for is in store.ts, how it is written is in results.ts.
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
