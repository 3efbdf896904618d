// Mutants of a shapes graph: each drops or loosens one thing that it asks for. What notices them is in noticing.ts.
import { blankNode, literal, namedNode, type Quad, quad, type Term } from '../../src/rdf/terms.ts';
import { type ShaclTerm, sh } from '../../src/validate/shacl-terms.ts';
import { ShapeGraph } from '../../src/validate/shape-graph.ts';
import { rdf, rdfs, xsd } from '../../src/vocab/known.ts';

export interface Mutant {
  /** What was done to which shape. */
  readonly name: string;
  /** The shape that asks for less now: an IRI, or a blank node inside one. */
  readonly shape: Term;
  readonly shapes: readonly Quad[];
}

/** What a shape asks by: to leave one out is to ask for less. */
const asking = [
  ...[
    'class',
    'datatype',
    'nodeKind',
    'minCount',
    'maxCount',
    'minInclusive',
    'minLength',
    'maxLength',
    'pattern',
    'uniqueLang',
  ],
  ...['disjoint', 'lessThan', 'not', 'or', 'xone', 'node', 'hasValue', 'in', 'sparql', 'property'],
  ...['targetClass', 'targetSubjectsOf'],
] as const satisfies readonly ShaclTerm[];

/** What a shape says without asking for anything. */
const saying = [
  ...['path', 'name', 'description', 'message', 'severity', 'order', 'group', 'label'],
  ...['select', 'prefixes', 'declare', 'prefix', 'namespace'],
] as const;

/**
 * Every mutant of the shapes, in the order of their triples; the ontology says which classes are wider than another.
 * Throws at a term that it has no mutation for.
 */
export function mutantsOf(shapes: readonly Quad[], ontology: readonly Quad[]): readonly Mutant[] {
  const referrers = new Referrers(shapes);
  const known = new Set([...asking, ...saying].map((term) => `http://www.w3.org/ns/shacl#${term}`));
  const graph = new ShapeGraph([...shapes, ...ontology]);
  return shapes.flatMap((triple): readonly Mutant[] => {
    const { subject, predicate } = triple;
    const isOfShacl = predicate.value.startsWith('http://www.w3.org/ns/shacl#');
    if (isOfShacl && !known.has(predicate.value) && !/Path$/.test(predicate.value)) {
      throw new Error(`no mutation for ${predicate.value}`);
    }
    const mutants = [...dropped(triple), ...loosened(triple), ...widened(triple, graph), ...rewritten(triple)];
    return mutants.map(([how, added]) => ({
      name: `${how} ${nameOf(referrers, subject)}`,
      shape: subject,
      shapes: [...shapes.filter((each) => each !== triple), ...added],
    }));
  });
}

const more = blankNode('_:more');

type Mutation = readonly [how: string, added: readonly Quad[]];

const local = ({ value }: Term) => value.replace(/^.*[#/]/, '');

function dropped({ predicate, object }: Quad): readonly Mutation[] {
  if (!asking.some((term) => sh(term).equals(predicate))) return [];
  const what = object.termType === 'NamedNode' ? ` ${local(object)}` : '';
  return [[`${local(predicate)}${what} dropped from`, []]];
}

function loosened(triple: Quad): readonly Mutation[] {
  const { subject, predicate, object } = triple;
  const instead = (value: Term): readonly Quad[] => [quad(subject, predicate, value as Quad['object'])];
  const number = (value: number) => instead(literal(String(value), namedNode(xsd.integer.value)));
  const n = Number(object.value);
  switch (local(predicate)) {
    case 'minCount':
      return [['minCount 0 in', number(0)]];
    case 'maxCount':
      return [[`maxCount ${n + 1} in`, number(n + 1)]];
    case 'minInclusive':
      return [[`minInclusive ${n - 1} in`, number(n - 1)]];
    case 'minLength':
      return [[`minLength ${n - 1} in`, number(n - 1)]];
    case 'maxLength':
      return [[`maxLength ${n + 1} in`, number(n + 1)]];
    case 'pattern':
      return looserPatterns(object.value).map(([how, pattern]) => [`pattern ${how} in`, instead(literal(pattern))]);
    case 'xone':
      return [['xone as or in', [quad(subject, sh('or'), object)]]];
    case 'lessThan':
      return [['lessThan as lessThanOrEquals in', [quad(subject, sh('lessThanOrEquals'), object)]]];
    case 'in':
      return [
        [
          'in plus one in',
          [
            ...instead(more),
            quad(more, namedNode(rdf.first.value), namedNode('http://example.org/more')),
            quad(more, namedNode(rdf.rest.value), object),
          ],
        ],
      ];
    case 'severity':
      return [['severity warning in', instead(sh('Warning'))]];
    case 'type':
      return /^(Node|Property)Shape$/.test(local(object))
        ? [['deactivated', [triple, quad(subject, sh('deactivated'), literal('true', namedNode(xsd.boolean.value)))]]]
        : [];
    default:
      return [];
  }
}

/** Each way to let one part of a regular expression match more, named by that part. */
function looserPatterns(pattern: string): readonly (readonly [how: string, looser: string])[] {
  const ways: readonly (readonly [part: RegExp, looser: string])[] = [
    [/^\^|\$$/g, ''],
    [/\[[^\]]+\]/g, '.'],
    [/\{[\d,]+\}/g, '+'],
    [/\+/g, '*'],
    [/\([^()]*\)\*?/g, '.*'],
  ];
  const parts = ways.flatMap(([part, looser]) =>
    [...pattern.matchAll(part)].map(({ 0: found, index }) => {
      const how = `with ${looser || 'nothing'} for ${found} at ${index}`;
      return [how, pattern.slice(0, index) + looser + pattern.slice(index + found.length)] as const;
    }),
  );
  return [['.*', '.*'], ...parts];
}

/** A class as each class above it, a kind of node as each that takes it in. */
function widened({ subject, predicate, object }: Quad, graph: ShapeGraph): readonly Mutation[] {
  const to = (wider: Term): Mutation => [
    `${local(predicate)} ${local(wider)} for ${local(object)} in`,
    [quad(subject, predicate, wider as Quad['object'])],
  ];
  // What is wider inside sh:not asks for more.
  if (sh('class').equals(predicate) && graph.subjects(sh('not'), subject).length === 0) {
    return graph.values(object, namedNode(rdfs.subClassOf.value)).map(to);
  }
  if (!sh('nodeKind').equals(predicate)) return [];
  return (
    (['IRIOrLiteral', 'BlankNodeOrIRI'] as const)
      .filter((wider) => wider.includes(local(object)) && wider !== local(object))
      // The focus nodes of a node shape are subjects: literals are not among them.
      .filter((wider) => wider === 'BlankNodeOrIRI' || graph.has(subject, sh('path')))
      .map((wider) => to(sh(wider)))
  );
}

/** A query that asks for another thing in place of each that it names, or compares otherwise. */
function rewritten({ subject, predicate, object }: Quad): readonly Mutation[] {
  if (!sh('select').equals(predicate)) return [];
  const names = [...new Set(object.value.match(/\b(?:ncb|org|schema|skos):\w+/g) ?? [])];
  const texts = [
    ...names.map((name) => [name, object.value.replaceAll(name, 'ncb:none')] as const),
    ...['<', '>']
      .filter(() => object.value.includes('!='))
      .map((sign) => [`!= as ${sign}`, object.value.replace('!=', sign)] as const),
  ];
  return texts.map(([what, text]) => [`select without ${what} in`, [quad(subject, predicate, literal(text))]]);
}

/** The shape's own name, or those of the shapes it stands in. */
function nameOf(graph: Referrers, shape: Term): string {
  const owners = graph.owners(shape).map(local).join(' and ');
  return shape.termType === 'NamedNode' ? owners : `a part of ${owners}`;
}

/** Who refers to what in a shapes graph. */
export class Referrers {
  readonly #subjects = new Map<string, Term[]>();

  constructor(shapes: readonly Quad[]) {
    for (const { subject, object } of shapes) {
      const known = this.#subjects.get(object.value);
      if (known === undefined) this.#subjects.set(object.value, [subject]);
      else known.push(subject);
    }
  }

  /** The shape where it has an IRI, else the nearest shapes with one that it stands in. */
  owners(shape: Term): readonly Term[] {
    if (shape.termType === 'NamedNode') return [shape];
    return (this.#subjects.get(shape.value) ?? []).flatMap((one) => this.owners(one));
  }

  /** The shapes with an IRI that lead to a shape, itself included: the node shapes that reach it are among them. */
  reaching(shape: Term): ReadonlySet<string> {
    const found = new Set(this.owners(shape).map(({ value }) => value));
    for (const iri of found) {
      for (const one of this.#subjects.get(iri) ?? []) for (const { value } of this.owners(one)) found.add(value);
    }
    return found;
  }
}
