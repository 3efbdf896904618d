// Reads SPARQL 1.1 Query Results JSON as RDF/JS terms: https://www.w3.org/TR/sparql11-results-json/
import { blankNode, literal, namedNode, type Term } from '../rdf/terms.ts';
import type { Answer } from './answer.ts';

/** The shape of the text, as oxigraph writes it; it comes from our own store, so it is not checked. */
interface ResultsJson {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, TermJson>>[] };
}

interface TermJson {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

export function answerOfJson(text: string): Answer {
  const { head, boolean, results }: ResultsJson = JSON.parse(text);
  if (boolean !== undefined) return { kind: 'boolean', value: boolean };
  const rows = (results?.bindings ?? []).map(
    (binding) => new Map(Object.entries(binding).map(([variable, term]) => [variable, termOfJson(term)])),
  );
  return { kind: 'bindings', variables: head.vars ?? [], rows };
}

function termOfJson({ type, value, datatype, 'xml:lang': language }: TermJson): Term {
  if (type === 'uri') return namedNode(value);
  if (type === 'bnode') return blankNode(value);
  if (type !== 'literal') throw new Error(`a term of type ${type} in the answer, and the data are RDF 1.1`);
  return literal(value, language ?? (datatype === undefined ? undefined : namedNode(datatype)));
}
