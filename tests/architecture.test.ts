// The law of the house, checked on every file of src/, and the checks themselves shown to bite.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { roomOf, violations } from './architecture-checks.ts';

const root = join(import.meta.dirname, '..', 'src');

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort();

describe('the source', () => {
  it('keeps the law', () => {
    expect(files).not.toEqual([]);
    expect(violations(new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])))).toEqual([]);
  });
});

/** The violations of an invented source: each file opens with a comment unless the text says otherwise. */
function of(sources: Record<string, string>): string[] {
  return violations(new Map(Object.entries(sources).map(([file, text]) => [file, `// Opens.\n${text}\n`])));
}

describe('the check', () => {
  it('accepts what the tables allow', () => {
    const lawful = {
      'errors.ts': 'export type Issue = string;',
      'values/date.ts':
        "import type { Issue } from '../errors.ts';\nexport const day: Issue = 'localeCompare, process.exit';",
      'read/document.ts':
        "import { parse } from 'yaml';\nimport { readFile } from 'node:fs/promises';\nexport { parse, readFile };",
      'model/ncb.ts': "import { z } from 'zod';\nimport { type parse } from '../read/document.ts';\nexport { z };",
      'map/ncb.ts': "import '../model/ncb.ts';\nimport '../rdf/terms.ts';\n// Date.now() in a comment is free",
      'rdf/terms.ts': "export { DataFactory } from 'n3';",
      'index.ts': "export type { Issue } from './errors.ts';",
    };
    expect(of(lawful)).toEqual([]);
  });

  it.each([
    ['validate', 'model'],
    ['serialize', 'map'],
    ['model', 'rdf'],
    ['rdf', 'model'],
    ['query', 'read'],
    ['publish', 'read'],
    ['vocab', 'model'],
    ['describe', 'cli'],
  ])('refuses that %s imports %s', (from, to) => {
    for (const statement of [
      `import '../${to}/b.ts';`,
      `export * from '../${to}/b.ts';`,
      `await import('../${to}/b.ts');`,
    ]) {
      const text = `${statement}\nexport {};`;
      expect(of({ [`${from}/a.ts`]: text, [`${to}/b.ts`]: '' })).toEqual([
        `${from}/a.ts imports ${to}/b.ts: ${from} may not import ${to}`,
      ]);
    }
  });

  it('tells a type import from a whole one', () => {
    const read = { 'read/b.ts': 'export type Document = string; export const parse = 1;' };
    expect(of({ ...read, 'model/a.ts': "import type { Document } from '../read/b.ts';" })).toEqual([]);
    expect(of({ ...read, 'model/a.ts': "type D = import('../read/b.ts').Document;" })).toEqual([]);
    expect(of({ ...read, 'model/a.ts': "export type { Document } from '../read/b.ts';" })).toEqual([]);
    for (const whole of ['import { parse, type Document }', 'import read', 'import * as read', 'export { parse }']) {
      expect(of({ ...read, 'model/a.ts': `${whole} from '../read/b.ts';` })).toEqual([
        'model/a.ts imports read/b.ts: model may not import read but for its types',
      ]);
    }
  });

  it('finds circles of files, types and dynamic imports included', () => {
    const circle = {
      'rdf/a.ts': "import './b.ts';",
      'rdf/b.ts': "const c = await import('./c.ts');",
      'rdf/c.ts': "import type { A } from './a.ts';",
    };
    expect(of(circle)).toEqual(['import cycle: rdf/a.ts → rdf/b.ts → rdf/c.ts → rdf/a.ts']);
    expect(of({ 'rdf/a.ts': "import './b.ts';", 'rdf/b.ts': "import './b.ts';" })).toEqual([
      'import cycle: rdf/b.ts → rdf/b.ts',
    ]);
  });

  it.each([
    ['rdf/a.ts', "import 'zod';", 'imports zod: only model, vocab/generate may'],
    ['model/a.ts', "import type { Quad } from 'n3';", 'imports n3: only rdf, serialize, validate may'],
    ['map/a.ts', "import { x } from 'yaml/util';", 'imports yaml/util: only read may'],
    ['query/a.ts', "import 'commander';", 'imports commander: only cli may'],
    ['rdf/a.ts', "import 'lodash';", 'imports lodash, a package that architecture-rules.ts does not list'],
    ['map/a.ts', "import 'node:fs';", 'imports node:fs: map may not touch the world'],
    ['rdf/a.ts', "import 'node:process';", 'imports node:process: rdf may not touch the world'],
    ['rdf/a.ts', "import './gone.ts';", 'imports ./gone.ts, which is not there'],
  ])('refuses in %s: %s', (file, text, what) => {
    expect(of({ [file]: text })).toEqual([`${file} ${what}`]);
  });

  it.each([
    ['a.localeCompare(b)', 'a.localeCompare: the locale of the machine'],
    ['n?.toLocaleString()', 'n.toLocaleString: the locale of the machine'],
    ["n['toLocaleUpperCase']()", 'n.toLocaleUpperCase: the locale of the machine'],
    ['new Intl.Collator()', 'Intl.Collator: the locale of the machine'],
    ['new Date()', 'new Date: the clock'],
    ['Date.now()', 'Date.now: the clock'],
    ['Math.random()', 'Math.random: chance'],
    ['process.exit(1)', 'process.exit: the process'],
    ['console.error(1)', 'console.error: the terminal'],
    ["fetch('x')", 'fetch: the network'],
  ])('refuses %s', (code, what) => {
    expect(of({ 'rdf/a.ts': `export const ok = 1;\n${code};` })).toEqual([`rdf/a.ts:3 uses ${what}`]);
  });

  it('leaves the ends their clock and process, but to nobody the locale', () => {
    expect(
      of({ 'publish/lock.ts': 'process.kill(process.pid, 0);', 'cli/a.ts': 'console.log(new Date(), process.argv);' }),
    ).toEqual([]);
    expect(of({ 'publish/lock.ts': 'process.exit(1);' })).toEqual(['publish/lock.ts:2 uses process.exit: the process']);
    expect(of({ 'cli/a.ts': 'a.localeCompare(b);' })).toHaveLength(1);
  });

  it('wants short files, opened by a comment, named for what they hold, in a known room', () => {
    const long = 'export {};\n'.repeat(300);
    expect(of({ 'rdf/a.ts': long })).toEqual(['rdf/a.ts has 302 lines (at most 300)']);
    expect(of({ 'vocab/ncb.g.ts': long })).toEqual([]);
    expect(violations(new Map([['rdf/a.ts', 'export {};\n']]))).toEqual([
      'rdf/a.ts:1 does not open with a comment line',
    ]);
    expect(of({ 'rdf/string-utils.ts': '', 'map/Helper.ts': '' })).toHaveLength(2);
    expect(of({ 'attic/a.ts': '' })).toEqual(['attic/a.ts is in a room that architecture-rules.ts does not list']);
    expect(of({ 'cli/main.ts': '' })).toEqual(['cli/main.ts:1 has no #! line']);
    expect(of({ 'index.ts': 'export const x = 1;' })).toEqual(['index.ts does more than export from other files']);
  });

  it('knows the generator as an end of its own', () => {
    expect(roomOf('vocab/generate.ts')).toBe('vocab/generate');
    expect(roomOf('vocab/ncb.g.ts')).toBe('vocab');
    expect(roomOf('errors.ts')).toBe('errors');
  });
});
