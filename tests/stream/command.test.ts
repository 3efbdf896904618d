// `ncb-graph stream` as users run it: files and pipes, packed or not, any number of threads, exit status.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lineAt } from '../../bench/records.mjs';
import { parseQuads } from '../../src/rdf/parse.ts';

const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

interface Ran {
  readonly status: number | null;
  readonly out: Buffer;
  readonly err: string;
}

/** Runs the built program; `input` is given to it in small pieces. */
function stream(args: readonly string[], input?: Buffer): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/cli.js', '--data', 'bench/data', 'stream', ...args]);
    const out: Buffer[] = [];
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out: Buffer.concat(out), err }));
    child.stdin.on('error', () => {});
    for (let from = 0; input !== undefined && from < input.length; from += 9973) {
      child.stdin.write(input.subarray(from, from + 9973));
    }
    child.stdin.end();
  });
}

// Several blocks, so that threads have something to share.
const lines = Array.from({ length: 600 }, (_, index) => lineAt(index));
const input = Buffer.from(`${lines.join('\n')}\n`);
const bad = [...lines.slice(0, 400), '{"no":"record"}', ...lines.slice(400), '{'];
let whole: Ran;

beforeAll(async () => {
  writeFileSync(at('in.ndjson'), input);
  writeFileSync(at('in.ndjson.gz'), gzipSync(input));
  writeFileSync(at('bad.ndjson'), bad.join('\n'));
  whole = await stream([at('in.ndjson'), '--no-evidence', '--workers', '1']);
});

test('records become quads, and the summary counts them as a parser does', async () => {
  expect(whole.status).toBe(0);
  const parsed = await parseQuads(whole.out.toString(), 'nq');
  const quads = parsed.ok ? parsed.value.length : 0;
  expect(quads).toBeGreaterThan(600 * 40);
  expect(whole.err).toBe(
    `600 records read = 600 mapped + 0 rejected; ${quads} quads of facts, 0 of evidence, ${whole.out.length} bytes\n`,
  );
});

describe('the same bytes', () => {
  test.each([['1'], ['2'], ['3']])('from stdin, from a packed file, on %s threads', async (workers) => {
    const flags = ['--no-evidence', '--workers', workers];
    expect((await stream(flags, input)).out.equals(whole.out)).toBe(true);
    expect((await stream([at('in.ndjson.gz'), ...flags])).out.equals(whole.out)).toBe(true);
  });

  test('from several files, into a file, into a packed file', async () => {
    const half = lines.slice(0, 300).join('\n');
    writeFileSync(at('a.ndjson'), half);
    writeFileSync(at('b.ndjson'), lines.slice(300).join('\n'));
    const run = await stream([at('a.ndjson'), at('b.ndjson'), '--no-evidence', '-o', at('out.nq')]);
    expect(run).toMatchObject({ status: 0, out: Buffer.alloc(0) });
    expect(readFileSync(at('out.nq')).equals(whole.out)).toBe(true);
    for (const name of ['out.nq.gz', 'again.nq.gz']) await stream([at('in.ndjson'), '--no-evidence', '-o', at(name)]);
    expect(gunzipSync(readFileSync(at('out.nq.gz'))).equals(whole.out)).toBe(true);
    expect(readFileSync(at('again.nq.gz')).equals(readFileSync(at('out.nq.gz')))).toBe(true);
  });

  test('with evidence, on two threads', async () => {
    const few = Buffer.from(lines.slice(0, 450).join('\n'));
    const [one, two] = [await stream(['--workers', '1'], few), await stream(['--workers', '2'], few)];
    expect(one.out.equals(two.out)).toBe(true);
    expect(one.out.length).toBeGreaterThan(whole.out.length);
    expect(one.err).toMatch(/ [1-9]\d+ of evidence/);
  });
});

describe('what is refused', () => {
  test.each([['1'], ['2']])('is told in a side file, and left out, on %s threads', async (workers) => {
    const run = await stream([
      ...[at('bad.ndjson'), '--no-evidence', '--workers', workers],
      ...['--on-error', 'skip', '--rejects', at('rejects.ndjson')],
    ]);
    expect(run.status).toBe(1);
    expect(run.out.equals(whole.out)).toBe(true);
    expect(run.err).toMatch(/^602 records read = 600 mapped \+ 2 rejected; /);
    const told = readFileSync(at('rejects.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([...new Set(told.map(({ line }) => line))]).toEqual([401, 602]);
    expect(told[0]).toMatchObject({ file: at('bad.ndjson'), code: 'missing-field', path: 'source' });
    expect(told.at(-1)).toMatchObject({ code: 'bad-json', path: '' });
  });

  test.each([['1'], ['2']])('ends the run unless that is wished, on %s threads', async (workers) => {
    const run = await stream([at('bad.ndjson'), '--no-evidence', '--workers', workers]);
    expect(run.status).toBe(3);
    expect(whole.out.subarray(0, run.out.length).equals(run.out)).toBe(true);
    expect(run.err).toContain('bad.ndjson:401:1  missing-field');
    expect(run.err).toContain('401 records read = 400 mapped + 1 rejected');
    const file = at(`never-${workers}.nq`);
    await stream([at('bad.ndjson'), '-o', file]);
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
  });

  test('is among the quads by -, and told from them by its first character', async () => {
    const run = await stream(['--on-error', 'skip', '--no-evidence', '--rejects', '-', at('bad.ndjson')]);
    const told = run.out.toString().trimEnd().split('\n');
    const [rejects, quads] = [
      told.filter((line) => line.startsWith('{')),
      told.filter((line) => !line.startsWith('{')),
    ];
    expect(rejects.map((line) => JSON.parse(line).line)).toContain(602);
    expect(`${quads.join('\n')}\n`).toBe(whole.out.toString());
  });

  test('is on stderr where no file is named', async () => {
    const { err } = await stream(['--on-error', 'skip', '--no-evidence'], Buffer.from('{\n'));
    expect(JSON.parse(err.split('\n')[0] ?? '')).toMatchObject({ file: '-', line: 1, code: 'bad-json' });
  });

  test('a line over the limit is one of them', async () => {
    const long = Buffer.concat([
      Buffer.from(`${lines[0]}\n`),
      Buffer.alloc(17_000_000, 'x'),
      Buffer.from(`\n${lines[1]}`),
    ]);
    writeFileSync(at('long.ndjson'), long);
    const run = await stream([at('long.ndjson'), '--on-error', 'skip', '--no-evidence']);
    expect(run.status).toBe(1);
    expect(JSON.parse(run.err.split('\n')[0] ?? '')).toMatchObject({ line: 2, code: 'too-large' });
    expect(run.err).toContain('3 records read = 2 mapped + 1 rejected');
  });
});

test('parts are written to their folder alone', async () => {
  for (const other of ['--out', '--rejects']) {
    const run = await stream([at('in.ndjson'), '--shards', at('none'), other, at('none.nq')]);
    expect([run.status, run.err]).toEqual([2, expect.stringContaining('cannot be used with')]);
  }
  expect([existsSync(at('none')), existsSync(at('none.nq'))]).toEqual([false, false]);
});

describe('the ends', () => {
  test('a reader that goes away ends the run in peace', async () => {
    const child = spawn('sh', ['-c', `node dist/cli.js --data bench/data stream ${at('in.ndjson')} | head -n 1`]);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect([status, err]).toEqual([0, '']);
  });

  test.each([
    [['gone.ndjson'], 3, /^gone\.ndjson:1:1 {2}no-such-file/],
    [['--workers', '0'], 2, /whole number/],
    [['--on-error', 'pray'], 2, /Allowed choices/],
    [['-o', '/nowhere/out.nq'], 5, /^output-failed/],
  ])('%j ends with %i', async (args, status, message) => {
    const run = await stream(args, Buffer.from(''));
    expect(run.status).toBe(status);
    expect(run.err).toMatch(message);
  });

  test('no records are no quads', async () => {
    expect(await stream([], Buffer.from('\n'))).toMatchObject({
      status: 0,
      out: Buffer.alloc(0),
      err: expect.stringMatching(/^0 records/),
    });
  });

  test('the summary can be JSON', async () => {
    const child = spawn(process.execPath, ['dist/cli.js', '--json', '--data', 'bench/data', 'stream', at('a.ndjson')]);
    let err = '';
    child.stdout.resume();
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(JSON.parse(err)).toMatchObject({ records: 300, mapped: 300, rejected: 0, stopped: false });
  });
});
