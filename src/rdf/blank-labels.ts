// Labels for blank nodes that depend on nothing but what is said of them, so that two sets of quads can be compared
// line by line. Only for comparison: data of ours has no blank nodes.
import { passed, type Result, refused } from '../errors.ts';
import { linesHash, rdfcIssuer } from './canonical.ts';
import { blankNode, type Quad, quad, type Term } from './terms.ts';

/**
 * The same quads with each blank node named by the RDFC-1.0 form of the part of the dataset that hangs together through
 * blank nodes: equal parts of two datasets get equal labels, whatever else these hold, and two datasets are isomorphic
 * exactly when their labelled lines are the same. Quads without blank nodes stay as they are.
 * Issue: `too-complex`, where blank nodes resist (many alike, or in triple terms, which RDFC-1.0 does not cover).
 */
export async function withStableLabels(quads: readonly Quad[]): Promise<Result<Quad[]>> {
  const blank = quads.filter((each) => labelsIn(each).length > 0);
  if (blank.length === 0) return passed([...quads]);
  const names = new Map<string, string>();
  const copies = new Map<string, number>();
  for (const part of connected(blank)) {
    let issued: Awaited<ReturnType<typeof rdfcIssuer>>;
    try {
      issued = await rdfcIssuer(part);
    } catch (error) {
      const message = `its blank nodes cannot be compared: ${error instanceof Error ? error.message : String(error)}`;
      return refused({ code: 'too-complex', severity: 'error', message });
    }
    const hash = linesHash(issued.lines).slice(0, 16);
    const copy = copies.get(hash) ?? 0;
    copies.set(hash, copy + 1);
    const stem = copy === 0 ? `b${hash}` : `b${hash}x${copy}`;
    for (const [label, canonical] of issued.labels) names.set(label, `${stem}-${canonical}`);
  }
  return passed(quads.map((each) => renamed(each, names)));
}

/** Whether a quad names a blank node anywhere. */
export function hasBlankNode(term: Quad): boolean {
  return labelsIn(term).length > 0;
}

function labelsIn(term: Term): string[] {
  if (term.termType === 'BlankNode') return [term.value];
  if (term.termType !== 'Quad') return [];
  return [term.subject, term.predicate, term.object, term.graph].flatMap(labelsIn);
}

/** The quads in parts that share no blank node, in the order of their first quads. */
function connected(quads: readonly Quad[]): Quad[][] {
  const above = new Map<string, string>();
  const root = (label: string): string => {
    let at = label;
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) {
      above.set(at, above.get(next) ?? next);
      at = next;
    }
    return at;
  };
  for (const each of quads) {
    const [first = '', ...others] = labelsIn(each);
    above.set(first, above.get(first) ?? first);
    for (const other of others) above.set(root(other), root(first));
  }
  const parts = new Map<string, Quad[]>();
  for (const each of quads) {
    const key = root(labelsIn(each)[0] ?? '');
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [each]);
    else part.push(each);
  }
  return [...parts.values()];
}

function renamed(one: Quad, names: ReadonlyMap<string, string>): Quad {
  const moved = (term: Term): Term => {
    if (term.termType === 'BlankNode') return blankNode(names.get(term.value) ?? term.value);
    return term.termType === 'Quad' ? renamed(term as Quad, names) : term;
  };
  if (labelsIn(one).length === 0) return one;
  return quad(moved(one.subject) as never, one.predicate, moved(one.object) as never, moved(one.graph) as never);
}
