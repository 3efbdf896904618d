// Opening the project that a command works on, wherever its ontology is.
import { basename, dirname, join, resolve } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { type OpenOptions, openProject, type Project } from '../project/open.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common } from './outcome.ts';

export function open(common: Common, only?: readonly string[], options?: OpenOptions): Promise<Result<Project>> {
  return openProject({ data: common.data, ontology: ontologyFolder(common) }, only, options);
}

/** Codes of the countries whose files are named. Issue: `usage` for each file that is none of the facts. */
export function countriesNamed({ data }: Common, files: readonly string[]): Result<readonly string[]> {
  const folder = join(data, 'countries');
  const strangers = files.filter((file) => !isCountryFile(file) || resolve(dirname(file)) !== resolve(folder));
  if (strangers.length > 0) return refused(...strangers.map((file) => stranger(file, folder)));
  return passed(files.map((file) => basename(file, '.yaml')));
}

/** Whether a file is named as those of countries are, and not as graphs are. */
export function isCountryFile(file: string): boolean {
  return file.endsWith('.yaml');
}

function stranger(file: string, folder: string): Issue {
  const expected = `${join(folder, '<code>.yaml')}, or --data with the folder above "countries"`;
  return { code: 'usage', severity: 'error', message: `${file} is not a file of the facts`, expected };
}
