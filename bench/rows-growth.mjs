// The rows of growth: time and memory of one thread as the records grow, and the largest output counted by N3's parser.
import { join } from 'node:path';
import { costOf } from './measure.mjs';
import { ours } from './programs.mjs';

/** @param {readonly number[]} sizes @param {{ tell: (text: string) => void }} options */
export async function growth(sizes, { tell }) {
  const rows = [];
  const stream = ours('stream', '--no-evidence', '--workers', '1', '-o');
  const source = (/** @type {number} */ size) => [
    process.execPath,
    join(import.meta.dirname, 'register-file.mjs'),
    `${size}`,
  ];
  /** @type {{ user: number, peak: number } | undefined} */
  let first;
  const largest = Math.max(...sizes);
  const counter = [process.execPath, join(import.meta.dirname, 'triples.mjs')];
  for (const size of sizes) {
    tell(`growth: ${size} records`);
    const counted = size === largest;
    const cost = await costOf([...stream, counted ? '-' : '/dev/null'], {
      from: source(size),
      ...(counted ? { into: counter } : {}),
    });
    const user = (cost.user / size) * 1e6;
    first ??= { user, peak: cost.peak };
    rows.push([
      `one thread, ${size} records from a pipe`,
      `${size}`,
      `${user.toFixed(0)} µs/record`,
      `${(user / first.user).toFixed(2)} of the first size`,
      `${cost.wall.toFixed(1)} s`,
      '',
      cost.peak.toFixed(0),
      `memory ${(cost.peak / first.peak).toFixed(2)} of the first size; wall waits for the generator${counted ? ' and the counter' : ''}`,
    ]);
    if (!counted) continue;
    const facts = Number(/(\d+) quads of facts/.exec(cost.talk)?.[1]);
    const same = facts === Number(cost.into);
    if (!same) process.exitCode = 1;
    const verdict = `${facts} and ${cost.into.trim()}: ${same ? 'the same' : 'DIFFERENT'}`;
    rows.push(['quads by the summary and by N3’s parser', `${size}`, '', '', '', '', '', verdict]);
  }
  return rows;
}
