// Sorting and merging lines against the plain meaning of it, and the hash of a set that no order or cut changes.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketOf, type RootHash, RootHasher, together } from '../../src/rdf/root-hash.ts';
import { type LineSource, mergeLines, OutOfOrder, sortUnique } from '../../src/rdf/sorted-lines.ts';

/** Lines of any text, among them such as differ beyond U+FFFF, where JavaScript's own order is another. */
const lines = fc.array(
  fc.oneof(
    fc.constantFrom('', 'a', 'ab', '<x> a', '<x> b', '<x1> a', '\uffee', '😀', '\u00e9'),
    fc.string({ unit: 'grapheme', maxLength: 6 }).map((line) => line.replaceAll('\n', ' ')),
  ),
);
const textOf = (each: readonly string[]) => each.map((line) => `${line}\n`).join('');
const sorted = (each: readonly string[]) =>
  [...new Set(each)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

async function* inBlocks(each: readonly string[], size: number): LineSourceGenerator {
  for (let from = 0; from < each.length; from += size) yield Buffer.from(textOf(each.slice(from, from + size)));
}
type LineSourceGenerator = AsyncGenerator<Uint8Array> & LineSource;

async function merged(sources: readonly (readonly string[])[], size = 3, give = 32): Promise<string> {
  const parts: Buffer[] = [];
  for await (const block of mergeLines(
    sources.map((each) => inBlocks(each, size)),
    undefined,
    give,
  )) {
    expect(block.at(-1)).toBe(10);
    parts.push(Buffer.from(block));
    // As a thread does that takes the memory of its block.
    structuredClone(block.buffer, { transfer: [block.buffer] });
  }
  return Buffer.concat(parts).toString();
}

test('a block is sorted by its bytes, each line once', () => {
  fc.assert(
    fc.property(lines, (each) => {
      const { bytes, lines: count } = sortUnique(Buffer.from(textOf(each)));
      expect(Buffer.from(bytes).toString()).toBe(textOf(sorted(each)));
      expect(count).toBe(new Set(each).size);
    }),
  );
});

test('sources in order merge into one in order, each line once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { maxLength: 6 }), fc.integer({ min: 1, max: 5 }), async (sources, size) => {
      expect(await merged(sources.map(sorted), size)).toBe(textOf(sorted(sources.flat())));
    }),
  );
});

test('a source that is not in order is named', async () => {
  await expect(
    merged([
      ['a', 'c'],
      ['b', 'a'],
    ]),
  ).rejects.toThrow(OutOfOrder);
  await expect(
    merged([
      ['a', 'c'],
      ['b', 'a'],
    ]),
  ).rejects.toMatchObject({ index: 1 });
  await expect(merged([['b', 'a']], 1)).rejects.toMatchObject({ index: 0 });
});

function hashOf(each: readonly string[]): RootHash {
  const root = new RootHasher();
  for (const line of sorted(each)) root.add(Buffer.from(`>${line}<`), 1, Buffer.byteLength(line) + 1);
  return root.done();
}

describe('the hash of a set of quads', () => {
  const quads = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'b1', 'c', 'é', '😀'), fc.nat(5)).map(([s, o]) => `<x:${s}> <p> "${o}" <g> .`),
  );
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');

  test('is what its definition says, computed by hand', () => {
    const [a, b] = ['<x:a> <p> "1" <g> .', '<x:b> <p> "1" <g> .'];
    const { root, quads: count, entities, buckets } = hashOf([b, `${a.slice(0, -1)} .`, a]);
    const entity = (...each: string[]) => sha(textOf(sorted(each)));
    const expected = Array.from({ length: 256 }, () => '');
    expected[bucketOf('<x:a>')] = sha(`${entity(a, `${a.slice(0, -1)} .`)} <x:a>\n`);
    expected[bucketOf('<x:b>')] = sha(`${entity(b)} <x:b>\n`);
    expect(bucketOf('<x:a>')).not.toBe(bucketOf('<x:b>'));
    expect({ root, count, entities, buckets }).toEqual({
      root: sha(textOf(expected)),
      count: 3,
      entities: 2,
      buckets: expected,
    });
  });

  test('differs for different sets', () => {
    fc.assert(
      fc.property(quads, quads, (one, other) => {
        const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(hashOf(one).root === hashOf(other).root).toBe(same);
      }),
    );
  });

  test('can be put together from sets that share no bucket, and from no others', () => {
    fc.assert(
      fc.property(quads, fc.integer({ min: 2, max: 4 }), (each, count) => {
        const bucket = (line: string) => bucketOf(line.slice(0, line.indexOf(' ')));
        const apart = Array.from({ length: count }, (_, n) =>
          hashOf(each.filter((line) => bucket(line) % count === n)),
        );
        expect(together(apart)).toEqual(hashOf(each));
        if (each.length > 0) expect(together([...apart, hashOf(each.slice(0, 1))])).toBeUndefined();
      }),
    );
  });
});
