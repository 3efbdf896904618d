// The calls to the file system that publishing makes, each announced before it happens, so that a test can stop there.
// What is done with them is in folder.ts and lock.ts.
import { link, lstat, mkdir, open, readdir, readFile, rename, rmdir, stat, unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** Called with the name of each call (`rename .output.next`) before it is made; what it throws stands for its failure. */
export type Step = (name: string) => void;

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

export interface Disk {
  /** What stands at a path, symbolic links not followed; undefined for nothing. */
  kindOf(path: string): Promise<Entry['kind'] | 'link' | undefined>;
  /** The entries of a folder, in no order. A symbolic link is `other`. */
  entries(path: string): Promise<Entry[]>;
  /** The bytes of a file; undefined where there is none. */
  read(path: string): Promise<Buffer | undefined>;
  makeFolder(path: string): Promise<void>;
  /** Writes a new file and waits until the device has it. */
  write(path: string, text: string): Promise<void>;
  /** Waits until the device has the entries of a folder, where the system can say so. */
  syncFolder(path: string): Promise<void>;
  /** Makes `to` another name of the file `from`; fails where `to` exists. */
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, if it is there. */
  unlink(path: string): Promise<void>;
  /** Removes an empty folder, if it is there. */
  removeFolder(path: string): Promise<void>;
}

/** The code of a failed system call (`ENOSPC`), or undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** Lets a clean-up go on when the system refuses one call: what is left is mended by the next run. */
export async function ifPossible(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

/** Answers undefined where the path is absent. */
async function orAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

// Windows and some network file systems cannot sync a folder.
const unsyncable = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP']);

/**
 * Makes a folder and those above it. Node's own way to do so never ends where a file system says ENOENT of a folder
 * whose parent is there, as /proc does.
 */
async function makeFolders(path: string, above = true): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || !above || dirname(path) === path) throw error;
    await makeFolders(dirname(path));
    await makeFolders(path, false);
  }
}

/** The disk of this machine; `step` is told of every call. */
export function diskOf(step: Step = () => {}): Disk {
  const announce = (call: string, path: string): void => step(`${call} ${basename(path)}`);
  return {
    async kindOf(path) {
      announce('lstat', path);
      const found = await orAbsent(lstat(path));
      if (!found) return undefined;
      if (found.isSymbolicLink()) return 'link';
      return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
    },
    async entries(path) {
      announce('readdir', path);
      const found = await readdir(path, { withFileTypes: true });
      return found.map((entry) => ({
        name: entry.name,
        kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other',
      }));
    },
    async read(path) {
      announce('read', path);
      return orAbsent(readFile(path));
    },
    async makeFolder(path) {
      announce('mkdir', path);
      await makeFolders(path);
    },
    async write(path, text) {
      announce('open', path);
      const file = await open(path, 'wx');
      try {
        announce('write', path);
        await file.writeFile(text, 'utf8');
        announce('fsync', path);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async syncFolder(path) {
      announce('fsync', path);
      try {
        const folder = await open(path, 'r');
        await folder.sync().finally(() => folder.close());
      } catch (error) {
        if (!unsyncable.has(systemCode(error) ?? '')) throw error;
      }
    },
    async link(from, to) {
      announce('link', to);
      await link(from, to);
    },
    async rename(from, to) {
      announce('rename', from);
      await rename(from, to);
    },
    async unlink(path) {
      announce('unlink', path);
      await orAbsent(unlink(path));
    },
    async removeFolder(path) {
      announce('rmdir', path);
      await orAbsent(rmdir(path));
    },
  };
}
