// Reads SPARQL 1.1 Query Results JSON as RDF/JS terms: https://www.w3.org/TR/sparql11-results-json/
import { blankNode, literal, namedNode, type Term } from '../rdf/terms.ts';
import type { Answer } from './answer.ts';

interface ResultsJson {
  readonly head?: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, TermJson>>[] };
}

interface TermJson {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

/** The answer that a text holds. Throws an Error that says what is wrong with a text that is no such results. */
export function answerOfJson(text: string): Answer {
  const parsed: ResultsJson | null = JSON.parse(text);
  const { head, boolean, results } = parsed ?? {};
  if (typeof boolean === 'boolean') return { kind: 'boolean', value: boolean };
  if (results === undefined || !Array.isArray(results.bindings))
    throw new Error('there are neither rows nor a truth in it');
  const bindings: readonly Readonly<Record<string, TermJson>>[] = results.bindings;
  const rows = bindings.map(
    (binding) => new Map(Object.entries(binding).map(([variable, term]) => [variable, termOfJson(term)])),
  );
  return { kind: 'bindings', variables: head?.vars ?? [], rows };
}

function termOfJson({ type, value, datatype, 'xml:lang': language }: TermJson): Term {
  if (typeof value !== 'string') throw new Error('a term in it has no value');
  if (type === 'uri') return namedNode(value);
  if (type === 'bnode') return blankNode(value);
  // Virtuoso's name for a literal with a datatype is of an older draft.
  if (type !== 'literal' && type !== 'typed-literal')
    throw new Error(`a term of type ${type} is in it, and the data are RDF 1.1`);
  return literal(value, language ?? (datatype === undefined ? undefined : namedNode(datatype)));
}
