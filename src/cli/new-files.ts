// Writing files that were not there before: all of them, or none where one is there already. Also where templates are.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Issue } from '../errors.ts';

/** The template of a data file that the package brings. */
export function template(name: string): Promise<string> {
  return readFile(new URL(`../data/template/${name}`, import.meta.url), 'utf8');
}

export async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

export function alreadyThere(file: string): Issue {
  return { code: 'already-there', severity: 'error', message: `${file} is there already; nothing was written` };
}

/**
 * Writes new files below a folder, with the folders they lie in. Issues: `already-there` for each that exists, and then
 * none is written; `output-failed`.
 */
export async function writeNew(folder: string, files: ReadonlyMap<string, string>): Promise<Issue[]> {
  const paths = [...files.keys()].map((name) => join(folder, name));
  const there = await Promise.all(paths.map(exists));
  const issues = paths.flatMap((path, index) => (there[index] ? [alreadyThere(path)] : []));
  if (issues.length > 0) return issues;
  for (const [name, text] of files) {
    const path = join(folder, name);
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: 'wx' });
    } catch (error) {
      const message = `${path} cannot be written: ${(error as Error).message}`;
      return [{ code: 'output-failed', severity: 'error', message }];
    }
  }
  return [];
}
