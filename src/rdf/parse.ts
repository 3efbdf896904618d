// Text of any RDF format to quads. Turtle and its kin by n3, JSON-LD by jsonld; the second reader is in reread.ts.
import { Parser } from 'n3';
import { type Issue, type IssueCode, passed, type Result, refused } from '../errors.ts';
import { jsonLdReason, loadJsonLd } from './json-ld.ts';
import { addJsonLdPlaces } from './json-ld-places.ts';
import { blankNode, type Quad, quad, type Term } from './terms.ts';
import type { TraceIndex } from './traces.ts';
import { readPlaced } from './turtle-places.ts';

/** The syntaxes that can be read, by the names the command line uses, with their media types. */
export const syntaxes = {
  turtle: 'text/turtle',
  nt: 'application/n-triples',
  nq: 'application/n-quads',
  trig: 'application/trig',
  jsonld: 'application/ld+json',
} as const;

export type Syntax = keyof typeof syntaxes;

export interface ParseOptions {
  /** Absolute IRI that relative ones are resolved against. Without it, a relative IRI is refused. */
  readonly baseIRI?: string;
  /** Name of the file in the places of issues; `-` (standard input) by default. */
  readonly file?: string;
  /** Put before the labels of blank nodes, so that those of several files stay apart. */
  readonly labels?: string;
  /** Gets the place of every triple. */
  readonly places?: TraceIndex;
}

// RFC 3987: a scheme, none of the characters that IRIREF excludes, at most one fragment.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters IRIREF excludes
const wellFormed = /^[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020<>"{}|^`\\#]*(?:#[^\u0000-\u0020<>"{}|^`\\#]*)?$/;

/**
 * The quads of a text, in its order. Blank nodes keep their labels; nothing is fetched.
 * Issue: `bad-rdf`, with the line (counted from 1) where the parser tells it. The first fault ends the reading.
 */
export async function parseQuads(text: string, syntax: Syntax, options: ParseOptions = {}): Promise<Result<Quad[]>> {
  return syntax === 'jsonld' ? parseJsonLd(text, options) : parseTurtleKin(text, syntax, options);
}

function parseTurtleKin(text: string, syntax: Exclude<Syntax, 'jsonld'>, options: ParseOptions): Result<Quad[]> {
  const base = options.baseIRI === undefined ? {} : { baseIRI: options.baseIRI };
  try {
    const reading = { format: syntaxes[syntax], blankNodePrefix: `_:${options.labels ?? ''}`, ...base };
    const quads =
      options.places === undefined
        ? new Parser(reading).parse(text)
        : readPlaced(text, reading, options.places, options.file ?? '-');
    const relative = quads.find((quad) => iris(quad).some((iri) => !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(iri)));
    if (!relative) return passed(quads);
    const iri = iris(relative).find((value) => !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(value));
    return refused(issue(`the IRI <${iri}> is relative and there is no base IRI`, undefined, text, options));
  } catch (error) {
    return refused(issue(messageOf(error), lineOf(error), text, options));
  }
}

async function parseJsonLd(text: string, options: ParseOptions): Promise<Result<Quad[]>> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const position = /at position (\d+)/.exec(messageOf(error))?.[1];
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
    return refused(issue(messageOf(error), line, text, options));
  }
  try {
    const { toQuads } = await loadJsonLd();
    const quads = await toQuads(document, options.baseIRI);
    // The library passes on any string that begins as an IRI does.
    const bad = quads.flatMap(iris).find((iri) => !wellFormed.test(iri));
    if (bad !== undefined) return refused(issue(`the IRI <${bad}> is not well-formed`, undefined, text, options));
    if (options.places !== undefined) await addJsonLdPlaces(options.places, text, options.file ?? '-', options.baseIRI);
    return passed(relabelled(quads, options.labels));
  } catch (error) {
    return refused(issue(jsonLdReason(error), undefined, text, options));
  }
}

/** The same quads with other labels of blank nodes, for readers that number them from nought in each file. */
export function relabelled(quads: readonly Quad[], labels = ''): Quad[] {
  if (labels === '') return [...quads];
  const moved = (term: Term) => (term.termType === 'BlankNode' ? blankNode(labels + term.value) : term);
  return quads.map((each) =>
    quad(moved(each.subject) as never, each.predicate, moved(each.object) as never, moved(each.graph) as never),
  );
}

function iris(quad: Quad): string[] {
  const terms = [quad.subject, quad.predicate, quad.object, quad.graph];
  return terms.flatMap((term) => {
    if (term.termType === 'NamedNode') return [term.value];
    return term.termType === 'Literal' ? [term.datatype.value] : [];
  });
}

function issue(message: string, line: number | undefined, text: string, options: ParseOptions): Issue {
  const code: IssueCode = 'bad-rdf';
  if (line === undefined) return { code, severity: 'error', message };
  const excerpt = (text.split('\n', line)[line - 1] ?? '').replace(/\r$/, '').slice(0, 200);
  return {
    code,
    severity: 'error',
    message: message.replace(/ (?:on line|at position) \d.*$/s, ''),
    // Parsers tell the line; the column is unknown, so it is the first.
    place: { file: options.file ?? '-', line, column: 1 },
    excerpt,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function lineOf(error: unknown): number | undefined {
  const context = error instanceof Error && 'context' in error ? error.context : undefined;
  const line = context && typeof context === 'object' && 'line' in context ? context.line : undefined;
  return typeof line === 'number' ? line : undefined;
}
