// Terms as people read them, with prefixed names. For reports and tables; nothing here is parsed again.
import type { Prefixes, Term } from './terms.ts';

const localName = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_./-]*[\p{L}\p{N}_-])?$/u;
// Terminals obey C0 and C1 characters, and bidi controls reorder a line: both are shown as escapes.
const unprintable = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069]|\p{Cs}/gu;

/**
 * The prefixed name of an IRI under the longest namespace that fits, or undefined.
 * A slash in the local part stays as it is (`id:cn/ncb`; Turtle would write `id:cn\/ncb`).
 */
export function prefixedName(iri: string, prefixes: Prefixes): string | undefined {
  let best: { prefix: string; namespace: string } | undefined;
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const longer = best === undefined || namespace.length > best.namespace.length;
    if (longer && iri.startsWith(namespace) && localName.test(iri.slice(namespace.length))) {
      best = { prefix, namespace };
    }
  }
  return best && `${best.prefix}:${iri.slice(best.namespace.length)}`;
}

/** A string without the characters that a terminal would obey: each becomes `\uXXXX`. */
export function printable(text: string): string {
  return text.replace(unprintable, (found) => `\\u${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

/** An IRI as its prefixed name, else between angle brackets. */
export function displayIri(iri: string, prefixes: Prefixes): string {
  return prefixedName(iri, prefixes) ?? `<${printable(iri)}>`;
}

/** A term on one line: prefixed name or `<iri>`, `"text"@en`, `"1961"^^xsd:gYear`, `_:b0`. */
export function displayTerm(term: Term, prefixes: Prefixes): string {
  if (term.termType === 'NamedNode') return displayIri(term.value, prefixes);
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  if (term.termType === 'Variable') return `?${term.value}`;
  if (term.termType !== 'Literal') return term.value;
  const text = `"${printable(term.value)}"`;
  if (term.language !== '') return `${text}@${printable(term.language)}`;
  if (term.datatype.value === 'http://www.w3.org/2001/XMLSchema#string') return text;
  return `${text}^^${displayIri(term.datatype.value, prefixes)}`;
}
