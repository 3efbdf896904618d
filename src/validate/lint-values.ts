// The rules of the lint for the values of constraints: what SHACL does not allow there, and engines take in silence.
import { termToken } from '../rdf/lines.ts';
import { namedNode, type Term } from '../rdf/terms.ts';
import { type Finding, isProperty, landmarks, nameOf } from './lint-shape.ts';
import { type ShaclTerm, sh } from './shacl-terms.ts';
import type { ShapeGraph } from './shape-graph.ts';

interface Kind {
  /** What the message says was expected. */
  readonly expected: string;
  readonly terms: readonly ShaclTerm[];
  readonly takes: (value: Term, graph: ShapeGraph) => boolean;
}

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const nodeKinds = (
  ['IRI', 'Literal', 'BlankNode', 'BlankNodeOrIRI', 'BlankNodeOrLiteral', 'IRIOrLiteral'] as const
).map(sh);

const isTyped = (value: Term, type: string, text: RegExp) =>
  value.termType === 'Literal' && value.datatype.value === xsd + type && text.test(value.value);

const kinds: readonly Kind[] = [
  {
    expected: 'a whole number, without quotes',
    terms: ['minCount', 'maxCount', 'minLength', 'maxLength', 'qualifiedMinCount', 'qualifiedMaxCount'],
    takes: (value) => isTyped(value, 'integer', /^\+?\d+$/),
  },
  {
    expected: 'true or false, without quotes',
    terms: ['uniqueLang', 'closed', 'deactivated', 'qualifiedValueShapesDisjoint'],
    takes: (value) => isTyped(value, 'boolean', /^(?:true|false)$/),
  },
  {
    expected: 'a list in parentheses',
    terms: ['in', 'and', 'or', 'xone', 'languageIn', 'ignoredProperties'],
    takes: (value, graph) => value.value === `${rdf}nil` || graph.has(value, namedNode(`${rdf}rest`)),
  },
  {
    expected: 'an IRI',
    terms: [
      'class',
      'datatype',
      'targetClass',
      'targetObjectsOf',
      'targetSubjectsOf',
      'equals',
      'disjoint',
      'lessThan',
    ],
    takes: ({ termType }) => termType === 'NamedNode',
  },
  {
    expected: nodeKinds.map(({ value }) => value.replace(/^.*#/, 'sh:')).join(', '),
    terms: ['nodeKind'],
    takes: (value) => nodeKinds.some((kind) => kind.equals(value)),
  },
  { expected: 'a regular expression', terms: ['pattern'], takes: isPattern },
];

/** At most one of each on a shape (SHACL 4): engines take one of several and say nothing of the others. */
const single = [
  ...['datatype', 'nodeKind', 'minCount', 'maxCount', 'minLength', 'maxLength', 'uniqueLang', 'in', 'languageIn'],
  ...['minExclusive', 'minInclusive', 'maxExclusive', 'maxInclusive', 'closed', 'path'],
] as const satisfies readonly ShaclTerm[];

/** What does nothing on a shape without the other (SHACL 4). */
const companions: readonly (readonly [ShaclTerm, ShaclTerm])[] = [
  ...(['minCount', 'maxCount', 'uniqueLang', 'lessThan', 'lessThanOrEquals', 'qualifiedValueShape'] as const).map(
    (term) => [term, 'path'] as const,
  ),
  ['flags', 'pattern'],
  ['ignoredProperties', 'closed'],
  ['qualifiedMinCount', 'qualifiedValueShape'],
  ['qualifiedMaxCount', 'qualifiedValueShape'],
];

/** Values that constraints do not take, constraints that do nothing where they stand; shapes inside others, too. */
export function lintValues(graph: ShapeGraph): readonly Finding[] {
  return [
    ...kinds.flatMap(({ expected, terms, takes }) =>
      everyUse(graph, terms, (shape, term) =>
        graph
          .values(shape, sh(term))
          .filter((value) => !takes(value, graph))
          .map((value) =>
            badValue(graph, shape, `has a value of sh:${term} that it does not take`, expected, tell(value)),
          ),
      ),
    ),
    ...everyUse(graph, single, (shape, term) => {
      const values = graph.values(shape, sh(term)).map(tell).sort();
      const has = `has sh:${term} ${values.length} times, and only one of them is checked`;
      return values.length < 2 ? [] : [badValue(graph, shape, has, 'one value', values.join(', '))];
    }),
    ...companions.flatMap(([one, other]) =>
      everyUse(graph, [one], (shape) => {
        // A property shape without a path is told of as such.
        if (other === 'path' && isProperty(graph, shape)) return [];
        const has = `has sh:${one} without sh:${other}, so it checks nothing`;
        return graph.has(shape, sh(other)) ? [] : [badValue(graph, shape, has, `sh:${other} beside it`)];
      }),
    ),
  ];
}

function everyUse(
  graph: ShapeGraph,
  terms: readonly ShaclTerm[],
  find: (shape: Term, term: ShaclTerm) => readonly Finding[],
): readonly Finding[] {
  return terms.flatMap((term) => graph.subjects(sh(term)).flatMap((shape) => find(shape, term)));
}

function badValue(graph: ShapeGraph, shape: Term, has: string, expected: string, found?: string): Finding {
  const message = `${nameOf(graph, shape)} ${has}`;
  const about = landmarks(graph, shape);
  return { code: 'shape-bad-value', message, expected, ...(found === undefined ? {} : { found }), about };
}

function isPattern(value: Term): boolean {
  if (value.termType !== 'Literal') return false;
  try {
    new RegExp(value.value);
    return true;
  } catch {
    return false;
  }
}

function tell(value: Term): string {
  return value.termType === 'BlankNode' ? 'a blank node' : termToken(value);
}
