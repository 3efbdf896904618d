// A difference between an export and a store, in words.
import type { Issue } from '../errors.ts';
import type { Comparison } from './compare.ts';

const where = {
  live: (graph: string) => `the graph <${graph}> in the store is not the export's`,
  staging: (graph: string) =>
    `the store does not give back what it was sent for the graph <${graph}>, so nothing was replaced`,
} as const;

/** What differs in one graph, with the first triple of each kind: `unfaithful-load`. */
export function differenceIssue(graph: string, comparison: Comparison, kind: keyof typeof where): Issue {
  const { missing, extra, sent, found } = comparison;
  const example = (lines: readonly string[]) => `, the first: ${lines[0] ?? ''}`;
  const parts = [
    found.triples === 0 ? 'the store has nothing there' : '',
    missing.length > 0 && found.triples > 0
      ? `${missing.length} of ${triples(sent.triples)} missing${example(missing)}`
      : '',
    extra.length > 0 ? `${triples(extra.length)} too many${example(extra)}` : '',
  ].filter((part) => part !== '');
  return {
    code: 'unfaithful-load',
    severity: 'error',
    message: `${where[kind](graph)}: ${parts.join('; ')}`,
    expected: triples(sent.triples),
    found: triples(found.triples),
  };
}

function triples(count: number): string {
  return count === 1 ? '1 triple' : `${count} triples`;
}
