// The lock beside an output folder: one run publishes at a time, and a dead run's lock is taken over.
// A lock is made by `link`, which is atomic and gives it its whole content at once.
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { type Disk, ifPossible, systemCode } from './disk.ts';
import { isAlive, type RunningProcess, startOf } from './process.ts';

/** The process that holds a lock. */
export interface Holder extends RunningProcess {
  /** Tells two locks of one process apart. */
  readonly nonce: string;
}

export type Lock =
  | { readonly held: true; release(): Promise<void> }
  | { readonly held: false; readonly holder: Holder | undefined };

/** Takes the lock at `path`, at once or not at all. */
export async function takeLock(disk: Disk, path: string): Promise<Lock> {
  const nonce = randomUUID().slice(0, 8);
  const { pid } = process;
  const own = JSON.stringify({ pid, started: (await startOf(pid)) ?? '', nonce } satisfies Holder);
  const file = `${path}.${pid}.${nonce}`;
  let outcome: Outcome;
  try {
    await disk.write(file, own);
    outcome = await claim(disk, file, path);
  } finally {
    await ifPossible(disk.unlink(file));
  }
  if (outcome !== 'mine') return { held: false, holder: outcome };
  await ifPossible(sweep(disk, path));
  return { held: true, release: () => ifPossible(disk.unlink(path)) };
}

/** Ours now, or whose it is: a living process, or one that came and went meanwhile. */
type Outcome = 'mine' | Holder | undefined;

async function claim(disk: Disk, file: string, path: string): Promise<Outcome> {
  if (await linked(disk, file, path)) return 'mine';
  const found = await disk.read(path);
  const holder = found && holderOf(found);
  if (!found || (holder && (await isAlive(holder)))) return holder;
  // Only one run may remove a dead lock, or the second would remove the first one's new lock: so the removal has a
  // lock of its own, named for the dead one, which is taken in the same way.
  const guard = `${path}.${holder?.nonce ?? 'broken'}`;
  const guarding = await claim(disk, file, guard);
  if (guarding !== 'mine') return guarding;
  try {
    const again = await disk.read(path);
    if (!again?.equals(found)) return again && holderOf(again);
    await disk.unlink(path);
    return (await linked(disk, file, path)) ? 'mine' : undefined;
  } finally {
    await disk.unlink(guard);
  }
}

async function linked(disk: Disk, file: string, path: string): Promise<boolean> {
  try {
    await disk.link(file, path);
    return true;
  } catch (error) {
    // ENOENT: the run that holds the lock took our file for a dead one's, before it was whole.
    if (systemCode(error) === 'EEXIST' || systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Removes what dead runs left of their locks. */
async function sweep(disk: Disk, path: string): Promise<void> {
  const folder = dirname(path);
  for (const { name, kind } of await disk.entries(folder)) {
    if (kind !== 'file' || !name.startsWith(`${basename(path)}.`)) continue;
    const found = await disk.read(join(folder, name));
    const holder = found && holderOf(found);
    if (found && !(holder && (await isAlive(holder)))) await disk.unlink(join(folder, name));
  }
}

function holderOf(content: Buffer): Holder | undefined {
  try {
    const { pid, started, nonce } = JSON.parse(content.toString('utf8'));
    const sound = Number.isSafeInteger(pid) && pid > 0 && typeof started === 'string' && /^[0-9a-f]{8}$/.test(nonce);
    return sound ? { pid, started, nonce } : undefined;
  } catch {
    return undefined;
  }
}
