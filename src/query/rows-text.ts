// Rows and truth as CSV, TSV, JSON and XML, whichever store they come from, in the forms that the recommendations of
// SPARQL 1.1 give them. Graphs and tables are written in results.ts.
import { termToken } from '../rdf/lines.ts';
import type { Literal, Term } from '../rdf/terms.ts';
import { xsd } from '../vocab/known.ts';
import type { Answer } from './answer.ts';

/** Rows of SELECT, or the truth of ASK. */
export type Rows = Exclude<Answer, { readonly kind: 'graph' }>;

/** https://www.w3.org/TR/sparql11-results-csv-tsv/#csv */
export function rowsAsCsv(answer: Rows): string {
  if (answer.kind === 'boolean') return `${answer.value}\n`;
  const { variables, rows } = answer;
  const lines = rows.map((row) => variables.map((name) => csvCell(row.get(name))).join(','));
  return [variables.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

function csvCell(term: Term | undefined): string {
  if (term === undefined) return '';
  const text = term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
  return /["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv */
export function rowsAsTsv(answer: Rows): string {
  if (answer.kind === 'boolean') return `${answer.value}\n`;
  const { variables, rows } = answer;
  const lines = rows.map((row) => variables.map((name) => tsvCell(row.get(name))).join('\t'));
  return [variables.map((name) => `?${name}`).join('\t'), ...lines].map((line) => `${line}\n`).join('');
}

/** Forms in which Turtle writes a literal bare; every other is written with its datatype. */
const bare: Readonly<Record<string, RegExp>> = {
  [xsd.boolean.value]: /^(true|false)$/,
  [xsd.integer.value]: /^[+-]?\d+$/,
  [xsd.decimal.value]: /^[+-]?\d*\.\d+$/,
  [xsd.double.value]: /^[+-]?(\d+(\.\d*)?|\.\d+)[eE][+-]?\d+$/,
};

function tsvCell(term: Term | undefined): string {
  if (term === undefined) return '';
  if (term.termType !== 'Literal') return termToken(term);
  return bare[term.datatype.value]?.test(term.value) ? term.value : termToken(term);
}

/** https://www.w3.org/TR/sparql11-results-json/ */
export function rowsAsJson(answer: Rows): string {
  if (answer.kind === 'boolean') return `${JSON.stringify({ head: {}, boolean: answer.value })}\n`;
  const { variables: vars, rows } = answer;
  const bindings = rows.map((row) =>
    Object.fromEntries(
      vars.flatMap((name) => {
        const term = row.get(name);
        return term === undefined ? [] : [[name, jsonTerm(term)]];
      }),
    ),
  );
  return `${JSON.stringify({ head: { vars }, results: { bindings } })}\n`;
}

function jsonTerm(term: Term) {
  const { value } = term;
  if (term.termType !== 'Literal') return { type: term.termType === 'BlankNode' ? 'bnode' : 'uri', value };
  if (term.language !== '') return { type: 'literal', value, 'xml:lang': term.language };
  return { type: 'literal', value, ...(isString(term) ? {} : { datatype: term.datatype.value }) };
}

/** https://www.w3.org/TR/rdf-sparql-XMLres/. Characters that XML 1.0 has no form for become U+FFFD. */
export function rowsAsXml(answer: Rows): string {
  const open = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">';
  if (answer.kind === 'boolean') return `${open}<head></head><boolean>${answer.value}</boolean></sparql>\n`;
  const { variables, rows } = answer;
  const head = variables.map((name) => `<variable name="${xmlText(name)}"/>`).join('');
  const results = rows.map((row) => {
    const bindings = variables.map((name) => {
      const term = row.get(name);
      return term === undefined ? '' : `<binding name="${xmlText(name)}">${xmlTerm(term)}</binding>`;
    });
    return `<result>${bindings.join('')}</result>`;
  });
  return `${open}<head>${head}</head><results>${results.join('')}</results></sparql>\n`;
}

function xmlTerm(term: Term): string {
  const text = xmlText(term.value);
  if (term.termType === 'BlankNode') return `<bnode>${text}</bnode>`;
  if (term.termType !== 'Literal') return `<uri>${text}</uri>`;
  if (term.language !== '') return `<literal xml:lang="${xmlText(term.language)}">${text}</literal>`;
  return isString(term)
    ? `<literal>${text}</literal>`
    : `<literal datatype="${xmlText(term.datatype.value)}">${text}</literal>`;
}

const xmlEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader would turn it into a line feed.
  '\r': '&#xD;',
};

function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\r]/g, (character) => xmlEscapes[character] ?? character);
}

function isString({ datatype }: Literal): boolean {
  return datatype.value === xsd.string.value;
}
