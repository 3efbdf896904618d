// Messages with placeholders, filled from a row of a query (SHACL 5.3.2). The queries are asked elsewhere.
import type { Term } from '../rdf/terms.ts';

/** The text with each {$name} and {?name} that the row binds filled in; IRIs between angle brackets. */
export function fillPlaceholders(text: string, row: ReadonlyMap<string, Term>): string {
  return text.replace(/\{[$?](\w+)\}/g, (placeholder, name: string) => {
    const term = row.get(name);
    if (term === undefined) return placeholder;
    return term.termType === 'NamedNode' ? `<${term.value}>` : term.value;
  });
}
