// The matrix of faults is whole: each row is proven by tests that are there.
import * as fs from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { matrix } from './matrix.ts';

const tests = join(import.meta.dirname, '..');
const rows = Object.entries(matrix).flatMap(([group, each]) => each.map((row) => ({ group, ...row })));

// A row that is there is no fault survived.
beforeEach(({ task }) => {
  task.meta.faults = { injected: 0, survived: 0, lost: 0 };
});

test.each(rows)('$group: $fault', ({ proofs, expected }) => {
  expect(expected).not.toBe('');
  expect(proofs.length).toBeGreaterThan(0);
  for (const [file, name] of proofs) {
    if (name === undefined) expect(fs.existsSync(join(tests, `${file}.txt`)), file).toBe(true);
    else expect(namesIn(file), `${file} has no test “${name}”`).toContain(name);
  }
});

/** Names of tests: texts before a function, perhaps with options between. And names of functions that are exported. */
function namesIn(file: string): string[] {
  const text = fs.readFileSync(join(tests, file), 'utf8');
  const named = /(['"`])((?:(?!\1).)+)\1,\s*(?:\{[^}]*\},\s*)?(?:async\s*)?\(/g;
  const names = [...text.matchAll(named)].map(([, , name = '']) => name);
  return [...names, ...[...text.matchAll(/^export function (\w+)/gm)].map(([, name = '']) => name)];
}

const design = join(tests, '../../shared/design/faults.md');
test.skipIf(!fs.existsSync(design))('every group of the design has its rows', () => {
  const table = fs.readFileSync(design, 'utf8').split('| group | faults |')[1] ?? '';
  const groups = [...table.matchAll(/^\| ([A-Za-z]+) \|/gm)].map(([, group = '']) => group.toLowerCase());
  expect(groups.length).toBeGreaterThan(15);
  expect(groups.filter((group) => !(group in matrix))).toEqual([]);
});

describe('supply', () => {
  test('each package has a hash, and no other runs a script when it is installed', () => {
    const { packages } = JSON.parse(fs.readFileSync(join(tests, '../package-lock.json'), 'utf8')) as {
      packages: Readonly<Record<string, { integrity?: string; hasInstallScript?: boolean; dev?: boolean }>>;
    };
    const installed = Object.entries(packages).filter(([path]) => path !== '');
    expect(installed.length).toBeGreaterThan(50);
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual(
      [],
    );
    const running = installed.filter(([, { hasInstallScript }]) => hasInstallScript);
    // Of the tools of development, fsevents on a Mac alone.
    expect(running.map(([path, { dev }]) => [path, dev])).toEqual(
      expect.arrayContaining([['node_modules/esbuild', true]]),
    );
    expect(running.filter(([path]) => !/\/(esbuild|fsevents)$/.test(path))).toEqual([]);
  });
});
