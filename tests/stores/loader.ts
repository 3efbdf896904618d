// Runs the built `ncb-graph` against a store of this suite, as a person does: in a folder, credentials in the
// environment. What the store then holds is asked in witness.ts.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreServer } from './server.ts';

const program = join(import.meta.dirname, '../../dist/cli.js');

export interface Ran {
  /** Exit status; null when a signal ended it. */
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What this suite reads of a receipt. */
export interface Receipt {
  readonly faithful: boolean;
  readonly seconds: number;
  readonly requests: number;
  readonly swap: { readonly by: string; readonly readers: string };
  readonly graphs: readonly {
    readonly graph: string;
    readonly how: string;
    readonly added: number;
    readonly removed: number;
    readonly sent: { readonly triples: number; readonly sha256: string };
    readonly readBack: { readonly triples: number; readonly sha256: string };
    readonly differences: readonly { readonly normalisation: string; readonly triples: number }[];
  }[];
}

/** Starts `ncb-graph` in a folder, as the store's user or another; the process may be killed, `ended` tells how it ended. */
export function ncbGraph(server: StoreServer, cwd: string, args: readonly string[], user = server.store.user): Running {
  const credentials = user ? { NCB_GRAPH_USER: user.name, NCB_GRAPH_PASSWORD: user.password } : {};
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...credentials },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ran>((resolve) => child.once('close', (exit) => resolve({ exit, stdout, stderr })));
  return { child, ended };
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

/** Starts `ncb-graph load`; the store's profile has the store's name. */
export function startLoad(
  server: StoreServer,
  cwd: string,
  args: readonly string[],
  user = server.store.user,
): Running {
  return ncbGraph(server, cwd, ['load', ...args, '--to', server.store.name, '--endpoint', server.endpoint], user);
}

/** Loads and must succeed; the receipt that was written. */
export async function load(server: StoreServer, cwd: string, args: readonly string[]): Promise<Receipt> {
  const file = join(cwd, 'receipt.json');
  rmSync(file, { force: true });
  const { exit, stderr } = await startLoad(server, cwd, [...args, '--receipt', file]).ended;
  if (exit !== 0) throw new Error(`load ended with ${exit}:\n${stderr}`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Compares the store with an export. */
export function verify(server: StoreServer, cwd: string, args: readonly string[]): Promise<Ran> {
  return startLoad(server, cwd, [...args, '--verify']).ended;
}

/** All that was written into receipts in a folder; for searching it. */
export function receiptsIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(json|ttl)$/.test(file));
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}
