// `ncb-graph load` into real stores on loopback. A store that is not installed is skipped, and shown as skipped;
// tests/stores/install installs them. What each test looks for is in loading.ts and killing.ts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type Figures, tableOf } from './bench.ts';
import { documentedTests } from './documented.ts';
import { openWorkshop, type Workshop } from './exports.ts';
import { killingTests } from './killing.ts';
import { loadingTests } from './loading.ts';
import { expectForeign, plantForeign } from './sentinels.ts';
import { installedVersion, StoreServer, scriptOf, storesUnderTest } from './server.ts';

const rows = new Map<string, Figures>();
const present = storesUnderTest.map((store) => ({ store, name: store.name, version: installedVersion(store.name) }));
let workshop: Workshop | undefined;

beforeAll(() => {
  if (present.some(({ version }) => version !== undefined)) workshop = openWorkshop();
});

afterAll(() => {
  workshop?.remove();
  if (rows.size > 0) console.log(`\n${tableOf(rows)}\n`);
});

describe.each(present)('$name', ({ store, version }) => {
  if (version === undefined) {
    it.skip(`is not installed: tests/stores/${store.name} install`, () => {});
    return;
  }
  const figures: Figures = { version };
  let bench: Bench | undefined;
  let began = 0;
  const at = (): Bench => {
    if (!bench) throw new Error('the store is not running');
    return bench;
  };

  beforeAll(async () => {
    if (!workshop) throw new Error('there is nothing to load');
    began = Date.now();
    rows.set(store.name, figures);
    bench = { server: await StoreServer.start(store), workshop, figures };
    plantForeign(bench.server);
  });

  afterAll(async () => {
    await bench?.server.stop();
    figures.seconds = Math.round((Date.now() - began) / 1000);
  });

  loadingTests(at);
  documentedTests(at);
  killingTests(at);

  it("has other people's graphs as they were", async () => {
    await expectForeign(at().server);
  });
});

const [first] = present.filter(({ version }) => version !== undefined);

it.skipIf(!first)('tells how the log of a store ends that does not answer in time, and leaves nothing behind', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'ncb-graph-late-'));
  const env = { ...process.env, TMPDIR: temporary, NCB_GRAPH_STORE_SECONDS: '-1' };
  const { status, stdout, stderr } = spawnSync(scriptOf(first?.name ?? ''), ['serve'], { env, encoding: 'utf8' });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/ does not answer on port \d+; the end of its log:\n/);
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(temporary, { recursive: true });
});
