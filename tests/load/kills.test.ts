// A loader killed at any request, and several loaders at once: the live graph is the old or the new one whole, other
// graphs stay, and the next load finds nothing in its way and leaves nothing behind.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openClient } from '../../src/endpoint/client.ts';
import { openGraphStore } from '../../src/load/graph-store.ts';
import { type LockOptions, takeLock } from '../../src/load/lock.ts';
import { servicesOf, stores } from '../../src/load/stores.ts';
import { LiveStore } from './live-store.ts';
import { loadHere, ncbGraph, start } from './ncb-graph.ts';

const live = 'https://example.org/live';
const sentinel = 'https://example.org/other-people';
const lock = 'https://w3id.org/ncb-graph/staging/lock';
const old = ['<urn:old> <urn:p> "old" .'];
const fresh = ['<urn:new> <urn:p> "1" .', '<urn:new> <urn:p> "2" .'];

let store: LiveStore;
let cwd: string;
beforeEach(async () => {
  store = await LiveStore.start();
  store.put(live, old.join('\n'));
  store.put(sentinel, '<urn:a> <urn:b> "of other people" .');
  cwd = mkdtempSync(join(tmpdir(), 'ncb-graph-kills-'));
  writeFileSync(join(cwd, 'g.nq'), fresh.map((line) => line.replace(/ \.$/, ` <${live}> .\n`)).join(''));
});
afterEach(async () => {
  await store.stop();
  rmSync(cwd, { recursive: true });
});

const args = (to: string) => ['load', 'g.nq', '--to', to, '--endpoint', store.url];

describe('a loader killed', () => {
  test.each([
    ['before', 'oxigraph'],
    ['after', 'oxigraph'],
    ['after', 'virtuoso'],
  ] as const)(
    '%s each request is served by the profile %s',
    async (when, to) => {
      let last = -1;
      for (let at = 0; last < 0 || at <= last; at += 1) {
        store.graph.update(`DROP GRAPH <${live}>`);
        store.put(live, old.join('\n'));
        store.received.length = 0;
        const { child, ended } = start(args(to), { cwd });
        store.fault = (received) => {
          if (store.received.length - 1 !== at) return false;
          if (when === 'after') store.reply(received);
          child.kill('SIGKILL');
          return true;
        };
        const { exit } = await ended;
        store.fault = () => false;
        // The last request is beyond the end of a load that was not killed.
        if (exit === 0) last = at - 1;
        const held = store.lines(live);
        expect([old, fresh]).toContainEqual(held);
        expect(await loadHere(['g.nq'], { to, endpoint: store.url }, cwd)).toMatchObject({ exit: 0 });
        expect(store.lines(live)).toEqual(fresh);
        expect(store.graphs()).toEqual([live, sentinel]);
      }
      expect(last).toBeGreaterThan(6);
    },
    240_000,
  );
});

test('loaders that start together load one after the other', async () => {
  const ran = await Promise.all(Array.from({ length: 3 }, () => ncbGraph(args('oxigraph'), { cwd })));
  expect(ran.map(({ exit }) => exit)).toEqual([0, 0, 0]);
  expect(store.lines(live)).toEqual(fresh);
  expect(store.graphs()).toEqual([live, sentinel]);
}, 60_000);

/** The lock as a loader of another machine holds it. */
function heldElsewhere(beat: number): void {
  const state = { holder: { machine: 'another', pid: 1, started: '' }, graphs: 1, phase: 'stage', beat };
  store.graph.update(`DROP SILENT GRAPH <${lock}>`);
  store.put(
    lock,
    `<https://w3id.org/ncb-graph/staging/theirs-1> <https://w3id.org/ncb-graph/staging/state> ${JSON.stringify(JSON.stringify(state))} .`,
  );
}

test('a loader of another machine is waited for, then given way', async () => {
  heldElsewhere(1);
  store.put('https://w3id.org/ncb-graph/staging/theirs-1/0', '<urn:s> <urn:p> "staged by them" .');
  const before = store.graphs();
  const ran = await ncbGraph([...args('oxigraph'), '--wait', '1'], { cwd });
  expect(ran).toMatchObject({ exit: 5, stderr: expect.stringMatching(/store-busy .*process 1/) });
  expect(store.graphs()).toEqual(before);
  expect(store.lines(live)).toEqual(old);
});

test('a lock graph that no loader wrote is told, and left alone', async () => {
  store.put(lock, '<urn:x> <urn:y> "z" .');
  expect(await ncbGraph([...args('oxigraph'), '--wait', '1'], { cwd })).toMatchObject({
    exit: 5,
    stderr: expect.stringContaining(lock),
  });
  expect(store.lines(lock)).toEqual(['<urn:x> <urn:y> "z" .']);
});

describe('the lock', () => {
  afterEach(() => vi.restoreAllMocks());

  function taking(onPause: (now: number) => void) {
    let now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => now);
    const exchange = openClient({
      credentials: { kind: 'none' },
      basicAtOnce: false,
      silence: 5_000,
      deadline: () => now + 5_000,
    });
    const graphs = openGraphStore(stores.oxigraph, servicesOf('oxigraph', store.url), exchange);
    const options: LockOptions = {
      holder: { machine: 'here', pid: 2, started: '' },
      run: 'ours-2',
      isAlive: async () => undefined,
      patience: 60_000,
      onWait: () => {},
      pause: async (milliseconds) => {
        now += milliseconds;
        onPause(now);
      },
    };
    return takeLock(graphs, 1, options);
  }

  test('of a loader that shows no life is taken over, and what it staged is removed', async () => {
    heldElsewhere(1);
    store.put('https://w3id.org/ncb-graph/staging/theirs-1/0', '<urn:s> <urn:p> "staged by them" .');
    store.put('https://w3id.org/ncb-graph/staging/theirs-12/0', '<urn:s> <urn:p> "of somebody else" .');
    const taken = await taking(() => {});
    expect(taken.ok).toBe(true);
    expect(store.graphs()).toEqual([live, sentinel, lock, 'https://w3id.org/ncb-graph/staging/theirs-12/0'].sort());
    if (taken.ok) await taken.value.release();
    expect(store.graphs()).not.toContain(lock);
  });

  test('of a loader that lives is not', async () => {
    heldElsewhere(1);
    expect(await taking((now) => heldElsewhere(now))).toMatchObject({ ok: false, issues: [{ code: 'store-busy' }] });
  });

  test('that another took over in the meantime stops the load before the live graphs change', async () => {
    const taken = await taking(() => {});
    if (!taken.ok) throw new Error('not taken');
    heldElsewhere(1);
    expect(await taken.value.enterSwap()).toMatchObject({ ok: false, issues: [{ code: 'store-busy' }] });
    store.graph.update(`DROP GRAPH <${lock}>`);
    expect(await taken.value.enterSwap()).toMatchObject({ ok: true, value: 'renewed' });
  });
});
