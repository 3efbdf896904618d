// What an examination gives: one entry a check, with what it found and the command that mends it. No check, no text.
import type { Place } from '../errors.ts';

/** What is looked at, in the order in which it is told. */
export const checkNames = [
  'node',
  'locale',
  'facts',
  'quotes',
  'schemas',
  'output',
  'shapes',
  'untouched triples',
  'unused concepts',
  'namespace',
] as const;
export type CheckName = (typeof checkNames)[number];

/** `error` and `warning` are to be mended; a `note` may be as it should be. */
export type Gravity = 'error' | 'warning' | 'note';

/** One thing that was found. */
export interface Found {
  readonly gravity: Gravity;
  readonly message: string;
  /** The command, or the step, that mends it. */
  readonly mend: string;
  readonly place?: Place;
}

/** One check. */
export interface Examined {
  readonly check: CheckName;
  readonly found: readonly Found[];
  /** What is told where nothing was found, or why it was not looked at. */
  readonly fine: string;
  readonly skipped?: boolean;
}

/** Whether something is to be mended. */
export function isAiling(examined: readonly Examined[]): boolean {
  return examined.some(({ found }) => found.some(({ gravity }) => gravity !== 'note'));
}

/** The first few of a list, and how many more there are. */
export function few(names: readonly string[], most = 5): string {
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return names.slice(0, most).join(', ') + more;
}
