// How the reference page names and links terms, and writes tables. Markdown of GitHub.
import { compareCodePoints } from '../../rdf/order.ts';
import { displayIri } from '../../rdf/prefixed.ts';
import type { Prefixes, Term } from '../../rdf/terms.ts';

/** The namespace of the terms of the project. */
export const namespace = 'https://w3id.org/ncb-graph/ontology#';

/** A cell of a table: no line break, no bar that would end it. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A table, its head first. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

export const byValue = (a: Term, b: Term): number => compareCodePoints(a.value, b.value);

/** Names of terms by their prefixes; a term of the project is a link to its section. */
export class Links {
  readonly prefixes: Prefixes;

  constructor(prefixes: Prefixes) {
    this.prefixes = prefixes;
  }

  name(iri: string): string {
    return displayIri(iri, this.prefixes);
  }

  link({ value }: { readonly value: string }): string {
    const name = `\`${this.name(value)}\``;
    return value.startsWith(namespace) ? `[${name}](#${value.slice(namespace.length)})` : name;
  }
}
