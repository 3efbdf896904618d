// The shapes and the check of closedness together, as the command runs them, told in the words of the table.
import type { Quad } from '../../src/rdf/terms.ts';
import { closedness } from '../../src/validate/closed.ts';
import { compileShapes } from '../../src/validate/engine.ts';
import { ontology } from './case-graph.ts';
import { told } from './cases.ts';

/** What is wrong with a graph, a line a result, in code point order. Shapes that cannot be run are a line, too. */
export function faultsBy(shapes: readonly Quad[]): (data: readonly Quad[]) => Promise<readonly string[]> {
  const validate = compileShapes({ shapes, ontology });
  const undeclared = closedness({ shapes, ontology });
  return async (data) => {
    const report = await validate(data);
    if (!report.ok) return report.issues.map(({ message }) => message);
    return [...new Set([...report.value.results, ...undeclared(data)].map(told))].sort();
  };
}
