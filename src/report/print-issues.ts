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
    const { text: part, from } = partShown(issue);
    const excerpt = issue.excerpt === undefined ? {} : { excerpt: part, ...(from === 1 ? {} : { excerptFrom: from }) };
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

// Controls, line separators, lone surrogates, noncharacters, and the format characters that reorder or hide text; the
// two joiners that scripts and emoji need are left.
const unprintable = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

function headline(issue: Issue, color: boolean): string {
  const { place } = issue;
  const where = place === undefined ? '' : `${printable(place.file)}:${place.line}:${place.column}  `;
  const isError = issue.severity === 'error';
  const code = color ? painted(isError ? 'red' : 'yellow', issue.code) : issue.code;
  const expected = issue.expected === undefined ? '' : ` (expected ${cut(issue.expected, MAX_MESSAGE)})`;
  const text = printable(cut(issue.message, MAX_MESSAGE)) + printable(expected);
  return `${color ? painted('bold', where) : where}${code}  ${isError ? '' : 'warning: '}${text}`;
}

/** What is known of a line at fault. */
type Excerpted = Pick<Issue, 'excerpt' | 'excerptFrom' | 'place'>;

/** The line of a file, as far as it is shown, and a mark under the column; nothing for a blank line. */
export function excerptLines(issue: Excerpted, color = false): string[] {
  if (issue.excerpt === undefined || issue.excerpt.trim() === '') return [];
  const { text, from, isCut } = partShown(issue);
  const before = from > 1 ? '…' : '';
  const shown = `${before}${printable(text)}${isCut ? '…' : ''}`;
  const characters = Array.from(text);
  const ahead = (issue.place?.column ?? 0) - from;
  if (ahead < 0 || ahead > characters.length) return [shown];
  const left = before + printable(characters.slice(0, ahead).join(''));
  const caret = `${' '.repeat(widthOf(left))}^`;
  return [shown, color ? painted('red', caret) : caret];
}

/** The part of a line that is shown: all of it, or what stands around the column. `from` is its first column. */
function partShown({ excerpt = '', excerptFrom = 1, place }: Excerpted): {
  text: string;
  from: number;
  isCut: boolean;
} {
  const characters = Array.from(excerpt);
  const last = Math.max(0, characters.length - MAX_EXCERPT);
  const start = Math.max(0, Math.min((place?.column ?? 1) - excerptFrom - 60, last));
  const end = Math.min(characters.length, start + MAX_EXCERPT);
  return {
    text: characters.slice(start, end).join(''),
    from: excerptFrom + start,
    isCut: end < characters.length,
  };
}

// What terminals draw two columns wide (Unicode Standard Annex 11), and what they draw onto the character before.
// A flag is two characters of one column each.
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|(?!\p{RI})\p{Emoji_Presentation}/u;
const drawnOnto = /[\p{M}\p{Cf}]/u;

/** Columns that a text takes on a terminal. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += drawnOnto.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
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
