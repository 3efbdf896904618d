// Publishing the output folder whole: the old one or the new one, whatever happens in between. What stands in the
// files is not known here. The swap is two renames under a lock; Node cannot exchange folders.
import { dirname, join, resolve } from 'node:path';
import { type Issue, type IssueCode, passed, type Result, refused } from '../errors.ts';
import { type Disk, diskOf, ifPossible, type Step, systemCode } from './disk.ts';
import { takeLock } from './lock.ts';
import { besides, inspect, manifestName, parentsOf, removeOwn, walk } from './ownership.ts';

/** Relative path with `/` → text of the file. One of them is `manifest.json`, whose `files[].path` list the others. */
export type Files = ReadonlyMap<string, string>;

export interface PublishOptions {
  /** Told of each file-system call before it is made. For tests of faults. */
  readonly step?: Step;
}

interface Paths {
  readonly target: string;
  readonly next: string;
  readonly previous: string;
  readonly lock: string;
}

/**
 * Makes the folder hold exactly these files. Beside it stand, for the time of the run, `.name.lock`, `.name.next` and
 * `.name.prev`; what a stopped run left of them, the next one mends. Only files that the old manifest lists are ever
 * removed. A warning `output-failed` says that the new folder stands, but the old one could not be removed.
 * Issues: `output-busy` (another run holds the lock), `output-foreign` (a link, a file, a folder or a file in it that
 * is not ours), `output-failed` (the system refused; the old folder is untouched).
 */
export async function publishFolder(dir: string, files: Files, options: PublishOptions = {}): Promise<Result<void>> {
  checkNames(files);
  return underLock(dir, options, async (disk, paths) => {
    const found = await mend(disk, paths);
    if (!found.ok) return found;
    await writeNext(disk, paths.next, files);
    await swap(disk, paths, found.value);
    return found.value ? removePrevious(disk, paths) : passed(undefined);
  });
}

/**
 * Finishes or undoes what a stopped run left half done, without publishing anything: afterwards the folder is the old
 * or the new one whole, and nothing stands beside it. Issues as `publishFolder`.
 */
export async function recoverFolder(dir: string, options: PublishOptions = {}): Promise<Result<void>> {
  return underLock(dir, options, async (disk, paths) => {
    const found = await mend(disk, paths);
    return found.ok ? passed(undefined) : found;
  });
}

/**
 * Relative paths, sorted, at which the folder is not what `publishFolder` would make of it: other content, missing,
 * or not to be there. Empty when it is up to date. Throws what the system refuses to read.
 */
export async function compareFolder(dir: string, files: Files): Promise<string[]> {
  const disk = diskOf();
  const target = resolve(dir);
  const there = (await disk.kindOf(target)) === 'folder' ? await walk(disk, target) : undefined;
  const parents = new Set([...files.keys()].flatMap(parentsOf));
  const different = [
    ...(there?.others ?? []),
    ...(there?.files ?? []).filter((path) => !files.has(path)),
    ...(there?.folders ?? []).filter((path) => !parents.has(path)),
  ];
  const present = new Set(there?.files);
  for (const [path, text] of files) {
    const same = present.has(path) && (await disk.read(join(target, path)))?.equals(Buffer.from(text));
    if (!same && !different.includes(path)) different.push(path);
  }
  return different.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

async function underLock(
  dir: string,
  options: PublishOptions,
  work: (disk: Disk, paths: Paths) => Promise<Result<void>>,
): Promise<Result<void>> {
  const target = resolve(dir);
  if (target === dirname(target)) return refused(issue('output-foreign', `${dir} is the root of the file system`));
  const paths: Paths = { target, ...besides(target) };
  const disk = diskOf(options.step);
  try {
    await disk.makeFolder(dirname(target));
    const lock = await takeLock(disk, paths.lock);
    if (!lock.held) {
      const who = lock.holder ? `process ${lock.holder.pid}` : 'another run';
      return refused(issue('output-busy', `${who} is writing ${dir}, and holds the lock ${paths.lock}`));
    }
    try {
      return await work(disk, paths);
    } finally {
      await lock.release();
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return refused(
      issue('output-failed', `${dir} could not be written: ${reasons[code] ?? messageOf(error)} (${code})`),
    );
  }
}

/** Whether there is an old folder to replace, once all that a stopped run left is mended. */
async function mend(disk: Disk, { target, next, previous }: Paths): Promise<Result<boolean>> {
  const old = await inspect(disk, target);
  const left = await inspect(disk, next, true);
  const before = await inspect(disk, previous, true);
  const issues = [old, left, before].flatMap((found, index) =>
    found.kind === 'foreign' ? [issue('output-foreign', `${[target, next, previous][index]} is ${found.what}`)] : [],
  );
  if (issues.length > 0) return refused(...issues);
  if (old.kind === 'absent' && before.kind === 'ours') await disk.rename(previous, target);
  else if (before.kind === 'ours') await removeOwn(disk, previous, before);
  if (left.kind === 'ours') await removeOwn(disk, next, left);
  return passed(old.kind === 'ours' || before.kind === 'ours');
}

async function writeNext(disk: Disk, next: string, files: Files): Promise<void> {
  try {
    await disk.makeFolder(next);
    // The manifest first: from then on it tells that the others are ours.
    await disk.write(join(next, manifestName), files.get(manifestName) ?? '');
    const folders = new Set([...files.keys()].flatMap(parentsOf));
    for (const folder of folders) await disk.makeFolder(join(next, folder));
    for (const [path, text] of files) if (path !== manifestName) await disk.write(join(next, path), text);
    for (const folder of [...folders].reverse()) await disk.syncFolder(join(next, folder));
    await disk.syncFolder(next);
  } catch (error) {
    if (systemCode(error) !== undefined) await ifPossible(discard(disk, next));
    throw error;
  }
}

async function swap(disk: Disk, { target, next, previous }: Paths, replaces: boolean): Promise<void> {
  try {
    if (replaces) await disk.rename(target, previous);
    try {
      await disk.rename(next, target);
    } catch (error) {
      if (replaces && systemCode(error) !== undefined) await disk.rename(previous, target);
      throw error;
    }
  } catch (error) {
    if (systemCode(error) !== undefined) await ifPossible(discard(disk, next));
    throw error;
  }
  // The new folder stands; that it would survive a power failure at once is not worth a refusal.
  await ifPossible(disk.syncFolder(dirname(target)));
}

async function removePrevious(disk: Disk, { previous }: Paths): Promise<Result<void>> {
  try {
    const found = await inspect(disk, previous, true);
    if (found.kind === 'ours') await removeOwn(disk, previous, found);
    if (found.kind !== 'foreign') return passed(undefined);
    return passed(undefined, [{ ...issue('output-foreign', `${previous} is ${found.what}`), severity: 'warning' }]);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    const message = `the old folder ${previous} could not be removed: ${messageOf(error)}`;
    return passed(undefined, [{ ...issue('output-failed', message), severity: 'warning' }]);
  }
}

/** Removes an unfinished folder of ours after a failure; what cannot be removed is left for the next run. */
async function discard(disk: Disk, folder: string): Promise<void> {
  const found = await inspect(disk, folder, true);
  if (found.kind === 'ours') await removeOwn(disk, folder, found);
}

function checkNames(files: Files): void {
  if (!files.has(manifestName)) throw new Error(`the files to publish have no ${manifestName}`);
  for (const path of files.keys()) {
    const sound = path.split('/').every((segment) => /^[^/\\\0:]+$/.test(segment) && !/^\.{1,2}$/.test(segment));
    if (!sound) throw new Error(`${JSON.stringify(path)} is not the name of a file below the output folder`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file would be larger than the system allows',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EXDEV: 'the folder is a mount point and cannot be renamed',
  EBUSY: 'the folder is a mount point, or in use, and cannot be renamed',
  ENOTDIR: 'a part of its path is not a folder',
};

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^E[A-Z0-9]+: /, '') : String(error);
}

function issue(code: IssueCode, message: string): Issue {
  return { code, severity: 'error', message };
}
