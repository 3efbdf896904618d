// Statements about triples in the two forms that RDF has for them: rdf:Statement with subject, predicate and object
// (RDF 1.1), and reifiers of triple terms (RDF 1.2, https://www.w3.org/TR/rdf12-concepts/#section-triple-terms).
import { namedNode, type Quad, quad } from './terms.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const parts = [`${rdf}subject`, `${rdf}predicate`, `${rdf}object`] as const;
const type = namedNode(`${rdf}type`);
const Statement = namedNode(`${rdf}Statement`);
const reifies = namedNode(`${rdf}reifies`);

/**
 * The same quads in which each node that has one rdf:subject, one rdf:predicate and one rdf:object in a graph reifies
 * that triple instead, under its own IRI, and is no rdf:Statement any more. What else is said of it stays.
 */
export function asReifiers(quads: readonly Quad[]): Quad[] {
  const found = new Map<string, Partial<Record<string, Quad[]>>>();
  for (const each of quads) {
    if (!(parts as readonly string[]).includes(each.predicate.value)) continue;
    const key = keyOf(each);
    const told = found.get(key) ?? {};
    found.set(key, told);
    told[each.predicate.value] = [...(told[each.predicate.value] ?? []), each];
  }
  const made = new Map<string, Quad>();
  for (const [key, told] of found) {
    const [subjects = [], predicates = [], objects = []] = parts.map((part) => told[part]);
    const [subject, predicate, object] = [subjects[0]?.object, predicates[0]?.object, objects[0]];
    if (subjects.length !== 1 || predicates.length !== 1 || objects.length !== 1) continue;
    if (subject === undefined || object === undefined || predicate?.termType !== 'NamedNode') continue;
    if (subject.termType === 'Literal') continue;
    const term = quad(subject as Quad['subject'], predicate, object.object);
    made.set(key, quad(object.subject, reifies, term as never, object.graph));
  }
  const rest = quads.filter((each) => {
    const isPart = (parts as readonly string[]).includes(each.predicate.value);
    const isType = each.predicate.equals(type) && each.object.equals(Statement);
    return !(isPart || isType) || !made.has(keyOf(each));
  });
  return [...rest, ...made.values()];
}

/** The way back; a reifier without another type becomes an rdf:Statement. Quads without reifiers stay as they are. */
export function asStatements(quads: readonly Quad[]): Quad[] {
  const typed = new Set(quads.filter(({ predicate }) => predicate.equals(type)).map(keyOf));
  return quads.flatMap((each) => {
    const { subject, predicate, object, graph } = each;
    if (!predicate.equals(reifies) || (object.termType as string) !== 'Quad') return [each];
    const triple = object as unknown as Quad;
    const terms = [triple.subject, triple.predicate, triple.object];
    const told = terms.map((term, index) =>
      quad(subject, namedNode(parts[index] ?? ''), term as Quad['object'], graph),
    );
    return typed.has(keyOf(each)) ? told : [quad(subject, type, Statement, graph), ...told];
  });
}

/** Subject and graph. */
function keyOf({ subject, graph }: Quad): string {
  return `${subject.termType} ${subject.value}\n${graph.value}`;
}
