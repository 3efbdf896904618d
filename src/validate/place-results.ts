// Results of a check → the same results with the place of the triple, or of the node, that each is about.
import type { Term } from '../rdf/terms.ts';
import type { Trace, Traces } from '../rdf/traces.ts';
import { predicateOf, type ShapeResult } from './result.ts';

/**
 * Each result with place, line and quote as far as the traces know them: of its triple; else of a triple of its focus
 * node and path; else of the focus node; else of the value; else of another node it is about. A result that has a place keeps it.
 */
export function placeResults(results: readonly ShapeResult[], traces: Traces): ShapeResult[] {
  return results.map((result) => {
    const trace = result.place === undefined ? traceOf(result, traces) : undefined;
    if (trace === undefined) return result;
    const { place, excerpt, excerptFrom, quote } = trace;
    return {
      ...result,
      place,
      ...(excerpt === undefined ? {} : { excerpt }),
      ...(excerptFrom === undefined ? {} : { excerptFrom }),
      ...(quote === undefined ? {} : { quote }),
    };
  });
}

function traceOf({ focusNode, path, value, about }: ShapeResult, traces: Traces): Trace | undefined {
  const predicate = predicateOf(path);
  const [step, ...more] = path ?? [];
  const isInverse = step?.inverse === true && more.length === 0;
  const exact = (object: Term): Trace | undefined => {
    if (predicate !== undefined) return traces.ofTriple(focusNode, predicate, object);
    for (const inverse of isInverse ? step.predicates : []) {
      const trace = traces.ofTriple(object, inverse, focusNode);
      if (trace !== undefined) return trace;
    }
    return undefined;
  };
  const along = (): Trace | undefined => {
    for (const one of step === undefined || step.inverse ? [] : step.predicates) {
      const trace = traces.ofProperty(focusNode, one);
      if (trace !== undefined) return trace;
    }
    return undefined;
  };
  return (
    (value === undefined ? undefined : exact(value)) ??
    along() ??
    traces.ofNode(focusNode) ??
    (value === undefined ? undefined : traces.ofNode(value)) ??
    (about === undefined ? undefined : traces.ofNode(about))
  );
}
