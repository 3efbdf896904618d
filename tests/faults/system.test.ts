// What the system does to an export: full disks, limits, permissions, pipes, devices, other people's files, clocks,
// time zones. Each run is a process of its own.
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectGoodMessage, hook, ncbGraph, type RunOptions, start } from './command-line.ts';
import { contentOf, isSame, Template } from './project.ts';
import { Faults } from './tally.ts';

let template: Template;
beforeAll(async () => {
  template = await Template.make();
});
afterAll(() => template.remove());

const isRoot = process.getuid?.() === 0;
const nobody = 65534;
const has = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** An export that cannot be made: exit 5, a message, the old output; the next run, unhindered, mends all. */
async function expectRefused(cwd: string, lose: (bytes: number) => void, options: Omit<RunOptions, 'cwd'> = {}) {
  const ran = await ncbGraph(['export'], { cwd, ...options });
  expect([ran.exit, ran.stderr]).toEqual([5, expect.stringMatching(/^output-(failed|foreign) {2}\S/m)]);
  expectGoodMessage(ran.stderr);
  expect(template.stateOf(cwd, lose)).toBe('old');
  return ran;
}
async function expectNext(cwd: string): Promise<void> {
  expect(await ncbGraph(['export'], { cwd })).toMatchObject({ exit: 0 });
  template.expectClean(cwd);
}

describe('disk', () => {
  const canMount = isRoot && has('unshare', '--mount', 'true');
  // Sizes at which it fills up in the first file, in the middle, and at the end; a new mount space ends with its process.
  test.skipIf(!canMount)('full at several levels', async (context) => {
    const faults = new Faults(context);
    const needed = [...template.old.values(), ...template.new.values()].reduce((sum, { length }) => sum + length, 0);
    for (const share of [0.5, 0.6, 0.75, 0.9, 0.97]) {
      await faults.inject(`${share} of what is needed`, async (lose) => {
        const cwd = template.copy();
        const room = join(cwd, 'room');
        fs.mkdirSync(room);
        const size = Math.ceil(needed * share) + 4096 * 24;
        const script = `mount -t tmpfs -o size=${size} none room && cp -r output room/output && shift && "$@" --out-dir room/output
          status=$?; rm -rf back; mkdir back; cp -r room/. back; exit $status`;
        const ran = await ncbGraph(['export'], { cwd, under: ['unshare', '--mount', 'sh', '-c', script, 'sh', '--'] });
        expect([ran.exit, ran.stderr]).toEqual([5, expect.stringContaining('the disk is full (ENOSPC)')]);
        expect(fs.readdirSync(join(cwd, 'back'))).toEqual(['output']);
        const kept = isSame(contentOf(join(cwd, 'back/output')), template.old);
        if (!kept) lose(1);
        expect(kept).toBe(true);
      });
    }
    faults.expectSurvived(5);
  });

  test.skipIf(!has('prlimit', '--version'))('a limit to the size of a file, and 12 descriptors', async (context) => {
    const faults = new Faults(context);
    for (const limit of ['--fsize=1000', '--fsize=20000']) {
      await faults.inject(limit, async (lose) => {
        const cwd = template.copy();
        await expectRefused(cwd, lose, { under: ['prlimit', limit] });
        await expectNext(cwd);
      });
    }
    let starved = 0;
    // Node itself needs about twenty: below, it does not start; what it can then say is not ours.
    for (const limit of [12, 24, 28, 32, 40, 50]) {
      await faults.inject(`${limit} descriptors`, async (lose) => {
        const cwd = template.copy();
        const ran = await ncbGraph(['export'], { cwd, under: ['prlimit', `--nofile=${limit}`] });
        const state = template.stateOf(cwd, lose);
        if (ran.exit === 0) expect(state).toBe('new');
        else await expectNext(cwd);
        // Once it has started, it says so in words.
        expect(ran.exit).not.toBe(70);
        if (ran.exit === 5) starved += /^(?:starved|output-failed) {2}/m.test(ran.stderr) ? 1 : 0;
      });
    }
    expect(starved).toBeGreaterThan(0);
    faults.expectSurvived(8);
  });

  test('read-only, missing, forbidden, and a file in the way', async (context) => {
    const faults = new Faults(context);
    const uid = isRoot ? { uid: nobody } : {};
    fs.chmodSync(template.root, 0o755);
    await faults.inject('a folder that may not be written to', async (lose) => {
      const cwd = template.copy();
      fs.chmodSync(cwd, 0o555);
      const { stderr } = await expectRefused(cwd, lose, uid);
      expect(stderr).toContain('permission denied');
      fs.chmodSync(cwd, 0o755);
      await expectNext(cwd);
    });
    await faults.inject('a file that may not be read', async (lose) => {
      const cwd = template.copy();
      fs.chmodSync(cwd, 0o777);
      fs.chmodSync(join(cwd, 'data/countries/xa.yaml'), 0);
      const ran = await ncbGraph(['export'], { cwd, ...uid });
      expect([ran.exit, ran.stderr]).toEqual([3, expect.stringMatching(/xa\.yaml:1:1 {2}unreadable-file/)]);
      expect(template.stateOf(cwd, lose)).toBe('old');
    });
    await faults.inject('a folder above that is missing', async () => {
      const cwd = template.copy();
      expect((await ncbGraph(['export', '--out-dir', 'a/b/c'], { cwd })).exit).toBe(0);
      expect(isSame(contentOf(join(cwd, 'a/b/c')), template.new)).toBe(true);
    });
    await faults.inject('a file above', async () => {
      const cwd = template.copy();
      fs.writeFileSync(join(cwd, 'a'), 'mine');
      const ran = await ncbGraph(['export', '--out-dir', 'a/b'], { cwd });
      expect([ran.exit, ran.stderr]).toEqual([5, expect.stringContaining('output-failed')]);
      expect(fs.readFileSync(join(cwd, 'a'), 'utf8')).toBe('mine');
    });
    for (const [what, make] of [
      ['a symbolic link in the output', (output) => fs.symlinkSync('/etc/hostname', join(output, 'link'))],
      ['a foreign file in the output', (output) => fs.writeFileSync(join(output, 'thesis.txt'), 'mine')],
      ['a foreign folder in the output', (output) => fs.mkdirSync(join(output, 'mine'))],
    ] satisfies [string, (output: string) => void][]) {
      await faults.inject(what, async () => {
        const cwd = template.copy();
        make(join(cwd, 'output'));
        const before = fs.readdirSync(join(cwd, 'output'), { recursive: true });
        const ran = await ncbGraph(['export'], { cwd });
        expect([ran.exit, ran.stderr]).toEqual([5, expect.stringContaining('output-foreign')]);
        expect(fs.readdirSync(join(cwd, 'output'), { recursive: true })).toEqual(before);
      });
    }
    await faults.inject('a file, a folder or a device that -o names', async () => {
      const cwd = template.copy();
      fs.mkdirSync(join(cwd, 'there'));
      for (const out of ['there', 'nowhere/graph.nt', '/dev/full']) {
        const ran = await ncbGraph(['export', '-o', out, '-f', 'nt'], { cwd });
        expect([out, ran.exit, ran.stderr]).toEqual([out, 5, expect.stringContaining('output-failed')]);
        expectGoodMessage(ran.stderr);
      }
      expect(fs.statSync('/dev/full').isCharacterDevice()).toBe(true);
      expect(fs.readdirSync(cwd).sort()).toEqual(['data', 'ontology', 'output', 'there']);
    });
    faults.expectSurvived(8);
  });
});

describe('pipes', () => {
  test('a full device, a closed one, a reader that goes away, a slow one', async (context) => {
    const faults = new Faults(context);
    const cwd = template.copy();
    const graph = ['export', '-o', '-', '-f', 'nt'];
    const text = (await ncbGraph(graph, { cwd })).stdout;
    await faults.inject('/dev/full', async () => {
      const full = fs.openSync('/dev/full', 'w');
      const ran = await ncbGraph(graph, { cwd, stdio: ['ignore', full, 'pipe'] });
      fs.closeSync(full);
      expect([ran.exit, ran.stderr]).toEqual([5, expect.stringContaining('output-failed')]);
      expectGoodMessage(ran.stderr);
    });
    await faults.inject('stderr is full, too', async () => {
      const full = fs.openSync('/dev/full', 'w');
      const ran = await ncbGraph(graph, { cwd, stdio: ['ignore', full, full] });
      fs.closeSync(full);
      expect(ran.exit).toBe(5);
    });
    for (const asked of ['--help', '--version', 'formats']) {
      await faults.inject(`${asked} to a full device`, async () => {
        const full = fs.openSync('/dev/full', 'w');
        const ran = await ncbGraph([asked], { cwd, stdio: ['ignore', full, 'pipe'] });
        fs.closeSync(full);
        expect([ran.exit, ran.stderr]).toEqual([5, expect.stringMatching(/^output-failed .*\n$/)]);
      });
    }
    await faults.inject('stdout closed', async () => {
      const ran = await ncbGraph(graph, { cwd, under: ['sh', '-c', '"$@" >&-', 'sh'] });
      expect(ran.exit).toBeOneOf([0, 5]);
      expectGoodMessage(ran.stderr);
    });
    await faults.inject('head', async () => {
      const ran = await ncbGraph(graph, { cwd, under: ['sh', '-c', '"$@" | head -c 1', 'sh'] });
      expect([ran.exit, ran.stdout, ran.stderr]).toEqual([0, text.slice(0, 1), '']);
    });
    await faults.inject('a reader that sleeps', async () => {
      const ran = await ncbGraph(graph, { cwd, under: ['sh', '-c', '"$@" | (sleep 1; cat)', 'sh'] });
      expect(ran.stdout).toBe(text);
    });
    faults.expectSurvived(8);
  });

  test('10 MB through a slow pipe arrive whole', async (context) => {
    const faults = new Faults(context);
    const cwd = template.copy();
    const { lineAt } = await import('../../bench/records.mjs');
    fs.writeFileSync(
      join(cwd, 'in.ndjson'),
      `${Array.from({ length: 700 }, (_, index) => lineAt(index)).join('\n')}\n`,
    );
    const args = ['--data', join(import.meta.dirname, '../../bench/data'), 'stream', 'in.ndjson', '--no-evidence'];
    expect((await ncbGraph([...args, '-o', 'whole.nq'], { cwd })).exit).toBe(0);
    const whole = fs.readFileSync(join(cwd, 'whole.nq'));
    expect(whole.length).toBeGreaterThan(10_000_000);
    await faults.inject('slow', async () => {
      const { child, ended } = start(args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
      let bytes = 0;
      child.stdout?.on('data', (text: string) => {
        bytes += Buffer.byteLength(text);
        child.stdout?.pause();
        setTimeout(() => child.stdout?.resume(), 5);
      });
      expect((await ended).exit).toBe(0);
      expect(bytes).toBe(whole.length);
    });
    faults.expectSurvived();
  });
});

test('the clock, time zones, locales, one thread and 256 MB change no byte', async (context) => {
  const faults = new Faults(context);
  const preload = (source: string) => ['--import', `data:text/javascript,${encodeURIComponent(source)}`];
  // Every Date that is made without a moment, and Date.now, are of another century.
  const clock = (year: number) =>
    preload(`const Real = Date, shift = Real.UTC(${year}, 0, 1) - Real.now();
      globalThis.Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(Real.now() + shift); }
        static now() { return Real.now() + shift; } };`);
  const runs: readonly (readonly [string, Omit<RunOptions, 'cwd'>])[] = [
    ...['Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'Africa/Casablanca', 'UTC'].map(
      (TZ) => [TZ, { env: { TZ } }] as const,
    ),
    ...['tr_TR.UTF-8', 'sv_SE.UTF-8', 'zh_CN.UTF-8', 'ar_EG.UTF-8', 'th_TH.UTF-8', 'C'].map(
      (LC_ALL) => [LC_ALL, { env: { LC_ALL, LANG: LC_ALL } }] as const,
    ),
    ['the year 1903', { node: clock(1903) }],
    ['the year 2199', { node: clock(2199) }],
    ['one thread', { env: { UV_THREADPOOL_SIZE: '1' } }],
    ['256 MB', { node: ['--max-old-space-size=256'] }],
  ];
  const cwd = template.copy();
  expect((await ncbGraph(['export'], { cwd })).exit).toBe(0);
  for (const [what, options] of runs) {
    await faults.inject(what, async () => {
      const ran = await ncbGraph(['export', '--check'], { cwd, ...options });
      expect([ran.exit, ran.stderr]).toEqual([0, expect.stringContaining('is up to date')]);
    });
  }
  faults.expectSurvived(15);
});

test('input that changes while it is read is one version, or refused', async (context) => {
  const faults = new Faults(context);
  const cwd = template.copy();
  const file = join(cwd, 'data/countries/xa.yaml');
  const text = fs.readFileSync(file, 'utf8');
  // Rewritten by another process, whole and cut in turns, while exports run.
  const source = `import fs from 'node:fs'; const [, file, text] = process.argv.slice(-3).length ? [0, process.argv.at(-2), process.argv.at(-1)] : [];
    for (;;) { fs.writeFileSync(file, text.slice(0, text.length >> 1)); fs.writeFileSync(file, text); await new Promise((go) => setTimeout(go, 1)); }`;
  const writer = (await import('node:child_process')).spawn(process.execPath, [
    '--input-type=module',
    '-e',
    source,
    '--',
    file,
    text,
  ]);
  for (let round = 0; round < 10; round++) {
    await faults.inject(`round ${round}`, async (lose) => {
      const ran = await ncbGraph(['export'], { cwd });
      expect(ran.exit).toBeOneOf([0, 3]);
      expectGoodMessage(ran.stderr);
      const state = template.stateOf(cwd, lose);
      if (ran.exit === 0) expect(state).toBe('new');
    });
  }
  writer.kill('SIGKILL');
  faults.expectSurvived(10);
});

describe('bombs are refused within seconds and 300 MB', () => {
  const bombs: readonly (readonly [string, (file: string) => void])[] = [
    ['a sparse file of 1 GB', (file) => fs.truncateSync(file, 1e9)],
    [
      '20,000 fields',
      (file) => fs.writeFileSync(file, Array.from({ length: 20_000 }, (_, n) => `field${n}: 1\n`).join('')),
    ],
    ['depth 100,000', (file) => fs.writeFileSync(file, '['.repeat(100_000))],
    ['a line of 15 MB', (file) => fs.writeFileSync(file, `name: "${'x'.repeat(15e6)}"\n`)],
    [
      'a pipe',
      (file) => {
        fs.rmSync(file);
        execFileSync('mkfifo', [file]);
      },
    ],
    [
      'a folder',
      (file) => {
        fs.rmSync(file);
        fs.mkdirSync(file);
      },
    ],
  ];
  test('each of them', async (context) => {
    const faults = new Faults(context);
    const report = join(template.root, 'peak');
    // Peak memory, and processor time of the whole process, start and the reading of the ontology among it.
    const measure = `process.on('exit', () => { const { maxRSS, userCPUTime } = process.resourceUsage();
      require('node:fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify({ maxRSS, userCPUTime })); });`;
    const preload = join(template.root, 'measure.cjs');
    fs.writeFileSync(preload, measure);
    const plain = template.copy();
    await ncbGraph(['validate'], { cwd: plain, node: ['--import', pathToFileURL(preload).href] });
    const base = JSON.parse(fs.readFileSync(report, 'utf8'));
    for (const [what, put] of bombs) {
      await faults.inject(what, async (lose) => {
        const cwd = template.copy();
        put(join(cwd, 'data/countries/xa.yaml'));
        const ran = await ncbGraph(['export'], { cwd, node: ['--import', pathToFileURL(preload).href] });
        expect([ran.exit, ran.stderr]).toEqual([3, expect.anything()]);
        expectGoodMessage(ran.stderr);
        expect(template.stateOf(cwd, lose)).toBe('old');
        const { maxRSS, userCPUTime } = JSON.parse(fs.readFileSync(report, 'utf8'));
        expect(maxRSS / 1024).toBeLessThan(300);
        expect((userCPUTime - base.userCPUTime) / 1e6).toBeLessThan(1);
      });
    }
    faults.expectSurvived(6);
  });
});

test('a failed read in the middle of a file is no fact', async (context) => {
  const faults = new Faults(context);
  await faults.inject('read of xa.yaml fails', async (lose) => {
    const cwd = template.copy();
    const calls = ['xa.yaml'];
    const env = {
      FAULT: JSON.stringify({ root: join(cwd, 'data/countries', ...calls), at: 2, fault: 'fail', code: 'EIO' }),
    };
    const ran = await ncbGraph(['export'], { cwd, env, node: hook });
    expect([ran.exit, ran.stderr]).toEqual([3, expect.stringContaining('unreadable-file')]);
    expect(template.stateOf(cwd, lose)).toBe('old');
  });
  faults.expectSurvived();
});
