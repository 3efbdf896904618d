// Readers that look on while a real store is loaded, and loaders and stores that are killed in the middle of it.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { BenchOf } from './bench.ts';
import { polledGraphs } from './exports.ts';
import { load, startLoad } from './loader.ts';
import { pollDuring, stateOf } from './poller.ts';
import { expectExport } from './sentinels.ts';
import type { StoreServer } from './server.ts';

const LOADS = 20;
const LOADER_KILLS = 10;
const STORE_KILLS = 4;
const polled = Object.keys(polledGraphs);

export function killingTests(bench: BenchOf): void {
  it(`shows readers the old graphs or the new ones during ${LOADS} loads`, async () => {
    const { server, workshop, figures } = bench();
    let receipt = await load(server, workshop.folder, ['b.nq']);
    const { polls, torn, whole } = await pollDuring(server, async () => {
      for (let at = 0; at < LOADS; at += 1) {
        receipt = await load(server, workshop.folder, [at % 2 === 0 ? 'a.nq' : 'b.nq']);
        expect(receipt.faithful).toBe(true);
      }
    });
    const seen = [...torn.values()].reduce((sum, times) => sum + times, 0);
    figures.torn = `${seen} of ${polls} polls`;
    expect(whole.a).toBeGreaterThan(0);
    expect(whole.b).toBeGreaterThan(0);
    if (server.store.isolated) expect([...torn]).toEqual([]);
    else expect(receipt.swap.readers).toMatch(/may (be seen|see)/);
  });

  it(`is repaired by the next run after kill -9 of the loader at ${LOADER_KILLS} moments`, async () => {
    const { server, workshop } = bench();
    const began = Date.now();
    await load(server, workshop.folder, ['a.nq']);
    const whole = Date.now() - began;
    let version = 'a';
    let killed = 0;
    for (let at = 0; at < LOADER_KILLS; at += 1) {
      const next = version === 'a' ? 'b' : 'a';
      const { child, ended } = startLoad(server, workshop.folder, [`${next}.nq`]);
      // The first fifth is Node starting and the file being read.
      const moment = whole * (0.2 + 0.8 * Math.random());
      await Promise.race([ended, pause(moment)]);
      child.kill('SIGKILL');
      if ((await ended).exit === null) killed += 1;
      version = await settledState(server);
      expect(['a', 'b'], `killed after ${Math.round(moment)} of ${whole} ms`).toContain(version);
      if (at % 3 === 2) {
        version = version === 'a' ? 'b' : 'a';
        await load(server, workshop.folder, [`${version}.nq`]);
        expect(await stateOf(server)).toBe(version);
      }
    }
    expect(killed).toBeGreaterThan(LOADER_KILLS / 3);
    await load(server, workshop.folder, ['a.nq']);
    expect(await stateOf(server)).toBe('a');
    await expectExport(server, join(workshop.folder, 'new'), [...polled, 'https://edge.example/graph']);
  });

  it(`is old or new, and loadable, after kill -9 of the store in mid-load, ${STORE_KILLS} times`, async () => {
    const { server, workshop } = bench();
    const began = Date.now();
    await load(server, workshop.folder, ['a.nq']);
    const whole = Date.now() - began;
    for (let at = 0; at < STORE_KILLS; at += 1) {
      const next = at % 2 === 0 ? 'b' : 'a';
      const { ended } = startLoad(server, workshop.folder, [`${next}.nq`]);
      const moment = whole * (0.2 + 0.8 * Math.random());
      await Promise.race([ended, pause(moment)]);
      await server.kill();
      await server.restart();
      const { exit, stderr } = await ended;
      expect([0, 4], stderr).toContain(exit);
      const state = await settledState(server);
      expect(exit === 0 ? [next] : ['a', 'b'], `killed after ${Math.round(moment)} of ${whole} ms`).toContain(state);
      await load(server, workshop.folder, [`${next}.nq`]);
      expect(await stateOf(server)).toBe(next);
    }
    await expectExport(server, join(workshop.folder, 'new'), [...polled, 'https://edge.example/graph']);
  });
}

/** The state once it stays the same: a store may still be at the last request of a loader that is gone. */
async function settledState(server: StoreServer): Promise<string> {
  for (let [last, same] = ['', 0]; ; ) {
    const state = await stateOf(server);
    same = state === last ? same + 1 : 0;
    if (same === 3) return state;
    last = state;
    await pause(150);
  }
}
