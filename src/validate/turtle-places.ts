// Where a term stands in Turtle text, found by its spelling; parsers of RDF keep no places. No SHACL.
import type { Place } from '../errors.ts';

/** A Turtle file as read: its name as messages should show it, and its text. */
export interface TurtleText {
  readonly file: string;
  readonly text: string;
}

const declaration = /^\s*@?prefix\s+([\w.-]*):\s*<([^>]*)>/gim;

/**
 * The first place where the IRI is spelt out, as `<iri>` or under a prefix of the file; a place at the start of a
 * line (where the term's block stands) goes before one inside. An IRI relative to a base is not found.
 */
export function placeOfIri(iri: string, files: readonly TurtleText[]): { place: Place; excerpt: string } | undefined {
  let inside: { place: Place; excerpt: string } | undefined;
  for (const { file, text } of files) {
    const names = [`<${iri}>`];
    for (const [, prefix, namespace = ''] of text.matchAll(declaration)) {
      if (namespace !== '' && iri.startsWith(namespace)) names.push(`${prefix}:${iri.slice(namespace.length)}`);
    }
    for (const [index, line] of text.split('\n').entries()) {
      if (/^\s*(?:#|@?prefix\b)/i.test(line)) continue;
      const start = Math.min(...names.map((name) => indexOfName(line, name)));
      if (!Number.isFinite(start)) continue;
      const found = { place: { file, line: index + 1, column: [...line.slice(0, start)].length + 1 }, excerpt: line };
      if (start === 0) return found;
      inside ??= found;
    }
  }
  return inside;
}

/** Where the name stands as a whole word, Infinity where it does not. */
function indexOfName(line: string, name: string): number {
  const partOfName = /[\p{L}\p{N}_:/-]/u;
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    const after = line.slice(at + name.length);
    // A full stop ends a statement unless the name goes on behind it.
    const goesOn = name.startsWith('<') ? false : /^\.*[\p{L}\p{N}_:/-]/u.test(after);
    if (!goesOn && !partOfName.test(line[at - 1] ?? ' ')) return at;
  }
  return Number.POSITIVE_INFINITY;
}
