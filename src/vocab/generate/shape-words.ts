// Property shapes in words: how many values, and of what kind. What a shape is for stands in its own description.
import { displayTerm } from '../../rdf/prefixed.ts';
import { type NamedNode, namedNode, type Prefixes, type Term } from '../../rdf/terms.ts';
import { sh } from '../../validate/shacl-terms.ts';
import type { ShapeGraph } from '../../validate/shape-graph.ts';

/** A property shape as a row of a table. */
export interface ShapeRow {
  /** The path, as an IRI; with a circumflex before it where it is walked backwards. */
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly howMany: string;
  readonly value: string;
  readonly message: string;
}

const kinds: Readonly<Record<string, string>> = {
  IRI: 'an IRI',
  Literal: 'a literal',
  IRIOrLiteral: 'an IRI or a literal',
  BlankNodeOrIRI: 'an IRI',
};

const datatypes: Readonly<Record<string, string>> = {
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString': 'a text with a language tag',
  'http://www.w3.org/2001/XMLSchema#string': 'a text',
  'http://www.w3.org/2001/XMLSchema#integer': 'an integer',
  'http://www.w3.org/2001/XMLSchema#date': 'a date (`xsd:date`)',
};

/** The property shapes of a node shape and of the shapes it takes in by sh:node, in the order that they say. */
export function shapeRows(shapes: ShapeGraph, nodeShape: Term, prefixes: Prefixes): ShapeRow[] {
  const all = shapes.closure([nodeShape], (one) => shapes.values(one, sh('node')));
  return all
    .flatMap((one) => shapes.values(one, sh('property')))
    .map((shape) => ({ order: order(shapes, shape), row: shapeRow(shapes, shape, prefixes) }))
    .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || (a.row.path < b.row.path ? -1 : 1))
    .map(({ row }) => row);
}

function order(shapes: ShapeGraph, shape: Term): readonly [number, number] {
  const number = (of: Term | undefined) => Number(of === undefined ? 0 : (shapes.value(of, 'order')?.value ?? 0));
  return [number(shapes.value(shape, 'group')), number(shape)];
}

/** One property shape as a row. */
export function shapeRow(shapes: ShapeGraph, shape: Term, prefixes: Prefixes): ShapeRow {
  const text = (term: 'name' | 'description' | 'message') => shapes.value(shape, term)?.value ?? '';
  const path = shapes.value(shape, 'path');
  const inverse = path === undefined ? undefined : shapes.value(path, 'inversePath');
  return {
    path: inverse === undefined ? (path?.value ?? '') : `^${inverse.value}`,
    name: text('name'),
    description: text('description'),
    message: text('message'),
    howMany: howMany(shapes.value(shape, 'minCount')?.value, shapes.value(shape, 'maxCount')?.value),
    value: valueWords(shapes, shape, prefixes),
  };
}

function howMany(min: string | undefined, max: string | undefined): string {
  if (max === '0') return 'none';
  if (min !== undefined && min === max) return min === '1' ? 'exactly one' : `exactly ${min}`;
  const least = min === undefined || min === '0' ? undefined : min === '1' ? 'one or more' : `${min} or more`;
  if (max === undefined) return least ?? 'any number';
  const most = max === '1' ? 'at most one' : `at most ${max}`;
  return least === undefined ? most : `${min} to ${max}`;
}

const listed: readonly (readonly ['or' | 'xone', string])[] = [
  ['or', ' or '],
  ['xone', ' or '],
];

function valueWords(shapes: ShapeGraph, shape: Term, prefixes: Prefixes): string {
  const code = (term: Term) => `\`${displayTerm(term, prefixes)}\``;
  const one = (term: Parameters<ShapeGraph['value']>[1]) => shapes.value(shape, term);
  const words: string[] = [];
  const datatype = one('datatype');
  const classes = shapes.values(shape, sh('class'));
  const nodeKind = one('nodeKind')?.value.replace(/^.*#/, '');
  const within = one('in');
  if (datatype !== undefined) words.push(datatypes[datatype.value] ?? code(datatype));
  if (classes.length > 0) words.push(sorted(classes.map(code)).join(' and '));
  for (const [component, between] of listed) {
    for (const head of shapes.values(shape, sh(component))) {
      const parts = shapes.list(head).map((part) => valueWords(shapes, part, prefixes));
      words.push([...new Set(parts)].filter((part) => part !== '').join(between));
    }
  }
  for (const node of shapes.values(shape, sh('node'))) words.push(nodeWords(shapes, node));
  if (within !== undefined) words.push(`one of ${shapes.list(within).map(code).join(', ')}`);
  const has = one('hasValue');
  if (has !== undefined) words.push(code(has));
  if (words.length === 0 && nodeKind !== undefined) words.push(kinds[nodeKind] ?? nodeKind);
  const limit = (term: 'minInclusive' | 'maxInclusive' | 'minLength' | 'maxLength', say: (value: string) => string) => {
    const value = one(term)?.value;
    if (value !== undefined && !(term === 'minLength' && value === '1')) words.push(say(value));
  };
  limit('minInclusive', (value) => `${value} or more`);
  limit('maxInclusive', (value) => `${value} or less`);
  limit('minLength', (value) => `${value} characters or more`);
  limit('maxLength', (value) => `${value} characters or less`);
  const pattern = one('pattern')?.value;
  if (pattern !== undefined) words.push(pattern === '\\S' ? 'not blank' : `like \`${pattern}\``);
  if (one('uniqueLang')?.value === 'true') words.push('one a language');
  for (const other of shapes.values(shape, sh('disjoint'))) words.push(`not also its ${code(other)}`);
  return words.filter((part) => part !== '').join(', ');
}

/** A shape that others refer to, by its label or by what it says. */
function nodeWords(shapes: ShapeGraph, node: Term): string {
  const label = shapes.values(node, rdfsLabel)[0]?.value;
  return label ?? shapes.value(node, 'message')?.value ?? '';
}

const rdfsLabel: NamedNode = namedNode('http://www.w3.org/2000/01/rdf-schema#label');
const sorted = (words: readonly string[]) => [...words].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
