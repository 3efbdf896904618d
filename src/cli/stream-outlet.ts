// Where a stream writes to: standard output or a file, plain or packed, and a side file for what was refused.
import { createWriteStream } from 'node:fs';
import { open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Issue, type IssueCode, passed, Refusal, type Result, refused } from '../errors.ts';
import { diskOf } from '../publish/disk.ts';
import { takeLock } from '../publish/lock.ts';

/** The reader of standard output has gone: there is nobody to write for, and nothing is wrong. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** A place for bytes. A file is there under its name only when all of it is. */
export interface Target {
  write(bytes: Uint8Array | string): Promise<void>;
  /** Ends the target; without `keep` a file is left as it was before. */
  close(keep: boolean): Promise<void>;
}

/**
 * Standard output for `-`; packed for a name that ends in `.gz`. A device or a pipe is written to as it stands, a file
 * beside itself under a lock, none of the files and folders that are read. Throws a Refusal: usage, output-failed,
 * output-busy.
 */
export async function openTarget(name: string, inputs: readonly string[] = []): Promise<Target> {
  if (name === '-') return targetOf(process.stdout, '-', async () => {});
  const stands = await stat(name).catch(() => undefined);
  if (stands?.isFile() && (await isRead(name, inputs))) {
    throw refusal('usage', `${name} is read, so it cannot be written: name another file`);
  }
  if (stands?.isDirectory()) throw refusal('output-failed', `${name} is a folder: name a file in it`);
  const inPlace = stands !== undefined && !stands.isFile();
  try {
    const release = inPlace ? async () => {} : await lockOf(name);
    const unfinished = inPlace ? name : `${name}.part`;
    const handle = await open(unfinished, 'w').catch(async (error: Error) => {
      await release();
      throw error;
    });
    const file = createWriteStream('', { fd: handle });
    const stream = name.endsWith('.gz') ? packing(file) : file;
    return targetOf(stream, name, async (keep) => {
      try {
        stream.end();
        await finished(file);
        if (!inPlace && keep) await rename(unfinished, name);
      } finally {
        if (!inPlace) await unlink(unfinished).catch(() => {});
        await release();
      }
    });
  } catch (error) {
    throw error instanceof Refusal ? error : failed(name, error as Error);
  }
}

/**
 * One file that is named for two outputs, and standard output, if there can be but one; a device keeps nothing.
 * Throws a Refusal: usage.
 */
export async function refuseSame(names: readonly (string | undefined)[]): Promise<void> {
  const seen = new Set<string>();
  for (const name of names) {
    if (name === undefined) continue;
    const stands = name === '-' ? undefined : await stat(name).catch(() => undefined);
    if (stands !== undefined && !stands.isFile()) continue;
    const path = name === '-' ? name : stands === undefined ? resolve(name) : await realpath(name);
    if (seen.has(path))
      throw refusal('usage', `${name === '-' ? 'stdout' : name} is named for two outputs: name two files`);
    seen.add(path);
  }
}

/** A second target; the first is left as it was when there is none. */
export async function beside(first: Target | undefined, second: Promise<Target>): Promise<Target> {
  return second.catch(async (error) => {
    await first?.close(false);
    throw error;
  });
}

/** Whether a file that is there is one of the inputs, or in one that is a folder. */
async function isRead(name: string, inputs: readonly string[]): Promise<boolean> {
  const path = await realpath(name);
  const sources = await Promise.all(inputs.map((input) => realpath(input).catch(() => undefined)));
  return sources.some((source) => source !== undefined && (path === source || path.startsWith(source + sep)));
}

/** Puts a text in place of a file, whole or not at all. Issues: those of `openTarget`. */
export async function writeWhole(name: string, text: string, inputs?: readonly string[]): Promise<Result<void>> {
  try {
    const target = await openTarget(name, inputs);
    let written = false;
    try {
      await target.write(text);
      written = true;
    } finally {
      await target.close(written);
    }
    return passed(undefined);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(...error.issues);
  }
}

async function lockOf(name: string): Promise<() => Promise<void>> {
  const lock = await takeLock(diskOf(), join(dirname(name), `.${basename(name)}.lock`));
  if (!lock.held) throw refusal('output-busy', `another run is writing ${name}`);
  return lock.release;
}

/** Gzip without a time in its header, so that the same bytes are packed into the same bytes. */
function packing(file: Writable): Writable {
  const packed = createGzip();
  file.on('error', (error) => packed.destroy(error));
  packed.pipe(file);
  return packed;
}

function targetOf(stream: Writable, name: string, end: (keep: boolean) => Promise<void>): Target {
  const told = (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? new ReaderGone() : failed(name, error));
  // Every write listens for its own error; this one is for errors between writes.
  stream.on('error', () => {});
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (error) => (error ? reject(told(error)) : resolve()));
      }),
    close: (keep) =>
      end(keep).catch((error: Error) => {
        throw told(error);
      }),
  };
}

function failed(name: string, error: Error): Refusal {
  return refusal('output-failed', `${name === '-' ? 'stdout' : name} cannot be written: ${withoutCall(error.message)}`);
}

/** What the system says, without the call that it refused: that is of a lock or of an unfinished file. */
function withoutCall(message: string): string {
  return message.replace(/, [a-z]+(?: '.*)?$/s, '');
}

function refusal(code: IssueCode, message: string): Refusal {
  const issue: Issue = { code, severity: 'error', message };
  return new Refusal([issue]);
}
