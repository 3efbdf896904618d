// Offsets of a text → lines and columns, counted in code points. Knows nothing of YAML.
import type { Issue, Place } from '../errors.ts';

/** Longest excerpt in UTF-16 units: a file may be one line of many megabytes. */
const EXCERPT = 1000;

/** A text cut into lines. Lines and columns count from 1; a column counts code points, as editors do. */
export interface Lines {
  readonly file: string;
  readonly count: number;
  /** Place of a UTF-16 offset; an offset beyond the end is the end. */
  placeAt(offset: number): Place;
  /** Line without its line break; '' when there is none of this number. */
  line(number: number): string;
  /** The line of a place as an issue holds it: whole, or of a long line the 1,000 characters around the place. */
  excerptAt(place: Place): Pick<Issue, 'excerpt' | 'excerptFrom'>;
}

/** Lines of a text whose line breaks are LF. */
export function linesOf(text: string, file: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  // Second halves of surrogate pairs, so that the column of any offset is found without walking its line.
  const halves: number[] = [];
  for (let at = text.search(/[\udc00-\udfff]/); at !== -1 && at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xdc00 && unit <= 0xdfff) halves.push(at);
  }

  const line = (number: number): string => {
    const start = starts[number - 1];
    if (start === undefined) return '';
    const next = starts[number];
    return text.slice(start, next === undefined ? text.length : next - 1);
  };
  const placeAt = (offset: number): Place => {
    const at = Math.max(0, Math.min(offset, text.length));
    const number = countBelow(starts, at + 1);
    const start = starts[number - 1] ?? 0;
    const pairs = countBelow(halves, at) - countBelow(halves, start);
    return { file, line: number, column: at - start - pairs + 1 };
  };
  /** UTF-16 offset of a column in its line. */
  const offsetOfColumn = ({ line: number, column }: Place): number => {
    const start = starts[number - 1] ?? 0;
    const before = countBelow(halves, start);
    let offset = column - 1;
    for (let pairs = 0; ; ) {
      const found = countBelow(halves, start + offset + 1) - before;
      if (found === pairs) return offset;
      offset += found - pairs;
      pairs = found;
    }
  };
  return {
    file,
    count: starts.length,
    line,
    placeAt,
    excerptAt(place) {
      const whole = line(place.line);
      if (whole.length <= EXCERPT) return { excerpt: whole };
      const last = whole.length - EXCERPT;
      let from = Math.max(0, Math.min(offsetOfColumn(place) - EXCERPT / 2, last));
      if (isHalf(whole, from)) from -= 1;
      const to = from + EXCERPT;
      const excerpt = whole.slice(from, isHalf(whole, to) ? to - 1 : to);
      const { column } = placeAt((starts[place.line - 1] ?? 0) + from);
      return column === 1 ? { excerpt } : { excerpt, excerptFrom: column };
    },
  };
}

/** Whether the second half of a surrogate pair stands at an offset. */
function isHalf(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** How many of the ascending numbers are below the limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
