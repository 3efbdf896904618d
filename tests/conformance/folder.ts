// Where the W3C test suites are: in the folder that W3C_TESTS names. They are not part of this project.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const named = process.env['W3C_TESTS'];

/** The folder; undefined where nothing names one. One that is named and absent is a mistake. */
export const suites: string | undefined = named ? resolve(named) : undefined;
if (suites !== undefined && !existsSync(suites)) throw new Error(`W3C_TESTS names ${suites}, which is not there`);

export function pathOf(...names: readonly string[]): string {
  if (suites === undefined) throw new Error('W3C_TESTS names no folder');
  return join(suites, ...names);
}

export function textOf(...names: readonly string[]): string {
  return readFileSync(pathOf(...names), 'utf8');
}

export function jsonOf(...names: readonly string[]): unknown {
  return JSON.parse(textOf(...names));
}
