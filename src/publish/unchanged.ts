// Whether an export has to be made at all: what it was last made of and by, and what came of it, each by its hash. The
// note of that stands in the user's cache, so that the exported bytes say nothing of it, and losing it costs one export.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Disk, diskOf, systemCode } from './disk.ts';
import { besides, inspect, manifestName, walk } from './ownership.ts';

/** What an export is made of: words, as options and paths, and all that stands in some folders and files. */
export interface Ingredients {
  readonly words: readonly unknown[];
  readonly folders: readonly string[];
  /** Those that are not there count as such. */
  readonly files: readonly string[];
}

/**
 * One SHA-256 of all ingredients; undefined where a folder cannot be read, or holds what is no file, since a link may
 * lead anywhere. It tells every byte and every name from every other.
 */
export async function fingerprintOf({ words, folders, files }: Ingredients): Promise<string | undefined> {
  const disk = diskOf();
  const hash = createHash('sha256');
  const add = (name: string, bytes: Buffer | undefined) => {
    hash.update(`${JSON.stringify(name)} ${bytes?.length ?? 'absent'}\n`);
    if (bytes !== undefined) hash.update(bytes);
  };
  try {
    add('words', Buffer.from(JSON.stringify(words)));
    for (const folder of folders) {
      const found = await walk(disk, folder);
      if (found.others.length > 0) return undefined;
      add(folder, Buffer.from(JSON.stringify([...found.folders].sort())));
      for (const path of [...found.files].sort()) add(path, await disk.read(join(folder, path)));
    }
    for (const file of files) add(file, await disk.read(file));
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
  return hash.digest('hex');
}

/**
 * How many files the folder holds, beside its manifest, where it is to the byte what was published there last, of a
 * clean run with this fingerprint. Undefined for any doubt: another run at work or stopped halfway, a file that is
 * changed, missing or not ours, no note, or one that cannot be read.
 */
export async function filesAsPublished(dir: string, cache: string, fingerprint: string): Promise<number | undefined> {
  const disk = diskOf();
  const target = resolve(dir);
  try {
    const made = await readFile(noteOf(target, cache), 'utf8').catch(() => undefined);
    const manifest = await disk.read(join(target, manifestName));
    if (made === undefined || manifest === undefined || made !== proofOf(fingerprint, manifest)) return undefined;
    if (await isAtWork(disk, target)) return undefined;
    if ((await inspect(disk, target)).kind !== 'ours') return undefined;
    const { files } = JSON.parse(manifest.toString()) as { files: readonly { path: string; sha256: string }[] };
    for (const { path, sha256 } of files) {
      const bytes = await disk.read(join(target, path));
      if (bytes === undefined || hashOf(bytes) !== sha256) return undefined;
    }
    return files.length;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Notes that the folder was published with this fingerprint. Where the cache cannot be written, nothing is noted. */
export async function notePublished(dir: string, cache: string, fingerprint: string, manifest: string): Promise<void> {
  const note = noteOf(resolve(dir), cache);
  try {
    await mkdir(dirname(note), { recursive: true, mode: 0o700 });
    await writeFile(note, proofOf(fingerprint, Buffer.from(manifest)), { mode: 0o600 });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

/** One note for each output folder. */
function noteOf(target: string, cache: string): string {
  return join(cache, 'exports', hashOf(Buffer.from(target)));
}

function proofOf(fingerprint: string, manifest: Buffer): string {
  return `made of ${fingerprint}, gave ${hashOf(manifest)}\n`;
}

/** Whether beside the folder stands what a run puts there for its time. */
async function isAtWork(disk: Disk, target: string): Promise<boolean> {
  const { lock, next, previous } = besides(target);
  for (const path of [lock, next, previous]) if ((await disk.kindOf(path)) !== undefined) return true;
  return false;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
