// The table of output formats, and the one gate through which every one of them writes. One file per syntax beside it.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { canonicalForm } from '../rdf/canonical.ts';
import { checkQuad } from '../rdf/safe.ts';
import type { Quad } from '../rdf/terms.ts';
import { writeJsonLd } from './json-ld.ts';
import type { SerializeOptions } from './options.ts';
import { writeRdfXml } from './rdf-xml.ts';
import { writeTrig, writeTurtle } from './turtle.ts';

export type FormatName = 'turtle' | 'jsonld' | 'nt' | 'nq' | 'trig' | 'rdfxml';

export interface Format {
  readonly name: FormatName;
  readonly mediaType: string;
  /** With its dot. */
  readonly extension: string;
  /** Further names by which people ask for it, in lower case. */
  readonly aliases: readonly string[];
  /** Whether it holds named graphs. */
  readonly datasets: boolean;
  /** Whether it has a form for triple terms of RDF 1.2. */
  readonly tripleTerms: boolean;
  /**
   * The text of the quads: the same bytes for the same set of quads in any order, with a final newline.
   * Issues: `unsafe-term` for each quad that `checkQuad` refuses, `named-graph` for each named graph where `datasets`
   * is false, `bad-prefix`, `bad-context`.
   */
  serialize(quads: readonly Quad[], options?: SerializeOptions): Promise<Result<string>>;
}

type Write = (quads: readonly Quad[], options: SerializeOptions) => Result<string> | Promise<Result<string>>;

const writeLines: Write = (quads) => passed(canonicalForm(quads));

const rows: readonly (Omit<Format, 'serialize'> & { readonly write: Write })[] = [
  {
    name: 'turtle',
    mediaType: 'text/turtle',
    extension: '.ttl',
    aliases: [],
    datasets: false,
    tripleTerms: true,
    write: writeTurtle,
  },
  {
    name: 'jsonld',
    mediaType: 'application/ld+json',
    extension: '.jsonld',
    aliases: ['json-ld', 'json'],
    datasets: true,
    tripleTerms: false,
    write: writeJsonLd,
  },
  {
    name: 'nt',
    mediaType: 'application/n-triples',
    extension: '.nt',
    aliases: ['ntriples', 'n-triples'],
    datasets: false,
    tripleTerms: true,
    write: writeLines,
  },
  {
    name: 'nq',
    mediaType: 'application/n-quads',
    extension: '.nq',
    aliases: ['nquads', 'n-quads'],
    datasets: true,
    tripleTerms: true,
    write: writeLines,
  },
  {
    name: 'trig',
    mediaType: 'application/trig',
    extension: '.trig',
    aliases: [],
    datasets: true,
    tripleTerms: true,
    write: writeTrig,
  },
  {
    name: 'rdfxml',
    mediaType: 'application/rdf+xml',
    extension: '.rdf',
    aliases: ['rdf/xml', 'rdf-xml', 'xml'],
    datasets: false,
    tripleTerms: false,
    write: writeRdfXml,
  },
];

/** Every output format, in the order in which lists show them. */
export const formats: readonly Format[] = rows.map(({ write, ...format }) => ({
  ...format,
  async serialize(quads, options = {}) {
    const tripleTerms = options.rdf12 === true && format.tripleTerms;
    const issues = [...unsafeTerms(quads, tripleTerms), ...(format.datasets ? [] : namedGraphs(quads, format.name))];
    return issues.length > 0 ? refused(...issues) : write(quads, options);
  },
}));

/**
 * The format of this short name, extension, file name or media type (parameters and case aside).
 * Issue: `unknown-format`, with the list.
 */
export function findFormat(text: string): Result<Format> {
  const wanted = (text.split(';')[0] ?? '').trim().toLowerCase();
  const extension = `.${wanted.slice(wanted.lastIndexOf('.') + 1)}`;
  const found = formats.find(
    ({ name, aliases, mediaType, extension: own }) =>
      name === wanted || mediaType === wanted || own === extension || aliases.includes(wanted),
  );
  if (found) return passed(found);
  const list = formats.map(({ name, extension: own, mediaType }) => `${name} (${own}, ${mediaType})`).join(', ');
  return refused({
    code: 'unknown-format',
    severity: 'error',
    message: `there is no format ${JSON.stringify(text.slice(0, 80))}`,
    expected: `one of ${list}`,
  });
}

function unsafeTerms(quads: readonly Quad[], tripleTerms: boolean): Issue[] {
  return quads.flatMap((quad): Issue[] => {
    const message = checkQuad(quad, { tripleTerms });
    return message === undefined ? [] : [{ code: 'unsafe-term', severity: 'error', message }];
  });
}

function namedGraphs(quads: readonly Quad[], format: FormatName): Issue[] {
  const counts = new Map<string, number>();
  for (const { graph } of quads) {
    if (graph.termType !== 'DefaultGraph') counts.set(graph.value, (counts.get(graph.value) ?? 0) + 1);
  }
  const holding = formats.filter(({ datasets }) => datasets).map(({ name }) => name);
  return [...counts].map(([graph, count]) => ({
    code: 'named-graph',
    severity: 'error',
    message: `${format} holds no named graph, and ${count} quad${count === 1 ? ' is' : 's are'} in <${graph}>`,
    expected: `quads of the default graph, or one of the formats ${holding.join(', ')}`,
  }));
}
