// Whether a folder is one that this program wrote, and its removal file by file. Nothing here is ever removed that
// no manifest of ours lists.
import { basename, dirname, join } from 'node:path';
import type { Disk } from './disk.ts';

/** The file that tells which files of a folder are ours: JSON, `{ files: [{ path }] }`, itself not listed. */
export const manifestName = 'manifest.json';

/** What stands beside a folder for the time of a run, or after one that was stopped. */
export function besides(target: string): { readonly next: string; readonly previous: string; readonly lock: string } {
  const beside = (suffix: string): string => join(dirname(target), `.${basename(target)}.${suffix}`);
  return { next: beside('next'), previous: beside('prev'), lock: beside('lock') };
}

export type Inspection =
  | { readonly kind: 'absent' }
  /** Empty, or all of it ours: relative paths with `/`, files without the manifest, folders outermost first. */
  | { readonly kind: 'ours'; readonly files: readonly string[]; readonly folders: readonly string[] }
  /** Not ours to touch, with what shows it. */
  | { readonly kind: 'foreign'; readonly what: string };

/**
 * Looks at a folder without following links. `unfinished`: a folder that holds nothing but a manifest, however broken,
 * is ours too, since writing begins and removing ends there.
 */
export async function inspect(disk: Disk, folder: string, unfinished = false): Promise<Inspection> {
  const kind = await disk.kindOf(folder);
  if (kind === undefined) return { kind: 'absent' };
  if (kind !== 'folder') return { kind: 'foreign', what: kind === 'link' ? 'a symbolic link' : 'not a folder' };
  const top = await disk.entries(folder);
  if (top.length === 0) return { kind: 'ours', files: [], folders: [] };
  const manifest = top.find(({ name }) => name === manifestName);
  if (manifest?.kind !== 'file') return { kind: 'foreign', what: `a folder without our ${manifestName}` };
  if (unfinished && top.length === 1) return { kind: 'ours', files: [], folders: [] };
  const listed = listedIn(await disk.read(join(folder, manifestName)));
  if (!listed) return { kind: 'foreign', what: `a folder whose ${manifestName} is not ours` };
  const { files, folders, others } = await walk(disk, folder);
  const parents = new Set([...listed].flatMap(parentsOf));
  const stranger =
    others[0] ??
    files.find((path) => path !== manifestName && !listed.has(path)) ??
    folders.find((path) => !parents.has(path));
  if (stranger !== undefined) return { kind: 'foreign', what: `a folder that also holds ${stranger}` };
  return { kind: 'ours', files: files.filter((path) => path !== manifestName), folders };
}

/** Removes a folder that `inspect` found to be ours. Its manifest goes last, so that a stop leaves it ours. */
export async function removeOwn(disk: Disk, folder: string, found: Inspection & { kind: 'ours' }): Promise<void> {
  for (const path of found.files) await disk.unlink(join(folder, path));
  for (const path of [...found.folders].reverse()) await disk.removeFolder(join(folder, path));
  await disk.unlink(join(folder, manifestName));
  await disk.removeFolder(folder);
}

/** Every file, folder and other thing below a folder, as relative paths with `/`, outermost first; no link followed. */
export async function walk(disk: Disk, folder: string) {
  const files: string[] = [];
  const folders: string[] = [];
  const others: string[] = [];
  const open = [''];
  for (const within of open) {
    for (const { name, kind } of await disk.entries(join(folder, within))) {
      const path = within === '' ? name : `${within}/${name}`;
      if (kind === 'folder') open.push(path);
      (kind === 'file' ? files : kind === 'folder' ? folders : others).push(path);
    }
  }
  return { files, folders, others };
}

/** The folders above a relative path, outermost first: `a`, `a/b` of `a/b/c`. */
export function parentsOf(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

function listedIn(manifest: Buffer | undefined): ReadonlySet<string> | undefined {
  try {
    const { files } = JSON.parse(manifest?.toString('utf8') ?? '');
    if (!Array.isArray(files)) return undefined;
    const paths = files.map((file: { path?: unknown } | null) => file?.path);
    return paths.every((path) => typeof path === 'string') ? new Set(paths) : undefined;
  } catch {
    return undefined;
  }
}
