// Publishing a folder on a real file system: stops and failures at every call, kills, locks, and what is not ours.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { compareFolder, publishFolder, recoverFolder } from '../src/publish/folder.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'publish-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

let parent = '';
let dir = '';
let count = 0;
function fresh(): void {
  parent = join(root, String(count++));
  dir = join(parent, 'output');
  fs.mkdirSync(parent);
}
beforeEach(fresh);

function filesOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const files = Object.keys(texts).map((path) => ({ path }));
  return new Map([...Object.entries(texts), ['manifest.json', JSON.stringify({ files, texts })]]);
}
const older = filesOf({ 'a.ttl': 'old', 'only-old.nt': 'old', 'old/deep/c.ttl': 'old', 'sub/b.ttl': 'old 北京' });
const newer = filesOf({ 'a.ttl': 'new', 'sub/b.ttl': 'new', 'sub/deep/c.ttl': 'new' });
const codesOf = (result: { issues: readonly { code: string; severity: string }[] }) =>
  result.issues.map(({ code, severity }) => (severity === 'error' ? code : `${severity}: ${code}`));
const ok = { ok: true, value: undefined, issues: [] };

/** No process has it: beyond the largest pid of Linux. */
const deadPid = 4_194_305;
/** Makes the locks that this process left look like those of a process that was killed. */
function dieInLocks(): void {
  for (const name of fs.readdirSync(parent).filter((each) => each.includes('.lock'))) {
    const path = join(parent, name);
    fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace(/"pid":\d+/, `"pid":${deadPid}`));
  }
}

/** All calls of one publishing over an old folder. */
async function callsOf(): Promise<string[]> {
  await publishFolder(dir, older);
  const calls: string[] = [];
  expect(await publishFolder(dir, newer, { step: (name) => calls.push(name) })).toEqual(ok);
  return calls;
}

describe('publishFolder', () => {
  it('makes the folder hold exactly the files, and leaves nothing beside it', async () => {
    expect(await compareFolder(dir, older)).toEqual([...older.keys()].sort());
    for (const files of [older, newer, newer]) {
      expect(await publishFolder(dir, files)).toEqual(ok);
      expect(await compareFolder(dir, files)).toEqual([]);
      expect(fs.readdirSync(parent)).toEqual(['output']);
    }
  });

  it('takes an empty folder, and makes the folders above', async () => {
    fs.mkdirSync(dir);
    expect(await publishFolder(dir, older)).toEqual(ok);
    expect(await publishFolder(join(parent, 'x/y/z'), older)).toEqual(ok);
    expect(await compareFolder(join(parent, 'x/y/z'), older)).toEqual([]);
  });

  it('tells which files are stale, missing or extra', async () => {
    await publishFolder(dir, older);
    fs.mkdirSync(join(dir, 'empty'));
    fs.symlinkSync('a.ttl', join(dir, 'link'));
    expect(await compareFolder(dir, newer)).toEqual(
      [
        'a.ttl',
        'empty',
        'link',
        'manifest.json',
        'old',
        'old/deep',
        'old/deep/c.ttl',
        'only-old.nt',
        'sub/b.ttl',
      ].concat('sub/deep/c.ttl'),
    );
  });

  it.each(['../x', '/x', 'a/../b', 'a//b', '.', '', 'a\\b', 'a\0'])('throws at the file name %j', async (name) => {
    await expect(publishFolder(dir, new Map([...older, [name, '']]))).rejects.toThrow(/is not the name of a file/);
    await expect(publishFolder(dir, new Map([['a', '']]))).rejects.toThrow(/no manifest.json/);
  });
});

describe('a stop', () => {
  class Stop extends Error {}

  it('before any call leaves the old folder or the new one, and the next run mends the rest', async () => {
    const calls = await callsOf();
    expect(calls.length).toBeGreaterThan(40);
    const states = new Set<string>();
    for (let stop = 0; stop < calls.length; stop++) {
      for (const mending of [recoverFolder, (target: string) => publishFolder(target, newer)]) {
        fresh();
        await publishFolder(dir, older);
        let call = 0;
        const step = () => {
          if (call++ >= stop) throw new Stop();
        };
        await expect(publishFolder(dir, newer, { step }), calls[stop]).rejects.toThrow(Stop);
        if (fs.existsSync(dir)) {
          const stale = [await compareFolder(dir, older), await compareFolder(dir, newer)];
          expect(
            stale.filter((paths) => paths.length === 0),
            calls[stop],
          ).toHaveLength(1);
          states.add(stale[0]?.length === 0 ? 'old' : 'new');
        } else states.add('absent');
        dieInLocks();
        expect(await mending(dir), calls[stop]).toEqual(ok);
        expect(fs.readdirSync(parent), calls[stop]).toEqual(['output']);
        const after = [await compareFolder(dir, older), await compareFolder(dir, newer)];
        expect(after.some((paths) => paths.length === 0)).toBe(true);
        if (mending !== recoverFolder) expect(after[1]).toEqual([]);
      }
    }
    expect([...states].sort()).toEqual(['absent', 'new', 'old']);
  });

  it('before any call of the first publishing leaves nothing or all', async () => {
    const calls: string[] = [];
    await publishFolder(dir, newer, { step: (name) => calls.push(name) });
    for (let stop = 0; stop < calls.length; stop++) {
      fresh();
      let call = 0;
      const step = () => {
        if (call++ >= stop) throw new Stop();
      };
      await expect(publishFolder(dir, newer, { step })).rejects.toThrow(Stop);
      if (fs.existsSync(dir)) expect(await compareFolder(dir, newer)).toEqual([]);
      dieInLocks();
      expect(await publishFolder(dir, older), calls[stop]).toEqual(ok);
      expect(await compareFolder(dir, older)).toEqual([]);
      expect(fs.readdirSync(parent)).toEqual(['output']);
    }
  });

  it('by kill -9 of a real process leaves one whole generation', async () => {
    const library = fileURLToPath(new URL('../src/publish/folder.ts', import.meta.url));
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        ssr: library,
        outDir: join(parent, 'built'),
        rollupOptions: { output: { entryFileNames: 'folder.mjs' } },
      },
    });
    const program = `
      const { publishFolder } = await import(process.argv[1]);
      for (let n = 0; ; n++) {
        const texts = Object.fromEntries(Array.from({ length: 8 }, (_, i) => ['f' + i + '/x.nt', 'generation ' + n]));
        const files = Object.keys(texts).map((path) => ({ path }));
        const result = await publishFolder(process.argv[2], new Map([...Object.entries(texts), ['manifest.json', JSON.stringify({ files, texts })]]));
        if (!result.ok || result.issues.length > 0) throw new Error(JSON.stringify(result.issues));
        console.log(n);
      }`;
    let generations = 0;
    for (let round = 0; round < 8; round++) {
      const child = spawn(
        process.execPath,
        ['--input-type=module', '-e', program, join(parent, 'built/folder.mjs'), dir],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const ended = new Promise((resolve) => child.on('exit', (_code, signal) => resolve(signal)));
      await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
      await new Promise((resolve) => setTimeout(resolve, 3 + round * 7));
      child.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');
      expect(await recoverFolder(dir)).toEqual(ok);
      expect(fs.readdirSync(parent).sort()).toEqual(['built', 'output']);
      const manifest = fs.readFileSync(join(dir, 'manifest.json'), 'utf8');
      expect(await compareFolder(dir, filesOf(JSON.parse(manifest).texts))).toEqual([]);
      generations++;
    }
    expect(generations).toBe(8);
  });
});

describe('a refusal of the system', () => {
  it('at any call leaves the old folder whole, or the new one, and says which', async () => {
    const calls = await callsOf();
    for (let fault = 0; fault < calls.length; fault++) {
      fresh();
      await publishFolder(dir, older);
      let call = 0;
      const step = () => {
        if (call++ === fault) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      };
      const result = await publishFolder(dir, newer, { step });
      if (result.ok) {
        expect(await compareFolder(dir, newer), calls[fault]).toEqual([]);
        expect(['', 'warning: output-failed'], calls[fault]).toContain(codesOf(result).join());
      } else {
        expect(await compareFolder(dir, older), calls[fault]).toEqual([]);
        expect(codesOf(result), calls[fault]).toEqual(['output-failed']);
        expect(result.issues[0]?.message).toMatch(/the disk is full \(ENOSPC\)$/);
      }
      // The lock of a run that could not remove it is free once that run has ended.
      dieInLocks();
      expect(await publishFolder(dir, newer), calls[fault]).toEqual(ok);
      expect(fs.readdirSync(parent), calls[fault]).toEqual(['output']);
    }
  });

  it.each([
    ['rename output', 'EBUSY', /mount point/],
    ['rename output', 'EXDEV', /mount point/],
    ['mkdir .output.next', 'EACCES', /permission denied/],
    ['mkdir .output.next', 'EROFS', /read-only/],
    ['write a.ttl', 'EFBIG', /larger than the system allows/],
    ['open a.ttl', 'EMFILE', /too many files/],
  ])('at `%s` with %s is told in words', async (name, code, words) => {
    await publishFolder(dir, older);
    const step = (call: string) => {
      if (call === name) throw Object.assign(new Error(code), { code });
    };
    const result = await publishFolder(dir, newer, { step });
    expect(codesOf(result)).toEqual(['output-failed']);
    expect(result.issues[0]?.message).toMatch(words);
    expect(await compareFolder(dir, older)).toEqual([]);
    expect(fs.readdirSync(parent)).toEqual(['output']);
  });
});

describe('what is not ours', () => {
  it.each<[string, () => void, RegExp]>([
    ['a symbolic link', () => fs.symlinkSync(root, dir), /is a symbolic link/],
    ['a dangling link', () => fs.symlinkSync('nowhere', dir), /is a symbolic link/],
    ['a file', () => fs.writeFileSync(dir, 'mine'), /is not a folder/],
    [
      'a folder without manifest',
      () => {
        fs.mkdirSync(dir);
        fs.writeFileSync(join(dir, 'thesis.txt'), 'mine');
      },
      /without our manifest.json/,
    ],
    [
      'a folder with the manifest of another program',
      () => {
        fs.mkdirSync(dir);
        fs.writeFileSync(join(dir, 'manifest.json'), '{"name":"an app"}');
      },
      /manifest.json is not ours/,
    ],
  ])('%s in its place is refused and stays', async (_what, make, words) => {
    make();
    const before = fs.lstatSync(dir).mtimeMs;
    const result = await publishFolder(dir, newer);
    expect(codesOf(result)).toEqual(['output-foreign']);
    expect(result.issues[0]?.message).toMatch(words);
    expect(fs.lstatSync(dir).mtimeMs).toBe(before);
    expect(fs.readdirSync(parent)).toEqual(['output']);
  });

  it.each<[string, () => void, RegExp]>([
    ['file', () => fs.writeFileSync(join(dir, 'notes.txt'), 'mine'), /also holds notes.txt/],
    ['deep file', () => fs.writeFileSync(join(dir, 'sub/notes.txt'), 'mine'), /also holds sub\/notes.txt/],
    ['empty folder', () => fs.mkdirSync(join(dir, 'mine')), /also holds mine/],
    ['link', () => fs.symlinkSync(fs.mkdtempSync(join(root, 'mine-')), join(dir, 'sub/link')), /also holds sub\/link/],
    [
      'link in place of a file of ours',
      () => {
        fs.rmSync(join(dir, 'a.ttl'));
        fs.symlinkSync(join(root, 'elsewhere'), join(dir, 'a.ttl'));
      },
      /also holds a.ttl/,
    ],
  ])('a foreign %s in the folder is never deleted', async (_what, add, words) => {
    await publishFolder(dir, older);
    add();
    const before = fs.readdirSync(dir, { recursive: true });
    const result = await publishFolder(dir, newer);
    expect(codesOf(result)).toEqual(['output-foreign']);
    expect(result.issues[0]?.message).toMatch(words);
    expect(fs.readdirSync(dir, { recursive: true })).toEqual(before);
  });

  it('beside the folder, under the names we use, is not deleted either', async () => {
    fs.mkdirSync(join(parent, '.output.prev'));
    fs.writeFileSync(join(parent, '.output.prev/mine'), '');
    expect(codesOf(await publishFolder(dir, newer))).toEqual(['output-foreign']);
    expect(fs.existsSync(join(parent, '.output.prev/mine'))).toBe(true);
  });

  it('that is the root of the file system is refused', async () => {
    expect(codesOf(await publishFolder('/', newer))).toEqual(['output-foreign']);
  });
});

describe('the lock', () => {
  const lock = () => join(parent, '.output.lock');
  const holder = (pid: number, started = '') => JSON.stringify({ pid, started, nonce: '0123abcd' });

  it('of a living process is respected', async () => {
    fs.writeFileSync(lock(), holder(process.pid));
    const result = await publishFolder(dir, newer);
    expect(codesOf(result)).toEqual(['output-busy']);
    expect(result.issues[0]?.message).toContain(`process ${process.pid}`);
    expect(fs.readdirSync(parent)).toEqual(['.output.lock']);
  });

  it.each<[string, () => string]>([
    ['a dead process', () => holder(deadPid)],
    ['a dead process whose number another has now', () => holder(process.pid, '1')],
    ['a run that a power failure cut', () => ''],
  ])('of %s is taken over', async (_whose, content) => {
    fs.writeFileSync(lock(), content());
    fs.writeFileSync(`${lock()}.0123abcd`, content());
    expect(await publishFolder(dir, newer)).toEqual(ok);
    expect(fs.readdirSync(parent)).toEqual(['output']);
  });

  it('lets one of twenty win, over a dead lock too, and every other one is told', async () => {
    fs.writeFileSync(lock(), holder(deadPid));
    const results = await Promise.all(Array.from({ length: 20 }, () => publishFolder(dir, newer)));
    const codes = results.map((result) => (result.ok ? 'ok' : codesOf(result).join()));
    expect(codes.filter((code) => code === 'ok').length).toBeGreaterThan(0);
    expect([...new Set(codes)].filter((code) => code !== 'ok' && code !== 'output-busy')).toEqual([]);
    expect(await compareFolder(dir, newer)).toEqual([]);
    expect(await publishFolder(dir, older)).toEqual(ok);
    expect(fs.readdirSync(parent)).toEqual(['output']);
  });
});
