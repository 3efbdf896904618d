// Which files of a folder of facts are read, and reading them. Knows names of files, not what they hold.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Issue, type IssueCode, passed, type Result, refused } from '../errors.ts';
import type { SourceDocument } from './source-document.ts';
import { readText } from './text.ts';
import { readYaml } from './yaml.ts';

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
export async function listCountryFiles(dir: string): Promise<Result<readonly string[]>> {
  let names: string[];
  try {
    names = (await readdir(dir)).toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  } catch (error) {
    return refused(folderIssue(dir, error));
  }
  const shown = names.filter((name) => !name.startsWith('.'));
  const files: string[] = [];
  const stray: Issue[] = [];
  for (const name of shown) {
    const file = join(dir, name);
    const base = /^(.+)\.lock\.json$/.exec(name)?.[1];
    if (base !== undefined && shown.includes(`${base}.yaml`)) continue;
    const isFolder = (await stat(file).catch(() => undefined))?.isDirectory() ?? false;
    if (name.endsWith('.yaml') && !isFolder) files.push(file);
    else stray.push(strayIssue(file, name, isFolder));
  }
  if (files.length === 0) {
    const message = `the folder ${JSON.stringify(dir)} holds no file to read`;
    return refused(fileIssue('empty-folder', dir, message, 'files named <code>.yaml'), ...stray);
  }
  return passed(files, stray);
}

/** Documents of a folder, in the order of listCountryFiles; every issue of every file at once. */
export async function readCountryFiles(dir: string): Promise<Result<readonly SourceDocument[]>> {
  const listed = await listCountryFiles(dir);
  if (!listed.ok) return listed;
  const documents: SourceDocument[] = [];
  const issues: Issue[] = [...listed.issues];
  for (const file of listed.value) {
    const read = await readSource(file);
    if (read.ok) documents.push(read.value);
    for (const issue of read.issues) issues.push(issue);
  }
  return documents.length === listed.value.length ? passed(documents, issues) : refused(...issues);
}

function strayIssue(file: string, name: string, isFolder: boolean): Issue {
  const what = isFolder ? 'this folder is' : 'this file is';
  const expected = /\.yml$/i.test(name) ? `the name ${name.replace(/\.yml$/i, '.yaml')}` : 'files named <code>.yaml';
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
