// The bound on what a person is told at once: 200 lines, 64 KiB. What is told is in report.ts.

const mostLines = 200;
const mostBytes = 64 * 1024;

/**
 * What `tell` says of each item (one or more lines, each ended by LF) as far as the bound reaches, then "and N more"
 * for the items left out, then the ending, one line, which always stands and counts towards the bound.
 */
export function bounded<T>(items: readonly T[], tell: (item: T) => string, ending: string): string {
  const last = `${ending}\n`;
  const room = { lines: mostLines - 2, bytes: mostBytes - Buffer.byteLength(last) - 32 };
  const told: string[] = [];
  for (const item of items) {
    const text = tell(item);
    room.lines -= text.split('\n').length - 1;
    room.bytes -= Buffer.byteLength(text);
    if (room.lines < 0 || room.bytes < 0) break;
    told.push(text);
  }
  const left = items.length - told.length;
  return [...told, ...(left === 0 ? [] : [`and ${left} more\n`]), last].join('');
}
