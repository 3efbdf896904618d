// What a zod issue expected and what was found, in the words of a person who writes YAML. No places, no codes.
import type { z } from 'zod';
import type { Path } from '../errors.ts';

/** Longest value shown, in code points. */
const SHOWN = 60;
/** Most names or values listed. */
const LISTED = 40;

/** One issue of zod, as `ZodError.issues` holds it. */
export type ZodIssue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a block of fields',
  record: 'a block of fields',
  null: 'nothing',
  undefined: 'nothing',
  never: 'nothing',
};

const formats: Readonly<Record<string, string>> = {
  url: 'a web address',
  date: 'a date as 1961-09-04',
  datetime: 'a date and time as 1961-09-04T00:00:00Z',
  email: 'an e-mail address',
};

/** A value as it is shown in a message: text as JSON, at most 60 characters; blocks and lists by what they hold. */
export function found(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') {
    const names = Object.keys(value);
    return names.length === 0 ? 'an empty block' : `a block with ${some(names.slice(0, 5), names.length)}`;
  }
  return String(value);
}

/** Text as JSON, cut to 60 code points. */
export function quoted(text: string): string {
  if (text.length <= SHOWN) return JSON.stringify(text);
  const characters = Array.from(text.slice(0, 2 * SHOWN));
  return JSON.stringify(
    characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : characters.join(''),
  );
}

/** Values that are allowed, as a sentence's end: `one of "a", "b"`. */
function oneOf(values: readonly unknown[]): string {
  const shown = values.slice(0, LISTED).map((value) => found(value));
  return values.length === 1 ? (shown[0] ?? '') : `one of ${some(shown, values.length)}`;
}

/** Names of the fields that a block may have. */
export function oneOfNames(names: readonly string[]): string {
  return names.length === 0 ? 'no field' : `one of ${some(names.slice(0, LISTED), names.length)}`;
}

/** Kinds of value in words, without repetition: `text or a list`. */
export function kindsInWords(expected: readonly string[]): string {
  return [...new Set(expected.map((kind) => kinds[kind] ?? kind))].join(' or ');
}

/** What the author of a file should write, as far as the issue tells. */
export function expectedBy(issue: ZodIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return kindsInWords([issue.expected]);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_format':
      if (issue.format === 'regex' && issue.pattern !== undefined) return `text of the form ${issue.pattern}`;
      return formats[issue.format] ?? `text of the form ${issue.format}`;
    case 'too_small':
      return bound('at least', issue.inclusive === false ? 'more than' : undefined, issue.minimum, issue.origin);
    case 'too_big':
      return bound('at most', issue.inclusive === false ? 'less than' : undefined, issue.maximum, issue.origin);
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_union':
      if (issue.errors.length > 0) return unionInWords(issue.errors);
      return 'options' in issue && issue.options !== undefined ? oneOf(issue.options) : undefined;
    default:
      return undefined;
  }
}

/** Why the value is refused, to follow the field and the value: `is not a date`. */
export function complaint(issue: ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.minimum === 1 && issue.origin !== 'number') return 'is empty';
      return issue.origin === 'string' || issue.origin === 'array' ? 'is too short' : 'is too small';
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'is too long' : 'is too large';
    case 'invalid_format':
      return 'does not have the right form';
    default:
      return 'is not allowed here';
  }
}

/** Name of the value at a path, to begin a message. */
export function nameOf(path: Path): string {
  return path.length === 0 ? 'the file' : path.join('.');
}

/** Name of a value and the value, where it is short enough to be told. */
export function subject(path: Path, value: unknown): string {
  return typeof value === 'object' || value === undefined ? nameOf(path) : `${nameOf(path)} ${found(value)}`;
}

/** What a value is, told to an author who meant one of some types. */
export function whatItIs(value: unknown, types: readonly string[]): string {
  const wantsNumber = types.includes('number') || types.includes('int');
  if (typeof value === 'string' && wantsNumber) {
    // What is read as text although it has digits alone is beyond what JavaScript counts.
    return /^-?[1-9]\d{15,}$/.test(value)
      ? `a number of more digits than are read exactly (up to ${Number.MAX_SAFE_INTEGER})`
      : 'not a whole number';
  }
  return typeof value === 'boolean'
    ? 'a yes or no, not text'
    : kindsInWords([Array.isArray(value) ? 'array' : typeof value]);
}

/** Message that the author of a schema wrote; undefined where it is zod's own. */
export function ownMessage(issue: ZodIssue): string | undefined {
  return /^(Invalid|Too (big|small)|Unrecognized key)\b/.test(issue.message) ? undefined : issue.message;
}

function unionInWords(branches: readonly (readonly ZodIssue[])[]): string | undefined {
  const types: string[] = [];
  const values: unknown[] = [];
  for (const issue of ofTheValue(branches)) {
    if (issue.code === 'invalid_type') types.push(issue.expected);
    else if (issue.code === 'invalid_value') values.push(...issue.values);
  }
  const parts = [values.length > 0 ? oneOf(values) : '', types.length > 0 ? kindsInWords(types) : ''];
  return parts.filter((part) => part !== '').join(', or ') || undefined;
}

/** What the branches of a union, and of the unions in it, say of the value itself. */
export function ofTheValue(branches: readonly (readonly ZodIssue[])[]): ZodIssue[] {
  return branches
    .flat()
    .filter(({ path }) => path.length === 0)
    .flatMap((issue) => (issue.code === 'invalid_union' ? ofTheValue(issue.errors) : [issue]));
}

function bound(atWord: string, strictWord: string | undefined, limit: number | bigint, origin: string): string {
  const unit = { string: ' character', array: ' item' }[origin];
  const many = unit === undefined ? '' : limit === 1 ? unit : `${unit}s`;
  return `${strictWord ?? atWord} ${limit === 1 && unit !== undefined ? 'one' : limit}${many}`;
}

function some(shown: readonly string[], total: number): string {
  const more = total - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** Without what zod says of the length of a value that is of the wrong kind anyway. */
export function withoutEchoes(issues: readonly ZodIssue[]): ZodIssue[] {
  const wrong = new Set(issues.flatMap(({ code, path }) => (code === 'invalid_type' ? [JSON.stringify(path)] : [])));
  return issues.filter(
    ({ code, path }) => (code !== 'too_small' && code !== 'too_big') || !wrong.has(JSON.stringify(path)),
  );
}
