// Bytes of files or of standard input → blocks of whole lines, in order, for what is too large to be a text.
// Knows nothing of what a line holds.
import { createReadStream } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import { stdin } from 'node:process';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Issue, Refusal } from '../errors.ts';

/** Longest line in bytes. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** Bytes of one block, which a longer line exceeds. */
const BLOCK = 256 * 1024;

/** Whole lines of one file, each ended by LF but perhaps the last of the file. */
export interface Block {
  readonly file: string;
  /** Bytes of a buffer of their own. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Length of a line that was left out after these, because it is over the limit; it stands for one line. */
  readonly oversize?: number;
}

export interface BlockOptions {
  /** Bytes of one block. */
  readonly size?: number;
  /** Longest line in bytes. */
  readonly longest?: number;
}

/**
 * The blocks of each file in turn; `-` is standard input, a name that ends in `.gz` is unpacked. No block spans files. A
 * byte order mark is dropped.
 * Throws a Refusal: no-such-file, not-a-file, unreadable-file, bad-gzip.
 */
export async function* readBlocks(files: readonly string[], options: BlockOptions = {}): AsyncGenerator<Block> {
  for (const file of files) {
    try {
      yield* blocksOf(await openBytes(file), file, options);
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal([brokenStream(file, error)]);
    }
  }
}

/** Cuts a stream of bytes into blocks. */
export async function* blocksOf(
  stream: AsyncIterable<Uint8Array>,
  file: string,
  { size = BLOCK, longest = LONGEST_LINE }: BlockOptions = {},
): AsyncGenerator<Block> {
  let buffer = new Uint8Array(size);
  let end = 0;
  // Bytes dropped of a line over the limit; -1 outside of one.
  let dropped = -1;
  let begun = false;
  const block = (bytes: Uint8Array<ArrayBuffer>): Block => {
    const hasMark = !begun && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    begun = true;
    return { file, bytes: hasMark ? bytes.subarray(3) : bytes };
  };
  for await (const chunk of stream) {
    for (let rest = chunk; rest.length > 0; ) {
      if (dropped >= 0) {
        const line = rest.indexOf(10);
        dropped += line < 0 ? rest.length : line;
        rest = rest.subarray(line < 0 ? rest.length : line + 1);
        if (line < 0) continue;
        yield { file, bytes: new Uint8Array(0), oversize: dropped };
        dropped = -1;
        continue;
      }
      const part = rest.subarray(0, buffer.length - end);
      buffer.set(part, end);
      end += part.length;
      rest = rest.subarray(part.length);
      if (end < buffer.length) continue;
      const cut = buffer.lastIndexOf(10, end - 1) + 1;
      if (cut > 0) {
        // What is left of a long buffer may be more than one block.
        const left = buffer.subarray(cut, end);
        const room = new Uint8Array(left.length < size ? size : Math.min(left.length + size, longest + 1));
        room.set(left);
        const whole = buffer.subarray(0, cut);
        // Before the block goes: whoever takes it may take its memory, too.
        end = left.length;
        buffer = room;
        yield block(whole);
      } else if (end > longest) {
        dropped = end;
        end = 0;
        buffer = new Uint8Array(size);
      } else {
        const larger = new Uint8Array(Math.min(buffer.length * 2, longest + 1));
        larger.set(buffer);
        buffer = larger;
      }
    }
  }
  if (dropped >= 0) yield { file, bytes: new Uint8Array(0), oversize: dropped };
  else if (end > 0) yield block(buffer.subarray(0, end));
}

async function openBytes(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return stdin;
  const issue = await faultOf(file);
  if (issue !== undefined) throw new Refusal([issue]);
  const stream: Readable = createReadStream(file, { highWaterMark: BLOCK });
  if (!file.endsWith('.gz')) return stream;
  const unpacked = createGunzip({ chunkSize: BLOCK });
  stream.on('error', (error) => unpacked.destroy(error));
  return stream.pipe(unpacked);
}

async function faultOf(file: string): Promise<Issue | undefined> {
  const name = JSON.stringify(file);
  try {
    // A named pipe is a stream, too: `mkfifo`, process substitution.
    const found = await stat(file);
    if (found.isFile() || found.isFIFO() || found.isCharacterDevice()) return undefined;
    return at(file, 'not-a-file', `${name} is a folder or a socket, not a file`);
  } catch {
    const isThere = await lstat(file).then(
      () => true,
      () => false,
    );
    return isThere
      ? at(file, 'unreadable-file', `${name} cannot be read`)
      : at(file, 'no-such-file', `there is no file ${name}`);
  }
}

function brokenStream(file: string, error: unknown): Issue {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^Z_|^ERR_STREAM_PREMATURE_CLOSE/.test(code)) {
    return at(file, 'bad-gzip', 'the compressed file is damaged or cut short: make it again, or unpack it first');
  }
  if (!/^E[A-Z0-9]+$/.test(code)) throw error;
  return at(file, 'unreadable-file', `${JSON.stringify(file)} cannot be read (${code})`);
}

function at(file: string, code: Issue['code'], message: string): Issue {
  return { code, severity: 'error', message, place: { file, line: 1, column: 1 } };
}
