// The report as JSON: everything, without a bound.
import type { Prefixes, Term } from '../rdf/terms.ts';
import { pathText, type ShapeResult } from '../validate/result.ts';
import { type Findings, type ReportOptions, shortened } from './findings.ts';

/**
 * `conforms`, `issues` (about the input), `results` (about the graph), `shapes`, `pages`. Keys in a fixed order, terms
 * as in SPARQL 1.1 Query Results JSON (section 3.2.2).
 */
export function jsonReport({ issues, report, pages }: Findings, { prefixes }: ReportOptions): string {
  const shapes = [...(report?.focusNodes ?? [])].map(([shape, count]) => ({ shape, focusNodes: count }));
  const refused = issues.some(({ severity }) => severity === 'error');
  const told = {
    conforms: !refused && report?.conforms === true,
    issues,
    results: (report?.results ?? []).map((result) => jsonResult(result, prefixes)),
    shapes,
    ...(pages === undefined ? {} : { pages }),
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}

function jsonResult(result: ShapeResult, prefixes: Prefixes): object {
  const { severity, focusNode, path, value, message, component, sourceShape, place, quote, excerpt } = result;
  return {
    severity,
    focusNode: jsonTerm(focusNode),
    ...(path === undefined ? {} : { path: pathText(path, (iri) => `<${iri}>`) }),
    ...(value === undefined ? {} : { value: jsonTerm(value) }),
    message: shortened(message, prefixes),
    component,
    ...(sourceShape === undefined ? {} : { sourceShape }),
    ...(place === undefined ? {} : { place: { file: place.file, line: place.line, column: place.column } }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(quote === undefined ? {} : { quote }),
  };
}

function jsonTerm(term: Term): object {
  if (term.termType === 'NamedNode') return { type: 'uri', value: term.value };
  if (term.termType !== 'Literal') return { type: 'bnode', value: term.value };
  if (term.language !== '') return { type: 'literal', value: term.value, 'xml:lang': term.language };
  return { type: 'literal', value: term.value, datatype: term.datatype.value };
}
