// The short run of the fuzzer: every door, every kind of hostile value, always the same inputs. The long run is
// bench/fuzz.test.ts.
import { expect, test } from 'vitest';
import { type DoorName, fuzz } from './run.ts';

const runs: Readonly<Record<DoorName, number>> = { record: 150, terms: 100 };

test.each(Object.entries(runs) as [DoorName, number][])('%s', async (door, count) => {
  const rows = await fuzz(door, count, 20_261_123);
  const sum = (of: 'shots' | 'refused' | 'accepted' | 'readings') => rows.reduce((all, row) => all + row[of], 0);
  expect(sum('shots')).toBe(count);
  expect(sum('refused')).toBeGreaterThan(count / 10);
  expect(sum('accepted')).toBeGreaterThan(count / 10);
  expect(sum('readings')).toBeGreaterThan(sum('accepted'));
});
