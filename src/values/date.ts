// Calendar dates known to the day, the month or the year. Intervals and time zones are not here.

/** How precisely a date is known. */
export type DateKind = 'day' | 'month' | 'year';

const pattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What is wrong with a date, in plain words, or undefined. A date is YYYY-MM-DD, YYYY-MM or YYYY of the (proleptic)
 * Gregorian calendar, years 0001 to 9999. No Date object: those move with the time zone and turn 30 February into March.
 */
export function dateFault(value: string): string | undefined {
  const match = pattern.exec(value);
  if (!match) return 'is not a date';
  const year = Number(match[1]);
  if (year === 0) return 'is not a calendar date: there is no year 0000';
  if (match[2] === undefined) return undefined;
  const days = daysOfMonth[Number(match[2]) - 1];
  if (days === undefined) return `is not a calendar date: there is no month ${match[2]}`;
  if (match[3] === undefined) return undefined;
  const day = Number(match[3]);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = match[2] === '02' && leap ? 29 : days;
  return day >= 1 && day <= last ? undefined : `is not a calendar date: ${match[1]}-${match[2]} has ${last} days`;
}

/** The precision of a date, or undefined where it is none. */
export function dateKind(value: string): DateKind | undefined {
  if (dateFault(value) !== undefined) return undefined;
  return value.length === 10 ? 'day' : value.length === 7 ? 'month' : 'year';
}
