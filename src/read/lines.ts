// Offsets of a text → lines and columns, counted in code points. Knows nothing of YAML.
import type { Place } from '../errors.ts';

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
  /** The line as an issue shows it: the first 1,000 characters. */
  excerpt(number: number): string;
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
  return {
    file,
    count: starts.length,
    line,
    placeAt(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      const number = countBelow(starts, at + 1);
      const start = starts[number - 1] ?? 0;
      const pairs = countBelow(halves, at) - countBelow(halves, start);
      return { file, line: number, column: at - start - pairs + 1 };
    },
    excerpt(number) {
      const whole = line(number);
      return whole.length <= EXCERPT ? whole : `${whole.slice(0, EXCERPT)}…`;
    },
  };
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
