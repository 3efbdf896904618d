// JSON-LD through our options: documents to graphs (toRDF), graphs to nodes (fromRDF), and frames.

import { jsonLdReason, loadJsonLd } from '../../src/rdf/json-ld.ts';
import { compareCodePoints } from '../../src/rdf/order.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { writeJsonLd } from '../../src/serialize/json-ld.ts';
import { expandedNodes } from '../../src/serialize/json-ld-nodes.ts';
import { jsonOf, textOf } from './folder.ts';
import { byN3, byOxigraph } from './libraries.ts';
import { failed, type Outcome, passed, type Row, refusedFor, skipped } from './outcome.ts';
import { differenceOf } from './rdf-suites.ts';
import { rereadSame, safeQuads } from './writing.ts';

/** An entry of a manifest; its options are those of the API that ours does not offer. */
interface Entry {
  readonly '@id': string;
  readonly '@type': readonly string[];
  readonly input: string;
  readonly expect?: string;
  readonly frame?: string;
  readonly option?: Readonly<Record<string, unknown>>;
}

type Json = Readonly<Record<string, unknown>>;
type Run = (entry: Entry) => Promise<Outcome>;

export function jsonLdRows(): Row[] {
  return [
    row('JSON-LD to RDF', 'json-ld-api', 'toRdf', toRdf),
    row('JSON-LD from RDF', 'json-ld-api', 'fromRdf', fromRdf),
    row('JSON-LD framing', 'json-ld-framing', 'frame', frame),
    row('writing JSON-LD under a frame', 'json-ld-framing', 'frame', underFrame),
  ];
}

function row(name: string, suite: string, test: string, run: Run): Row {
  const { sequence } = jsonOf(suite, 'tests', `${test}-manifest.jsonld`) as { sequence: readonly Entry[] };
  return { name, cases: sequence.map((entry) => ({ name: entry['@id'], run: () => run(entry) })) };
}

const ownOptions = ['expandContext', 'produceGeneralizedRdf', 'rdfDirection', 'useNativeTypes', 'useRdfType'];

/** Why ours cannot be asked what the case asks. */
function unasked({ option = {} }: Entry): Outcome | undefined {
  if (option['specVersion'] === 'json-ld-1.0' || option['processingMode'] === 'json-ld-1.0')
    return skipped('JSON-LD 1.0');
  return ownOptions.some((name) => option[name] !== undefined) ? skipped('options of the JSON-LD API') : undefined;
}

async function toRdf(entry: Entry): Promise<Outcome> {
  const { input, expect, option = {} } = entry;
  const skip = unasked(entry);
  if (skip !== undefined) return skip;
  const baseIRI = String(option['base'] ?? `https://w3c.github.io/json-ld-api/tests/${input}`);
  const found = await parseQuads(textOf('json-ld-api', 'tests', input), 'jsonld', { baseIRI });
  if (entry['@type'].includes('jld:NegativeEvaluationTest')) {
    return found.ok ? failed('accepted') : found.issues[0]?.code === 'bad-rdf' ? passed : failed('without its code');
  }
  if (!found.ok) return refusedFor(found.issues);
  if (expect === undefined) return passed;
  const difference = await differenceOf(found.value, byN3(textOf('json-ld-api', 'tests', expect), 'nq'));
  return difference === undefined ? passed : failed(difference);
}

async function fromRdf(entry: Entry): Promise<Outcome> {
  const skip = unasked(entry);
  if (skip !== undefined) return skip;
  const quads = byN3(textOf('json-ld-api', 'tests', entry.input), 'nq');
  const found = expandedNodes(quads);
  const expected = entry.expect === undefined ? undefined : jsonOf('json-ld-api', 'tests', entry.expect);
  if (expected !== undefined && sameJson(found, expected)) return passed;
  // Where the form is another, the meaning must be the same.
  const difference = await differenceOf(byOxigraph(JSON.stringify(found), 'jsonld'), quads);
  if (difference !== undefined) return failed(difference);
  const folds = expected === undefined || /"@list"|"@json"/.test(JSON.stringify(expected));
  return folds ? skipped('lists and JSON literals of JSON-LD') : failed(JSON.stringify(found));
}

async function frame(entry: Entry): Promise<Outcome> {
  const skip = unasked(entry);
  if (skip !== undefined) return skip;
  const { frame: framing } = await loadJsonLd();
  const ask = async () => framing(jsonOf('json-ld-framing', 'tests', entry.input), frameOf(entry) as Json);
  const found = await ask().catch((error: Error) => error);
  if (entry.expect === undefined) return found instanceof Error ? passed : failed('accepted');
  if (found instanceof Error) return refusedFor([{ code: 'bad-rdf', severity: 'error', message: jsonLdReason(found) }]);
  if (JSON.stringify(frameOf(entry)).includes('"@default"')) return skipped('defaults of frames');
  const expected = withOurOptions(jsonOf('json-ld-framing', 'tests', entry.expect));
  return sameJson(found, expected) ? passed : failed(`${JSON.stringify(found)} is not ${JSON.stringify(expected)}`);
}

function frameOf({ frame: file = '' }: Entry): unknown {
  return jsonOf('json-ld-framing', 'tests', file);
}

/** What is expected, as our two options make it: `omitGraph` off, `omitDefault` on. */
function withOurOptions(expected: unknown): unknown {
  const { '@context': context = {}, '@graph': graph, ...node } = withoutNull(expected) as Json;
  const told = Object.keys(context as object).length === 0 ? {} : { '@context': context };
  return { ...told, '@graph': graph ?? (Object.keys(node).length === 0 ? [] : [node]) };
}

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, item]) => item !== null || key === '@language' || key === '@context',
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, key === '@context' ? item : withoutNull(item)]));
}

/** A document of the suite written by ours under the frame and the context of the case: nothing is lost. */
async function underFrame(entry: Entry): Promise<Outcome> {
  const document = await parseQuads(textOf('json-ld-framing', 'tests', entry.input), 'jsonld', {
    baseIRI: `https://w3c.github.io/json-ld-framing/tests/${entry.input}`,
  });
  if (!document.ok) return refusedFor(document.issues);
  const { '@context': context = {}, ...rest } = frameOf(entry) as Json;
  const quads = safeQuads(document.value);
  const written = await writeJsonLd(quads, { context: context as Json, frame: rest });
  if (!written.ok) return refusedFor(written.issues);
  return (await rereadSame('jsonld', written.value, quads)) ?? passed;
}

/** Equal but for the order of keys and of arrays that are no lists. */
function sameJson(a: unknown, b: unknown): boolean {
  return sortedJson(a) === sortedJson(b);
}

function sortedJson(value: unknown, isList = false): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => sortedJson(item));
    return `[${(isList ? items : items.sort(compareCodePoints)).join()}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([x], [y]) => compareCodePoints(x, y));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${sortedJson(item, key === '@list')}`).join()}}`;
}
