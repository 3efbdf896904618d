// What the value of a fact can be, which decides how it is checked and mapped.

/** What the value of a fact is, which decides how it is checked. */
export type FactKind =
  /** ownQuote: its words are its quote, whatever encloses it. */
  | { readonly is: 'wording'; readonly ownQuote: boolean; readonly concept: boolean }
  | { readonly is: 'reference'; readonly to: readonly ReferenceKind[] }
  /** worded: what the page calls it is told as well. */
  | { readonly is: 'code'; readonly list: CodeList; readonly worded?: true }
  | { readonly is: 'date' }
  | { readonly is: 'number' }
  | { readonly is: 'kind' };

/** Whether the page's own words for a value are told, which then must stand in the quote. */
export const isWorded = (kind: FactKind) => kind.is === 'wording' || (kind.is === 'code' && kind.worded === true);

/** What a reference may point to. */
export type ReferenceKind =
  | 'country'
  | 'bureau'
  | 'interpol'
  | 'body'
  | 'group'
  | 'place'
  | 'trend'
  | 'challenge'
  | 'situation';

/** The closed lists of words, by the name of their collection in ontology/codes.ttl. */
export const codeLists = [
  'authorities',
  'challenge-kinds',
  'directions',
  'frequencies',
  'levels',
  'listings',
  'modes',
  'operation-kinds',
  'qualifiers',
  'regions',
  'scopes',
] as const;
export type CodeList = (typeof codeLists)[number];
