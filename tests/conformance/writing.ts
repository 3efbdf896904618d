// Writing by ours: the graph of every positive test of a suite, written, read again by another library, is the same.
import type { Issue } from '../../src/errors.ts';
import { canonicalForm } from '../../src/rdf/canonical.ts';
import { rereadQuads } from '../../src/rdf/reread.ts';
import { checkQuad } from '../../src/rdf/safe.ts';
import { namedNode, type Quad, quad, type Term } from '../../src/rdf/terms.ts';
import { type Format, type FormatName, formats } from '../../src/serialize/formats.ts';
import { byN3, byOxigraph, type Language } from './libraries.ts';
import { failed, type Outcome, passed, type Row, refusedFor } from './outcome.ts';
import { positiveGraphs } from './rdf-suites.ts';

const names: Readonly<Record<FormatName, string>> = {
  turtle: 'Turtle',
  jsonld: 'JSON-LD',
  nt: 'N-Triples',
  nq: 'N-Quads',
  trig: 'TriG',
  rdfxml: 'RDF/XML',
};

const graphs: readonly Language[] = ['turtle', 'nt', 'rdfxml'];
const datasets: readonly Language[] = [...graphs, 'trig', 'nq'];

/** A row a format: the graphs of the syntaxes that hold what it holds. */
export function writingRows(): Row[] {
  const sources = new Map(datasets.map((language) => [language, positiveGraphs(language)]));
  return formats.map((format) => ({
    name: `writing ${names[format.name]}`,
    cases: (format.datasets ? datasets : graphs)
      .flatMap((language) => sources.get(language) ?? [])
      .map(({ name, quads }) => ({ name, run: () => outcomeOf(format, quads()) })),
  }));
}

// What is refused is refused for a reason of the list, and the rest of the graph, with names for its blank nodes, must
// come through all the same.
async function outcomeOf(format: Format, quads: readonly Quad[]): Promise<Outcome> {
  const whole = await format.serialize(quads);
  if (whole.ok) return (await rereadSame(format.name, whole.value, quads)) ?? passed;
  const outcome = refusedFor(whole.issues);
  if (outcome.kind === 'failed') return outcome;
  return (await remainderLost(format, quads, whole.issues)) ?? outcome;
}

async function remainderLost(
  format: Format,
  quads: readonly Quad[],
  issues: readonly Issue[],
): Promise<Outcome | undefined> {
  const unnameable = new Set(issues.map(({ message }) => /^the predicate <(.*)> is no XML name/.exec(message)?.[1]));
  const rest = safeQuads(quads).filter(({ predicate }) => !unnameable.has(predicate.value));
  const written = await format.serialize(rest);
  if (!written.ok) return failed(`the rest is refused too: ${written.issues[0]?.message}`);
  return rereadSame(format.name, written.value, rest);
}

/** The quads that ours writes, the blank nodes among them named by IRIs. */
export function safeQuads(quads: readonly Quad[]): readonly Quad[] {
  return quads.map(named).filter((each) => checkQuad(each) === undefined);
}

function named({ subject, predicate, object, graph }: Quad): Quad {
  const name = (term: Term) =>
    term.termType === 'BlankNode' ? namedNode(`https://example.org/.well-known/genid/${term.value}`) : term;
  return quad(name(subject) as never, predicate, name(object) as never, name(graph) as never);
}

/** A failure where a library reads something else than was written: the reader of `export`, and others here. */
export async function rereadSame(
  format: FormatName,
  text: string,
  quads: readonly Quad[],
): Promise<Outcome | undefined> {
  const expected = canonicalForm(quads);
  const ours = await rereadQuads(text, format);
  if (!ours.ok) return failed(`unreadable: ${ours.issues[0]?.message}\n${text}`);
  const readings = [ours.value, byOxigraph(text, format)];
  if (format !== 'rdfxml' && format !== 'jsonld') readings.push(byN3(text, format));
  const other = readings.find((reading) => canonicalForm(reading) !== expected);
  return other === undefined ? undefined : failed(`written ${text}\nread ${canonicalForm(other)}\nof ${expected}`);
}
