// What is told of a line that was refused: as an issue to a person, as a line of NDJSON to a program.
import type { Issue, IssueCode, Place } from '../errors.ts';
import type { JsonFault } from './json.ts';

/** Longest message of a line of rejects, in UTF-16 units. */
const LONGEST = 600;

const said: Partial<Record<IssueCode, string>> = {
  'bad-encoding': 'the line is not UTF-8',
};

/** An issue about a whole line, or about a name in it. */
export function lineIssue(code: IssueCode, place: Place, fault?: JsonFault): Issue {
  const message = fault?.message ?? said[code] ?? code;
  return { code, severity: 'error', message, place, ...(fault === undefined ? {} : { field: fault.path.join('.') }) };
}

/** A line over the limit. */
export function longLine(length: number, limit: number, place: Place): Issue {
  return {
    code: 'too-large',
    severity: 'error',
    message: `the line has more than ${limit} bytes`,
    place,
    expected: `at most ${limit} bytes in a line`,
    found: `${length} bytes`,
  };
}

/** JSON.parse's complaint in our words: the engines of different versions of Node say it differently. */
export function badJson(text: string, place: Place): Issue {
  const end = text.trimEnd().length;
  const isCut = beginsJson(text, end);
  const column = 1 + codePoints(text, isCut ? text.length : beginningOfFault(text, end));
  return {
    code: 'bad-json',
    severity: 'error',
    message: isCut ? 'the line ends before its JSON does' : `the line is not JSON from column ${column} on`,
    place: { ...place, column },
    expected: 'one record a line, as JSON',
  };
}

/** Where the part of a text ends that JSON could begin with: often the engine tells no position. */
function beginningOfFault(text: string, end: number): number {
  let [good, bad] = [0, end];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginsJson(text, middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether nothing is wrong with a part of a text but that it may end too early. */
function beginsJson(text: string, end: number): boolean {
  const part = text.slice(0, end);
  try {
    JSON.parse(part);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const at = /at position (\d+)/.exec(message)?.[1];
    return at === undefined ? /end of JSON/.test(message) : Number(at) >= end;
  }
}

function codePoints(text: string, end: number): number {
  let count = 0;
  for (let i = 0; i < end; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count += 1;
  return count;
}

/** `{"file":…,"line":…,"code":…,"path":…,"message":…}`: `path` is dotted, and '' for the whole record. */
export function rejectLine({ code, place, field = '', message }: Issue): string {
  const { file, line } = place ?? { file: '', line: 0 };
  const cut = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
  return `${JSON.stringify({ file, line, code, path: field, message: cut })}\n`;
}
