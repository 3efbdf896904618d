// An export that has nothing to do says so and does nothing; whatever it may depend on makes it do all.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environment, program, project, run, useProgram } from './program.ts';

useProgram();

const idle = expect.stringContaining('nothing to do');
const made = expect.stringContaining('files written and read back');

/** A project that was exported, with an ontology of its own. */
function exportedProject(): string {
  const folder = project();
  const ontology = join(folder, 'ontology');
  const own = join(folder, 'own');
  cpSync(ontology, own, { recursive: true, dereference: true });
  rmSync(ontology);
  cpSync(own, ontology, { recursive: true });
  rmSync(own, { recursive: true });
  expect(run(folder, 'export')).toMatchObject({ status: 0, err: made });
  return folder;
}

test('a second export touches nothing, and a third neither', () => {
  const folder = exportedProject();
  const before = statSync(join(folder, 'output')).ino;
  for (const _ of [2, 3]) expect(run(folder, 'export')).toMatchObject({ status: 0, out: '', err: idle });
  expect(statSync(join(folder, 'output')).ino).toBe(before);
  expect(run(folder, 'export', '--check')).toMatchObject({ status: 0, err: 'output is up to date\n' });
});

const flip = (path: string) => {
  const bytes = readFileSync(path);
  bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
  writeFileSync(path, bytes);
};
const append = (path: string, text: string) => writeFileSync(path, readFileSync(path, 'utf8') + text);

test.each<[string, (folder: string) => void]>([
  ['a comment in a country file', (folder) => append(join(folder, 'data/countries/xa.yaml'), '# a comment\n')],
  ['a comment in a scheme', (folder) => append(join(folder, 'ontology/codes.ttl'), '# a comment\n')],
  ['a check more', (folder) => cpSync(checkOf(folder), join(folder, 'ontology/checks/99-more.rq'))],
  ['an output file by one byte', (folder) => flip(join(folder, 'output/facts.nt'))],
  ['an output file that is gone', (folder) => rmSync(join(folder, 'output/ontology/ncb.ttl'))],
  ['the manifest by a blank', (folder) => append(join(folder, 'output/manifest.json'), ' ')],
  ['no output', (folder) => rmSync(join(folder, 'output'), { recursive: true })],
  ['what a stopped run left', (folder) => mkdirSync(join(folder, '.output.next'))],
])('after a change of %s all is made anew', (_, change) => {
  const folder = exportedProject();
  const before = readFileSync(join(folder, 'output/facts.nt'), 'utf8');
  change(folder);
  expect(run(folder, 'export')).toMatchObject({ status: 0, err: made });
  expect(readFileSync(join(folder, 'output/facts.nt'), 'utf8')).toBe(before);
  expect(existsSync(join(folder, '.output.next'))).toBe(false);
  expect(run(folder, 'export')).toMatchObject({ status: 0, err: idle });
});

function checkOf(folder: string): string {
  const checks = join(folder, 'ontology/checks');
  return join(checks, readdirSync(checks).find((name) => name.endsWith('.rq')) ?? '');
}

test('another option is another export, and what is foreign stays refused', () => {
  const folder = exportedProject();
  for (const option of [['--no-quotes'], ['--base', 'https://example.org/x/'], []]) {
    const { status, err } = run(folder, 'export', ...option);
    expect([option, status, err.includes('nothing to do')]).toEqual([option, 0, false]);
  }
  writeFileSync(join(folder, 'output/mine.txt'), 'mine');
  expect(run(folder, 'export').status).toBe(5);
});

test('a place for what can be done without that depends on the working folder is passed over', () => {
  const folder = exportedProject();
  const env = { ...environment, XDG_CACHE_HOME: 'cache', LOCALAPPDATA: '', HOME: join(folder, 'home') };
  expect(spawnSync(process.execPath, [program, 'export'], { cwd: folder, env }).status).toBe(0);
  expect(existsSync(join(folder, 'cache'))).toBe(false);
  expect(existsSync(join(folder, 'home/.cache/ncb-graph'))).toBe(true);
});
