// Every fact of the page of China is in the exported graph, with evidence of its mode whose words overlap the row's.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/query/store.ts';
import { canonicalLine } from '../../src/rdf/lines.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { defaultGraph, type Quad, quad } from '../../src/rdf/terms.ts';
import { outputText } from '../china.ts';
import { type Mode, prefixes, type Row, rows } from './rows.ts';

const page = '../shared/source/interpol-china.txt';
const facts = 'https://w3id.org/ncb-graph/graph/facts/cn';
const modes: Record<Mode, string> = { E: 'explicit', P: 'presupposed', I: 'interpreted' };
const lines = Object.entries(prefixes).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`);
const head = `${lines.join('\n')}\n`;

const parsed = await parseQuads(outputText('dataset.nq'), 'nq');
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
const dataset = parsed.value;
const store = openStore(dataset);
afterAll(() => store.close());

/** What the evidence holds of one citation of a triple; start and end count code points. */
interface Citation {
  readonly mode: string;
  readonly because: string | undefined;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/** N-Triples line of a triple → its citations, of all countries' evidence. */
async function citationsByTriple(): Promise<Map<string, Citation[]>> {
  const answer = await store.answer(`${head}
    SELECT ?s ?p ?o ?mode ?because ?quote ?start ?end WHERE {
      GRAPH <https://w3id.org/ncb-graph/graph/evidence/cn> {
        ?statement a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ncb:mode ?mode .
        ?statement prov:wasDerivedFrom ?passage .
        ?passage oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact ?quote ] .
        ?passage oa:hasSelector [ a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ] .
        OPTIONAL { ?statement ncb:because ?because }
      }
    }`);
  if (!answer.ok || answer.value.kind !== 'bindings') throw new Error('no rows');
  const found = new Map<string, Citation[]>();
  for (const row of answer.value.rows) {
    const text = (name: string) => row.get(name)?.value ?? '';
    const [subject, predicate, object] = [row.get('s'), row.get('p'), row.get('o')] as unknown as [
      Quad['subject'],
      Quad['predicate'],
      Quad['object'],
    ];
    const line = canonicalLine(quad(subject, predicate, object, defaultGraph()));
    const citation = {
      mode: text('mode').replace(/^.*\//, ''),
      because: row.get('because')?.value,
      quote: text('quote'),
      start: Number(text('start')),
      end: Number(text('end')),
    };
    found.set(line, [...(found.get(line) ?? []), citation]);
  }
  return found;
}

const citations = await citationsByTriple();
const cited = [...citations.values()].flat();

async function triplesOf({ triples }: Row): Promise<Quad[]> {
  const result = await parseQuads(`${head}${triples} .`, 'turtle');
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

/** Whether one quote holds the other, or begins with whole words that the other ends with, but for punctuation. */
function overlapping(one: string, other: string): boolean {
  const [first, second] = [one, other].map((quote) => ` ${quote.replace(/[,.:;()]/g, '')} `);
  if (first === undefined || second === undefined) return false;
  if (first.includes(second) || second.includes(first)) return true;
  return meeting(first, second) || meeting(second, first);
}

/** Whether words at the end of the left text stand at the start of the right one. */
function meeting(left: string, right: string): boolean {
  const ends = [...right.matchAll(/(?<=\S) /g)].map(({ index }) => index + 1);
  return ends.some((end) => left.endsWith(right.slice(0, end)));
}

test('the rows are all 114, in order', () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 114 }, (_, index) => `F${index + 1}`));
});

describe('each row is said by the facts, and cited', () => {
  test.each(rows.map((row) => [row.id, row.quote, row] as const))('%s %s', async (_, __, row) => {
    const besides = row.besides === '' ? '' : `${row.besides} .`;
    const answer = await store.answer(`${head}ASK { GRAPH <${facts}> { ${row.triples} . ${besides} } }`);
    expect(answer).toMatchObject({ ok: true, value: { kind: 'boolean', value: true } });

    for (const triple of await triplesOf(row)) {
      const line = canonicalLine(triple);
      const all = citations.get(line) ?? [];
      const fitting = all.filter(({ mode, quote }) => mode === modes[row.mode] && overlapping(quote, row.quote));
      expect(fitting.length, `${line}\nis cited as ${JSON.stringify(all)}\nand not so: ${row.quote}`).toBeGreaterThan(
        0,
      );
      for (const { because } of fitting) expect(because === undefined).toBe(row.mode === 'E');
    }
  });
});

test('overlapping is told from mere likeness', () => {
  expect(overlapping('detect and investigate', 'helps police officers across China detect')).toBe(true);
  expect(overlapping('Beijing NCB', 'The Beijing NCB')).toBe(true);
  expect(overlapping('drugs and smuggling', 'terrorism, drugs')).toBe(true);
  expect(overlapping('police officers across China', 'police officers in China')).toBe(false);
  expect(overlapping('fraud', 'two million')).toBe(false);
  expect(overlapping('an ounce', 'half a pecan')).toBe(false);
});

test('every code and concept of a row is labelled in the main file', async () => {
  const all = (await Promise.all(rows.map(triplesOf))).flat();
  const iris = new Set(all.flatMap(({ object }) => (object.termType === 'NamedNode' ? [object.value] : [])));
  const concepts = [...iris].filter((iri) => /\/(activity|code|region|wording)\/[^/]+$/.test(iri));
  expect(concepts.length).toBeGreaterThan(30);
  const main = await parseQuads(outputText('facts.ttl'), 'turtle');
  const quads = main.ok ? main.value : [];
  const labelled = new Set(
    quads.flatMap(({ subject, predicate }) => (predicate.value.endsWith('#prefLabel') ? [subject.value] : [])),
  );
  expect(concepts.filter((iri) => !labelled.has(iri))).toEqual([]);
});

test('every fact that no row asks for holds facts together, or labels them', async () => {
  const asked = new Set((await Promise.all(rows.map(triplesOf))).flat().map((triple) => canonicalLine(triple)));
  const rest = dataset.flatMap((each) => {
    const line = canonicalLine(quad(each.subject, each.predicate, each.object, defaultGraph()));
    return each.graph.value === facts && !asked.has(line) ? [each] : [];
  });
  const binding = /\/(code|activity|wording)\/[^/]+$/;
  expect(rest.filter(({ subject }) => !binding.test(subject.value)).map((each) => canonicalLine(each))).toEqual([
    `<${prefixes.ncb}NationalCentralBureau> <${prefixes.rdf}type> <${prefixes.owl}Class> <${facts}> .`,
  ]);
});

// The page itself is third-party text and not shipped: these run where it lies beside the project.
describe.skipIf(!existsSync(page))('against the text of the page', () => {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const points = [...text];

  /** Ranges in code points of every occurrence of a quote, end exclusive. */
  function occurrences(quote: string): [number, number][] {
    const found: [number, number][] = [];
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      const start = [...text.slice(0, at)].length;
      found.push([start, start + [...quote].length]);
    }
    return found;
  }

  test('every position holds the words of its quote', () => {
    expect(cited.length).toBeGreaterThan(200);
    for (const { quote, start, end } of cited) expect(points.slice(start, end).join('')).toBe(quote);
  });

  test.each(rows.map((row) => [row.id, row] as const))('%s has evidence where the page says it', async (_, row) => {
    const ranges = occurrences(row.quote);
    expect(ranges).not.toEqual([]);
    for (const triple of await triplesOf(row)) {
      const fitting = (citations.get(canonicalLine(triple)) ?? []).filter(
        ({ mode, start, end }) => mode === modes[row.mode] && ranges.some(([from, to]) => start < to && from < end),
      );
      expect(fitting.length, canonicalLine(triple)).toBeGreaterThan(0);
    }
  });

  test('the rows together cover every word of the page but connectives', () => {
    const covered = new Set(rows.flatMap(({ quote }) => occurrences(quote)).flatMap(([from, to]) => span(from, to)));
    const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap((match) => {
      const start = [...text.slice(0, match.index)].length;
      return covered.has(start) ? [] : [match[0]];
    });
    expect(words.filter((word) => !/^(and|by|from|in|it|its|the|their|to|which|with)$/i.test(word))).toEqual([]);
  });
});

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
