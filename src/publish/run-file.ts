// A file of many runs of bytes, appended, and read side by side. It has no name while it is used, where the system
// can do so, and is gone with its process.
import { type FileHandle, open, rm } from 'node:fs/promises';

/** Bytes of a run that are read in one go: many are read side by side. */
const READ = 1 << 16;

export class RunFile {
  private readonly path: string;
  private readonly file: FileHandle;
  private ends: number[] = [];

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.file = file;
  }

  /** A new file, in place of any that a dead run has left. */
  static async open(path: string): Promise<RunFile> {
    const file = await open(path, 'w+');
    // Windows cannot: there it goes when it is closed.
    await rm(path, { force: true }).catch(() => {});
    return new RunFile(path, file);
  }

  /** Bytes of all runs. */
  get length(): number {
    return this.ends.at(-1) ?? 0;
  }

  async add(bytes: Uint8Array): Promise<void> {
    const from = this.length;
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.file.write(bytes, done, bytes.length - done, from + done);
      done += bytesWritten;
    }
    this.ends.push(from + bytes.length);
  }

  /** Each run as a stream of its bytes. */
  streams(): AsyncIterable<Uint8Array>[] {
    return this.ends.map((end, index) => this.bytes(this.ends[index - 1] ?? 0, end));
  }

  async clear(): Promise<void> {
    await this.file.truncate(0);
    this.ends = [];
  }

  async close(): Promise<void> {
    await this.file.close();
    await rm(this.path, { force: true });
  }

  private async *bytes(from: number, to: number): AsyncGenerator<Uint8Array> {
    for (let at = from; at < to; ) {
      const buffer = Buffer.allocUnsafeSlow(Math.min(READ, to - at));
      const { bytesRead } = await this.file.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) throw new Error('a run is shorter than it was written');
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }
}
