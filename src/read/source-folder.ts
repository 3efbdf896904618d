// Which files of a folder of facts are read, and reading them. Knows names of files, not what they hold.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Issue, type IssueCode, passed, type Result, refused } from '../errors.ts';
import { closest } from '../values/closest.ts';
import type { SourceDocument } from './source-document.ts';
import { readText } from './text.ts';
import { readYaml } from './yaml.ts';

/** The files of a folder, and what could be read of them. */
export interface SourceFolder {
  /** Paths `dir/<name>.yaml` by UTF-8 bytes, also of files that could not be read. */
  readonly files: readonly string[];
  readonly documents: readonly SourceDocument[];
}

/** One file: its text and its value. Issues: those of readText and readYaml. */
export async function readSource(file: string): Promise<Result<SourceDocument>> {
  const text = await readText(file);
  return text.ok ? readYaml(text.value, file) : text;
}

/**
 * Paths `dir/<name>.yaml` of a folder, by UTF-8 bytes. Hidden files are passed over, so is `<name>.lock.json` beside
 * its `<name>.yaml`; anything else is a warning stray-file. Issues: no-such-file, not-a-folder, unreadable-file,
 * empty-folder.
 */
export async function listSources(dir: string): Promise<Result<readonly string[]>> {
  const listed = await namesIn(dir);
  if (!listed.ok) return listed;
  const files: string[] = [];
  const stray: Issue[] = [];
  for (const { name, isFolder } of listed.value) {
    const file = join(dir, name);
    const base = /^(.+)\.lock\.json$/.exec(name)?.[1];
    const isBeside = listed.value.some((other) => other.name === `${base}.yaml` && !other.isFolder);
    if (base !== undefined && isBeside) continue;
    if (name.endsWith('.yaml') && !isFolder) files.push(file);
    else stray.push(strayIssue(file, isFolder, expectedName(name)));
  }
  if (files.length === 0) {
    const message = `the folder ${JSON.stringify(dir)} holds no file to read`;
    return refused(fileIssue('empty-folder', dir, message, 'files named <name>.yaml'), ...stray);
  }
  return passed(files, stray);
}

/**
 * Documents of a folder, in the order of listSources: those that can be read, and the issues of all others at once.
 * `wanted` names the files to read, all by default.
 */
export async function readSources(
  dir: string,
  wanted: (file: string) => boolean = () => true,
): Promise<{ readonly folder: SourceFolder; readonly issues: readonly Issue[] }> {
  const listed = await listSources(dir);
  const documents: SourceDocument[] = [];
  const issues: Issue[] = [...listed.issues];
  const files = listed.ok ? listed.value : [];
  for (const file of files.filter(wanted)) {
    const read = await readSource(file);
    if (read.ok) documents.push(read.value);
    for (const issue of read.issues) issues.push(issue);
  }
  return { folder: { files, documents }, issues };
}

/**
 * Warnings `stray-file` for what a folder holds besides the names that are read. A folder that cannot be listed has
 * none: reading what should be in it tells.
 */
export async function strayFiles(dir: string, known: readonly string[], advice: string): Promise<Issue[]> {
  const listed = await namesIn(dir);
  if (!listed.ok) return [];
  return listed.value.flatMap(({ name, isFolder }) => {
    if (known.includes(name)) return [];
    const near = closest(name, known);
    return [strayIssue(join(dir, name), isFolder, near === undefined ? advice : `the name ${near}`)];
  });
}

/** Names in a folder by UTF-8 bytes, hidden ones left out. */
async function namesIn(dir: string): Promise<Result<readonly { name: string; isFolder: boolean }[]>> {
  try {
    const names = (await readdir(dir)).filter((name) => !name.startsWith('.'));
    const sorted = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const isFolder = async (name: string) =>
      (await stat(join(dir, name)).catch(() => undefined))?.isDirectory() ?? false;
    return passed(await Promise.all(sorted.map(async (name) => ({ name, isFolder: await isFolder(name) }))));
  } catch (error) {
    return refused(folderIssue(dir, error));
  }
}

function expectedName(name: string): string {
  if (/\.yml$/i.test(name)) return `the name ${name.replace(/\.yml$/i, '.yaml')}`;
  const base = /^(.+)\.lock\.json$/.exec(name)?.[1];
  return base === undefined ? 'files named <name>.yaml' : `a file ${base}.yaml, whose quotes it is for`;
}

function strayIssue(file: string, isFolder: boolean, expected: string): Issue {
  const what = isFolder ? 'this folder is' : 'this file is';
  return { ...fileIssue('stray-file', file, `${what} not read`, expected), severity: 'warning' };
}

function folderIssue(dir: string, error: unknown): Issue {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const shown = JSON.stringify(dir);
  if (code === '') throw error;
  if (code === 'ENOTDIR') return fileIssue('not-a-folder', dir, `${shown} is not a folder`);
  if (code === 'ENOENT') return fileIssue('no-such-file', dir, `there is no folder ${shown}`);
  return fileIssue('unreadable-file', dir, `the folder ${shown} cannot be read (${code})`);
}

function fileIssue(code: IssueCode, file: string, message: string, expected?: string): Issue {
  const place = { file, line: 1, column: 1 };
  return { code, severity: 'error', message, place, ...(expected === undefined ? {} : { expected }) };
}
