// A document that was read: its value, and where each part of the value stands. Knows no format and no country.
import type { Issue, Path, Place } from '../errors.ts';
import type { Lines } from './lines.ts';

/** Where one value stands, as UTF-16 offsets, and the values inside it. */
export interface Mark {
  readonly start: number;
  /** Offset after the last character of the value. */
  readonly end: number;
  /** Offset of the name of the field, for a value in a block. */
  readonly keyStart?: number;
  /** Values inside, by name or by index from 0, in the order of the document. */
  readonly inside: ReadonlyMap<string | number, Mark>;
}

/** A value read from a file, with the places of its parts. */
export interface SourceDocument {
  readonly file: string;
  readonly text: string;
  /** Strings, booleans, null, safe integers, arrays, and objects without prototype. */
  readonly value: unknown;
  /** Place of the value at a path, or of its nearest ancestor that exists. */
  placeOf(path: Path): Place;
  /** Place of the name of the field at a path; of the value itself where it has no name (items, the root). */
  keyPlaceOf(path: Path): Place;
  /** Line by number from 1, without its line break; '' when there is none. */
  line(number: number): string;
  /** The line of a place as an issue holds it: whole, or of a long line the 1,000 characters around the place. */
  excerptAt(place: Place): Pick<Issue, 'excerpt' | 'excerptFrom'>;
  /**
   * Paths of the values that stand on a line, outer first, in the order of the document: blocks and lists that
   * begin on it (with their name, where they have one), other values that begin on it or run through it.
   */
  pathsAt(line: number): Path[];
}

/** A path as people write it: `bodies.mps.partOf`, `areas.0.name` (indexes from 0). */
export function dotted(path: Path): string {
  return path.join('.');
}

/** A document from its value and the marks of the value. */
export function sourceDocument(text: string, value: unknown, root: Mark, lines: Lines): SourceDocument {
  const find = (path: Path): Mark => {
    let mark = root;
    for (const step of path) {
      const inner = mark.inside.get(step);
      if (inner === undefined) break;
      mark = inner;
    }
    return mark;
  };
  return {
    file: lines.file,
    text,
    value,
    placeOf: (path) => lines.placeAt(find(path).start),
    keyPlaceOf: (path) => {
      const mark = find(path);
      return lines.placeAt(mark.keyStart ?? mark.start);
    },
    line: (number) => lines.line(number),
    excerptAt: (place) => lines.excerptAt(place),
    pathsAt(line) {
      const found: Path[] = [];
      const visit = (mark: Mark, path: Path): void => {
        const first = lines.placeAt(mark.keyStart ?? mark.start).line;
        const isLeaf = mark.inside.size === 0;
        const last = isLeaf ? lines.placeAt(Math.max(mark.start, mark.end - 1)).line : lines.placeAt(mark.start).line;
        if (isLeaf ? first <= line && line <= last : first === line || last === line) found.push(path);
        for (const [step, inner] of mark.inside) visit(inner, [...path, step]);
      };
      visit(root, []);
      return found;
    },
  };
}
