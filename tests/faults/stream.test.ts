// `stream --shards` and `stream -o` killed, stopped and refused: the next run of the same command goes on, and ends with
// the same parts as a run that nothing befell.
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineAt } from '../../bench/records.mjs';
import { expectGoodMessage, hook, ncbGraph, start, WarmProcess } from './command-line.ts';
import { type Content, contentOf, isSame } from './project.ts';
import { dice, Faults, seed } from './tally.ts';

const repository = join(import.meta.dirname, '..', '..');
const root = fs.mkdtempSync(join(tmpdir(), 'ncb-faults-'));
const options = ['--data', join(repository, 'bench/data'), '--ontology', join(repository, 'ontology')];
const stream = [...options, 'stream', 'in.ndjson', '--no-evidence', '--workers', '1'];
const shards = [...stream, '--shards', 'parts', '--part-size', '64KB'];
const file = [...stream, '-o', 'out.nq'];
const earlier = Buffer.from('<urn:an> <urn:earlier> <urn:output> .\n');

let count = 0;
let parts: Content;
let quads: Buffer;
let whole = 0;
let warm: WarmProcess;

/** A folder with the records, and nothing else. */
function fresh(): string {
  const folder = join(root, String(count++));
  fs.mkdirSync(folder);
  fs.writeFileSync(
    join(folder, 'in.ndjson'),
    `${Array.from({ length: 50 }, (_, index) => lineAt(index)).join('\n')}\n`,
  );
  return folder;
}

beforeAll(async () => {
  warm = new WarmProcess();
  const cwd = fresh();
  const began = performance.now();
  expect((await ncbGraph(shards, { cwd })).exit).toBe(0);
  whole = performance.now() - began;
  expect((await ncbGraph(file, { cwd })).exit).toBe(0);
  quads = fs.readFileSync(join(cwd, 'out.nq'));
  parts = contentOf(join(cwd, 'parts')) ?? new Map();
  expect(parts.size).toBeGreaterThan(3);
});
afterAll(() => {
  warm.stop();
  fs.rmSync(root, { recursive: true, force: true });
});

/** Nothing but the records and the whole parts stands there. */
function expectParts(cwd: string): void {
  expect(fs.readdirSync(cwd).sort()).toEqual(['in.ndjson', 'parts']);
  const found = contentOf(join(cwd, 'parts'));
  expect([...(found?.keys() ?? [])]).toEqual([...parts.keys()]);
  expect(isSame(found, parts)).toBe(true);
}

/** No part of a run that has not ended is another than it will be, and no manifest says that it has. */
function expectNoOther(cwd: string): void {
  const found = contentOf(join(cwd, 'parts')) ?? new Map<string, Buffer>();
  for (const [path, bytes] of found) {
    if (/^(part-\d+\.nq\.gz|manifest\.json)$/.test(path))
      expect(bytes.equals(parts.get(path) ?? Buffer.alloc(0)), path).toBe(true);
  }
  if (found.has('manifest.json')) for (const path of parts.keys()) expect(found.has(path), path).toBe(true);
}

async function expectGoesOn(cwd: string): Promise<void> {
  // A run that had come to its end but for its lock is not repeated: its folder is whole.
  const { exit, stderr } = await warm.run({ cwd, args: shards });
  if (exit !== 0) expect([exit, stderr]).toEqual([5, expect.stringContaining('came to its end')]);
  expectParts(cwd);
}

test.for(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
  'parts: %s at random moments, again and again',
  async (signal, context) => {
    const faults = new Faults(context);
    const random = dice(seed + signal.length);
    let cwd = fresh();
    let ended = 0;
    const rounds = signal === 'SIGKILL' ? 200 : 50;
    for (let round = 0; round < rounds; round++) {
      await faults.inject(`round ${round}`, async () => {
        const run = start(shards, { cwd });
        await Promise.race([pause(random() * whole), run.ended]);
        run.child.kill(signal);
        const { exit, stderr } = await run.ended;
        expectGoodMessage(stderr);
        expectNoOther(cwd);
        if (exit === null && round % 5 !== 0) return;
        ended += 1;
        await expectGoesOn(cwd);
        cwd = fresh();
      });
    }
    expect(ended).toBeGreaterThan(0);
    faults.expectSurvived(rounds);
  },
);

test('parts: kill -9 before each call', async (context) => {
  const faults = new Faults(context);
  const cwd = fresh();
  const snapshots = join(root, 'snapshots');
  const other = new WarmProcess();
  const { exit, calls } = await other.run({ cwd, args: shards, plan: { root: cwd }, snapshots });
  other.stop();
  expect(exit).toBe(0);
  for (const [index, call] of calls.entries()) {
    await faults.inject(`killed before ${index} ${call}`, async () => {
      const snapshot = join(snapshots, String(index));
      expectNoOther(snapshot);
      await expectGoesOn(snapshot);
    });
  }
  for (let at = 4; at < calls.length; at += Math.ceil(calls.length / 6)) {
    await faults.inject(`killed at ${at} ${calls[at]}`, async () => {
      const folder = fresh();
      const env = { FAULT: JSON.stringify({ root: folder, at, fault: 'kill' }) };
      expect((await ncbGraph(shards, { cwd: folder, env, node: hook })).signal).toBe('SIGKILL');
      expectNoOther(folder);
      await expectGoesOn(folder);
    });
  }
  faults.expectSurvived(60);
});

test('parts: a failure of each call', async (context) => {
  const faults = new Faults(context);
  const counted = fresh();
  const { calls } = await warm.run({ cwd: counted, args: shards, plan: { root: counted } });
  const codes = ['ENOSPC', 'EIO', 'EDQUOT', 'EACCES'];
  for (const [at, call] of calls.entries()) {
    const code = codes[at % codes.length] ?? 'EIO';
    await faults.inject(`${code} at ${at} ${call}`, async () => {
      const cwd = fresh();
      const { exit, stderr, thrown } = await warm.run({
        cwd,
        args: shards,
        plan: { root: cwd, at, fault: 'fail', code },
      });
      expect(thrown).toBeUndefined();
      expectGoodMessage(stderr);
      expect([exit, stderr]).toEqual([expect.toBeOneOf([0, 3, 5]), expect.anything()]);
      expectNoOther(cwd);
      // Locks that could not be removed are those of a process that lives.
      for (const name of fs.readdirSync(cwd).filter((each) => each.includes('.lock'))) fs.rmSync(join(cwd, name));
      await expectGoesOn(cwd);
    });
  }
  faults.expectSurvived(60);
});

test('a file: kill -9 before each call, and a failure of each', async (context) => {
  const faults = new Faults(context);
  const counted = fresh();
  fs.writeFileSync(join(counted, 'out.nq'), earlier);
  const snapshots = join(root, 'file-snapshots');
  const other = new WarmProcess();
  const { calls } = await other.run({ cwd: counted, args: file, plan: { root: counted }, snapshots });
  other.stop();
  const expectState = (cwd: string, lose: (bytes: number) => void): void => {
    const found = fs.existsSync(join(cwd, 'out.nq')) ? fs.readFileSync(join(cwd, 'out.nq')) : Buffer.alloc(0);
    const sound = found.equals(earlier) || found.equals(quads);
    if (!sound) lose(earlier.length);
    expect(sound).toBe(true);
  };
  const expectNext = async (cwd: string) => {
    expect((await warm.run({ cwd, args: file })).exit).toBe(0);
    expect(fs.readdirSync(cwd).sort()).toEqual(['in.ndjson', 'out.nq']);
    expect(fs.readFileSync(join(cwd, 'out.nq')).equals(quads)).toBe(true);
  };
  for (const [at, call] of calls.entries()) {
    await faults.inject(`killed before ${at} ${call}`, async (lose) => {
      const snapshot = join(snapshots, String(at));
      expectState(snapshot, lose);
      await expectNext(snapshot);
    });
    await faults.inject(`ENOSPC at ${at} ${call}`, async (lose) => {
      const cwd = fresh();
      fs.writeFileSync(join(cwd, 'out.nq'), earlier);
      const plan = { root: cwd, at, fault: 'fail', code: 'ENOSPC' } as const;
      const { exit, stderr, thrown } = await warm.run({ cwd, args: file, plan });
      expect([thrown, exit]).toEqual([undefined, expect.toBeOneOf([0, 3, 5])]);
      expectGoodMessage(stderr);
      expectState(cwd, lose);
      for (const name of fs.readdirSync(cwd).filter((each) => each.includes('.lock'))) fs.rmSync(join(cwd, name));
      await expectNext(cwd);
    });
  }
  faults.expectSurvived(30);
});

test('a file: two streams at once', async (context) => {
  const faults = new Faults(context);
  for (let round = 0; round < 3; round++) {
    await faults.inject(`round ${round}`, async () => {
      const cwd = fresh();
      const ran = await Promise.all([0, 1, 2].map(() => ncbGraph(file, { cwd })));
      for (const { exit, stderr } of ran) {
        if (exit !== 0) expect([exit, stderr]).toEqual([5, expect.stringContaining('output-busy')]);
      }
      expect(ran.some(({ exit }) => exit === 0)).toBe(true);
      expect(fs.readFileSync(join(cwd, 'out.nq')).equals(quads)).toBe(true);
      expect(fs.readdirSync(cwd).sort()).toEqual(['in.ndjson', 'out.nq']);
    });
  }
  faults.expectSurvived(3);
});
