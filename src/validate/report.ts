// How the findings over a graph are told: one row per kind of report. What is found is in result.ts.
import { displayIri, displayTerm, prefixedName, printable } from '../rdf/prefixed.ts';
import type { Prefixes, Term } from '../rdf/terms.ts';
import { bounded } from './bounded.ts';
import { pathText, type ShapeReport, type ShapeResult } from './result.ts';

export interface ReportOptions {
  readonly prefixes: Prefixes;
}

/** One way of telling a report: the whole text, each line ended by LF. */
export interface ReportFormat {
  readonly mediaType: string;
  readonly write: (report: ShapeReport, options: ReportOptions) => string;
}

/** Every kind of report by its name on the command line. Each has the results in the order of the report. */
export const reportFormats = {
  human: { mediaType: 'text/plain', write: humanReport },
  json: { mediaType: 'application/json', write: jsonReport },
} as const satisfies Record<string, ReportFormat>;

export type ReportName = keyof typeof reportFormats;

/** At most 200 lines and 64 KiB; the rest is counted. */
function humanReport(report: ShapeReport, { prefixes }: ReportOptions): string {
  return bounded(report.results, (result) => humanResult(result, prefixes), summary(report));
}

function humanResult(result: ShapeResult, prefixes: Prefixes): string {
  const { place, quote, severity, focusNode, path, value, message, component, sourceShape } = result;
  const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column}  `;
  const what = [
    clipped(displayTerm(focusNode, prefixes)),
    ...(path === undefined ? [] : [pathText(path, (iri) => displayIri(iri, prefixes))]),
    ...(value === undefined || (path === undefined && value.equals(focusNode))
      ? []
      : [clipped(displayTerm(value, prefixes))]),
  ].join(' ');
  const by = sourceShape === undefined ? component : displayShape(sourceShape, prefixes);
  // A word of ours says more than the shape beside it; a SHACL component says less than the shape's message.
  const ours = sourceShape === undefined || component.includes(':') ? by : `${component}, ${by}`;
  const line = `${where}shape ${severity}  ${what}  ${clipped(shortened(message, prefixes))} (${ours})`;
  return quote === undefined ? `${line}\n` : `${line}\n    “${clipped(printable(quote))}”\n`;
}

/** At most 1,000 UTF-16 units, so that one huge literal does not take the room of every other result. */
function clipped(text: string): string {
  return text.length <= 1000 ? text : `${text.slice(0, 999).replace(/[\ud800-\udbff]$/, '')}…`;
}

function displayShape(shape: string, prefixes: Prefixes): string {
  return shape.startsWith('_:') ? shape : displayIri(shape, prefixes);
}

/** Messages hold IRIs between angle brackets where a placeholder stood. */
function shortened(message: string, prefixes: Prefixes): string {
  return printable(message).replace(/<([^<>\s]+)>/g, (whole, iri: string) => prefixedName(iri, prefixes) ?? whole);
}

function summary({ results, focusNodes }: ShapeReport): string {
  const checked = `${counted(
    [...focusNodes.values()].reduce((sum, count) => sum + count, 0),
    'focus node',
  )} of ${counted(focusNodes.size, 'shape')}`;
  if (results.length === 0) return `conforms: ${checked}`;
  const bySeverity = (['violation', 'warning', 'info'] as const)
    .map((severity) => [results.filter((result) => result.severity === severity).length, severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => counted(count, severity));
  return `${bySeverity.join(', ')}: ${checked}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 || noun === 'info' ? '' : 's'}`;
}

/** Keys in a fixed order, terms as in SPARQL 1.1 Query Results JSON (section 3.2.2), all results without a bound. */
function jsonReport({ conforms, results, focusNodes }: ShapeReport, { prefixes }: ReportOptions): string {
  const shapes = [...focusNodes].map(([shape, count]) => ({ shape, focusNodes: count }));
  const report = { conforms, results: results.map((result) => jsonResult(result, prefixes)), shapes };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function jsonResult(result: ShapeResult, prefixes: Prefixes): object {
  const { severity, focusNode, path, value, message, component, sourceShape, place, quote } = result;
  return {
    severity,
    focusNode: jsonTerm(focusNode),
    ...(path === undefined ? {} : { path: pathText(path, (iri) => `<${iri}>`) }),
    ...(value === undefined ? {} : { value: jsonTerm(value) }),
    message: shortened(message, prefixes),
    component,
    ...(sourceShape === undefined ? {} : { sourceShape }),
    ...(place === undefined ? {} : { place: { file: place.file, line: place.line, column: place.column } }),
    ...(quote === undefined ? {} : { quote }),
  };
}

function jsonTerm(term: Term): object {
  if (term.termType === 'NamedNode') return { type: 'uri', value: term.value };
  if (term.termType !== 'Literal') return { type: 'bnode', value: term.value };
  if (term.language !== '') return { type: 'literal', value: term.value, 'xml:lang': term.language };
  return { type: 'literal', value: term.value, datatype: term.datatype.value };
}
