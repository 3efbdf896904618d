// Patch and update as what they are for: applied to the old side they give the new one, their inverse the old one.
import fc from 'fast-check';
import * as oxigraph from 'oxigraph';
import { describe, expect, test } from 'vitest';
import { differenceOf, inverseOf } from '../../src/diff/difference.ts';
import { patchText, updateText } from '../../src/diff/update.ts';
import { sortedLines } from '../../src/rdf/order.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { blankNode, defaultGraph, literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';
import { nastyFacts } from '../serialize/nasty.ts';

const word = fc.constantFrom(...'abc');
const iri = word.map((name) => namedNode(`https://example.org/${name}`));
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('\\', 'u', '0041', '"', '\n', '\r', '}', '>', ' . ', '中', '😀', '\u0001') }),
  fc.string(),
);
const object = fc.oneof(
  iri,
  text.map((words) => literal(words)),
  fc.tuple(text, fc.constantFrom('en', 'zh-hans')).map(([words, tag]) => literal(words, tag)),
  fc.integer().map((value) => literal(String(value), namedNode('http://www.w3.org/2001/XMLSchema#integer'))),
);
const graph = fc.oneof(fc.constant(defaultGraph()), iri);
const quads = fc.array(
  fc.tuple(iri, iri, object, graph).map((terms): Quad => quad(...terms)),
  { maxLength: 30 },
);
// Sides that share some of their quads, as two versions do.
const sides = fc.tuple(quads, quads, quads).map(
  ([shared, one, other]) =>
    [
      [...shared, ...one],
      [...other, ...shared],
    ] as const,
);

/** Lines of N-Quads after the rows of a patch, by the rules of RDF Patch alone. */
function applied(patch: string, lines: readonly string[]): string[] {
  const rows = patch.split('\n');
  expect([rows[0], rows.at(-2), rows.at(-1)]).toEqual(['TX .', 'TC .', '']);
  const set = new Set(lines);
  for (const row of rows.slice(1, -2)) {
    const [code, line] = [row[0], row.slice(2)];
    expect(code === 'D' ? set.delete(line) : code === 'A' && set.size < set.add(line).size).toBe(true);
  }
  return [...set].sort();
}

function storeOf(data: readonly Quad[]): oxigraph.Store {
  const store = new oxigraph.Store();
  store.load(sortedLines(data).join('\n'), { format: 'application/n-quads' });
  return store;
}

const dump = (store: oxigraph.Store) =>
  store.dump({ format: 'application/n-quads' }).split('\n').filter(Boolean).sort();

async function compared(older: readonly Quad[], newer: readonly Quad[]) {
  const found = await differenceOf(older, newer);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return found.value;
}

function textOf(result: ReturnType<typeof patchText>): string {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

describe('a difference applied to the old side gives the new one, and its inverse the old one', () => {
  test('as RDF Patch', async () => {
    await fc.assert(
      fc.asyncProperty(sides, async ([older, newer]) => {
        const difference = await compared(older, newer);
        const [old, now] = [sortedLines(older).sort(), sortedLines(newer).sort()];
        expect(applied(textOf(patchText(difference)), old)).toEqual(now);
        expect(applied(textOf(patchText(inverseOf(difference))), now)).toEqual(old);
        for (const row of textOf(patchText(difference)).split('\n').slice(1, -2)) {
          expect(await parseQuads(row.slice(2), 'nq')).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('as SPARQL Update, in oxigraph', async () => {
    await fc.assert(
      fc.asyncProperty(sides, async ([older, newer]) => {
        const difference = await compared(older, newer);
        const store = storeOf(older);
        const forth = textOf(updateText(difference));
        if (forth !== '') store.update(forth);
        expect(dump(store)).toEqual(dump(storeOf(newer)));
        const back = textOf(updateText(inverseOf(difference)));
        if (back !== '') store.update(back);
        expect(dump(store)).toEqual(dump(storeOf(older)));
      }),
      { numRuns: 60 },
    );
  });

  test('with every legal but nasty term', async () => {
    // Its store rewrites these two lexical forms.
    const plain = nastyFacts.filter(({ object: { value } }) => value !== '+007' && value !== '1');
    const difference = await compared([], plain);
    const store = new oxigraph.Store();
    store.update(textOf(updateText(difference)));
    expect(store.size).toBe(new Set(sortedLines(plain)).size);
    expect(applied(textOf(patchText(difference)), [])).toEqual(sortedLines(plain).sort());
  });
});

describe('an update', () => {
  const many = Array.from({ length: 1201 }, (_, index) =>
    quad(namedNode(`https://example.org/${index}`), namedNode('https://example.org/p'), literal('x')),
  );

  test('has at most 500 triples an operation, removals before additions', async () => {
    const named = many.map((one) => quad(one.subject, one.predicate, one.object, namedNode('https://example.org/g')));
    const operations = textOf(updateText(await compared(many, named))).split(' ;\n');
    const sizes = operations.map((one) => [one.split(' ')[0], one.includes('GRAPH'), one.split(' .\n').length - 1]);
    expect(sizes).toEqual([
      ...[500, 500, 201].map((size) => ['DELETE', false, size]),
      ...[500, 500, 201].map((size) => ['INSERT', true, size]),
    ]);
  });

  test('of equal sides is empty', async () => {
    const difference = await compared(many, many.toReversed());
    expect(textOf(updateText(difference))).toBe('');
    expect(textOf(patchText(difference))).toBe('TX .\nTC .\n');
  });

  test('of blank nodes is refused, since nothing names them', async () => {
    const blank = quad(blankNode('a'), namedNode('https://example.org/p'), literal('x'));
    const difference = await compared([], [blank]);
    for (const form of [patchText, updateText]) {
      expect(form(difference)).toMatchObject({ ok: false, issues: [{ code: 'blank-nodes' }] });
    }
    expect(updateText(await compared([blank], [blank, ...many]))).toMatchObject({ ok: true });
  });
});
