// Every issue this program can raise: its code, what it means, and the exit status it leads to.
// Issues are about input; results (violations of shapes) are about output and live in validate/.

/** A position in an input file. Line and column count from 1; a column counts Unicode code points. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Steps from the root of a document to a value: keys of mappings, indexes (from 0) of sequences. */
export type Path = readonly (string | number)[];

/**
 * Code → exit status and meaning. The table in src/README.md is held equal to this one by a test.
 * Exit status: 1 found something · 2 usage · 3 input refused · 4 endpoint · 5 output not made · 70 our bug.
 */
export const codes = {
  'bad-encoding': { exit: 3, means: 'the file is not UTF-8' },
  'bad-yaml': { exit: 3, means: 'the file is not the plain YAML 1.2 this project reads' },
} as const satisfies Record<string, { exit: 1 | 2 | 3 | 4 | 5 | 70; means: string }>;

export type IssueCode = keyof typeof codes;

/** One thing that is wrong with an input, told to the person who can mend it. */
export interface Issue {
  readonly code: IssueCode;
  /** An error refuses the input; a warning lets it pass. */
  readonly severity: 'error' | 'warning';
  /** What is wrong, without place, and without a final full stop. */
  readonly message: string;
  readonly place?: Place;
  /** Dotted path of the field, as `bodies.mps.partOf`. */
  readonly field?: string;
  readonly expected?: string;
  readonly found?: string;
  /** The offending line of the file, as it stands there. */
  readonly excerpt?: string;
}

/** A value, or every issue that stands in its way. Warnings may accompany a value. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A value without issues, or with warnings only. */
export function passed<T>(value: T, issues: readonly Issue[] = []): Result<T> {
  return { ok: true, value, issues };
}

/** A refusal: at least one issue of severity error. */
export function refused(...issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues };
}

/** Carries issues through code that can only throw (streams, callbacks); the command line catches it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.code}: ${issue.message}`).join('\n'));
    this.issues = issues;
  }
}
