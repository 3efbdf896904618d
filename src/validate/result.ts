// What a check of a graph finds: one result, its path, the order of results. No engine, no text for people.
import type { Place } from '../errors.ts';
import { termToken } from '../rdf/lines.ts';
import { compareCodePoints } from '../rdf/order.ts';
import type { NamedNode, Term } from '../rdf/terms.ts';

export type Severity = 'violation' | 'warning' | 'info';

/** One step of a property path (SHACL 2.3.1): one predicate, or several as alternatives. */
export interface PathStep {
  readonly predicates: readonly NamedNode[];
  /** From object to subject. */
  readonly inverse: boolean;
  readonly quantifier: '' | '?' | '*' | '+';
}

/** Steps in the order in which they are walked; never empty. */
export type ResultPath = readonly PathStep[];

/** One thing that is wrong with a graph: SHACL's validation result (section 3.6.2), one message of it. */
export interface ShapeResult {
  readonly focusNode: Term;
  readonly path?: ResultPath;
  readonly value?: Term;
  /** IRI of the SHACL constraint component, or a word of ours (`property-not-declared`, …). */
  readonly component: string;
  /** IRI of the shape, `_:label` for one without; absent where the fault is that no shape is there. */
  readonly sourceShape?: string;
  readonly severity: Severity;
  /** In English where the shape has an English message; IRIs inside stand between angle brackets. */
  readonly message: string;
  /** Another node that is at fault too: its place is told where the focus node has none. */
  readonly about?: Term;
  /** Where the triple was authored, in `data/` or in a file of a graph; filled in by whoever knows it. */
  readonly place?: Place;
  /** The line of that file, or what stands around the place in a long one. */
  readonly excerpt?: string;
  /** Column of the first character of the excerpt, where it is not 1. */
  readonly excerptFrom?: number;
  /** The words of the source that say it. */
  readonly quote?: string;
}

/** The findings over one graph. */
export interface ShapeReport {
  /** No result at all, of any severity (SHACL 3.6.1.1). */
  readonly conforms: boolean;
  /** Each once, in the order of `sortResults`. */
  readonly results: readonly ShapeResult[];
  /** Shape with targets (IRI or `_:label`) → number of focus nodes; 0 means that it checked nothing. */
  readonly focusNodes: ReadonlyMap<string, number>;
}

/** A path of one forward step of one predicate. */
export function predicatePath(predicate: NamedNode): ResultPath {
  return [{ predicates: [predicate], inverse: false, quantifier: '' }];
}

/** The predicate of a path that is one forward predicate, so that (focus node, predicate, value) is a triple. */
export function predicateOf(path: ResultPath | undefined): NamedNode | undefined {
  const [step, ...more] = path ?? [];
  if (step === undefined || more.length > 0 || step.inverse || step.quantifier !== '') return undefined;
  return step.predicates.length === 1 ? step.predicates[0] : undefined;
}

/** A path in the syntax of SPARQL 1.1 section 9, its IRIs written by `name`. */
export function pathText(path: ResultPath, name: (iri: string) => string): string {
  return path
    .map(({ predicates, inverse, quantifier }) => {
      const names = predicates.map((predicate) => name(predicate.value)).join('|');
      return `${inverse ? '^' : ''}${predicates.length > 1 ? `(${names})` : names}${quantifier}`;
    })
    .join('/');
}

/**
 * The results, each once, by focus node, path, value, component, shape and message, each compared by code point.
 * The engine repeats a result where two shapes lead to one.
 */
export function sortResults(results: readonly ShapeResult[]): readonly ShapeResult[] {
  const byKey = new Map(results.map((result) => [resultKey(result), result]));
  return [...byKey].sort(([a], [b]) => compareCodePoints(a, b)).map(([, result]) => result);
}

function resultKey({ focusNode, path, value, component, sourceShape, message }: ShapeResult): string {
  return [
    termToken(focusNode),
    path === undefined ? '' : pathText(path, (iri) => `<${iri}>`),
    value === undefined ? '' : termToken(value),
    component,
    sourceShape ?? '',
    message,
  ].join('\u0000');
}
