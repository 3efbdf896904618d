// The long run of the fuzzer: FUZZ_RUNS inputs for each door (10,000 unless given, and a tenth for projects, which take
// long; FUZZ_DOOR names one door) from FUZZ_SEED, which is printed, and another one each time unless given. What is
// shot, and what must become of it, is in tests/fuzz/.
import { expect, test } from 'vitest';
import { type DoorName, doors, fuzz, tableOf } from '../tests/fuzz/run.ts';

const { FUZZ_SEED, FUZZ_RUNS, FUZZ_DOOR } = process.env;
const seed = Number(FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(FUZZ_RUNS ?? 10_000);
const names = Object.keys(doors).filter((name) => FUZZ_DOOR === undefined || name === FUZZ_DOOR) as DoorName[];

test.each(names)('%s', async (name) => {
  const inputs = name === 'project' ? Math.ceil(runs / 10) : runs;
  const began = performance.now();
  const rows = await fuzz(name, inputs, seed);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `\n${tableOf(rows)}\n\n${name}: ${inputs} inputs in ${seconds} s; to repeat: FUZZ_SEED=${seed} FUZZ_RUNS=${runs} npm run fuzz\n`,
  );
  expect(rows.reduce((sum, { shots }) => sum + shots, 0)).toBe(inputs);
});
