// What a run of a program costs: its CPU and wall by the shell's clock, its memory by the kernel's. Linux only.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Cost
 * @property {number} user seconds of user CPU, all threads and processes of the program
 * @property {number} wall seconds
 * @property {number} peak most memory at once, in MiB
 * @property {string} talk what it said on stderr
 * @property {string} said what it said on stdout, where nothing else reads that
 */

/**
 * Runs a program to its end. Throws when it fails. `from` is what its standard input reads, `into` what reads its output.
 * @param {readonly string[]} command
 * @param {{ from?: readonly string[], into?: readonly string[] }} [pipes]
 * @returns {Promise<Cost & { into: string }>}
 */
export async function costOf(command, { from, into } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-cost-'));
  const times = join(folder, 'times');
  const script = `TIMEFORMAT='%U %R'; { time "$@" 2>&3; } 3>&2 2>"$0"`;
  const source = from && spawn(from[0] ?? '', from.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
  const sink = into && spawn(into[0] ?? '', into.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
  const child = spawn('bash', ['-c', script, times, ...command], {
    stdio: [source?.stdout ?? 'ignore', sink?.stdin ?? 'pipe', 'pipe'],
  });
  // The programs hold the ends of the pipes now; ours would keep a reader waiting.
  source?.stdout.destroy();
  sink?.stdin.destroy();
  const [talk, said, counted] = [gathered(child.stderr), gathered(child.stdout), gathered(sink?.stdout)];
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryBelow(child.pid ?? 0));
  }, 25);
  const ends = [child, ...(sink ? [sink] : [])].map((each) => new Promise((done) => each.on('close', done)));
  const [code] = await Promise.all(ends);
  clearInterval(watch);
  const [user = Number.NaN, wall = Number.NaN] = readFileSync(times, 'utf8').trim().split(/\s+/).map(Number);
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`${command.slice(0, 4).join(' ')} … ended with ${code}: ${talk.text.slice(-600)}`);
  return { user, wall, peak, talk: talk.text, said: said.text, into: counted.text };
}

/** @param {import('node:stream').Readable | null | undefined} stream */
function gathered(stream) {
  const all = { text: '' };
  stream?.on('data', (chunk) => {
    all.text = (all.text + chunk).slice(-100_000);
  });
  return all;
}

/** Peak of the resident memory of the processes that a shell has started, in MiB; 0 when they have ended. */
function memoryBelow(/** @type {number} */ shell) {
  let peak = 0;
  const waiting = [shell];
  for (const process of waiting) {
    try {
      waiting.push(
        ...readFileSync(`/proc/${process}/task/${process}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
      );
      if (process === shell) continue;
      peak += Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      // It has ended.
    }
  }
  return peak;
}

/** The middle of some numbers. @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low = Number.NaN, high = low] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}
