// Runs the built command line: as a process of its own, or, where only the file system matters, again and again in one.
import { type ChildProcess, fork, type StdioOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';

const repository = join(import.meta.dirname, '..', '..');
const program = join(repository, 'dist', 'cli.js');
/** Preloads the module that kills or fails at a call to the file system; its plan is in the environment, as FAULT. */
export const hook = ['--import', join(import.meta.dirname, 'disk-hook.mjs')];
/** Stands in the environment of every run: it must not stand in anything printed. */
const canary = 'canary-7f3a-secret';

/** A process that has ended: a killed one has a signal in place of a status. */
export interface Ran {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
  /** A command that runs the program, as `prlimit --nofile=12`. */
  readonly under?: readonly string[];
  readonly stdio?: StdioOptions;
  /** User and group, where these tests run as root. */
  readonly uid?: number;
}

/** Starts `ncb-graph`. Short runs need no optimizing compiler: without it they take a fifth less of the processor. */
export function start(args: readonly string[], options: RunOptions) {
  const { cwd, env = {}, node = [], under = [], stdio = ['ignore', 'pipe', 'pipe'], uid } = options;
  const [command = '', ...rest] = [...under, process.execPath, '--no-opt', ...node, program, ...args];
  const child = spawn(command, rest, {
    cwd,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', NCB_GRAPH_USER: 'user', NCB_GRAPH_PASSWORD: canary, ...env },
    stdio,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const told = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      told[name] += text;
    });
  }
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit, signal) => resolve({ exit, signal, ...told }));
  });
  return { child, ended };
}

export function ncbGraph(args: readonly string[], options: RunOptions): Promise<Ran> {
  return start(args, options).ended;
}

export interface WarmRequest {
  readonly cwd: string;
  readonly args: readonly string[];
  /** Fails the call of this number below `root`; without `at` they are counted only. */
  readonly plan?: { readonly root: string; readonly at?: number; readonly fault?: 'fail'; readonly code?: string };
  /** Where `cwd` is copied to before each call, in folders 0, 1, 2 … */
  readonly snapshots?: string;
}

export interface WarmRan {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Calls below the root of the plan, as `rename .output.next`. */
  readonly calls: readonly string[];
  /** What escaped the program. */
  readonly thrown?: string;
}

/** A process in which the command line runs again and again, one run after another. */
export class WarmProcess {
  private child: ChildProcess | undefined;

  /** Fails where the run ends the process; the next run then has a new one. */
  run(request: WarmRequest): Promise<WarmRan> {
    this.child ??= fork(join(import.meta.dirname, 'warm.mjs'), {
      env: { PATH: process.env['PATH'], NO_COLOR: '1', NCB_GRAPH_PASSWORD: canary },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const { child } = this;
    let last = '';
    const listen = (chunk: Buffer) => {
      last += chunk.toString();
    };
    child.stderr?.on('data', listen);
    return new Promise((resolve, reject) => {
      const ended = () => {
        this.child = undefined;
        reject(new Error(`the process has ended: ${last}`));
      };
      child.once('close', ended);
      child.once('message', (ran: WarmRan) => {
        child.off('close', ended);
        child.stderr?.off('data', listen);
        resolve(ran);
      });
      child.send(request);
    });
  }

  stop(): void {
    this.child?.kill('SIGKILL');
  }
}

/** The message rule: at most 200 lines and 64 KiB, no stack, no secret, no path of the program. */
export function expectGoodMessage(text: string): void {
  expect(text.split('\n').length - 1, text.slice(0, 400)).toBeLessThanOrEqual(200);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64 * 1024);
  expect(text).not.toMatch(/^\s+at .+:\d+|node:internal|fault of the program|Warning: |UnhandledPromise/m);
  expect(text).not.toContain(canary);
  expect(text).not.toContain(repository);
}
