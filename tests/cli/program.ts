// Runs the built program as its users do: on small projects in a temporary folder. Holds no expectation of a command.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';

const root = join(import.meta.dirname, '../..');
export const program = join(root, 'dist/cli.js');
const cache = mkdtempSync(join(tmpdir(), 'ncb-commands-cache-'));
export const environment = { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: cache };

let home = '';
let count = 0;

/** A project with an export, which tests read and do not change. */
export let exported = '';

/** To be called by each file of tests that runs the program. */
export function useProgram(): void {
  vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
  beforeAll(() => {
    if (!existsSync(program)) throw new Error('dist/ is missing: npm run build');
    home = mkdtempSync(join(tmpdir(), 'ncb-commands-'));
    exported = project();
    expect(run(exported, 'export')).toMatchObject({ status: 0, out: '' });
  });
  afterAll(() => {
    for (const folder of [home, cache]) rmSync(folder, { recursive: true, force: true });
  });
}

/** A copy of the small valid project, or of another. */
export function project(of = join(root, 'tests/bad/base')): string {
  const folder = join(home, String(count++));
  cpSync(of, folder, { recursive: true });
  if (!existsSync(join(folder, 'ontology'))) symlinkSync(join(root, 'ontology'), join(folder, 'ontology'));
  return folder;
}

export function run(cwd: string, ...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return { status, out: stdout, err: stderr };
}

/** Replaces words of the country file. */
export function edit(folder: string, from: string, to: string): void {
  const file = join(folder, 'data/countries/xa.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}
