// The tables of src/README.md against what they tell of.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codes } from '../src/errors.ts';

const text = readFileSync('src/README.md', 'utf8');

test('one row per error code', () => {
  const rows = [...text.matchAll(/^\| `([a-z-]+)` \| (\d+) \| (.+) \|$/gm)].map(([, code, exit, means]) => [
    code,
    { exit: Number(exit), means },
  ]);
  expect(Object.fromEntries(rows)).toEqual(codes);
});

test('one row per room', () => {
  const rooms = readdirSync('src', { withFileTypes: true }).flatMap((entry) =>
    entry.name === 'README.md' ? [] : [entry.isDirectory() ? `${entry.name}/` : entry.name],
  );
  const rows = [...text.matchAll(/^\| `([a-z.]+\/?)` \|/gm)].map(([, room]) => room);
  expect(rows.filter((room) => room?.includes('/') || room?.endsWith('.ts')).sort()).toEqual(rooms.sort());
});
