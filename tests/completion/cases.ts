// Lines of a terminal and what must be offered there, for every shell; and asking each shell.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

const scripts = new Map<string, string>();

/** The script for a shell, as the built program prints it. */
export function scriptFor(shell: string): string {
  const script = scripts.get(shell) ?? printed(shell);
  scripts.set(shell, script);
  return script;
}

function printed(shell: string): string {
  return execFileSync(process.execPath, [join(root, 'dist/cli.js'), 'completion', shell], {
    cwd: root,
    encoding: 'utf8',
  });
}

/** Whether a shell is there, by its name or by the variable that says where. */
export function shellAt(name: 'bash' | 'zsh' | 'fish'): string | undefined {
  const path = process.env[`${name.toUpperCase()}_SHELL`] ?? name;
  return spawnSync(path, ['--version']).status === 0 ? path : undefined;
}

/** What main.ts says, by its text: commands and the long flags of each. */
export function commandsInSource(): Map<string, string[]> {
  const text = readFileSync(join(root, 'src/cli/main.ts'), 'utf8');
  const sections = text.split(/\.command\('/).slice(1);
  return new Map(
    sections.map((section) => {
      const flags = [...section.matchAll(/(?:\.option|\.requiredOption|new Option)\(\s*'(?:-\w, )?(--[a-z\d-]+)/g)];
      return [section.match(/^\w+/)?.[0] ?? '', flags.map(([, flag]) => flag ?? '')];
    }),
  );
}

/** Words typed so far, the last one begun → some of what is offered, and what is not. */
export const cases: readonly (readonly [
  typed: readonly string[],
  offered: readonly string[],
  not: readonly string[],
])[] = [
  [['exp'], ['export', 'explain'], ['validate']],
  [['export', '--out'], ['--out', '--out-dir'], ['--check']],
  [
    ['validate', '--report', ''],
    ['human', 'sarif', 'junit'],
    ['words', 'export'],
  ],
  [['diff', '--as', 'pa'], ['patch'], ['words']],
  [['load', '--to', 'ox'], ['oxigraph'], ['fuseki']],
  [['--color', ''], ['auto', 'never'], ['export']],
  [['explain', 'National'], ['NationalCentralBureau'], ['Ministry']],
  [['explain', ''], ['cn', 'Ministry'], []],
  [['cite', ''], ['cn'], ['Ministry']],
  [['export', '--only', ''], ['cn'], ['Ministry']],
  [['--data', 'tests/fixtures/full', 'export', '--only', 'xa,'], ['xa,xb'], ['xb', 'Ministry']],
  [['--data', 'tests/fixtures/full', 'load', '--only', 'xb,x'], ['xb,xa'], ['xa']],
  [
    ['validate', '--shapes', 'ontology/shapes.ttl,ontology/sha'],
    ['ontology/shapes.ttl,ontology/shapes-sparql.ttl'],
    [],
  ],
  [['--data', 'tests/fixtures/full', 'cite', ''], ['xa', 'xb'], ['cn']],
  [['completion', ''], ['bash', 'zsh', 'fish'], ['export']],
  [['validate', 'output/facts.t'], ['output/facts.ttl'], ['validate']],
];

/** Runs a script of a shell in the repository, and gives the lines it printed between marks, one list a case. */
export function answers(shell: string, args: readonly string[], script: string): string[][] {
  const { stdout, stderr, status } = spawnSync(shell, [...args, '-c', script], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${shell}: ${stderr}`);
  if (stderr !== '') throw new Error(`${shell} says ${stderr}`);
  return stdout
    .split('--mark--\n')
    .slice(1)
    .map((part) => part.split('\n').filter((line) => line !== ''));
}

/** A word between single quotes. */
export const word = (text: string) => `'${text}'`;
