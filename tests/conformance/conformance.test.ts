// The W3C test suites against what is ours of a specification: npm run conformance, with W3C_TESTS naming their folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalRows } from './canonical.ts';
import { type Reason, reasons } from './exceptions.ts';
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
    : [readingRows, writingRows, jsonLdRows, shapesRows, canonicalRows].flatMap((each) => each());

describe.skipIf(suites === undefined)('the W3C test suites', () => {
  const tallies: Tally[] = [];

  beforeAll(async () => {
    for (const row of rows) tallies.push(await tallyOf(row));
  }, 900_000);

  it.each(rows.map(({ name }) => name))('%s', (name) => {
    const found = tallies.find((tally) => tally.name === name);
    expect(found?.failures).toEqual([]);
    expect(found?.total).toBeGreaterThan(0);
  });

  it('need every reason of the list', () => {
    const used = new Set(tallies.flatMap(({ byReason }) => [...byReason.keys()]));
    expect((Object.keys(reasons) as Reason[]).filter((reason) => !used.has(reason))).toEqual([]);
  });

  it('give the numbers of the README', () => {
    expect(readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')).toContain(tableOf(tallies));
  });

  afterAll(() => {
    const sums = new Map<Reason, number>();
    for (const { byReason } of tallies)
      for (const [reason, count] of byReason) sums.set(reason, (sums.get(reason) ?? 0) + count);
    const lines = [...sums].map(
      ([reason, count]) => `${String(count).padStart(5)}  ${reason}: ${reasons[reason].why}\n`,
    );
    console.log(`\n${tableOf(tallies)}\nrefused or skipped because of\n${lines.join('')}`);
  });
});
