// The suites of the syntaxes of RDF 1.1, from their manifests in Turtle: which text must be read, and as what.
import { rdfcLines } from '../../src/rdf/canonical.ts';
import { namedNode, type Quad, type Term } from '../../src/rdf/terms.ts';
import { ShapeGraph } from '../../src/validate/shape-graph.ts';
import { textOf } from './folder.ts';
import { byN3, byOxigraph, type Language } from './libraries.ts';

const mf = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const rdfType = namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');

export interface SyntaxCase {
  readonly name: string;
  readonly language: Language;
  readonly text: string;
  readonly base: string;
  readonly isNegative: boolean;
  /** The graph that the text says, where the suite tells it: N-Triples or N-Quads. */
  readonly result?: string;
}

/** Language → folder, in the order of the table. */
const folders: Readonly<Record<Language, string>> = {
  turtle: 'rdf-turtle',
  trig: 'rdf-trig',
  nt: 'rdf-n-triples',
  nq: 'rdf-n-quads',
  rdfxml: 'rdf-xml',
};

export function syntaxCases(language: Language): SyntaxCase[] {
  const folder = ['rdf-tests', 'rdf', 'rdf11', folders[language]];
  // The manifests that name no base hold texts without relative IRIs.
  const base = `https://w3c.github.io/${folder.join('/')}/`;
  const manifest = new ShapeGraph(byN3(textOf(...folder, 'manifest.ttl'), 'turtle', `${base}manifest.ttl`));
  const value = (subject: Term, name: string) => manifest.values(subject, namedNode(mf + name))[0];
  const file = (iri: Term) => textOf(...folder, decodeURI(iri.value.slice(base.length)));
  const entries = value(namedNode(`${base}manifest.ttl`), 'entries') ?? value(namedNode(base), 'entries');
  if (entries === undefined) throw new Error(`the manifest of ${folder.join('/')} has no entries`);
  return manifest.list(entries).map((entry) => {
    const [action, result] = [value(entry, 'action'), value(entry, 'result')];
    const type = manifest.values(entry, rdfType)[0]?.value ?? '';
    if (action === undefined) throw new Error(`${entry.value} has no action`);
    return {
      name: entry.value.slice(entry.value.indexOf('#') + 1),
      language,
      text: file(action),
      base: action.value,
      isNegative: /Negative/.test(type),
      ...(result === undefined ? {} : { result: file(result) }),
    };
  });
}

/** Cases that hold a graph, read when it is first asked for. */
export function positiveGraphs(language: Language): { readonly name: string; readonly quads: () => readonly Quad[] }[] {
  return syntaxCases(language)
    .filter(({ isNegative }) => !isNegative)
    .map((each) => {
      let quads: readonly Quad[] | undefined;
      return {
        name: `${language} ${each.name}`,
        quads: () => {
          quads ??= byOxigraph(each.text, each.language, each.base);
          return quads;
        },
      };
    });
}

/** The first difference of two graphs in canonical form (RDFC-1.0), or undefined where they are isomorphic. */
export async function differenceOf(found: readonly Quad[], expected: readonly Quad[]): Promise<string | undefined> {
  const [ours, theirs] = [await rdfcLines(found), await rdfcLines(expected)];
  const extra = ours.find((line) => !theirs.includes(line));
  const missing = theirs.find((line) => !ours.includes(line));
  if (extra === undefined && missing === undefined) return undefined;
  return `missing ${missing ?? 'nothing'}, extra ${extra ?? 'nothing'}`;
}
