// Reading of Turtle, TriG, N-Triples, N-Quads and RDF/XML by ours: accepted and equal, or refused with code and place.
import type { Result } from '../../src/errors.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { rereadQuads } from '../../src/rdf/reread.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { checkXml } from '../../src/rdf/xml.ts';
import { byOxigraph, type Language } from './libraries.ts';
import { failed, type Outcome, passed, type Row } from './outcome.ts';
import { differenceOf, type SyntaxCase, syntaxCases } from './rdf-suites.ts';

const names: readonly (readonly [Language, string])[] = [
  ['turtle', 'Turtle'],
  ['trig', 'TriG'],
  ['nt', 'N-Triples'],
  ['nq', 'N-Quads'],
  ['rdfxml', 'RDF/XML'],
];

export function readingRows(): Row[] {
  return names.map(([language, name]) => ({
    name: `reading ${name}`,
    cases: syntaxCases(language).map((each) => ({ name: each.name, run: () => outcomeOf(each) })),
  }));
}

async function read({ text, language, base }: SyntaxCase): Promise<Result<Quad[]>> {
  if (language !== 'rdfxml') return parseQuads(text, language, { baseIRI: base, file: base });
  const xml = checkXml(text, base);
  return xml.ok ? rereadQuads(text, language, base) : xml;
}

async function outcomeOf(each: SyntaxCase): Promise<Outcome> {
  const found = await read(each);
  if (each.isNegative) {
    if (found.ok) return failed('accepted');
    const [issue] = found.issues;
    if (issue?.code !== 'bad-rdf') return failed(`refused as ${issue?.code}`);
    return each.language === 'rdfxml' || issue.place !== undefined ? passed : failed(`without place: ${issue.message}`);
  }
  if (!found.ok) return failed(`refused: ${found.issues.map(({ message }) => message).join('; ')}`);
  if (each.result === undefined) return passed;
  const difference = await differenceOf(found.value, byOxigraph(each.result, each.language === 'trig' ? 'nq' : 'nt'));
  return difference === undefined ? passed : failed(difference);
}
