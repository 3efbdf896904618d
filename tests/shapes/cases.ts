// The table of cases, cases.txt, as edits of a graph and the results they must give. Runs no shape.
import { readFileSync } from 'node:fs';
import { Parser } from 'n3';
import { canonicalLine } from '../../src/rdf/lines.ts';
import { displayIri, displayTerm } from '../../src/rdf/prefixed.ts';
import { type Quad, quad, type Term } from '../../src/rdf/terms.ts';
import { pathText, type ShapeResult } from '../../src/validate/result.ts';
import { called } from './case-graph.ts';

export interface Case {
  /** See `edited`. */
  readonly edit: string;
  /** As `told` tells results, in code point order. */
  readonly expected: readonly string[];
}

/** The names of the table, and of what is told of it. */
const prefixes: Readonly<Record<string, string>> = {
  activity: 'https://full.example/ncb/activity/',
  code: 'https://w3id.org/ncb-graph/code/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  ex: 'http://example.org/',
  int: 'https://full.example/ncb/id/int/',
  ncb: 'https://w3id.org/ncb-graph/ontology#',
  oa: 'http://www.w3.org/ns/oa#',
  org: 'http://www.w3.org/ns/org#',
  owl: 'http://www.w3.org/2002/07/owl#',
  passage: 'https://full.example/ncb/passage/',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  region: 'https://w3id.org/ncb-graph/region/',
  root: 'https://w3id.org/ncb-graph/',
  schema: 'http://schema.org/',
  shape: 'https://w3id.org/ncb-graph/shapes#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  source: 'https://full.example/ncb/source/',
  st: 'https://full.example/ncb/statement/',
  time: 'http://www.w3.org/2006/time#',
  topic: 'https://w3id.org/ncb-graph/crime-area/',
  wording: 'https://full.example/ncb/wording/',
  xa: 'https://full.example/ncb/id/xa/',
  xb: 'https://full.example/ncb/id/xb/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** The cases of the table. A line is an edit and, each after an exclamation mark, the results it must give. */
export const cases: readonly Case[] = readFileSync('tests/shapes/cases.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [edit = '', ...expected] = line.split(' ! ');
    return { edit, expected };
  });

/**
 * The graph after an edit: `+ s p o` adds a triple, `- s p o` removes one, `s p o => o2` gives one another object,
 * `s >> s2` gives a node another name. `*` is the only object of s and p. Throws where the edit changes nothing.
 */
export function edited(graph: readonly Quad[], edit: string): readonly Quad[] {
  const [left = '', right] = edit.split(/ (?:=>|>>) /);
  const sign = /^[+-] /.test(edit) ? edit[0] : undefined;
  if (sign === '+') return withTriple(graph, triple(left.slice(2)), edit);
  if (sign === '-') return without(graph, standing(graph, left.slice(2)), edit);
  if (right === undefined) throw new Error(`no edit: ${edit}`);
  if (edit.includes(' >> ')) return renamed(graph, term(left), term(right), edit);
  const old = standing(graph, left);
  return withTriple(without(graph, old, edit), quad(old.subject, old.predicate, term(right)), edit);
}

/** A result on one line: focus node, path, constraint component, shape. */
export function told({ focusNode, path, component, sourceShape = '-', severity }: ShapeResult): string {
  return [
    [...called].find(([, iri]) => iri === focusNode.value)?.[0] ?? displayTerm(focusNode, prefixes),
    path === undefined ? '-' : pathText(path, (iri) => displayIri(iri, prefixes)),
    component.replace(/^.*#(.*)ConstraintComponent$/, '$1'),
    sourceShape.replace(/^.*#/, ''),
    ...(severity === 'violation' ? [] : [severity]),
  ].join(' ');
}

const header = Object.entries(prefixes)
  .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`)
  .join('');

function triple(text: string): Quad {
  const named = text.replace(/\b(?:st|passage):[\w-]+/g, (name) => (called.has(name) ? `<${called.get(name)}>` : name));
  const [parsed] = new Parser({ blankNodePrefix: '_:' }).parse(`${header}${named} .`) as Quad[];
  if (parsed === undefined) throw new Error(`no triple: ${text}`);
  return parsed;
}

const term = (text: string): Quad['object'] => triple(`ex:s ex:p ${text}`).object;

/** The triple of a graph that an edit names. */
function standing(graph: readonly Quad[], text: string): Quad {
  if (!text.endsWith(' *')) return triple(text);
  const { subject, predicate } = triple(text.replace(/\*$/, '0'));
  const [only, ...more] = graph.filter((each) => each.subject.equals(subject) && each.predicate.equals(predicate));
  if (only === undefined || more.length > 0) throw new Error(`not one triple: ${text}`);
  return only;
}

function without(graph: readonly Quad[], gone: Quad, edit: string): readonly Quad[] {
  const line = canonicalLine(gone);
  const rest = graph.filter((each) => canonicalLine(each) !== line);
  if (rest.length === graph.length) throw new Error(`there is no such triple: ${edit}`);
  return rest;
}

function withTriple(graph: readonly Quad[], added: Quad, edit: string): readonly Quad[] {
  const line = canonicalLine(added);
  if (graph.some((each) => canonicalLine(each) === line)) throw new Error(`the triple is there already: ${edit}`);
  return [...graph, added];
}

function renamed(graph: readonly Quad[], from: Term, to: Term, edit: string): readonly Quad[] {
  const move = <T extends Term>(one: T): T => (one.equals(from) ? (to as T) : one);
  const moved = graph.map((each) => quad(move(each.subject), each.predicate, move(each.object)));
  if (moved.every((each, index) => graph[index]?.equals(each))) throw new Error(`there is no such node: ${edit}`);
  return moved;
}
