// Opening the project that a command works on, wherever its ontology is.
import { basename, dirname, join, resolve } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { type OpenOptions, openProject, type Project } from '../project/open.ts';
import { exists } from './new-files.ts';
import { noProjectIn } from './no-project.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common } from './outcome.ts';

/** Issues: `no-project`, and those of `openProject`. */
export async function open(common: Common, only?: readonly string[], options?: OpenOptions): Promise<Result<Project>> {
  const missing = await noProjectIn(common.data);
  if (missing !== undefined) return refused(missing);
  return openProject({ data: common.data, ontology: ontologyFolder(common) }, only, options);
}

/**
 * Codes of the countries whose files are named. Issues: `no-such-file`; `usage` for each file that is none of the facts.
 */
export async function countriesNamed({ data }: Common, files: readonly string[]): Promise<Result<readonly string[]>> {
  const folder = join(data, 'countries');
  const there = await Promise.all(files.map(exists));
  const missing = files.filter((_, index) => !there[index]);
  if (missing.length > 0) return refused(...missing.map(notThere));
  const strangers = files.filter((file) => !isCountryFile(file) || resolve(dirname(file)) !== resolve(folder));
  if (strangers.length > 0) return refused(...strangers.map((file) => stranger(file, folder)));
  return passed(files.map((file) => basename(file, '.yaml')));
}

/** Whether a file is named as those of countries are, and not as graphs are. */
export function isCountryFile(file: string): boolean {
  return file.endsWith('.yaml');
}

function notThere(file: string): Issue {
  const place = { file, line: 1, column: 1 };
  return { code: 'no-such-file', severity: 'error', message: `there is no file ${JSON.stringify(file)}`, place };
}

function stranger(file: string, folder: string): Issue {
  const expected = `${join(folder, '<code>.yaml')}, or --data with the folder above "countries"`;
  return { code: 'usage', severity: 'error', message: `${file} is not a file of the facts`, expected };
}
