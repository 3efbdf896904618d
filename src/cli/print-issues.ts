// Issues → text for a terminal, JSON, and the exit status. Writes nowhere: main prints what these functions return.
import { styleText } from 'node:util';
import { codes, type Issue } from '../errors.ts';

/** Most lines, and most bytes (UTF-8), of all that is printed about issues. */
const MAX_LINES = 200;
const MAX_BYTES = 64 * 1024;

/** Longest message and longest part of an excerpt, in code points. */
const MAX_MESSAGE = 600;
const MAX_EXCERPT = 160;

/** How issues are printed. */
export interface PrintOptions {
  readonly color?: boolean;
  /** Most lines in all, 200 unless given. */
  readonly limit?: number;
}

/**
 * Issues in the order given, each as `file:line:column  code  message (expected …)`, then the line of the file and a
 * mark under the column. Ends with a line break; '' for no issues. Beyond 200 lines or 64 KiB: `and N more`.
 * Characters that could steer a terminal are shown as escapes.
 */
export function formatIssues(issues: readonly Issue[], options: PrintOptions = {}): string {
  const color = options.color ?? false;
  // One line is kept for "and N more".
  const limit = Math.max(1, options.limit ?? MAX_LINES) - 1;
  const room = MAX_BYTES - 64;
  const blocks: string[] = [];
  let lines = 0;
  let bytes = 0;
  for (const [index, issue] of issues.entries()) {
    const block = [headline(issue, color), ...excerptLines(issue, color)];
    const text = `${block.join('\n')}\n`;
    lines += block.length;
    bytes += Buffer.byteLength(text);
    const isLast = index === issues.length - 1;
    if (lines > limit + (isLast ? 1 : 0) || bytes > room) {
      blocks.push(`and ${issues.length - index} more\n`);
      break;
    }
    blocks.push(text);
  }
  return blocks.join('');
}

/** `{ "issues": […], "more": N }` as one line of JSON of at most 64 KiB; `more` counts the issues left out. */
export function issuesAsJson(issues: readonly Issue[], limit: number = MAX_LINES): string {
  const shown: string[] = [];
  let bytes = 64;
  for (const issue of issues.slice(0, limit)) {
    const excerpt = issue.excerpt === undefined ? {} : { excerpt: cut(issue.excerpt, 2 * MAX_EXCERPT) };
    const text = JSON.stringify({ ...issue, message: cut(issue.message, MAX_MESSAGE), ...excerpt });
    bytes += Buffer.byteLength(text) + 1;
    if (bytes > MAX_BYTES) break;
    shown.push(text);
  }
  return `{"issues":[${shown.join(',')}],"more":${issues.length - shown.length}}\n`;
}

/** Exit status: 0 without errors, otherwise the largest status of the errors' codes. */
export function exitStatus(issues: readonly Issue[]): number {
  const errors = issues.filter((issue) => issue.severity === 'error');
  return errors.reduce((status, issue) => Math.max(status, codes[issue.code].exit), 0);
}

/** Text with every character that a terminal obeys or hides as an escape: `\u001b`; a tab as an arrow. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    if (character === '\t') return '→';
    const point = character.codePointAt(0) ?? 0;
    const hex = point.toString(16).padStart(4, '0');
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`;
  });
}

// Controls, line separators, lone surrogates, and the format characters that reorder or hide text, tags included.
const unprintable =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

function headline(issue: Issue, color: boolean): string {
  const { place } = issue;
  const where = place === undefined ? '' : `${printable(place.file)}:${place.line}:${place.column}  `;
  const isError = issue.severity === 'error';
  const code = color ? painted(isError ? 'red' : 'yellow', issue.code) : issue.code;
  const expected = issue.expected === undefined ? '' : ` (expected ${cut(issue.expected, MAX_MESSAGE)})`;
  const text = printable(cut(issue.message, MAX_MESSAGE)) + printable(expected);
  return `${color ? painted('bold', where) : where}${code}  ${isError ? '' : 'warning: '}${text}`;
}

function excerptLines(issue: Issue, color: boolean): string[] {
  if (issue.excerpt === undefined || issue.excerpt.trim() === '') return [];
  const characters = Array.from(issue.excerpt);
  const column = issue.place?.column ?? 0;
  // A long line is shown around the column.
  const start =
    characters.length <= MAX_EXCERPT ? 0 : Math.max(0, Math.min(column - 60, characters.length - MAX_EXCERPT));
  const end = Math.min(characters.length, start + MAX_EXCERPT);
  const before = start > 0 ? '…' : '';
  const shown = before + printable(characters.slice(start, end).join('')) + (end < characters.length ? '…' : '');
  if (column < 1 || column > characters.length + 1) return [shown];
  const left = before + printable(characters.slice(start, column - 1).join(''));
  const caret = `${' '.repeat(Array.from(left).length)}^`;
  return [shown, color ? painted('red', caret) : caret];
}

/** Styled whatever the stream is: the caller has decided. */
function painted(style: 'bold' | 'red' | 'yellow', text: string): string {
  return styleText(style, text, { validateStream: false });
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = Array.from(text.slice(0, 2 * length));
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : characters.join('');
}
