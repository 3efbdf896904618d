// The lock file: complete, from no machine in particular, and with nothing that runs when it is installed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
const packages = Object.entries<Locked>(lock.packages).filter(([path]) => path !== '');
const paths = (wrong: (locked: Locked) => boolean) =>
  packages.flatMap(([path, locked]) => (wrong(locked) ? [path] : []));

test('every package has a version and the hash of what is installed', () => {
  expect(packages.length).toBeGreaterThan(100);
  expect(paths(({ version, integrity }) => !version || !/^sha512-/.test(integrity ?? ''))).toEqual([]);
});

test('no package comes from a machine or registry by name', () => {
  const registry = /^https:\/\/registry\.npmjs\.org\//;
  expect(paths(({ resolved, link }) => link === true || (resolved !== undefined && !registry.test(resolved)))).toEqual(
    [],
  );
});

test('one package has a script that runs when it is installed, and does without it', () => {
  // vite's bundler, whose program is a package of its own: `npm ci --ignore-scripts` is enough.
  expect(paths(({ hasInstallScript, optional }) => hasInstallScript === true && !optional)).toEqual([
    'node_modules/esbuild',
  ]);
});
