// An examination for people, and as JSON.
import { printable } from '../rdf/prefixed.ts';
import { bounded } from '../report/bounded.ts';
import type { Examined, Found } from './examination.ts';

/** At most 200 lines and 64 KiB. */
export function examinationText(examined: readonly Examined[]): string {
  const all = examined.flatMap(({ found }) => found);
  const count = (gravity: Found['gravity']) => all.filter((one) => one.gravity === gravity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')];
  const ending =
    errors + warnings === 0
      ? `nothing to mend; ${counted(notes, 'note')}`
      : `to mend: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}; ${counted(notes, 'note')}`;
  return bounded(examined, onCheck, ending);
}

function onCheck({ check, found, fine, skipped }: Examined): string {
  if (found.length === 0) return `${(skipped ? 'skipped' : 'fine').padEnd(8)} ${check}: ${printable(fine)}\n`;
  return found.map((one) => onFound(check, one)).join('');
}

function onFound(check: string, { gravity, message, mend, place }: Found): string {
  const where = place === undefined ? '' : `${printable(place.file)}:${place.line}:${place.column}  `;
  return `${gravity.padEnd(8)} ${check}: ${where}${printable(message)}\n         → ${printable(mend)}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `{ "findings": [{ check, gravity, message, mend, file, line, column }], "fine": [...], "skipped": [...] }`. */
export function examinationJson(examined: readonly Examined[]): string {
  const findings = examined.flatMap(({ check, found }) =>
    found.map(({ place, ...one }) => ({ check, ...one, ...(place ?? {}) })),
  );
  const quiet = examined.filter(({ found }) => found.length === 0);
  const names = (isSkipped: boolean) =>
    quiet.filter(({ skipped = false }) => skipped === isSkipped).map(({ check }) => check);
  return `${JSON.stringify({ findings, fine: names(false), skipped: names(true) }, undefined, 2)}\n`;
}
