// Errors of the yaml library in the words of a person who has never written a program.
import type { ErrorCode } from 'yaml';

/** What is wrong, and what to write instead. */
export interface Words {
  readonly message: string;
  readonly expected?: string;
}

/** Codes told elsewhere (yaml-tokens, the walk in yaml.ts): told again here they would stand twice. */
export const toldElsewhere: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_COLLECTION_TYPE',
  'BAD_DIRECTIVE',
  'BAD_PROP_ORDER',
  'DUPLICATE_KEY',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_DOCS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED',
]);

/** The first row whose code fits and whose pattern is found in the library's message is told. */
const table: readonly (readonly [ErrorCode, RegExp, string, string?])[] = [
  ['TAB_AS_INDENT', /./, 'a tab stands before the text of this line', 'spaces'],
  ['MISSING_CHAR', /closing .quote/, 'a quotation mark is opened here and never closed', 'a closing quotation mark'],
  ['MISSING_CHAR', /followed by map values/, 'this line has no colon after the name of a field', 'name: value'],
  [
    'MISSING_CHAR',
    /Comments must/,
    'a # must have a space before it to begin a comment',
    'a space, or the text in double quotes',
  ],
  ['MISSING_CHAR', /space after :/, 'a colon needs a space after it', 'name: value'],
  ['MISSING_CHAR', /Missing , /, 'a comma is missing between two items', '[one, two] or { one: 1, two: 2 }'],
  ['MISSING_CHAR', /or : between/, 'a comma is missing between two items', '[one, two] or { one: 1, two: 2 }'],
  ['MISSING_CHAR', /without - indicator/, 'an item of a list needs a dash and a space before it', '- item'],
  [
    'BAD_INDENT',
    /sequence items/,
    'the items of a list must begin at the same column',
    'the same number of spaces before each dash',
  ],
  [
    'BAD_INDENT',
    /./,
    'this line is not indented as its neighbours are',
    'the same number of spaces as before the other fields of the block',
  ],
  ['BAD_SCALAR_START', /./, 'a value cannot begin with this character', 'the value in double quotes'],
  ['BAD_DQ_ESCAPE', /./, 'a backslash followed by this character means nothing', 'two backslashes for a backslash'],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /sequence/,
    'an item of a list stands where a field was expected',
    'each dash at one column',
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /./,
    'a value that holds a colon and a space must stand between double quotes, and a block must begin on its own line',
    'name: "one: two"',
  ],
  ['MULTILINE_IMPLICIT_KEY', /./, 'a colon is missing here or on a line above', 'name: value'],
  ['KEY_OVER_1024_CHARS', /./, 'the name of a field is too long', 'at most 1,024 characters'],
  [
    'BLOCK_IN_FLOW',
    /./,
    'a comma is missing between two fields, or text that holds a colon stands without quotation marks',
    '{ one: 1, two: "a: b" }',
  ],
  ['NON_STRING_KEY', /./, 'the name of a field must be a word, not a list or a block', 'name: value'],
  [
    'UNEXPECTED_TOKEN',
    /flow-map-end|flow-seq-end|flow collection/i,
    'a bracket closes that was never opened',
    'as many ] or } as [ or {',
  ],
  [
    'UNEXPECTED_TOKEN',
    /at node end/,
    'something follows where the value has ended',
    'quotation marks inside text as "say \\"this\\"", and the fields of a block at one column',
  ],
  [
    'UNEXPECTED_TOKEN',
    /block-seq-ind/,
    'a list cannot begin on the line of its field',
    'the list below, or [one, two]',
  ],
  [
    'UNEXPECTED_TOKEN',
    /Block scalar header|Not a YAML token/,
    'after | or > the text must begin on the next line',
    'text on the next line, indented',
  ],
  ['UNEXPECTED_TOKEN', /Unexpected (,|empty item)/, 'a comma has no item before it', '[one, two]'],
];

/** Whether an error says that a bracket is not closed; it is told where the bracket is opened. */
export function isOpenBracket(code: ErrorCode, libraryMessage: string): boolean {
  return (code === 'MISSING_CHAR' || code === 'BAD_INDENT') && /end with|end of flow/i.test(libraryMessage);
}

/** Words for a bracket that is opened and never closed. */
export const openBracket: Words = {
  message: 'a bracket is opened here and never closed',
  expected: 'a closing ] or } after the last item',
};

/** Words for a colon that no space follows, which makes one word of a name and its value. */
export const noSpace: Words = { message: 'a colon needs a space after it', expected: 'name: value' };

/** Words for a line that is indented deeper than the field above it, which the library takes for a part of that one. */
export const tooDeep: Words = {
  message: 'this line is indented deeper than the field above it, which has a value already',
  expected: 'the same number of spaces as before the other fields of the block',
};

/** Words for an error without a row. What follows one follows from it. */
export const notUnderstood: Words = {
  message: 'what stands here cannot be understood as YAML',
  expected: 'name: value, or - item, with a space after the colon or the dash',
};

/** Words for an error of the library. */
export function wordsFor(code: ErrorCode, libraryMessage: string): Words {
  const row = table.find(([rowCode, pattern]) => rowCode === code && pattern.test(libraryMessage));
  if (row === undefined) return notUnderstood;
  const [, , message, expected] = row;
  return expected === undefined ? { message } : { message, expected };
}
