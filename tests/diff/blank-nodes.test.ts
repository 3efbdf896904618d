// Blank nodes are compared by what is said of them: labels and order do not count, and a change stays where it is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from '../../src/diff/difference.ts';
import { rdfcHash } from '../../src/rdf/canonical.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { blankNode, namedNode, type Quad, quad, type Term } from '../../src/rdf/terms.ts';

const p = (name: string) => namedNode(`https://example.org/${name}`);

async function difference(older: readonly Quad[], newer: readonly Quad[]) {
  const found = await differenceOf(older, newer);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return { removed: found.value.removed.length, added: found.value.added.length };
}

const node = fc.oneof(
  fc.constantFrom(...'abcdef').map((label) => blankNode(label)),
  fc.constantFrom(...'xy').map(p),
);
const quads = fc.array(
  fc.tuple(node, fc.constantFrom(p('p'), p('q')), node).map(([s, o, v]) => quad(s, o, v)),
  { maxLength: 12 },
);

function renamed(all: readonly Quad[]): Quad[] {
  const other = (term: Term) => (term.termType === 'BlankNode' ? blankNode(`z${term.value}`) : term);
  return all.map((one) => quad(other(one.subject) as never, one.predicate, other(one.object) as never)).toReversed();
}

test('datasets differ exactly when their RDFC-1.0 hashes do', async () => {
  await fc.assert(
    fc.asyncProperty(quads, quads, async (one, other) => {
      expect(await difference(one, renamed(one))).toEqual({ removed: 0, added: 0 });
      const isSame = (await rdfcHash(one)) === (await rdfcHash(other));
      const { removed, added } = await difference(one, other);
      expect(removed + added === 0).toBe(isSame);
    }),
    { numRuns: 80 },
  );
});

async function turtle(text: string): Promise<Quad[]> {
  const read = await parseQuads(`@prefix : <https://example.org/> . ${text}`, 'turtle');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

test('a change in one part leaves the labels of every other part alone', async () => {
  const parts = Array.from({ length: 40 }, (_, index) => `:s${index} :p [ :q ${index} ; :r [ :q "${index}" ] ] .`);
  const older = await turtle(parts.join('\n'));
  const newer = await turtle(parts.with(7, ':s7 :p [ :q 7 ; :r [ :q "seven" ] ] .').toReversed().join('\n'));
  expect(await difference(older, newer)).toEqual({ removed: 4, added: 4 });
});

test('copies are counted', async () => {
  const two = await turtle(':s :p [ :q 1 ] , [ :q 1 ] .');
  const three = await turtle(':s :p [ :q 1 ] , [ :q 1 ] , [ :q 1 ] .');
  expect(await difference(two, three)).toEqual({ removed: 0, added: 2 });
  expect(await difference(two, await turtle(':s :p [ :q 1 ] , [ :q 1 ] .'))).toEqual({ removed: 0, added: 0 });
});

test('blank nodes that RDFC-1.0 cannot tell apart in good time are an issue', async () => {
  const names = Array.from({ length: 9 }, (_, index) => index);
  const clique = names.flatMap((a) =>
    names.flatMap((b) => (a === b ? [] : [quad(blankNode(`n${a}`), p('p'), blankNode(`n${b}`))])),
  );
  expect(await differenceOf(clique, [])).toMatchObject({ ok: false, issues: [{ code: 'too-complex' }] });
});
