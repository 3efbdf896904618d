// YAML text → tokens of the yaml library, within limits. Refuses what needs no tree to be seen: directives, tags,
// anchors and aliases. Limits are watched here because composing a tree of a hostile file is slow.
import { CST, Lexer, Parser } from 'yaml';
import type { Issue, IssueCode } from '../errors.ts';
import type { Lines } from './lines.ts';

/** Deepest nesting of blocks and lists. */
const MAX_DEPTH = 64;
/** Most values (blocks, lists, names and scalars) of a file. */
const MAX_VALUES = 20_000;
/** Most lines. */
export const MAX_LINES = 100_000;
/** Longest scalar or comment, in UTF-16 units, marks and escapes included. */
const MAX_LENGTH = 256 * 1024;
/** Most lexical tokens, spaces and comments included. */
const MAX_LEXEMES = 250_000;

/** What one pass over a text saw. */
export interface Tokens {
  /** Top-level tokens for the library's Composer; incomplete when `complete` is false. */
  readonly tokens: readonly CST.Token[];
  readonly complete: boolean;
  /** Offset of the end → offset of the beginning of each scalar whose quotation mark is never closed. */
  readonly unclosed: ReadonlyMap<number, number>;
  /** Offsets of the brackets that are never closed, in the order of the text. */
  readonly open: readonly number[];
  readonly issues: readonly Issue[];
}

const forbidden: Partial<Record<CST.TokenType | 'alias', { what: string; expected: string }>> = {
  'directive-line': { what: 'a line that begins with % changes what YAML means', expected: 'no such line' },
  anchor: { what: 'an anchor (&name) is not allowed', expected: 'a value; text that begins with & in double quotes' },
  alias: {
    what: 'an alias (*name) is not allowed',
    expected: 'the value itself; text that begins with * in double quotes',
  },
  tag: { what: 'a tag (!name) is not allowed', expected: 'a value; text that begins with ! in double quotes' },
};

/** Tokens of a text. Issues: bad-yaml for the forbidden, too-complex (reading stops there). */
export function tokensOf(text: string, lines: Lines): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const unclosed = new Map<number, number>();
  const issues: Issue[] = [];
  const issueAt = (code: IssueCode, offset: number, message: string, expected: string, found?: string): void => {
    const place = lines.placeAt(offset);
    issues.push({
      code,
      severity: 'error',
      message,
      place,
      expected,
      ...lines.excerptAt(place),
      ...(found === undefined ? {} : { found }),
    });
  };

  const seen = new Set<string>();
  let lexemes = 0;
  let values = 0;
  let atScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset;
    // After its marker a plain scalar comes as it stands, whatever it looks like.
    const type: CST.TokenType | null = atScalar ? null : CST.tokenType(lexeme);
    atScalar = type === 'scalar';
    const rule = type === null ? undefined : forbidden[type];
    if (rule !== undefined && !seen.has(`${rule.what} ${lines.placeAt(offset).line}`)) {
      seen.add(`${rule.what} ${lines.placeAt(offset).line}`);
      issueAt('bad-yaml', offset, rule.what, rule.expected, lexeme.slice(0, 60));
    }
    if ((type === 'double-quoted-scalar' || type === 'single-quoted-scalar') && !closed(lexeme)) {
      unclosed.set(offset + lexeme.length, offset);
    }
    if (type !== null && countable.has(type)) values += 1;
    lexemes += 1;
    if (lexeme.length > MAX_LENGTH) {
      issueAt('too-complex', offset, 'the text here is too long', `at most ${MAX_LENGTH} characters`);
      return { tokens, complete: false, unclosed, open: [], issues };
    }
    if (values > MAX_VALUES || lexemes > MAX_LEXEMES) {
      issueAt('too-complex', offset, 'the file holds too many values', `at most ${MAX_VALUES} in a file`);
      return { tokens, complete: false, unclosed, open: [], issues };
    }
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The stack holds the document and the scalar being read besides the blocks.
    if (parser.stack.length > MAX_DEPTH + 2) {
      issueAt('too-complex', offset, 'the values nest too deeply here', `at most ${MAX_DEPTH} levels`);
      return { tokens, complete: false, unclosed, open: [], issues };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, complete: true, unclosed, open: tokens.flatMap(openBrackets), issues };
}

/** Offsets of the brackets in a token that are never closed. The depth of tokens is bounded above. */
function openBrackets(token: CST.Token | null | undefined): number[] {
  switch (token?.type) {
    case 'document':
      return openBrackets(token.value);
    case 'block-map':
    case 'block-seq':
      return token.items.flatMap((item) => [item.key, item.value].flatMap(openBrackets));
    case 'flow-collection': {
      const inside = token.items.flatMap((item) => [item.key, item.value].flatMap(openBrackets));
      const isClosed = token.end.some(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
      return isClosed ? inside : [token.start.offset, ...inside];
    }
    default:
      return [];
  }
}

/** Whether a text has more lines than are read: asked first, because even counting columns needs memory per line. */
export function hasTooManyLines(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    count += 1;
    if (count > MAX_LINES) return true;
  }
  return false;
}

const countable: ReadonlySet<string> = new Set([
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'block-scalar-header',
  'seq-item-ind',
  'explicit-key-ind',
  'flow-map-start',
  'flow-seq-start',
  'directive-line',
  'anchor',
  'alias',
  'tag',
  'flow-error-end',
  'doc-start',
  'doc-end',
]);

/** Whether a quoted scalar, as it stands, ends with the mark that it begins with. */
function closed(source: string): boolean {
  if (source.length < 2 || source.at(-1) !== source[0]) return false;
  if (source[0] === "'") return true;
  const backslashes = /\\*$/.exec(source.slice(1, -1))?.[0].length ?? 0;
  return backslashes % 2 === 0;
}
