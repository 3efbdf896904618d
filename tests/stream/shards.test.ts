// Parts: the same set of quads however it is cut, and a run that is killed goes on where it stopped.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lineAt } from '../../bench/records.mjs';
import type { PartsManifest } from '../../src/stream/shards.ts';

// Each runs the program several times.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...names: string[]) => join(folder, ...names);

interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}
async function ncbGraph(...args: string[]): Promise<Ran> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['dist/cli.js', ...args], {
      maxBuffer: 1e9,
    });
    return { status: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}
const streamArgs = (name: string, ...more: string[]) =>
  ['--data', 'bench/data', 'stream', '--no-evidence', '--shards', at(name), ...more] as const;
const manifestOf = (name: string) => JSON.parse(readFileSync(at(name, 'manifest.json'), 'utf8')) as PartsManifest;
const linesOf = (name: string, path: string) =>
  gunzipSync(readFileSync(at(name, path)))
    .toString()
    .trimEnd()
    .split('\n');

const lines = Array.from({ length: 500 }, (_, index) => lineAt(index));
const small = ['--part-size', '1MB', '--workers', '1'];

beforeAll(async () => {
  writeFileSync(at('in.ndjson'), `${lines.join('\n')}\n`);
  await ncbGraph(...streamArgs('one', at('in.ndjson')));
  await ncbGraph(...streamArgs('many', at('in.ndjson'), ...small));
  await ncbGraph('--data', 'bench/data', 'stream', '--no-evidence', at('in.ndjson'), '-o', at('plain.nq'));
});

describe('parts', () => {
  test('hold sorted lines, each once, and together every quad of the stream', () => {
    const manifest = manifestOf('many');
    expect(manifest.parts.length).toBeGreaterThan(3);
    expect(readdirSync(at('many')).sort()).toEqual(['manifest.json', ...manifest.parts.map(({ path }) => path)]);
    const all = manifest.parts.flatMap(({ path, quads }) => {
      const each = linesOf('many', path);
      expect(each).toEqual([...new Set(each)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      expect(each).toHaveLength(quads);
      return each;
    });
    const plain = new Set(readFileSync(at('plain.nq'), 'utf8').trimEnd().split('\n'));
    expect(new Set(all)).toEqual(plain);
    expect(manifest.whole.quads).toBe(plain.size);
    expect(manifest.summary).toMatchObject({ records: 500, mapped: 500, rejected: 0 });
  });

  test('cut otherwise, made by other threads or of shuffled records, hold the same', async () => {
    const shuffled = lines.map((line, index) => [line, (index * 7919) % 500] as const).sort((a, b) => a[1] - b[1]);
    writeFileSync(at('shuffled.ndjson'), shuffled.map(([line]) => line).join('\n'));
    await ncbGraph(...streamArgs('shuffled', at('shuffled.ndjson'), '--part-size', '2500KB', '--workers', '2'));
    await ncbGraph(...streamArgs('threads', at('in.ndjson'), '--part-size', '1MB', '--workers', '3'));
    expect(manifestOf('threads')).toEqual(manifestOf('many'));
    const { status, stdout } = await ncbGraph(
      'merge',
      '--check',
      ...['one', 'many', 'shuffled', 'plain.nq'].map((name) => at(name)),
    );
    expect(status).toBe(0);
    const roots = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(0, 64));
    expect(new Set(roots)).toEqual(new Set([manifestOf('one').whole.root]));
    expect(roots).toHaveLength(4);
  });

  test('merge into what sort -u would give', async () => {
    expect((await ncbGraph('merge', at('many'), '-o', at('merged.nq'), '--entities', at('entities'))).status).toBe(0);
    const plain = readFileSync(at('plain.nq'), 'utf8').trimEnd().split('\n');
    const sorted = [...new Set(plain)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(readFileSync(at('merged.nq'), 'utf8')).toBe(`${sorted.join('\n')}\n`);
    const entities = readFileSync(at('entities'), 'utf8').trimEnd().split('\n');
    expect(entities).toHaveLength(manifestOf('many').whole.entities);
    expect(entities[0]).toMatch(/^[0-9a-f]{64} <https:\/\/w3id\.org\/ncb-graph\/\S+>$/);
  });

  test('that share no thing are put together by their manifests', async () => {
    const sorted = readFileSync(at('merged.nq'), 'utf8').trimEnd().split('\n');
    const { bucketOf } = await import('../../src/rdf/root-hash.ts');
    for (const half of [0, 1]) {
      const own = sorted.filter((line) => bucketOf(line.slice(0, line.indexOf(' '))) % 2 === half);
      writeFileSync(at(`half-${half}.nq`), `${own.join('\n')}\n`);
      await ncbGraph('merge', '--sorted', at(`half-${half}.nq`), '--manifest', at(`half-${half}.json`));
    }
    const { stderr } = await ncbGraph('merge', at('half-0.json'), at('half-1.json'), '--manifest', at('whole.json'));
    expect(stderr).toContain(manifestOf('one').whole.root);
    expect(JSON.parse(readFileSync(at('whole.json'), 'utf8'))).toEqual(manifestOf('one').whole);
    expect((await ncbGraph('merge', at('half-0.json'), at('half-0.json'))).status).toBe(1);
    writeFileSync(at('text.json'), 'text');
    expect((await ncbGraph('merge', at('half-0.json'), at('text.json'))).status).toBe(1);
  });
});

describe('merge --check tells', () => {
  const copied = (name: string) => {
    const { parts } = manifestOf('many');
    rmSync(at(name), { recursive: true, force: true });
    return promisify(execFile)('cp', ['-r', at('many'), at(name)]).then(() => parts);
  };
  test('a part that is gone, another that is too many, and one that was changed', async () => {
    const [first, second] = await copied('broken');
    rmSync(at('broken', first?.path ?? ''));
    await promisify(execFile)('cp', [at('broken', second?.path ?? ''), at('broken', 'part-99999.nq.gz')]);
    const { status, stderr } = await ncbGraph('merge', '--check', at('broken'));
    expect(status).toBe(1);
    expect(stderr).toContain(`${first?.path} is in the manifest, and is not there`);
    expect(stderr).toContain('part-99999.nq.gz is not in the manifest');
    expect(stderr).toContain('does not hold what its manifest says');
    expect((await ncbGraph('merge', at('broken'), '-o', at('never.nq'))).status).toBe(1);
    expect(existsSync(at('never.nq'))).toBe(false);
  });
  test('folders that hold different things', async () => {
    writeFileSync(at('less.nq'), readFileSync(at('merged.nq'), 'utf8').split('\n').slice(1).join('\n'));
    const { status, stderr } = await ncbGraph('merge', '--check', at('many'), at('less.nq'));
    expect([status, stderr]).toEqual([1, expect.stringContaining('does not hold what')]);
  });
  test('what is no N-Quads, by its line, and other files all the same', async () => {
    const text = readFileSync(at('plain.nq'), 'utf8');
    writeFileSync(at('garbage.nq'), `${text.slice(0, text.indexOf('\n'))}\r\ngarbage\n`);
    const { status, stdout, stderr } = await ncbGraph('merge', '--check', at('garbage.nq'), at('plain.nq'), at('many'));
    expect([status, stderr]).toEqual([3, expect.stringContaining('garbage.nq:2:1  bad-rdf  the line is no quad')]);
    expect(stdout.match(/^[0-9a-f]{64} /gm)).toHaveLength(2);
    for (const sorted of [[], ['--sorted']]) {
      const merged = await ncbGraph('merge', ...sorted, at('garbage.nq'), '-o', at('never.nq'));
      expect([merged.status, existsSync(at('never.nq'))]).toEqual([3, false]);
    }
  });
  test('nothing of Windows line endings and blank lines', async () => {
    const text = readFileSync(at('plain.nq'), 'utf8');
    writeFileSync(at('windows.nq'), `\r\n${text.replaceAll('\n', '\r\n')}`);
    expect((await ncbGraph('merge', '--check', at('windows.nq'), at('many'))).status).toBe(0);
    expect((await ncbGraph('merge', at('windows.nq'), at('plain.nq'), '-o', at('both.nq'))).status).toBe(0);
    expect(readFileSync(at('both.nq'), 'utf8')).toBe(readFileSync(at('merged.nq'), 'utf8'));
  });
  test('lines out of order, where order was promised', async () => {
    const { status, stderr } = await ncbGraph('merge', '--sorted', at('plain.nq'));
    expect([status, stderr]).toEqual([3, expect.stringContaining('unsorted-part')]);
  });
});

/** Feeds `text` to a run on stdin, and kills it as soon as `done` says so. */
async function killed(args: readonly string[], text: string, done: () => boolean): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, ['dist/cli.js', ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin?.on('error', () => {});
  child.stdin?.write(text);
  while (!done() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10));
  child.kill('SIGKILL');
  await new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null ? child.on('close', resolve) : resolve(0),
  );
}

describe('a run that was killed', () => {
  const parts = (name: string) =>
    existsSync(at(name)) ? readdirSync(at(name)).filter((file) => file.endsWith('.gz')) : [];
  const bad = [...lines.slice(0, 100), '{"no":1}', ...lines.slice(100, 450), '{"no":2}', ...lines.slice(450)];
  const text = `${bad.join('\n')}\n`;
  const args = streamArgs('killed', ...small, '--on-error', 'skip');

  const again = (...more: string[]) => {
    const child = spawn(process.execPath, ['dist/cli.js', ...args, ...more], { stdio: ['pipe', 'ignore', 'pipe'] });
    let stderr = '';
    child.stdin.on('error', () => {});
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    return { child, told: () => stderr, ended: new Promise<number | null>((resolve) => child.on('close', resolve)) };
  };

  test('goes on where it stopped, several times, and ends as if it had not been killed', async () => {
    for (const wanted of [1, 3]) await killed(args, text, () => parts('killed').length >= wanted);
    const before = parts('killed').filter((name) => !name.endsWith('unfinished'));
    expect(existsSync(at('killed', 'journal.json'))).toBe(true);
    const times = JSON.parse(readFileSync(at('killed', 'journal.json'), 'utf8')).parts.length;
    expect(times).toBeGreaterThanOrEqual(2);
    expect(before.length).toBeGreaterThanOrEqual(times);
    const run = again();
    run.child.stdin.end(text);
    expect(await run.ended).toBe(1);
    const whole = again();
    whole.child.stdin.end(text);
    expect(await whole.ended).toBe(5);
    expect(whole.told()).toContain('output-foreign');

    writeFileSync(at('bad.ndjson'), text);
    await ncbGraph(...streamArgs('unkilled', at('bad.ndjson'), ...small, '--on-error', 'skip'));
    expect(manifestOf('killed').parts).toEqual(manifestOf('unkilled').parts);
    expect(manifestOf('killed').summary).toEqual(manifestOf('unkilled').summary);
    const rejects = readFileSync(at('killed', 'rejects.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([...new Set(rejects.map(({ line }) => line))]).toEqual([101, 452]);
    expect(readdirSync(at('killed')).sort()).toEqual([
      'manifest.json',
      ...manifestOf('killed').parts.map(({ path }) => path),
      'rejects.ndjson',
    ]);
    expect((await ncbGraph('merge', '--check', at('killed'), at('many'))).status).toBe(0);
  });

  test('does not go on with another input, or with other options', async () => {
    rmSync(at('killed'), { recursive: true });
    await killed(args, text, () => existsSync(at('killed', 'journal.json')));
    const other = again();
    other.child.stdin.end(text.replace('INTERPOL', 'Interpol'));
    expect([await other.ended, other.told()]).toEqual([3, expect.stringContaining('file-changed')]);
    const short = again();
    short.child.stdin.end(lines[0]);
    expect([await short.ended, short.told()]).toEqual([3, expect.stringContaining('file-changed')]);
    const sized = again('--part-size', '2MB');
    sized.child.stdin.end(text);
    expect([await sized.ended, sized.told()]).toEqual([5, expect.stringContaining('output-foreign')]);
  });
});

test('a folder of somebody else is left alone', async () => {
  const { status, stderr } = await ncbGraph(...streamArgs('.', at('in.ndjson')));
  expect([status, stderr]).toEqual([5, expect.stringContaining('output-foreign')]);
  expect(existsSync(at('in.ndjson'))).toBe(true);
});
