// The report as RDF: a sh:ValidationReport in Turtle (https://www.w3.org/TR/shacl/#validation-report).
import { sortedLines } from '../rdf/order.ts';
import { blankNode, literal, type NamedNode, namedNode, type Quad, quad, type Term } from '../rdf/terms.ts';
import { findFormat } from '../serialize/formats.ts';
import type { PathStep, ResultPath, Severity, ShapeResult } from '../validate/result.ts';
import { shaclNamespace } from '../validate/shacl-terms.ts';
import { dcterms, oa, rdf, rdfs, xsd } from '../vocab/known.ts';
import { type Findings, findingsOf, type ReportOptions, shortened } from './findings.ts';

/** Terms of reports and of paths (SHACL 3.6 and 2.3.1). */
type ReportTerm =
  | 'ValidationReport'
  | 'ValidationResult'
  | 'conforms'
  | 'result'
  | 'focusNode'
  | 'resultPath'
  | 'value'
  | 'resultSeverity'
  | 'resultMessage'
  | 'sourceConstraintComponent'
  | 'sourceShape'
  | 'Violation'
  | 'Warning'
  | 'Info'
  | 'ClosedConstraintComponent'
  | 'alternativePath'
  | 'inversePath'
  | 'zeroOrOnePath'
  | 'zeroOrMorePath'
  | 'oneOrMorePath';
const shacl = (term: ReportTerm) => namedNode(shaclNamespace + term);

const severities = { violation: 'Violation', warning: 'Warning', info: 'Info' } as const satisfies Record<
  Severity,
  ReportTerm
>;

/**
 * The report as SHACL defines it. Beside it: `dcterms:source` is the place of a result as `file:line:column`, `oa:exact`
 * its quote; issues about the input have no focus node, so they are comments of the report.
 */
export async function turtleReport(findings: Findings, options: ReportOptions): Promise<string> {
  const made = new ReportGraph();
  const { issues, report } = findings;
  const refused = issues.some(({ severity }) => severity === 'error');
  const node = made.fresh('report');
  made.say(node, rdf.type, shacl('ValidationReport'));
  made.say(
    node,
    shacl('conforms'),
    literal(String(!refused && report?.conforms === true), namedNode(xsd.boolean.value)),
  );
  for (const { kind, rule, message, place } of findingsOf(findings, options)) {
    if (kind === 'issue') made.say(node, rdfs.comment, literal(`${placed(place)}${rule}  ${message}`, 'en'));
  }
  for (const result of report?.results ?? []) made.result(node, result, options);
  const prefixes = { ...options.prefixes, ...reported };
  const turtle = findFormat('turtle');
  const text = turtle.ok ? await turtle.value.serialize(made.quads, { prefixes }) : turtle;
  // A graph from outside may hold terms that we write nowhere; N-Triples with escapes is Turtle that can hold them.
  return text.ok ? text.value : `${sortedLines(made.quads).join('\n')}\n`;
}

const reported = { sh: shaclNamespace, oa: oa('').value, rdfs: rdfs('').value, dcterms: dcterms('').value };

function placed(place: ShapeResult['place']): string {
  return place === undefined ? '' : `${place.file}:${place.line}:${place.column}  `;
}

class ReportGraph {
  readonly quads: Quad[] = [];
  #count = 0;

  /** A label that no parser gives. */
  fresh(kind: string): Term {
    this.#count += 1;
    return blankNode(`ncb-graph-${kind}-${this.#count}`);
  }

  say(subject: Term, predicate: { readonly value: string }, object: Term | { readonly value: string }): void {
    const value = 'termType' in object ? object : namedNode(object.value);
    this.quads.push(quad(subject as NamedNode, namedNode(predicate.value), writable(value) as NamedNode));
  }

  result(report: Term, result: ShapeResult, { prefixes }: ReportOptions): void {
    const { focusNode, path, value, component, sourceShape, severity, message, place, quote } = result;
    const node = this.fresh('result');
    this.say(report, shacl('result'), node);
    this.say(node, rdf.type, shacl('ValidationResult'));
    this.say(node, shacl('focusNode'), focusNode);
    if (path !== undefined) this.say(node, shacl('resultPath'), this.#path(path));
    if (value !== undefined) this.say(node, shacl('value'), value);
    this.say(node, shacl('resultSeverity'), shacl(severities[severity]));
    this.say(node, shacl('resultMessage'), literal(shortened(message, prefixes), 'en'));
    this.say(node, shacl('sourceConstraintComponent'), componentOf(component));
    if (sourceShape?.startsWith('_:')) this.say(node, shacl('sourceShape'), blankNode(sourceShape.slice(2)));
    else if (sourceShape !== undefined) this.say(node, shacl('sourceShape'), namedNode(sourceShape));
    if (place !== undefined) this.say(node, dcterms.source, literal(placed(place).trim()));
    if (quote !== undefined) this.say(node, oa.exact, literal(quote));
  }

  #path(steps: ResultPath): Term {
    const walked = steps.map((step) => this.#step(step));
    const [first] = walked;
    return first !== undefined && walked.length === 1 ? first : this.#list(walked);
  }

  #step({ predicates, inverse, quantifier }: PathStep): Term {
    const [only, ...more] = predicates;
    let path: Term =
      only !== undefined && more.length === 0 ? only : this.#node(shacl('alternativePath'), this.#list(predicates));
    if (inverse) path = this.#node(shacl('inversePath'), path);
    if (quantifier === '?') return this.#node(shacl('zeroOrOnePath'), path);
    if (quantifier === '*') return this.#node(shacl('zeroOrMorePath'), path);
    return quantifier === '+' ? this.#node(shacl('oneOrMorePath'), path) : path;
  }

  #node(predicate: { readonly value: string }, object: Term): Term {
    const node = this.fresh('path');
    this.say(node, predicate, object);
    return node;
  }

  #list(items: readonly Term[]): Term {
    return items.reduceRight<Term>((rest, item) => {
      const cell = this.fresh('list');
      this.say(cell, rdf.first, item);
      this.say(cell, rdf.rest, rest);
      return cell;
    }, namedNode(rdf.nil.value));
  }
}

/** A term from outside without what no syntax of RDF can hold: characters that IRIs exclude, lone surrogates. */
function writable(term: Term): Term {
  if (term.termType === 'NamedNode') {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that IRIREF excludes
    return namedNode(term.value.replace(/[\u0000-\u0020<>"{}|^`\\]|\p{Cs}/gu, encoded));
  }
  if (term.termType !== 'Literal') return term;
  return literal(term.value.replace(/\p{Cs}/gu, '\ufffd'), term.language || term.datatype);
}

function encoded(character: string): string {
  const unit = character.charCodeAt(0);
  return unit > 0x7f ? '%EF%BF%BD' : `%${unit.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Our own checks see to it that a graph holds nothing that its shapes do not know: closedness, in the terms of SHACL. */
function componentOf(component: string): Term {
  return namedNode(component.includes(':') ? component : shacl('ClosedConstraintComponent').value);
}
