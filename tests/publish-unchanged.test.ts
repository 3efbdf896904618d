// The fingerprint of what an export is made of: no byte, name or word of it may change unnoticed. That the command
// asks it is tested in cli/unchanged.test.ts.
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesAsPublished, fingerprintOf, notePublished } from '../src/publish/unchanged.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ncb-unchanged-'));
  mkdirSync(join(folder, 'in/deep'), { recursive: true });
  writeFileSync(join(folder, 'in/a'), 'one');
  writeFileSync(join(folder, 'in/deep/b'), 'two');
});
afterEach(() => rmSync(folder, { recursive: true }));

const fingerprint = (words: readonly unknown[] = ['1.0.0', { strict: false }]) =>
  fingerprintOf({ words, folders: [join(folder, 'in')], files: [join(folder, 'version')] });

test('is the same for the same', async () => {
  expect(await fingerprint()).toMatch(/^[0-9a-f]{64}$/);
  expect(await fingerprint()).toBe(await fingerprint());
});

test.each<[string, () => void]>([
  ['a byte', () => writeFileSync(join(folder, 'in/a'), 'onE')],
  [
    'bytes that move to the next file',
    () => {
      writeFileSync(join(folder, 'in/a'), 'onet');
      writeFileSync(join(folder, 'in/deep/b'), 'wo');
    },
  ],
  ['a name', () => renameSync(join(folder, 'in/a'), join(folder, 'in/c'))],
  ['a file more', () => writeFileSync(join(folder, 'in/c'), '')],
  ['a folder more', () => mkdirSync(join(folder, 'in/empty'))],
  ['a file less', () => rmSync(join(folder, 'in/a'))],
  ['a file that was not there', () => writeFileSync(join(folder, 'version'), '')],
])('is another after a change of %s', async (_, change) => {
  const before = await fingerprint();
  change();
  expect(await fingerprint()).not.toBe(before);
});

test('is another for another version or option', async () => {
  const all = await Promise.all([
    fingerprint(),
    fingerprint(['1.0.1', { strict: false }]),
    fingerprint(['1.0.0', { strict: true }]),
  ]);
  expect(new Set(all).size).toBe(3);
});

test('is not told of what may lead anywhere, or cannot be read', async () => {
  symlinkSync('/', join(folder, 'in/link'));
  expect(await fingerprint()).toBeUndefined();
  rmSync(join(folder, 'in'), { recursive: true });
  expect(await fingerprint()).toBeUndefined();
});

test('a cache that cannot be written is done without', async () => {
  writeFileSync(join(folder, 'cache'), 'a file');
  await notePublished(join(folder, 'out'), join(folder, 'cache'), 'print', '{}');
  expect(await filesAsPublished(join(folder, 'out'), join(folder, 'cache'), 'print')).toBeUndefined();
});
