// Which process loads, and whether another loader still runs, for the lock of a store.
import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Holder } from '../load/lock.ts';
import { isAlive as isRunning, startOf } from '../publish/process.ts';

/** This process; the machine by its name, its last start and its space of process numbers, as a hash. */
export async function thisProcess(): Promise<Holder> {
  const { pid } = process;
  return { machine: await machine(), pid, started: (await startOf(pid)) ?? '' };
}

/** Whether a loader still runs; undefined for one of another machine, where nobody here can know. */
export async function isAlive(holder: Holder): Promise<boolean | undefined> {
  return holder.machine === (await machine()) ? isRunning(holder) : undefined;
}

async function machine(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const numbers = await readlink('/proc/self/ns/pid').catch(() => '');
  return createHash('sha256').update(`${hostname()}\n${boot}\n${numbers}`).digest('hex').slice(0, 16);
}
