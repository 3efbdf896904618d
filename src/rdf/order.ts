// The one order of strings: by code point, which is the order of their UTF-8 bytes and of `LC_ALL=C sort`.
// JavaScript's own order is by UTF-16 unit and differs beyond U+FFFF.
import { canonicalLine } from './lines.ts';
import type { Quad } from './terms.ts';

const surrogate = /[\ud800-\udfff]/;

/** Negative, zero or positive, as `a` stands before, at or after `b` by code point. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

// Surrogates stand for code points above every other unit.
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** A new array of the strings in code point order. Without surrogates the engine's own sort gives it, and faster. */
export function sortedStrings(strings: Iterable<string>): string[] {
  const list = [...strings];
  return list.some((text) => surrogate.test(text)) ? list.sort(compareCodePoints) : list.sort();
}

/** The canonical lines of the quads in code point order, each once. */
export function sortedLines(quads: Iterable<Quad>): string[] {
  const lines = new Set<string>();
  for (const quad of quads) lines.add(canonicalLine(quad));
  return sortedStrings(lines);
}

/** The quads in the order of their canonical lines, each once. */
export function sortedQuads(quads: Iterable<Quad>): Quad[] {
  const byLine = new Map<string, Quad>();
  for (const quad of quads) byLine.set(canonicalLine(quad), quad);
  const sorted: Quad[] = [];
  for (const line of sortedStrings(byLine.keys())) {
    const quad = byLine.get(line);
    if (quad) sorted.push(quad);
  }
  return sorted;
}
