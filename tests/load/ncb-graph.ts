// Runs the built command line as a person does, with nothing of this machine's environment that would change a load.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type LoadFlags, loadCommand } from '../../src/cli/load.ts';
import { exitStatus, formatIssues } from '../../src/report/print-issues.ts';

const program = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

export interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `ncb-graph` and gives its process, and what it was when it has ended. */
export function start(args: readonly string[], { cwd, env = {} }: RunOptions) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ran>((resolve) => child.on('close', (exit) => resolve({ exit, stdout, stderr })));
  return { child, ended };
}

export function ncbGraph(args: readonly string[], options: RunOptions): Promise<Ran> {
  return start(args, options).ended;
}

/**
 * `load` in this process, for tests that need no other: what the command gives back, as its console and its status.
 * The flags are those of `LoadFlags`; files lie in `cwd`.
 */
export async function loadHere(
  files: readonly string[],
  flags: Pick<LoadFlags, 'to' | 'endpoint'> & Partial<LoadFlags>,
  cwd: string,
): Promise<Ran> {
  const common = { data: 'data', ontology: 'ontology', color: 'never', quiet: false, version: '0' } as const;
  const defaults = { timeout: 60, deadline: 600, wait: 60, receipt: join(cwd, 'receipt.json') };
  const {
    issues,
    text = '',
    talk = '',
    exit = 0,
  } = await loadCommand(
    common,
    files.map((file) => join(cwd, file)),
    { ...defaults, ...flags },
  );
  const failed = issues.some(({ severity }) => severity === 'error');
  return { exit: failed ? exitStatus(issues) : exit, stdout: text, stderr: formatIssues(issues) + talk };
}
