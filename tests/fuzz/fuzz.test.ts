// The short run of the fuzzer: every door, every kind of hostile value, always the same inputs. The long run is
// bench/fuzz.test.ts.
import { expect, test } from 'vitest';
import { type DoorName, fuzz } from './run.ts';

/** Inputs at each door, and how many of them must get in for the run to prove anything. */
const runs: Readonly<Record<DoorName, readonly [number, number]>> = {
  project: [12, 1],
  text: [80, 8],
  record: [120, 10],
  terms: [80, 20],
};

test.each(Object.entries(runs) as [DoorName, readonly [number, number]][])('%s', async (door, [count, least]) => {
  const rows = await fuzz(door, count, 20_261_123);
  const sum = (of: 'shots' | 'refused' | 'accepted' | 'readings') => rows.reduce((all, row) => all + row[of], 0);
  expect(sum('shots')).toBe(count);
  expect(sum('refused')).toBeGreaterThan(count / 4);
  expect(sum('accepted')).toBeGreaterThanOrEqual(least);
  // Every graph that got in was read by three libraries at least.
  expect(sum('readings')).toBeGreaterThanOrEqual(3 * sum('accepted'));
});
