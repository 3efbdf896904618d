// The report for people: results with the line at fault and its quote, then what the pages say and nobody quotes.
// Issues are not told here: print-issues.ts tells them on stderr.
import { termToken } from '../rdf/lines.ts';
import { displayIri, displayTerm, printable } from '../rdf/prefixed.ts';
import type { Prefixes } from '../rdf/terms.ts';
import { pathText, type ShapeReport, type ShapeResult } from '../validate/result.ts';
import { bounded } from './bounded.ts';
import { displayShape, type Findings, type PageCoverage, type ReportOptions, shortened } from './findings.ts';
import { excerptLines } from './print-issues.ts';

/** At most 200 lines and 64 KiB; the rest is counted. */
export function humanReport({ report, pages = [] }: Findings, { prefixes }: ReportOptions): string {
  return [...(report === undefined ? [] : [onGraph(report, prefixes)]), ...pages.map(onPage)].join('');
}

function onGraph(report: ShapeReport, prefixes: Prefixes): string {
  const results = distinct(report.results);
  return bounded(results, (result) => onResult(result, prefixes), summary({ ...report, results }));
}

/** Two constraints of one shape may refuse one value, in the same words. */
function distinct(results: readonly ShapeResult[]): ShapeResult[] {
  const told = new Set<string>();
  return results.filter(({ component, sourceShape = component, focusNode, path, value, message, place }) => {
    const terms = [focusNode, value].map((term) => term && termToken(term));
    const key = JSON.stringify([sourceShape, terms, path && pathText(path, String), message, place]);
    return told.size < told.add(key).size;
  });
}

function onResult(result: ShapeResult, prefixes: Prefixes): string {
  const { place, quote, severity, focusNode, path, value, message, component, sourceShape } = result;
  const where = place === undefined ? '' : `${printable(place.file)}:${place.line}:${place.column}  `;
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
  const lines = [
    `${where}shape ${severity}  ${what}  ${clipped(shortened(message, prefixes))} (${ours})`,
    ...excerptLines(result),
    ...(quote === undefined ? [] : [`    “${clipped(printable(quote))}”`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** At most 1,000 UTF-16 units, so that one huge literal does not take the room of every other result. */
function clipped(text: string): string {
  return text.length <= 1000 ? text : `${text.slice(0, 999).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** `conforms: …`, or how many results there are of each severity. */
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

function onPage({ code, file, quotes, words, left }: PageCoverage): string {
  const unquoted = left.reduce((sum, one) => sum + one.words.split(/\s+/).length, 0);
  const ending = `${code}: ${quotes} quotes cover ${words - unquoted} of the ${words} words of ${printable(file)}`;
  return bounded(
    left,
    (one) => {
      const shown = `${one.before}»${one.words}«${one.after}`.trim();
      return `${printable(file)}:${one.line}:${one.column}  not quoted: ${clipped(printable(shown))}\n`;
    },
    ending,
  );
}
