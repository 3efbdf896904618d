// Where a stream writes to: standard output or a file, plain or packed, and a side file for what was refused.
import { createWriteStream } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Issue, Refusal } from '../errors.ts';

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

/** Standard output for `-`; packed for a name that ends in `.gz`. Throws a Refusal: output-failed. */
export async function openTarget(name: string): Promise<Target> {
  if (name === '-') return targetOf(process.stdout, '-', async () => {});
  const unfinished = `${name}.part`;
  const handle = await open(unfinished, 'w').catch((error: Error) => {
    throw failed(name, error);
  });
  const file = createWriteStream('', { fd: handle });
  const stream = name.endsWith('.gz') ? packing(file) : file;
  return targetOf(stream, name, async (keep) => {
    stream.end();
    await finished(file);
    await (keep ? rename(unfinished, name) : unlink(unfinished));
  });
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
  const issue: Issue = {
    code: 'output-failed',
    severity: 'error',
    message: `${name === '-' ? 'stdout' : name} cannot be written: ${error.message}`,
  };
  return new Refusal([issue]);
}
