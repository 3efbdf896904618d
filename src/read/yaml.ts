// YAML text (and JSON, its subset) → a SourceDocument. Plain YAML 1.2 only: no tags, anchors, directives, merge keys.
import { Composer, type Document, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import { type Issue, type IssueCode, type Path, passed, type Result, refused } from '../errors.ts';
import { type Lines, linesOf } from './lines.ts';
import { dotted, type Mark, type SourceDocument, sourceDocument } from './source-document.ts';
import {
  isOpenBracket,
  noSpace,
  notUnderstood,
  openBracket,
  toldElsewhere,
  tooDeep,
  type Words,
  wordsFor,
} from './yaml-errors.ts';
import { hasTooManyLines, MAX_LINES, type Tokens, tokensOf } from './yaml-tokens.ts';

/** A field of this name holds words of a page: unquoted, YAML cuts them at ` #` without a word. */
const QUOTE = 'quote';

/**
 * Value of a text with the places of its parts. Unquoted `true`, `false`, `null`, `~` and decimal integers that
 * JavaScript holds exactly are what they say; every other unquoted scalar (dates, 1.5, 0x1f, NO) is its own text.
 * Issues, all at once and in the order of the text: bad-yaml, too-complex, empty-file, duplicate-key, bad-key,
 * unquoted-quote.
 */
export function readYaml(text: string, file: string): Result<SourceDocument> {
  if (hasTooManyLines(text)) {
    const message = 'the file has too many lines';
    const place = { file, line: MAX_LINES + 1, column: 1 };
    return refused({ code: 'too-complex', severity: 'error', message, place, expected: `at most ${MAX_LINES}` });
  }
  const lines = linesOf(text, file);
  const tokens = tokensOf(text, lines);
  if (!tokens.complete) return refused(...tokens.issues);

  const composer = new Composer({
    version: '1.2',
    schema: 'failsafe', // every scalar as its text: what it means is decided here, not by %YAML or tags
    merge: false,
    stringKeys: true,
    uniqueKeys: false, // the library compares each key with each other one
    strict: true,
    logLevel: 'silent',
  });
  const [document, second] = composer.compose(tokens.tokens, true, text.length);
  const reader = new Reader(lines, text);
  for (const issue of tokens.issues) reader.issues.push(issue);
  if (document === undefined) throw new Error('the yaml library gave no document');
  reader.syntax(document, tokens);
  if (second !== undefined) {
    const separator = /^---/gm;
    separator.lastIndex = Math.max(1, document.range[1]);
    reader.add('bad-yaml', separator.exec(text)?.index ?? document.range[2], {
      message: 'a second document begins here: a file holds one',
      expected: 'no line --- inside the file',
    });
  }
  if (isNothing(document.contents) && reader.issues.length === 0) {
    reader.add('empty-file', 0, { message: 'the file holds only comments or nothing' });
  }
  const { value, mark } = reader.read(document.contents, [], undefined);
  if (reader.issues.length > 0) return refused(...inOrder(reader.issues));
  return passed(sourceDocument(text, value, mark, lines));
}

interface Read {
  readonly value: unknown;
  readonly mark: Mark;
}

/** One walk over a document, collecting issues. */
class Reader {
  readonly issues: Issue[] = [];
  readonly #lines: Lines;
  readonly #text: string;

  constructor(lines: Lines, text: string) {
    this.#lines = lines;
    this.#text = text;
  }

  add(code: IssueCode, offset: number, rest: Pick<Issue, 'message' | 'expected' | 'found' | 'field'>): void {
    const place = this.#lines.placeAt(offset);
    this.issues.push({ code, severity: 'error', place, ...this.#lines.excerptAt(place), ...rest });
  }

  /** Errors of the library; the first of each line, because the others follow from it. */
  syntax(document: Document.Parsed, { unclosed, open }: Pick<Tokens, 'unclosed' | 'open'>): void {
    const seen = new Set(this.issues.map((issue) => issue.place?.line));
    const nested = new Set(
      document.errors.flatMap(({ code, pos }) => (code === 'BLOCK_AS_IMPLICIT_KEY' ? pos[0] : [])),
    );
    let isLost = false;
    const tell = (offset: number, words: Words): void => {
      const { line } = this.#lines.placeAt(offset);
      if (seen.has(line) || isLost) return;
      seen.add(line);
      isLost = words === notUnderstood;
      this.add('bad-yaml', offset, words);
    };
    // A quotation mark that is never closed hides the brackets after it.
    if (unclosed.size === 0) for (const offset of open) tell(offset, openBracket);
    for (const error of document.errors) {
      const [at] = error.pos;
      // Of the two errors at one place, the other tells what happened.
      const isEcho = error.code === 'MULTILINE_IMPLICIT_KEY' && nested.has(at);
      const isOpen = open.length > 0 && isOpenBracket(error.code, error.message);
      if (isEcho || isOpen || toldElsewhere.has(error.code)) continue;
      const deeper = error.code === 'BLOCK_AS_IMPLICIT_KEY' ? this.#continuation(at) : undefined;
      if (deeper !== undefined) {
        // A line whose indentation is wrong makes the ones after it look wrong.
        const { line } = this.#lines.placeAt(deeper);
        if (seen.has(line - 1) || deeper > (open[0] ?? Number.POSITIVE_INFINITY)) seen.add(line);
        tell(deeper, tooDeep);
      } else if (error.code === 'MULTILINE_IMPLICIT_KEY' && /^[\w-]+:[^\s:/]/.test(this.#text.slice(at, at + 100))) {
        tell(at, noSpace);
      } else if (error.code === 'BAD_INDENT') {
        tell(this.#textFrom(at), wordsFor(error.code, error.message));
      } else {
        tell((error.code === 'MISSING_CHAR' ? unclosed.get(at) : undefined) ?? at, wordsFor(error.code, error.message));
      }
    }
  }

  /** Offset of the first character of a line that is no space, from an offset before it. */
  #textFrom(offset: number): number {
    return offset + (/^ */.exec(this.#text.slice(offset, offset + 1000))?.[0].length ?? 0);
  }

  /** Offset of the next line's text, when the colon that the library stumbled over is there and not on this line. */
  #continuation(offset: number): number | undefined {
    const rest = /^([^\n]*)\n\s*(?=\S)/.exec(this.#text.slice(offset, offset + 10_000));
    return rest === null || /:(\s|$)/.test(rest[1] ?? '') ? undefined : offset + rest[0].length;
  }

  /** Value and mark of a node; `name` is the field that it stands in, lists looked through. */
  read(node: ParsedNode | null, path: Path, name: string | undefined, keyStart?: number): Read {
    const [start, end] = node?.range ?? [keyStart ?? 0, keyStart ?? 0];
    const inside = new Map<string | number, Mark>();
    const mark: Mark = keyStart === undefined ? { start, end, inside } : { start, end, keyStart, inside };
    if (isMap(node)) return { value: this.#block(node, path, inside), mark };
    if (isSeq(node)) {
      const value = node.items.map((item, index) => {
        const read = this.read(item as ParsedNode | null, [...path, index], name);
        inside.set(index, read.mark);
        return read.value;
      });
      return { value, mark };
    }
    if (!isScalar(node)) return { value: null, mark };
    if (name === QUOTE && !/^QUOTE_/.test(node.type ?? '') && !isNothing(node)) this.#unquoted(node, path, start);
    return { value: scalarValue(node), mark };
  }

  #block(map: YAMLMap, path: Path, inside: Map<string | number, Mark>): object {
    const value: Record<string, unknown> = Object.create(null);
    for (const pair of map.items) {
      const key = pair.key as ParsedNode | null;
      // Another kind of key is an error of the library already.
      if (!isScalar(key) || typeof key.value !== 'string') continue;
      const name = key.value;
      const keyStart = key.range?.[0] ?? 0;
      const field = dotted([...path, name]);
      const first = inside.get(name)?.keyStart;
      if (first !== undefined) {
        const line = this.#lines.placeAt(first).line;
        this.add('duplicate-key', keyStart, {
          message: `the field ${shown(name)} stands here again: it stands on line ${line} already`,
          expected: 'each field once in a block',
          field,
        });
        continue;
      }
      const refusal = keyRefusal(name);
      if (refusal !== undefined) this.add('bad-key', keyStart, { ...refusal, field, found: shown(name) });
      const read = this.read(pair.value as ParsedNode | null, [...path, name], name, keyStart);
      if (refusal === undefined) value[name] = read.value;
      inside.set(name, read.mark);
    }
    return value;
  }

  #unquoted(node: Scalar.Parsed, path: Path, start: number): void {
    const cut = typeof node.comment === 'string';
    this.add('unquoted-quote', start, {
      message: `${dotted(path)} stands without quotation marks${cut ? ', and YAML cuts it at the #' : ''}`,
      expected: 'the words of the page between double quotes, as quote: "…"',
      found: shown(node.source ?? ''),
      field: dotted(path),
    });
  }
}

function scalarValue(node: Scalar): string | number | boolean | null {
  const text = typeof node.value === 'string' ? node.value : '';
  if (node.type !== 'PLAIN') return text;
  if (isNothing(node)) return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^(0|-?[1-9][0-9]*)$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  return text;
}

/** Whether nothing is written, or a plain word for nothing. */
function isNothing(node: unknown): boolean {
  if (node === null || node === undefined) return true;
  return isScalar(node) && node.type === 'PLAIN' && typeof node.value === 'string' && /^(~|null|)$/.test(node.value);
}

function keyRefusal(name: string): { message: string; expected: string } | undefined {
  if (name === '') return { message: 'a field has no name', expected: 'name: value' };
  if (name === '<<') {
    return { message: 'a merge key (<<) is not allowed', expected: 'the fields themselves' };
  }
  // Names that every JavaScript object has: as data they would change what the program sees.
  if (name in Object.prototype || name === 'prototype') {
    return { message: `no field can be named ${shown(name)}`, expected: 'another name' };
  }
  return undefined;
}

function shown(text: string): string {
  const characters = Array.from(text.slice(0, 200));
  return JSON.stringify(characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text);
}

function inOrder(issues: readonly Issue[]): Issue[] {
  return issues.toSorted(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}
