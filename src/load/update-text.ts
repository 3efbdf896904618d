// The text of SPARQL updates. Every graph they touch is named in them. https://www.w3.org/TR/sparql11-update/
import { termToken } from '../rdf/lines.ts';
import { namedNode } from '../rdf/terms.ts';

/** An IRI as SPARQL writes it; characters that would end it early are escaped. */
export function iri(value: string): string {
  return termToken(namedNode(value));
}

/** Canonical lines as triples of SPARQL, each with its line end. */
export function linesInSparql(lines: readonly string[]): string {
  return lines.map((line) => `${line.includes('\\\\') ? safeEscapes(line) : line}\n`).join('');
}

/**
 * SPARQL replaces `\u0041` before it parses (section 19.2), also where the backslash is itself escaped: the letter
 * after an escaped backslash is escaped too, so that none such is left.
 */
function safeEscapes(line: string): string {
  return line.replace(/\\\\([uU])|\\./g, (pair, letter: string | undefined) => {
    if (letter === undefined) return pair;
    return `\\\\\\u00${letter === 'u' ? '75' : '55'}`;
  });
}

/** The triples, as canonical lines, added to a graph or removed from it; the default graph where none is named. */
export function dataText(verb: 'INSERT' | 'DELETE', graph: string | undefined, lines: readonly string[]): string {
  const triples = `{\n${linesInSparql(lines)}}`;
  return `${verb} DATA ${graph === undefined ? triples : `{ GRAPH ${iri(graph)} ${triples} }`}`;
}

/** One graph made the same as another by COPY, by MOVE, or by what `DELETE` and `INSERT` it takes. */
export type Swap = 'COPY' | 'MOVE' | 'DELETE and INSERT';

/** The second graph of each pair made the same as the first, in one update. */
export function swapText(swap: Swap, pairs: readonly { readonly from: string; readonly to: string }[]): string {
  const texts = pairs.map(({ from, to }) => {
    if (swap !== 'DELETE and INSERT') return `${swap} GRAPH ${iri(from)} TO GRAPH ${iri(to)}`;
    const source = `GRAPH ${iri(from)} { ?s ?p ?o }`;
    const target = `GRAPH ${iri(to)} { ?s ?p ?o }`;
    return (
      `DELETE { ${target} } WHERE { ${target} FILTER NOT EXISTS { ${source} } } ;\n` +
      `INSERT { ${target} } WHERE { ${source} }`
    );
  });
  return texts.join(' ;\n');
}

/** Drops each graph, there or not. */
export function dropText(graphs: readonly string[]): string {
  return graphs.map((graph) => `DROP SILENT GRAPH ${iri(graph)}`).join(' ;\n');
}
