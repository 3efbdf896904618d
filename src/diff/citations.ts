// What a dataset says of its own triples: by rdf:Statement, or by reifiers of RDF 1.2. Read in words, so that two
// sides can be compared whatever their statements are called.
import { canonicalLine } from '../rdf/lines.ts';
import { sortedStrings } from '../rdf/order.ts';
import { type Quad, quad, type Term } from '../rdf/terms.ts';
import { oa, prov, rdf } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import type { Names } from './names.ts';
import type { Sight } from './sight.ts';

/** One citation: what is told of it, by name, as `quote`, `position`, `mode`. */
export type Citation = ReadonlyMap<string, string>;

export interface Citations {
  /** Canonical line of the triple, without graph → its citations. */
  readonly of: ReadonlyMap<string, readonly Citation[]>;
  /** Canonical line → the triple itself, with the graph that its citations stand in. */
  readonly triples: ReadonlyMap<string, Quad>;
  /** The nodes that tell of citations: statements, passages, selectors. */
  readonly nodes: ReadonlySet<string>;
}

const reification: ReadonlySet<string> = new Set(
  [rdf.type, rdf.subject, rdf.predicate, rdf.object].map(({ value }) => value),
);
const reifies = `${rdf('').value}reifies`;

export function citationsIn(sight: Sight, names: Names): Citations {
  const of = new Map<string, Citation[]>();
  const triples = new Map<string, Quad>();
  const nodes = new Set<string>();
  for (const { node, triple } of statements(sight)) {
    const line = tripleLine(triple);
    nodes.add(node);
    triples.set(line, triple);
    const known = of.get(line) ?? [];
    of.set(line, known);
    known.push(citation(sight, names, node, nodes));
  }
  return { of, triples, nodes };
}

/** The line by which a triple is known, whatever graph it is in. */
export function tripleLine({ subject, predicate, object }: Quad): string {
  return canonicalLine(quad(subject, predicate, object));
}

function statements(sight: Sight): { readonly node: string; readonly triple: Quad }[] {
  const told = sight.withPredicate(reifies).flatMap(({ subject, object, graph }) => {
    if (object.termType !== 'Quad') return [];
    return [{ node: subject.value, triple: quad(object.subject, object.predicate, object.object, graph) }];
  });
  const classic = sight.withPredicate(rdf.subject.value).flatMap(({ subject: node, object: subject, graph }) => {
    const [predicate] = sight.objects(node.value, rdf.predicate.value);
    const [object] = sight.objects(node.value, rdf.object.value);
    if (predicate === undefined || object === undefined) return [];
    return [{ node: node.value, triple: quad(subject as never, predicate as never, object as never, graph) }];
  });
  return [...told, ...classic];
}

function citation(sight: Sight, names: Names, node: string, nodes: Set<string>): Citation {
  const told: [string, string][] = [];
  const tell: Tell = (name, values) => {
    const words = values.map((value) => (typeof value === 'string' ? value : names.of(value)));
    if (words.length > 0) told.push([name, sortedStrings(words).join(', ')]);
  };
  for (const [predicate, values] of sight.properties(node)) {
    if (reification.has(predicate) || predicate === reifies) continue;
    if (predicate === ncb.mode) tell('mode', values);
    else if (predicate === ncb.because) tell('reason', values);
    else if (predicate !== prov.wasDerivedFrom.value) tell(names.property(predicate), values);
    else for (const passage of values) tellPassage(sight, passage.value, tell, nodes);
  }
  return new Map(told.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

type Tell = (name: string, values: readonly (Term | string)[]) => void;

function tellPassage(sight: Sight, passage: string, tell: Tell, nodes: Set<string>): void {
  nodes.add(passage);
  tell('source', sight.objects(passage, oa.hasSource.value));
  for (const { value: selector } of sight.objects(passage, oa.hasSelector.value)) {
    nodes.add(selector);
    tell('quote', sight.objects(selector, oa.exact.value));
    const [start] = sight.objects(selector, oa.start.value);
    const [end] = sight.objects(selector, oa.end.value);
    if (start !== undefined && end !== undefined) tell('position', [`${start.value}–${end.value}`]);
  }
}

/** What differs between two citations, in words: `quote “a” → “b”`; positions only where the quote is the same. */
export function changeOf(before: Citation, after: Citation): readonly Change[] {
  const fields = sortedStrings(new Set([...before.keys(), ...after.keys()]));
  const changed = fields.flatMap((name): Change[] => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === now) return [];
    return [{ name, old, now, ...(name === 'position' ? { of: before.get('quote') } : {}) }];
  });
  const isOfWords = changed.some(({ name }) => name === 'quote');
  return isOfWords ? changed.filter(({ name }) => name !== 'position') : changed;
}

export interface Change {
  readonly name: string;
  readonly old: string | undefined;
  readonly now: string | undefined;
  /** The quote that a position is of. */
  readonly of?: string | undefined;
}

/** The citations that only one of two triples has. */
export function onlyIn(these: readonly Citation[], others: readonly Citation[]): Citation[] {
  const known = new Set(others.map(keyOf));
  return these.filter((one) => !known.has(keyOf(one))).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf(one: Citation): string {
  return JSON.stringify([...one]);
}
