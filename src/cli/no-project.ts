// What is told where no project is.
import { join } from 'node:path';
import type { Issue } from '../errors.ts';
import { exists } from './new-files.ts';

/** The issue `no-project` of a folder of data that has neither a description nor countries. */
export async function noProjectIn(folder: string): Promise<Issue | undefined> {
  const parts = await Promise.all(['dataset.yaml', 'countries'].map((name) => exists(join(folder, name))));
  return parts.includes(true) ? undefined : noProject(folder);
}

export function noProject(folder: string): Issue {
  return {
    code: 'no-project',
    severity: 'error',
    message: `there is no project here: ${join(folder, 'dataset.yaml')} is missing`,
    expected: 'a folder made by: ncb-graph init',
  };
}
