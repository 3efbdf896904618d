// Offsets of a text → places with their lines, for readers of graphs that count offsets.
import type { Trace } from './traces.ts';

/** A function from UTF-16 offsets to traces: line and column from 1, the line up to its 1,000th character. */
export function tracesAt(text: string, file: string): (offset: number) => Trace {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = starts[low] ?? 0;
    const end = (starts[low + 1] ?? text.length + 1) - 1;
    const place = { file, line: low + 1, column: [...text.slice(start, offset)].length + 1 };
    return { place, excerpt: text.slice(start, Math.min(end, start + 1000)) };
  };
}

/** An IRI reference against a base, where there is one that it can be resolved against. */
export function resolved(reference: string, base: string | undefined): string {
  if (base === undefined || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(reference)) return reference;
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
}
