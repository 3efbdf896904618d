// What a report tells: issues about the input, results about the graph, coverage of pages, as one list. No format.
import { codes, type Issue, type Place } from '../errors.ts';
import { displayIri, displayTerm, prefixedName, printable } from '../rdf/prefixed.ts';
import type { Prefixes } from '../rdf/terms.ts';
import { pathText, type Severity, type ShapeReport, type ShapeResult } from '../validate/result.ts';

/** A page and those of its words that no quote covers. Lines and columns count from 1, columns in code points. */
export interface PageCoverage {
  /** The country whose facts quote the page. */
  readonly code: string;
  /** Name of the text file. */
  readonly file: string;
  readonly quotes: number;
  readonly words: number;
  readonly left: readonly {
    readonly words: string;
    /** Start (from 0) and end (exclusive) in code points. */
    readonly at: readonly [number, number];
    readonly line: number;
    readonly column: number;
    readonly before: string;
    readonly after: string;
  }[];
}

export interface Findings {
  /** About the input; an error among them means that it was refused. */
  readonly issues: readonly Issue[];
  /** Absent where the input was refused before there was a graph. */
  readonly report?: ShapeReport | undefined;
  readonly pages?: readonly PageCoverage[] | undefined;
}

export interface ReportOptions {
  readonly prefixes: Prefixes;
  /** The least severity that counts as a failure. */
  readonly failOn: Severity;
}

/** `error` for errors and violations, `warning`, `note` for what a shape only informs of. */
export type Level = 'error' | 'warning' | 'note';

/** One thing that was found, as machines list it. */
export interface Finding {
  readonly kind: 'issue' | 'result';
  /** The code of an issue, or the shape (the check, where no shape is at fault) as a prefixed name. */
  readonly rule: string;
  /** What the rule is about, whatever it found. */
  readonly about: string;
  readonly level: Level;
  readonly message: string;
  readonly place?: Place | undefined;
  readonly excerpt?: string | undefined;
  /** What else is known: field, expected, found; focus node, path, value, component, quote. */
  readonly more: Readonly<Record<string, string>>;
}

const levels: Readonly<Record<Severity, Level>> = { violation: 'error', warning: 'warning', info: 'note' };
const graveness: Readonly<Record<Level, number>> = { note: 0, warning: 1, error: 2 };

/** Everything found: issues first, in their order, then results in theirs. */
export function findingsOf({ issues, report }: Findings, { prefixes }: ReportOptions): Finding[] {
  return [...issues.map(ofIssue), ...(report?.results ?? []).map((result) => ofResult(result, prefixes))];
}

/** Whether a finding is grave enough to fail the run. */
export function counts({ level }: Finding, { failOn }: Pick<ReportOptions, 'failOn'>): boolean {
  return graveness[level] >= graveness[levels[failOn]];
}

function ofIssue({ code, severity, message, place, field, expected, found, excerpt }: Issue): Finding {
  const level = severity === 'error' ? 'error' : 'warning';
  const told = expected === undefined ? message : `${message} (expected ${expected})`;
  const more = defined({ field, expected, found });
  return { kind: 'issue', rule: code, about: codes[code].means, level, message: printable(told), place, excerpt, more };
}

function ofResult(result: ShapeResult, prefixes: Prefixes): Finding {
  const { focusNode, path, value, sourceShape, severity, place, quote, excerpt, component } = result;
  const node = displayTerm(focusNode, prefixes);
  const walked = path === undefined ? undefined : pathText(path, (iri) => displayIri(iri, prefixes));
  const held =
    value === undefined || (path === undefined && value.equals(focusNode)) ? undefined : displayTerm(value, prefixes);
  const what = [node, walked, held].filter((part) => part !== undefined).join(' ');
  const words = shortened(result.message, prefixes);
  return {
    kind: 'result',
    rule: ruleOf(result, prefixes),
    about: words,
    level: levels[severity],
    message: `${what}  ${words}${quote === undefined ? '' : ` “${printable(quote)}”`}`,
    place,
    excerpt,
    more: defined({
      focusNode: node,
      path: walked,
      value: held,
      component,
      shape: sourceShape === undefined ? undefined : displayShape(sourceShape, prefixes),
      quote,
    }),
  };
}

function ruleOf({ sourceShape, component }: ShapeResult, prefixes: Prefixes): string {
  // A check of ours that no shape is at fault for, though it may name one for its readers.
  return sourceShape === undefined || !component.includes(':') ? component : displayShape(sourceShape, prefixes);
}

export function displayShape(shape: string, prefixes: Prefixes): string {
  return shape.startsWith('_:') ? shape : displayIri(shape, prefixes);
}

/** A message with its IRIs, which stand between angle brackets where a placeholder stood, as prefixed names. */
export function shortened(message: string, prefixes: Prefixes): string {
  return printable(message).replace(/<([^<>\s]+)>/g, (whole, iri: string) => prefixedName(iri, prefixes) ?? whole);
}

function defined(all: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
