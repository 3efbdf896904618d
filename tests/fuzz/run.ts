// Shoots at every door and counts what became of it: the short run of the tests, the long run of bench/.
import fc, { type Arbitrary } from 'fast-check';
import { type ProjectShot, projectShots, shootProject } from './projects.ts';
import { type RecordShot, recordShots, shootRecord } from './records.ts';
import { shootTerms, type TermShot, termShots } from './terms.ts';
import { shootText, type TextShot, textShots } from './texts.ts';
import type { Verdict } from './verdict.ts';

/** What became of the inputs of one kind at one door. */
export interface Row {
  readonly door: string;
  readonly kind: string;
  shots: number;
  refused: number;
  accepted: number;
  quads: number;
  readings: number;
  /** The slowest, in milliseconds of a processor. */
  slowest: number;
  readonly codes: Map<string, number>;
}

interface Door<S extends { readonly kind: string }> {
  readonly shots: Arbitrary<S>;
  readonly shoot: (shot: S) => Promise<Verdict>;
}

const door = <S extends { readonly kind: string }>(shots: Arbitrary<S>, shoot: (shot: S) => Promise<Verdict>) =>
  ({ shots, shoot }) as unknown as Door<{ readonly kind: string }>;

/** Ways in, and the one way out. */
export const doors = {
  project: door<ProjectShot>(projectShots, shootProject),
  text: door<TextShot>(textShots, shootText),
  record: door<RecordShot>(recordShots, shootRecord),
  terms: door<TermShot>(termShots, shootTerms),
} as const;

export type DoorName = keyof typeof doors;

/** No input may take more time of a processor, in milliseconds; what else the machine does is none of its affair. */
const PATIENCE = 20_000;

/**
 * Shoots `runs` times at a door, always the same for the same seed. One row for each kind of input, in the order of
 * their names. Throws at the first input with which something is not as it must be, made small, with the seed to
 * repeat it.
 */
export async function fuzz(name: DoorName, runs: number, seed: number): Promise<Row[]> {
  const rows = new Map<string, Row>();
  const { shots, shoot } = doors[name];
  await fc.assert(
    fc.asyncProperty(shots, async (shot) => {
      const began = process.cpuUsage();
      const verdict = await shoot(shot);
      const { user, system } = process.cpuUsage(began);
      const took = (user + system) / 1000;
      if (took > PATIENCE) throw new Error(`took ${Math.round(took)} ms`);
      count(rows, name, shot.kind, verdict, took);
    }),
    { numRuns: runs, seed },
  );
  return [...rows.values()].toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
}

function count(
  rows: Map<string, Row>,
  door: string,
  kind: string,
  { refused, quads, readings }: Verdict,
  took: number,
) {
  const none = { door, kind, shots: 0, refused: 0, accepted: 0, quads: 0, readings: 0, slowest: 0, codes: new Map() };
  const row: Row = rows.get(kind) ?? none;
  rows.set(kind, row);
  row.shots += 1;
  row.quads += quads;
  row.readings += readings;
  row.slowest = Math.max(row.slowest, took);
  if (refused === undefined) row.accepted += 1;
  else row.refused += 1;
  for (const code of refused ?? []) row.codes.set(code, (row.codes.get(code) ?? 0) + 1);
}

/** The rows as lines for people. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['door', 'kind', 'inputs', 'refused', 'accepted', 'quads', 'readings', 'slowest', 'codes'];
  const body = rows.map(({ door, kind, shots, refused, accepted, quads, readings, slowest, codes }) => [
    ...[door, kind, ...[shots, refused, accepted, quads, readings].map(String), `${Math.round(slowest)} ms`],
    [...codes]
      .toSorted(([, a], [, b]) => b - a)
      .map(([code, times]) => `${code} ${times}`)
      .join(', '),
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...body].map((cells) => cells[at]?.length ?? 0)));
  return [head, ...body]
    .map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
