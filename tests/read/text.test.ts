// Bytes in, text out; every way in which a file is no text. Files are made at run time: their bytes matter.
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeText, MAX_BYTES, readStream, readText } from '../../src/read/text.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ncb-text-'));
});
afterAll(() => rm(dir, { recursive: true }));

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('bytes that are refused', () => {
  test.each<[string, Uint8Array, string, RegExp]>([
    ['a Latin-1 byte', bytes('a: 1\nb: caf', [0xe9], '\n'), '2:7 bad-encoding', /0xE9 at offset 11/],
    ['a Latin-1 byte after Chinese', bytes('中😀', [0xff]), '1:3 bad-encoding', /0xFF at offset 7/],
    ['a Latin-1 byte after a byte order mark', bytes([0xef, 0xbb, 0xbf], 'ab', [0xff]), '1:3 bad-encoding', /offset 5/],
    ['an overlong slash', bytes('a', [0xc0, 0xaf]), '1:2 bad-encoding', /0xC0 at offset 1/],
    ['an encoded surrogate', bytes('a', [0xed, 0xa0, 0x80]), '1:2 bad-encoding', /0xED at offset 1/],
    ['beyond U+10FFFF', bytes('a', [0xf4, 0x90, 0x80, 0x80]), '1:2 bad-encoding', /offset 1/],
    ['a character cut at the end', bytes('a: 中'.slice(0, 3), [0xe4, 0xb8]), '1:4 bad-encoding', /0xE4 at offset 3/],
    ['UTF-16 LE with a mark', bytes([0xff, 0xfe, 0x61, 0]), '1:1 bad-encoding', /UTF-16.*offset 0/],
    ['UTF-16 BE with a mark', bytes([0xfe, 0xff, 0, 0x61]), '1:1 bad-encoding', /UTF-16/],
    ['UTF-16 LE without a mark', bytes([0x61, 0, 0x62, 0]), '1:1 bad-encoding', /UTF-16/],
    ['a lone CR', bytes('a: 1\rb: 2\n'), '1:5 bad-character', /carriage return/],
    ['NUL', bytes('a: 1\nb: x', [0], 'y\n'), '2:5 bad-character', /U\+0000/],
    ['escape', bytes('a: \u001b[31m\n'), '1:4 bad-character', /U\+001B/],
    ['DEL', bytes('a: \u007f\n'), '1:4 bad-character', /U\+007F/],
    ['next line', bytes('a: \u0085\n'), '1:4 bad-character', /U\+0085/],
    ['a byte order mark inside', bytes('a: 1\n\ufeffb: 2\n'), '2:1 bad-character', /U\+FEFF/],
    ['a noncharacter', bytes('a: \uffff\n'), '1:4 bad-character', /U\+FFFF/],
    ['nothing', bytes(''), '1:1 empty-file', /empty/],
    ['only white space', bytes([0xef, 0xbb, 0xbf], ' \r\n\t\n'), '1:1 empty-file', /empty/],
  ])('%s', (_name, input, place, words) => {
    const read = decodeText(input, 'f');
    expect(read.ok).toBe(false);
    expect(read.issues.map((issue) => `${issue.place?.line}:${issue.place?.column} ${issue.code}`)).toEqual([place]);
    expect(read.issues[0]?.message).toMatch(words);
  });

  test('many bad characters are told a hundred times at most', () => {
    const { issues } = decodeText(bytes(`ab${'\u0001'.repeat(50_000)}`), 'f');
    expect(issues).toHaveLength(101);
    expect(issues[0]?.place).toEqual({ file: 'f', line: 1, column: 3 });
  });

  test('a bad byte at the end of a large file is found fast', () => {
    const start = performance.now();
    const { issues } = decodeText(Buffer.concat([Buffer.alloc(MAX_BYTES - 1, 'a\n'), Buffer.from([0x80])]), 'f');
    expect(issues[0]?.message).toMatch(`offset ${MAX_BYTES - 1}`);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe('bytes that are read', () => {
  test('byte order mark and CRLF make no difference', () => {
    const plain = decodeText(bytes('a: 中\nb: 😀\n'), 'f');
    expect(plain).toEqual({ ok: true, value: 'a: 中\nb: 😀\n', issues: [] });
    expect(decodeText(bytes([0xef, 0xbb, 0xbf], 'a: 中\r\nb: 😀\r\n'), 'f')).toEqual(plain);
  });

  test('legal but nasty text passes unchanged', () => {
    const nasty = 'العربية 🇨🇳 \u2028 \u00a0 \t "\\" </script> \ufdd1 =1+1';
    expect(decodeText(bytes(nasty), 'f')).toMatchObject({ ok: true, value: nasty });
  });
});

describe('files', () => {
  const codeOf = async (file: string) => (await readText(file)).issues.map((issue) => issue.code);

  test('a file, and a symbolic link to it', async () => {
    await writeFile(join(dir, 'a.yaml'), 'a: 1\n');
    await symlink(join(dir, 'a.yaml'), join(dir, 'link.yaml'));
    expect(await readText(join(dir, 'a.yaml'))).toMatchObject({ ok: true, value: 'a: 1\n' });
    expect(await readText(join(dir, 'link.yaml'))).toMatchObject({ ok: true, value: 'a: 1\n' });
  });

  test('no file', async () => {
    await writeFile(join(dir, 'plain'), 'x');
    expect(await codeOf(join(dir, 'none.yaml'))).toEqual(['no-such-file']);
    expect(await codeOf(join(dir, 'plain', 'x.yaml'))).toEqual(['no-such-file']);
    expect(await codeOf(`${dir}/a\u0000b`)).toEqual(['no-such-file']);
    await symlink(join(dir, 'nowhere'), join(dir, 'dangling.yaml'));
    expect(await codeOf(join(dir, 'dangling.yaml'))).toEqual(['no-such-file']);
  });

  test('a folder, a device', async () => {
    await mkdir(join(dir, 'folder.yaml'));
    expect(await codeOf(join(dir, 'folder.yaml'))).toEqual(['not-a-file']);
    expect(await codeOf('/dev/zero')).toEqual(['not-a-file']);
  });

  test.skipIf(process.platform === 'win32')('a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [join(dir, 'fifo.yaml')]);
    expect(await codeOf(join(dir, 'fifo.yaml'))).toEqual(['not-a-file']);
  });

  test('a large file is not read', async () => {
    const file = join(dir, 'large.yaml');
    await writeFile(file, '');
    await truncate(file, 1 << 30);
    const start = performance.now();
    expect(await codeOf(file)).toEqual(['too-large']);
    expect(performance.now() - start).toBeLessThan(1000);
    await truncate(file, MAX_BYTES + 1);
    expect(await codeOf(file)).toEqual(['too-large']);
  });

  test('a file that grows while it is read', async () => {
    const file = join(dir, 'growing.yaml');
    await writeFile(file, 'a'.repeat(12 << 20));
    let reading = true;
    const grow = async () => {
      while (reading) await appendFile(file, 'b');
    };
    const growing = grow();
    const codes = await codeOf(file);
    reading = false;
    await growing;
    expect(codes).toEqual(['file-changed']);
  });
});

describe('streams', () => {
  test('a character may be cut between two chunks', async () => {
    const [first, second] = [bytes([0x61, 0xe4, 0xb8]), bytes([0xad])];
    expect(await readStream(Readable.from([first, second]), '-')).toMatchObject({ ok: true, value: 'a中' });
  });

  test('an endless stream is left', async () => {
    const chunk = Buffer.alloc(1 << 20, 'a');
    const endless = Readable.from(
      (function* () {
        for (;;) yield chunk;
      })(),
    );
    const read = await readStream(endless, '-');
    expect(read.issues.map((issue) => issue.code)).toEqual(['too-large']);
    expect(endless.destroyed).toBe(true);
  });
});

test('the offset of a bad byte is right wherever chunks of 64 KiB end', () => {
  for (const length of [65_533, 65_534, 65_535, 65_536, 65_537, 131_071, 131_072]) {
    for (const tail of [[0xff], [0xe4, 0xb8], [0xe4, 0xb8, 0x61], [0xf0, 0x9f, 0x98], [0xc0, 0xaf]]) {
      const { issues } = decodeText(Buffer.concat([Buffer.alloc(length, 'a'), Buffer.from(tail)]), 'f');
      expect(issues[0]?.message, `${length} ${tail}`).toContain(`at offset ${length} `);
    }
    const { issues } = decodeText(
      Buffer.concat([Buffer.alloc(length, 'a'), Buffer.from('中'), Buffer.from([0xff])]),
      'f',
    );
    expect(issues[0]?.message, `${length}`).toContain(`at offset ${length + 3} `);
  }
});
