// What the referees said, as the table that `npm run referees` prints. Who is asked what is in referees.test.ts.
import { isExcused, knownFaults } from './known-faults.ts';
import type { Reader } from './readers.ts';

/** Verdicts by file and referee. */
export class Verdicts {
  private readonly readers: readonly Reader[];
  private readonly cells = new Map<string, Map<string, string>>();

  constructor(readers: readonly Reader[]) {
    this.readers = readers;
  }

  /** Notes the number of quads that a referee read as they were written; FAILED where that throws, and throws on. */
  async of(referee: string, file: string, read: () => Promise<number>): Promise<void> {
    const row = this.cells.get(file) ?? new Map<string, string>();
    this.cells.set(file, row);
    row.set(referee, 'FAILED');
    row.set(referee, String(await read()));
  }

  /** One line for each file, one column for each referee: quads read alike; why there is no number, below. */
  table(): string {
    const head = ['quads read alike', ...this.readers.map(({ name }) => name)];
    const body = [...this.cells].map(([file, row]) => [
      file,
      ...this.readers.map((reader) => row.get(reader.name) ?? this.silence(reader, file)),
    ]);
    const rows = [head, ...body];
    const widths = head.map((_, at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0)));
    const lines = rows.map((cells) =>
      cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    );
    const faults = knownFaults.map(
      ({ referee, extension, fault, excused }) =>
        `${referee}, ${extension}: ${fault}${excused ? '; it is not asked' : '; no text of ours comes to that'}`,
    );
    return [
      ...lines,
      '',
      '- no such format; absent: not on this machine; fault: known and named here:',
      ...faults,
    ].join('\n');
  }

  private silence({ name, syntaxes, present }: Reader, file: string): string {
    const extension = file.slice(file.lastIndexOf('.') + 1);
    if (syntaxes[extension] === undefined) return '-';
    if (isExcused(name, extension)) return 'fault';
    return present ? 'not asked' : 'absent';
  }
}
