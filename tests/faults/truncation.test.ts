// A stream of records cut at every byte: the whole records before the cut, and the cut one is told. Files of facts that
// are cut are in model/cut-short.test.ts.
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { lineAt } from '../../bench/records.mjs';
import { openStream } from '../../src/project/open-stream.ts';
import { blocksOf } from '../../src/read/blocks.ts';
import { onOneThread } from '../../src/stream/one-thread.ts';
import { runStream } from '../../src/stream/run.ts';
import { Faults } from './tally.ts';

test('NDJSON, at every byte of a record', async (context) => {
  const faults = new Faults(context);
  const opened = await openStream({ data: 'bench/data', ontology: 'ontology' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
  const stream = { ...opened.value, evidence: false, checking: 'zod', sorted: false, stops: false } as const;
  const shortest = Array.from({ length: 200 }, (_, index) => lineAt(index)).sort((a, b) => a.length - b.length);
  const lines = shortest.slice(0, 2).map((line) => Buffer.from(`${line}\n`));
  const whole = Buffer.concat(lines);
  const run = async (bytes: Buffer) => {
    const written: Uint8Array[] = [];
    const told: string[] = [];
    const summary = await runStream(
      blocksOf(Readable.from([bytes]), 'in.ndjson'),
      onOneThread(stream),
      {
        write: async (each) => void written.push(Uint8Array.from(each)),
        reject: async (issues) => void told.push(...issues.map(({ place }) => `${place?.line}`)),
      },
      { stops: false },
    );
    return { summary, told, quads: Buffer.concat(written).toString() };
  };
  const first = (await run(lines[0] ?? Buffer.alloc(0))).quads;
  const all = (await run(whole)).quads;
  const end = lines[0]?.length ?? 0;
  for (let length = 0; length < whole.length; length += length < end + 20 ? 1 : 9) {
    await faults.inject(`cut after ${length} bytes`, async () => {
      const { summary, told, quads } = await run(whole.subarray(0, length));
      // The last line may lack its end, and no more.
      const isWhole = length === end - 1 || length === whole.length - 1;
      const before = length < end - 1 ? '' : length < whole.length - 1 ? first : all;
      expect(quads).toBe(before);
      expect(summary.rejected).toBe(isWhole || length === 0 || length === end ? 0 : 1);
      if (summary.rejected > 0) expect([...new Set(told)]).toEqual([length < end ? '1' : '2']);
    });
  }
  faults.expectSurvived(1000);
});
