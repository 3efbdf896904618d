// Bytes → blocks of whole lines: nothing lost, nothing twice, nothing cut, however the bytes arrive.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../src/errors.ts';
import { type Block, type BlockOptions, blocksOf, readBlocks } from '../../src/read/blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function collected(blocks: AsyncIterable<Block>): Promise<{ texts: string[]; oversize: number[] }> {
  const texts: string[] = [];
  const oversize: number[] = [];
  for await (const block of blocks) {
    texts.push(Buffer.from(block.bytes).toString());
    if (block.oversize !== undefined) oversize.push(block.oversize);
    // As a thread does that takes the memory of its block.
    if (block.bytes.byteLength > 0) structuredClone(block.bytes.buffer, { transfer: [block.bytes.buffer] });
  }
  return { texts, oversize };
}

async function* chunks(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0, i = 0; from < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

const cut = (text: string, sizes: readonly number[], options: BlockOptions) =>
  collected(blocksOf(chunks(text, sizes), 'x', options));

describe('blocks', () => {
  test('hold the text in order, each whole lines but the end', async () => {
    const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }).map((line) => line.replaceAll('\n', ' ')));
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 64 }),
        async (each, ended, sizes, size) => {
          const text = each.join('\n').replace(/^\ufeff/, '') + (ended ? '\n' : '');
          const { texts, oversize } = await cut(text, sizes, { size, longest: 1000 });
          expect(texts.join('')).toBe(text);
          expect(oversize).toEqual([]);
          for (const whole of texts.slice(0, -1)) expect(whole.endsWith('\n')).toBe(true);
        },
      ),
    );
  });

  test('leave out a line over the limit, and go on after it', async () => {
    const text = `a\n${'x'.repeat(50)}\nb\n${'y'.repeat(20)}\n${'z'.repeat(21)}`;
    for (const sizes of [[1], [7], [1000]]) {
      const { texts, oversize } = await cut(text, sizes, { size: 8, longest: 20 });
      expect(texts.join('')).toBe(`a\nb\n${'y'.repeat(20)}\n`);
      expect(oversize).toEqual([50, 21]);
    }
  });
});

describe('files', () => {
  const read = (name: string, bytes: Buffer | string) => {
    writeFileSync(join(folder, name), bytes);
    return collected(readBlocks([join(folder, name)]));
  };
  test('packed or not hold the same', async () => {
    const text = 'one\n'.repeat(200_000);
    expect((await read('a.ndjson', text)).texts.join('')).toBe(text);
    expect((await read('a.ndjson.gz', gzipSync(text))).texts.join('')).toBe(text);
    // Two packed files one after the other are one packed file.
    expect((await read('b.ndjson.gz', Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]))).texts.join('')).toBe(
      'a\nb\n',
    );
  });

  test('lose their byte order mark', async () => {
    expect((await read('c.ndjson', '\ufeffone\ntwo\ufeff\n')).texts.join('')).toBe('one\ntwo\ufeff\n');
    expect((await cut('\ufeffa\n\ufeffb', [1], { size: 4 })).texts.join('')).toBe('a\n\ufeffb');
  });

  test.each([
    ['cut.gz', gzipSync('one\n'.repeat(1000)).subarray(0, -9), 'bad-gzip'],
    ['none.gz', 'not packed', 'bad-gzip'],
  ])('%s is refused', async (name, bytes, code) => {
    const issues = await read(name, bytes).catch((error: unknown) => (error instanceof Refusal ? error.issues : error));
    expect(issues).toMatchObject([{ code, place: { file: join(folder, name) } }]);
  });

  test.each([
    ['.', 'not-a-file'],
    ['gone', 'no-such-file'],
  ])('%s is refused as %s', async (name, code) => {
    const issues = await collected(readBlocks([join(folder, name)])).catch((error: Refusal) => error.issues);
    expect(issues).toMatchObject([{ code }]);
  });
});
