// What becomes of one case of a suite, and the table of all. Which cases there are is told in the files beside this one.
import type { Issue } from '../../src/errors.ts';
import { type Reason, reasons, skips } from './exceptions.ts';

/** `refused` and `skipped` name a row of exceptions.ts; anything else that is not as the suite says is `failed`. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'refused' | 'skipped'; readonly reason: Reason }
  | { readonly kind: 'failed'; readonly detail: string };

export interface Case {
  readonly name: string;
  run(): Outcome | Promise<Outcome>;
}

/** A row of the table: what of ours does with the cases of one suite. */
export interface Row {
  readonly name: string;
  readonly cases: readonly Case[];
}

export const passed: Outcome = { kind: 'passed' };
export const failed = (detail: string): Outcome => ({ kind: 'failed', detail });
export const skipped = (reason: Reason): Outcome => ({ kind: 'skipped', reason });

/** The reason that stands for issues, each of which must be one of the list; the first of the list stands for all. */
export function refusedFor(issues: readonly Issue[]): Outcome {
  const names = Object.keys(reasons) as Reason[];
  const found = issues.map((issue) => names.find((name) => matches(reasons[name], issue)));
  const unknown = found.indexOf(undefined);
  if (unknown >= 0) return failed(`refused for no reason of the list: ${JSON.stringify(issues[unknown])}`);
  const reason = names.find((name) => found.includes(name));
  return reason === undefined ? failed('refused without an issue') : { kind: 'refused', reason };
}

function matches(reason: (typeof reasons)[Reason], { code, message }: Issue): boolean {
  return 'code' in reason && reason.code === code && reason.says.test(message);
}

/** What became of a row: numbers, reasons with their numbers, failures in words. */
export interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly refused: number;
  readonly skipped: number;
  readonly total: number;
  readonly byReason: ReadonlyMap<Reason, number>;
  readonly failures: readonly string[];
}

export async function tallyOf({ name, cases }: Row): Promise<Tally> {
  const counts = { passed: 0, refused: 0, skipped: 0 };
  const byReason = new Map<Reason, number>();
  const failures: string[] = [];
  for (const each of cases) {
    const outcome = unlessSkipped(await outcomeOf(each), skips[name]?.[each.name]);
    if (outcome.kind === 'failed') failures.push(`${each.name}: ${outcome.detail}`);
    else counts[outcome.kind] += 1;
    if ('reason' in outcome) byReason.set(outcome.reason, (byReason.get(outcome.reason) ?? 0) + 1);
  }
  return { name, ...counts, total: cases.length, byReason, failures };
}

function unlessSkipped(outcome: Outcome, reason: Reason | undefined): Outcome {
  if (reason === undefined) return outcome;
  return outcome.kind === 'failed' ? skipped(reason) : failed(`is on the list of skips, and is ${outcome.kind}`);
}

async function outcomeOf(each: Case): Promise<Outcome> {
  try {
    return await each.run();
  } catch (error) {
    return failed(`thrown: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const head = ['suite', 'passed', 'refused', 'skipped', 'total'];

/** The rows of the table in Markdown, as the README shows it, with a last row of sums. */
export function tableOf(tallies: readonly Tally[]): string {
  const columns = ['passed', 'refused', 'skipped', 'total'] as const;
  const sum = (column: (typeof columns)[number]) => tallies.reduce((total, tally) => total + tally[column], 0);
  const rows = [
    head,
    ['---', '--:', '--:', '--:', '--:'],
    ...tallies.map((tally) => [tally.name, ...columns.map((column) => String(tally[column]))]),
    ['all', ...columns.map((column) => String(sum(column)))],
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
