// The one gate before bytes are made: n3 writes any string as an IRI, so every quad of ours passes here first.
import { iriFault } from '../values/iri.ts';
import { languageFault } from '../values/language.ts';
import { textFault } from '../values/text.ts';
import type { Literal, Quad, Term } from './terms.ts';

const langString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';

export interface Allowed {
  /** Whether the object may be a triple term of RDF 1.2, whose own terms are safe. */
  readonly tripleTerms?: boolean;
}

/**
 * Why a quad may not be written, in plain words, or undefined. A safe quad is plain RDF 1.1 without blank nodes: IRIs
 * as `iriFault` wants them, lexical forms as `textFault` does, language tags well-formed and in lower case.
 */
export function checkQuad(quad: Quad, allowed: Allowed = {}): string | undefined {
  return (
    checkIri('subject', quad.subject) ??
    checkIri('predicate', quad.predicate) ??
    checkObject(quad.object, allowed) ??
    (quad.graph.termType === 'DefaultGraph' ? undefined : checkIri('graph name', quad.graph))
  );
}

function checkObject(object: Term, { tripleTerms = false }: Allowed): string | undefined {
  if (object.termType === 'Literal') return checkLiteral(object);
  return object.termType === 'Quad' && tripleTerms ? checkQuad(object as Quad) : checkIri('object', object);
}

function checkIri(position: string, term: Term): string | undefined {
  if (term.termType !== 'NamedNode') return `the ${position} is ${kinds[term.termType]}`;
  const fault = iriFault(term.value);
  return fault === undefined ? undefined : `the ${position} ${shown(term.value)} ${fault}`;
}

function checkLiteral(term: Literal): string | undefined {
  const fault = textFault(term.value);
  if (fault !== undefined) return `the literal ${shown(term.value)} ${fault}`;
  const datatype = iriFault(term.datatype.value);
  if (datatype !== undefined) return `the datatype ${shown(term.datatype.value)} ${datatype}`;
  if (term.language === '') {
    return term.datatype.value === langString ? 'the literal is an rdf:langString without language' : undefined;
  }
  if (term.datatype.value !== langString) return `the literal has a language and the datatype ${term.datatype.value}`;
  if ('direction' in term && term.direction) return 'the literal has a base direction, which is RDF 1.2';
  const language = languageFault(term.language);
  return language === undefined ? undefined : `the language ${shown(term.language)} ${language}`;
}

const kinds: Readonly<Record<Term['termType'], string>> = {
  NamedNode: 'an IRI',
  BlankNode: 'a blank node, and exported data has none',
  Literal: 'a literal',
  Variable: 'a variable',
  DefaultGraph: 'the default graph',
  Quad: 'a triple term, which is RDF 1.2',
};

/** A hostile value as a message may show it: escaped as in JSON, ASCII only, at most 80 characters. */
function shown(value: string): string {
  const cut = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return JSON.stringify(cut).replace(/[^ -~…]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
