// A difference as what a store can apply: RDF Patch or SPARQL Update.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { batchesOf } from '../load/batches.ts';
import { dataText } from '../load/update-text.ts';
import { hasBlankNode } from '../rdf/blank-labels.ts';
import { inDefaultGraph } from '../rdf/graphs.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { sortedStrings } from '../rdf/order.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Difference } from './difference.ts';

type Changes = Pick<Difference, 'removed' | 'added'>;

/**
 * RDF Patch (https://jena.apache.org/documentation/rdf-patch/): one transaction, removals first, each row an N-Quads
 * line. Issue: `blank-nodes`.
 */
export function patchText({ removed, added }: Changes): Result<string> {
  const issue = blankIssue([...removed, ...added]);
  if (issue !== undefined) return refused(issue);
  const rows = (code: 'D' | 'A', quads: readonly Quad[]) => quads.map((quad) => `${code} ${canonicalLine(quad)}`);
  return passed(['TX .', ...rows('D', removed), ...rows('A', added), 'TC .', ''].join('\n'));
}

/**
 * SPARQL 1.1 Update: DELETE DATA, then INSERT DATA, each operation of at most 500 triples of one graph, which it names;
 * '' where nothing differs. Issue: `blank-nodes`.
 */
export function updateText({ removed, added }: Changes): Result<string> {
  const issue = blankIssue([...removed, ...added]);
  if (issue !== undefined) return refused(issue);
  const operations = [...dataOperations('DELETE', removed), ...dataOperations('INSERT', added)];
  return passed(operations.length === 0 ? '' : `${operations.join(' ;\n')}\n`);
}

/** One graph after the other, the default graph first. */
function dataOperations(verb: 'DELETE' | 'INSERT', quads: readonly Quad[]): string[] {
  const graphs = new Map<string, string[]>();
  for (const quad of quads) {
    const [triple] = inDefaultGraph([quad]);
    const lines = graphs.get(quad.graph.value) ?? [];
    if (triple !== undefined) lines.push(canonicalLine(triple));
    graphs.set(quad.graph.value, lines);
  }
  return sortedStrings(graphs.keys()).flatMap((graph) =>
    batchesOf(graphs.get(graph) ?? []).map((lines) => dataText(verb, graph === '' ? undefined : graph, lines)),
  );
}

function blankIssue(quads: readonly Quad[]): Issue | undefined {
  const found = quads.filter(hasBlankNode);
  if (found[0] === undefined) return undefined;
  const count = found.length === 1 ? 'one triple' : `${found.length} triples`;
  return {
    code: 'blank-nodes',
    severity: 'error',
    message: `what differs are also ${count} with blank nodes, which no patch can name: ${canonicalLine(found[0])}`,
    expected: '--as words or --as json, which tell them; or IRIs in place of the blank nodes',
  };
}
