// The job of examples/spark on two cores of this machine: the same quads, by their root hash, as one process gives.
// Needs Java 17 and a Python with pyspark, which only CI installs: without them the tests are skipped, and shown so.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeRegister } from '../../bench/register-file.mjs';

const python = process.env['SPARK_PYTHON'] ?? 'python3';
const isHere = spawnSync(python, ['-c', 'import pyspark']).status === 0 && spawnSync('java', ['-version']).status === 0;
const records = 50_000;

/** A program run to its end, while the runner of the tests stays awake. */
function ended(program: string, args: readonly string[], env = process.env) {
  return new Promise<{ status: number | null; stderr: string }>((resolve) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('close', (status) => resolve({ status, stderr }));
  });
}

describe.skipIf(!isHere)(`Spark over ${records} records`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-spark-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const cli = [join(import.meta.dirname, '../../dist/cli.js'), '--data', join(import.meta.dirname, '../../bench/data')];
  const ours = (...args: string[]) => ended(process.execPath, [...cli, ...args]);
  const [input, output, manifest, parts] = ['in.ndjson', 'out', 'manifest.json', 'parts'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  let job: Awaited<ReturnType<typeof ended>>;

  beforeAll(async () => {
    writeRegister(input, records);
    appendFileSync(input, '{"source":"register-en"}\nnot JSON\n');
    const script = join(import.meta.dirname, '../../examples/spark/job.py');
    const command = [process.execPath, ...cli].map((word) => `'${word}'`).join(' ');
    const args = [script, input, output, manifest, '--parts', '8', '--ncb-graph', command, '--', '--no-evidence'];
    const env = { ...process.env, MASTER: 'local[2]', PYSPARK_SUBMIT_ARGS: '--master local[2] pyspark-shell' };
    job = await ended(python, args, { ...env, PYSPARK_PYTHON: python });
  }, 900_000);

  test('gives the root hash of one process', async () => {
    expect(job.stderr).toContain('root hash');
    const alone = await ours('stream', input, '--no-evidence', '--on-error', 'skip', '--shards', parts);
    expect(alone.status, alone.stderr).toBe(1);
    const { whole } = JSON.parse(readFileSync(join(parts, 'manifest.json'), 'utf8'));
    expect(whole.quads).toBeGreaterThan(40 * records);
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toEqual(whole);
  });

  test('and its parts hold what its manifest says', async () => {
    const quads = join(output, 'quads');
    expect(readdirSync(quads).filter((name) => name.endsWith('.txt.gz'))).toHaveLength(8);
    const checked = await ours('merge', '--check', quads, parts);
    expect(checked.status, checked.stderr).toBe(0);
  });

  test('tells what was refused, and that something was', () => {
    expect(job.status).toBe(1);
    const [name = ''] = readdirSync(join(output, 'rejects')).filter((each) => each.endsWith('.txt'));
    const refused = readFileSync(join(output, 'rejects', name), 'utf8')
      .trim()
      .split('\n');
    const codes = refused.map((line) => JSON.parse(line).code);
    expect(new Set(codes)).toEqual(new Set(['missing-field', 'bad-json']));
  });
});
