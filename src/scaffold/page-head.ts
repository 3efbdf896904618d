// What the head of a member's page on INTERPOL's site says: region, city of the bureau, date of membership.
// Only lines of that form are read, each with the words that say it; nothing is guessed.
import { dateFault } from '../values/date.ts';

export interface HeadLine {
  /** As the data writes it: the region's name, the city, the date with the year first. */
  readonly value: string;
  /** The line itself. */
  readonly quote: string;
}

export interface PageHead {
  readonly region?: HeadLine;
  readonly city?: HeadLine;
  readonly memberSince?: HeadLine;
}

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];

/** The lines of a page's head, where the page has them. The text is decoded and ends its lines by LF. */
export function pageHead(text: string): PageHead {
  const line = (label: string, read: (said: string) => string | undefined): HeadLine | undefined => {
    const found = new RegExp(`^[^\\S\\n]*(${label}:[^\\S\\n]*(\\S[^\\n]*?))[^\\S\\n]*$`, 'm').exec(text);
    const value = found === null ? undefined : read(found[2] ?? '');
    return value === undefined ? undefined : { value, quote: found?.[1] ?? '' };
  };
  const region = line('Region', (said) => said);
  const city = line('National Central Bureau', (said) => said);
  const memberSince = line('Member since', dateOf);
  return { ...(region && { region }), ...(city && { city }), ...(memberSince && { memberSince }) };
}

/** `4 September 1961`, `September 1961` or `1961`, the year first; undefined for anything else, as 31 February. */
function dateOf(said: string): string | undefined {
  const [, day, month, year = ''] = /^(?:(?:(\d{1,2})\s+)?(\p{L}+)\s+)?(\d{4})$/u.exec(said) ?? [];
  if (year === '') return undefined;
  const steps = [year];
  if (month !== undefined) steps.push(String(months.indexOf(month.toLowerCase()) + 1).padStart(2, '0'));
  if (day !== undefined) steps.push(day.padStart(2, '0'));
  const date = steps.join('-');
  return dateFault(date) === undefined ? date : undefined;
}
