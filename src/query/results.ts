// The formats of answers: one row each. Where answers come from is in store.ts.
import Table from 'cli-table3';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { sortedLines } from '../rdf/order.ts';
import { displayTerm, printable } from '../rdf/prefixed.ts';
import type { Prefixes, Quad, Term } from '../rdf/terms.ts';
import type { Answer, AnswerSource, QueryOptions } from './answer.ts';
import { type Rows, rowsAsCsv, rowsAsJson, rowsAsTsv, rowsAsXml } from './rows-text.ts';

export interface ResultOptions extends QueryOptions {
  /** For tables. */
  readonly prefixes?: Prefixes;
  /** Writes the graph of CONSTRUCT and DESCRIBE as Turtle; sorted N-Triples, which are Turtle, when absent. */
  readonly turtle?: (quads: readonly Quad[]) => Promise<Result<string>>;
}

const rowWriters: Partial<Readonly<Record<string, (answer: Rows) => string>>> = {
  csv: rowsAsCsv,
  tsv: rowsAsTsv,
  json: rowsAsJson,
  xml: rowsAsXml,
};

type Kind = Answer['kind'];
const rows: readonly Kind[] = ['bindings', 'boolean'];
const graphs: readonly Kind[] = ['graph'];

/** Every format of answers by its name on the command line, and the kinds of answers it can hold. */
export const resultFormats = {
  table: { holds: [...rows, ...graphs] },
  csv: { holds: rows },
  tsv: { holds: rows },
  json: { holds: rows },
  xml: { holds: rows },
  turtle: { holds: graphs },
  nt: { holds: graphs },
} as const satisfies Record<string, { holds: readonly Kind[] }>;

export type ResultFormat = keyof typeof resultFormats;

/**
 * The answer to a query as text, ending in LF; rows in the order of the query, triples in code point order.
 * Issues: those of the store, and `bad-result-format` where the format cannot hold this kind of answer.
 */
export async function answerAs(
  source: AnswerSource,
  sparql: string,
  format: ResultFormat,
  options: ResultOptions = {},
): Promise<Result<string>> {
  const asked = await source.answer(sparql, options);
  if (!asked.ok) return asked;
  const answer = asked.value;
  if (format === 'table') return passed(tableOf(answer, options.prefixes ?? {}));
  const write = rowWriters[format];
  if (write !== undefined) return answer.kind === 'graph' ? refused(unsuited(format, 'graph')) : passed(write(answer));
  if (answer.kind !== 'graph') return refused(unsuited(format, answer.kind));
  if (format === 'turtle' && options.turtle !== undefined) return options.turtle(answer.quads);
  return passed(
    sortedLines(answer.quads)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

function unsuited(format: ResultFormat, kind: Kind): Issue {
  const words = { bindings: 'rows', boolean: 'yes or no', graph: 'a graph' };
  const fitting = Object.entries(resultFormats).filter(([, { holds }]) => (holds as readonly Kind[]).includes(kind));
  return {
    code: 'bad-result-format',
    severity: 'error',
    message: `the answer is ${words[kind]}, which ${format} cannot hold`,
    expected: fitting.map(([name]) => name).join(', '),
    found: format,
  };
}

/** A table without colours: prefixed names, and literals by their text, with the language where there is one. */
function tableOf(answer: Answer, prefixes: Prefixes): string {
  if (answer.kind === 'boolean') return answer.value ? 'yes\n' : 'no\n';
  const [head, body] =
    answer.kind === 'bindings'
      ? [answer.variables, answer.rows.map((row) => answer.variables.map((variable) => row.get(variable)))]
      : [
          ['subject', 'predicate', 'object'],
          answer.quads.map(({ subject, predicate, object }) => [subject, predicate, object]),
        ];
  const table = new Table({ head: [...head], style: { head: [], border: [] } });
  table.push(...body.map((row) => row.map((term) => (term === undefined ? '' : cellOf(term, prefixes)))));
  return `${table.toString()}\n`;
}

function cellOf(term: Term, prefixes: Prefixes): string {
  if (term.termType !== 'Literal') return displayTerm(term, prefixes);
  return term.language === '' ? printable(term.value) : `${printable(term.value)} @${term.language}`;
}
