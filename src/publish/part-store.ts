// A folder of packed parts, written one after another so that a run that was killed can go on. Knows no lines.
//   part-00001.nq.gz …   whole parts        journal.json   what is whole, while a run is not at its end
//   rejects.ndjson       what was refused   manifest.json  what there is, when it is
//   .runs                what the next part will be made of
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type Issue, Refusal } from '../errors.ts';
import { diskOf } from './disk.ts';
import { takeLock } from './lock.ts';
import { RunFile } from './run-file.ts';

const files = { journal: 'journal.json', manifest: 'manifest.json', rejects: 'rejects.ndjson', runs: '.runs' } as const;
const partName = /^part-\d{5}\.nq\.gz(\.unfinished)?$/;

/** A file of a part: its own bytes, and those it unpacks to. */
export interface PartFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly text: { readonly bytes: number; readonly sha256: string };
}

export class PartStore {
  private readonly folder: string;
  private readonly release: () => Promise<void>;
  /** What the next part will be made of. */
  readonly runs: RunFile;
  private rejectFile: FileHandle | undefined;
  private rejected = 0;

  private constructor(folder: string, release: () => Promise<void>, runs: RunFile) {
    this.folder = folder;
    this.release = release;
    this.runs = runs;
  }

  /**
   * Opens a folder that is new or empty, or in which a run did not come to its end: then `journal` is what that run
   * saved last. Throws a Refusal: output-busy, output-foreign.
   */
  static async open(folder: string): Promise<{ readonly store: PartStore; readonly journal: string | undefined }> {
    await mkdir(folder, { recursive: true });
    const lock = await takeLock(diskOf(), `${folder.replace(/[\\/]+$/, '')}.lock`);
    if (!lock.held) throw refusal('output-busy', `another run is writing ${folder}`);
    try {
      const names = await readdir(folder);
      // The journal goes last: a run that still has it did not come to its end.
      if (names.includes(files.manifest) && !names.includes(files.journal)) {
        throw refusal(
          'output-foreign',
          `${folder} holds a run that came to its end: name another folder, or delete it`,
        );
      }
      const own = new Set<string>(Object.values(files));
      const foreign = names.filter((name) => !own.has(name.replace(/\.next$/, '')) && !partName.test(name));
      if (foreign.length > 0) throw refusal('output-foreign', `${folder} holds what no run has written: ${foreign[0]}`);
      const journal = names.includes(files.journal) ? await readFile(join(folder, files.journal), 'utf8') : undefined;
      await rm(join(folder, files.manifest), { force: true });
      return { store: new PartStore(folder, lock.release, await RunFile.open(join(folder, files.runs))), journal };
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Goes back to what a journal knows of: rejects after `rejected` bytes and parts but these are forgotten. */
  async resume(parts: readonly string[], rejected: number): Promise<void> {
    const rejects = join(this.folder, files.rejects);
    await (rejected > 0 ? truncate(rejects, rejected) : rm(rejects, { force: true }));
    this.rejected = rejected;
    for (const name of await readdir(this.folder)) {
      const left = name.endsWith('.next') || (partName.test(name) && !parts.includes(name));
      if (left) await rm(join(this.folder, name));
    }
  }

  /** Bytes of rejects so far. */
  get rejectedBytes(): number {
    return this.rejected;
  }

  async reject(lines: string): Promise<void> {
    this.rejectFile ??= await open(join(this.folder, files.rejects), 'a');
    const { bytesWritten } = await this.rejectFile.write(lines);
    this.rejected += bytesWritten;
  }

  /** Packs the bytes into the part of a number. It has its name only when the device has all of it. */
  async writePart(number: number, text: AsyncIterable<Uint8Array>): Promise<PartFile> {
    const path = `part-${String(number).padStart(5, '0')}.nq.gz`;
    const unfinished = join(this.folder, `${path}.unfinished`);
    const [plain, packed] = [new Measured(), new Measured()];
    await pipeline(Readable.from(text), plain, createGzip(), packed, createWriteStream(unfinished, { flush: true }));
    await rename(unfinished, join(this.folder, path));
    return { path, ...packed.measure(), text: plain.measure() };
  }

  /** The bytes that a part unpacks to. Nothing is open before the first is asked for. */
  async *part(path: string): AsyncGenerator<Uint8Array> {
    const unpacked = createGunzip({ chunkSize: 1 << 16 });
    // Whoever reads `unpacked` is told of a failure of either.
    pipeline(createReadStream(join(this.folder, path)), unpacked).catch(() => {});
    yield* unpacked;
  }

  async saveJournal(text: string): Promise<void> {
    await this.replace(files.journal, text);
  }

  /** The run is at its end: the manifest takes the place of the journal. */
  async finish(manifest: string): Promise<void> {
    await this.replace(files.manifest, manifest);
    await rm(join(this.folder, files.journal), { force: true });
  }

  /** Lets go of the folder. What is not whole yet stays for the next run. */
  async close(): Promise<void> {
    try {
      await this.rejectFile?.close();
      await this.runs.close();
    } finally {
      await this.release();
    }
  }

  private async replace(name: string, text: string): Promise<void> {
    const path = join(this.folder, name);
    const handle = await open(`${path}.next`, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${path}.next`, path);
    await diskOf().syncFolder(this.folder);
  }
}

/** Counts and hashes the bytes that pass. */
class Measured extends Transform {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  override _transform(chunk: Buffer, _: string, done: (error: null, chunk: Buffer) => void): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    done(null, chunk);
  }

  measure(): { bytes: number; sha256: string } {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

function refusal(code: Issue['code'], message: string): Refusal {
  return new Refusal([{ code, severity: 'error', message }]);
}
