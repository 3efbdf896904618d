// zod's issues → ours, with the place in the file and words for its author. Knows no entity.
import type { z } from 'zod';
import { codes, type Issue, type IssueCode, type Path, type Place, passed, type Result, refused } from '../errors.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { closest } from '../values/closest.ts';
import { withUnfinished } from './unfinished.ts';
import {
  complaint,
  expectedBy,
  found,
  kindsInWords,
  nameOf,
  ofTheValue,
  oneOfNames,
  ownMessage,
  quoted,
  subject,
  whatItIs,
  withoutEchoes,
  type ZodIssue,
} from './zod-in-words.ts';

/**
 * What to write in a field, by the field's own name (`memberSince`) or with the one above it (`alsoChallenge.value`):
 * told where zod knows less than its author. With a question mark after it (`name?`), told only of a field that is
 * missing.
 */
export type Hints = Readonly<Record<string, string>>;

/** Unknown fields of one block told one by one. */
const MAX_UNKNOWN = 20;

const ALLOWED = 'Unrecognized key, allowed: ';

/**
 * Error map to give to `safeParse(value, { error: tellAllowed })`: without it unknown-key issues cannot name the
 * fields that a block has, and zod writes every unknown key into one message.
 */
export const tellAllowed: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const def: object = issue.inst?._zod.def ?? {};
  const names = 'shape' in def && typeof def.shape === 'object' && def.shape !== null ? Object.keys(def.shape) : [];
  return ALLOWED + JSON.stringify(names);
};

/** Value of a document as a schema has it, or every issue, in the order of the text; `unfinished` for marks of TODO. */
export function parseSource<S extends z.ZodType>(
  schema: S,
  document: SourceDocument,
  hints?: Hints,
): Result<z.output<S>> {
  const parsed = schema.safeParse(document.value, { error: tellAllowed });
  const faults = parsed.success ? [] : issuesFromZod(parsed.error, document, hints);
  const issues = withUnfinished(document, faults).toSorted(byPlace);
  return parsed.success && issues.length === 0 ? passed(parsed.data) : refused(...issues);
}

/**
 * Our issues for an error of zod, in the order of the text. Codes: unknown-key, missing-field, wrong-type, bad-value,
 * bad-key, and any code of src/errors.ts that a refinement carries in `params: { code, expected?, found? }`.
 * A message written in a schema is a predicate, told after the field and the value: `is not a calendar date`.
 * Of a union the branch is told that fits the kind of value that stands in the file.
 */
export function issuesFromZod(error: z.ZodError, document: SourceDocument, hints: Hints = {}): Issue[] {
  const teller = new Teller(document, hints);
  const issues = withoutEchoes(error.issues).flatMap((issue) => teller.tell(issue, []));
  return issues.filter(({ code, field }) => code !== 'missing-field' || !teller.meant.has(field)).toSorted(byPlace);
}

/** Paths of what an error refuses, in any order: values, unknown fields, and fields that are not there. */
export function pathsRefused(error: z.ZodError, document: SourceDocument): Path[] {
  const teller = new Teller(document, {});
  for (const issue of error.issues) teller.tell(issue, []);
  return teller.refused;
}

/** The order of the text, for issues of one file. */
export function byPlace(a: Issue, b: Issue): number {
  return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}

type Said = Pick<Issue, 'message' | 'expected' | 'found'>;
type Custom = Extract<ZodIssue, { code: 'custom' }>;
type InvalidKey = Extract<ZodIssue, { code: 'invalid_key' }>;
type InvalidUnion = Extract<ZodIssue, { code: 'invalid_union' }>;
type UnknownKeys = Extract<ZodIssue, { code: 'unrecognized_keys' }>;

/** Tells zod's issues about one document. */
class Teller {
  /** Fields that a misspelt one was meant for: that they are missing is an echo. */
  readonly meant = new Set<string | undefined>();
  readonly refused: Path[] = [];
  readonly #document: SourceDocument;
  readonly #hints: Hints;

  constructor(document: SourceDocument, hints: Hints) {
    this.#document = document;
    this.#hints = hints;
  }

  /** Issues for one of zod's, whose path begins at `above`: several for a union or for unknown keys. */
  tell(issue: ZodIssue, above: Path): Issue[] {
    const path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    if (issue.code === 'unrecognized_keys') return this.#unknown(issue, path);
    if (issue.code === 'custom') return [this.#custom(issue, path)];
    const expected = this.#hint(path) ?? expectedBy(issue);
    const here = valueAt(this.#document.value, path);
    if (!here.exists) return [this.#missing(path, expected)];
    if (issue.code === 'invalid_key') return [this.#badKey(issue, path)];
    if (issue.code === 'invalid_union') return this.#union(issue, path, here.value);
    if (issue.code === 'invalid_type') return [this.#wrongType([issue.expected], path, here.value, expected)];
    const values = issue.code === 'invalid_value' ? issue.values : [];
    return [this.#badValue(path, here.value, ownMessage(issue) ?? complaint(issue), expected, values)];
  }

  #issue(code: IssueCode, path: Path, place: Place, said: Partial<Said> & { message: string }): Issue {
    const { message, expected, found: foundText } = said;
    this.refused.push(path);
    return {
      code,
      severity: 'error',
      message,
      place,
      ...(path.length > 0 ? { field: path.join('.') } : {}),
      ...(expected === undefined ? {} : { expected }),
      ...(foundText === undefined ? {} : { found: foundText }),
      ...this.#document.excerptAt(place),
    };
  }

  #hint(path: Path): string | undefined {
    const fields = path.filter((step) => typeof step === 'string');
    const known = [fields.slice(-2).join('.'), fields.at(-1) ?? ''].find((name) => Object.hasOwn(this.#hints, name));
    return known === undefined ? undefined : this.#hints[known];
  }

  #badValue(
    path: Path,
    value: unknown,
    predicate: string,
    expected: string | undefined,
    values: readonly unknown[] = [],
  ): Issue {
    const words = values.filter((word) => typeof word === 'string');
    const meant = typeof value === 'string' ? closest(value, words) : undefined;
    const remedy = meant === undefined ? '' : ` (did you mean ${quoted(meant)}?)`;
    const message = `${subject(path, value)} ${predicate}${remedy}`;
    return this.#issue('bad-value', path, this.#document.placeOf(path), {
      ...has(expected),
      message,
      found: found(value),
    });
  }

  #missing(path: Path, expected: string | undefined): Issue {
    const block = path.slice(0, -1);
    const field = String(path.at(-1));
    const what = this.#hint([...block, `${field}?`]) ?? expected ?? 'a value';
    return this.#issue('missing-field', path, this.#document.keyPlaceOf(block), {
      message: `${nameOf(block)} has no field ${quoted(field)}`,
      expected: `${field}: ${what}`,
      found: 'nothing',
    });
  }

  #wrongType(types: readonly string[], path: Path, value: unknown, expected = kindsInWords(types)): Issue {
    if (value === null) {
      return this.#issue('wrong-type', path, this.#document.keyPlaceOf(path), {
        message: `${nameOf(path)} has no value`,
        expected,
        found: 'nothing',
      });
    }
    // YAML reads an unquoted 1961 as a number.
    const isUnquoted = types.includes('string') && (typeof value === 'number' || typeof value === 'boolean');
    const write = isUnquoted && this.#hint(path) === undefined;
    return this.#issue('wrong-type', path, this.#document.placeOf(path), {
      message: `${subject(path, value)} is ${whatItIs(value, types)}`,
      expected: write ? `${expected}: write ${quoted(String(value))} with the quotation marks` : expected,
      found: found(value),
    });
  }

  #custom(issue: Custom, path: Path): Issue {
    const params: Readonly<Record<string, unknown>> = issue.params ?? {};
    const here = valueAt(this.#document.value, path);
    const expected = textIn(params, 'expected') ?? this.#hint(path);
    return this.#issue(codeIn(params) ?? 'bad-value', path, this.#document.placeOf(path), {
      message: `${subject(path, here.value)} ${ownMessage(issue) ?? 'is not allowed here'}`,
      ...has(expected),
      found: found(params['found'] ?? here.value),
    });
  }

  #badKey(issue: InvalidKey, path: Path): Issue {
    const [inner] = issue.issues;
    const params: Readonly<Record<string, unknown>> = inner?.code === 'custom' ? (inner.params ?? {}) : {};
    const expected = textIn(params, 'expected') ?? (inner === undefined ? undefined : expectedBy(inner));
    const predicate = inner === undefined ? undefined : (ownMessage(inner) ?? complaint(inner));
    const key = quoted(String(path.at(-1)));
    return this.#issue(codeIn(params) ?? 'bad-key', path, this.#document.keyPlaceOf(path), {
      message: `the name ${key} ${predicate ?? 'is not allowed here'}`,
      ...has(expected),
      found: key,
    });
  }

  #union(issue: InvalidUnion, path: Path, value: unknown): Issue[] {
    const expected = this.#hint(path) ?? expectedBy(issue);
    // No value of the field that tells the alternatives apart.
    if (issue.errors.length === 0) return [this.#badValue(path, value, 'is not allowed here', expected)];
    const branches: readonly (readonly ZodIssue[])[] = issue.errors;
    const fitting = branches.filter((branch) => !branch.some(isOfAnotherKind));
    const best = fitting.toSorted((a, b) => weight(a) - weight(b))[0];
    if (best !== undefined) return withoutEchoes(best).flatMap((inner) => this.tell(inner, path));

    const atRoot = ofTheValue(branches);
    const values = atRoot.flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
    if (values.length > 0 && value !== null && typeof value !== 'object') {
      return [this.#badValue(path, value, 'is not allowed here', expected, values)];
    }
    const types = atRoot.flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []));
    return [this.#wrongType(types, path, value, expected)];
  }

  #unknown(issue: UnknownKeys, path: Path): Issue[] {
    const allowed = allowedFrom(issue.message);
    const expected = allowed === undefined ? undefined : oneOfNames(allowed);
    const issues = issue.keys.slice(0, MAX_UNKNOWN).map((key) => {
      const field = [...path, key];
      const meant = closest(key, allowed ?? []);
      if (meant !== undefined) this.meant.add([...path, meant].join('.'));
      return this.#issue('unknown-key', field, this.#document.keyPlaceOf(field), {
        message: `${nameOf(path)} has no field ${quoted(key)}${remedy(key, meant)}`,
        ...has(expected),
        found: quoted(key),
      });
    });
    const [next, ...others] = issue.keys.slice(MAX_UNKNOWN).map((key) => [...path, key]);
    if (next === undefined) return issues;
    this.refused.push(...others);
    const message = `${nameOf(path)} has ${others.length + 1} more unknown fields, of which this is the first`;
    issues.push(this.#issue('unknown-key', next, this.#document.keyPlaceOf(next), { message, ...has(expected) }));
    return issues;
  }
}

/** What was probably meant by an unknown name, in parentheses; '' when nothing is near. */
function remedy(key: string, meant: string | undefined): string {
  if (meant !== undefined) return ` (did you mean ${quoted(meant)}?)`;
  // YAML reads `c:2` inside { } as one long name.
  const beforeColon = /^([^:]+:)\S/.exec(key)?.[1];
  return beforeColon === undefined ? '' : ` (is a space missing after ${quoted(beforeColon)}?)`;
}

function has(expected: string | undefined): { expected?: string } {
  return expected === undefined ? {} : { expected };
}

function textIn(params: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
}

function codeIn(params: Readonly<Record<string, unknown>>): IssueCode | undefined {
  const code = textIn(params, 'code');
  return code !== undefined && isCode(code) ? code : undefined;
}

function allowedFrom(message: string): string[] | undefined {
  if (!message.startsWith(ALLOWED)) return undefined;
  const names: unknown = JSON.parse(message.slice(ALLOWED.length));
  return Array.isArray(names) ? names.map(String) : undefined;
}

function isCode(code: string): code is IssueCode {
  return Object.hasOwn(codes, code);
}

function isOfAnotherKind(issue: ZodIssue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function weight(branch: readonly ZodIssue[]): number {
  return branch.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

/** Value at a path of own properties; a field that stands in the file without a value exists and is null. */
function valueAt(root: unknown, path: Path): { exists: boolean; value: unknown } {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
      return { exists: false, value: undefined };
    }
    value = (value as Record<string | number, unknown>)[step];
  }
  return { exists: true, value };
}
