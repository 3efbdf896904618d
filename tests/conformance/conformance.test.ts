// The W3C test suites against what is ours of a specification: npm run conformance, with W3C_TESTS naming their folder.
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalRows } from './canonical.ts';
import { suites } from './folder.ts';
import { jsonLdRows } from './json-ld.ts';
import { type Row, type Tally, tableOf, tallyOf } from './outcome.ts';
import { readingRows } from './reading.ts';
import { shapesRows } from './shapes.ts';
import { writingRows } from './writing.ts';

if (suites === undefined) it.skip('W3C_TESTS names no folder with the W3C test suites: none is run', () => {});

const rows: readonly Row[] =
  suites === undefined
    ? []
    : [...readingRows(), ...writingRows(), ...canonicalRows(), ...jsonLdRows(), ...shapesRows()];
const tallies = new Map<string, Promise<Tally>>();
const tally = (row: Row): Promise<Tally> => {
  const found = tallies.get(row.name) ?? tallyOf(row);
  tallies.set(row.name, found);
  return found;
};

describe.skipIf(suites === undefined)('the W3C test suites', () => {
  it.each(rows)('$name', async (row) => {
    const { failures } = await tally(row);
    expect(failures).toEqual([]);
  });

  afterAll(async () => {
    const all = await Promise.all(tallies.values());
    (await import('node:fs')).writeFileSync(
      '/tmp/h3.fail',
      JSON.stringify(Object.fromEntries(all.map((t) => [t.name, t.failures]))),
    );
    console.log(`\n${tableOf(await Promise.all(tallies.values()))}`);
  });
});
