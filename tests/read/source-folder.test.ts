// Which files of a folder are read, in which order, and what is said about the others.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSources, readSource, readSources, strayFiles } from '../../src/read/source-folder.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ncb-folder-'));
});
afterAll(() => rm(root, { recursive: true }));

async function folder(name: string, files: Record<string, string>): Promise<string> {
  const dir = join(root, name);
  await mkdir(dir);
  for (const [file, text] of Object.entries(files)) await writeFile(join(dir, file), text);
  return dir;
}

test('names in the order of their bytes, the others told', async () => {
  const names = ['b.yaml', 'B.yaml', 'a.yaml', 'ä.yaml', '\uff01.yaml', '😀.yaml', 'a.lock.json', '.hidden.yaml'];
  const strays = ['zz.lock.json', 'c.yml', 'notes.txt', 'a.yaml~'];
  const dir = await folder('order', Object.fromEntries([...names, ...strays].map((name) => [name, 'a: 1\n'])));
  await mkdir(join(dir, 'd.yaml'));
  const listed = await listSources(dir);
  expect(listed.ok && listed.value.map((file) => basename(file))).toEqual([
    'B.yaml',
    'a.yaml',
    'b.yaml',
    'ä.yaml',
    '\uff01.yaml',
    '😀.yaml',
  ]);
  expect(
    listed.issues.map(({ code, severity, place }) => `${severity} ${code} ${basename(place?.file ?? '')}`),
  ).toEqual([
    'warning stray-file a.yaml~',
    'warning stray-file c.yml',
    'warning stray-file d.yaml',
    'warning stray-file notes.txt',
    'warning stray-file zz.lock.json',
  ]);
  expect(listed.issues[1]?.expected).toBe('the name c.yaml');
});

test('a folder without files, no folder, a file for a folder', async () => {
  const dir = await folder('empty', { '.gitkeep': '', 'README.md': 'x' });
  expect((await listSources(dir)).issues.map(({ code }) => code)).toEqual(['empty-folder', 'stray-file']);
  expect((await listSources(join(root, 'none'))).issues.map(({ code }) => code)).toEqual(['no-such-file']);
  expect((await listSources(join(dir, 'README.md'))).issues.map(({ code }) => code)).toEqual(['not-a-folder']);
});

test('every issue of every file at once', async () => {
  const dir = await folder('bad', { 'xa.yaml': 'a: 1\na: 2\n', 'xb.yaml': 'a: 1\n', 'xc.yaml': '\tb: 1\nquote: x\n' });
  const { folder: read, issues } = await readSources(dir);
  expect(read.files.map((file) => basename(file))).toEqual(['xa.yaml', 'xb.yaml', 'xc.yaml']);
  expect(read.documents.map(({ file }) => basename(file))).toEqual(['xb.yaml']);
  expect(issues.map(({ code, place }) => `${basename(place?.file ?? '')}:${place?.line} ${code}`)).toEqual([
    'xa.yaml:2 duplicate-key',
    'xc.yaml:1 bad-yaml',
    'xc.yaml:2 unquoted-quote',
  ]);
  const some = await readSources(dir, (file) => basename(file) === 'xb.yaml');
  expect([some.folder.files.length, some.folder.documents.length, some.issues]).toEqual([3, 1, []]);
});

test('what else is in a folder is told, with the name that was meant', async () => {
  const dir = await folder('strays', { 'sources.yaml': '', 'source.yaml': '', 'xa.yaml': '', '.hidden': '' });
  await mkdir(join(dir, 'countries'));
  const stray = await strayFiles(dir, ['countries', 'sources.yaml'], 'another place');
  expect(stray.map(({ severity, place, expected }) => [severity, basename(place?.file ?? ''), expected])).toEqual([
    ['warning', 'source.yaml', 'the name sources.yaml'],
    ['warning', 'xa.yaml', 'another place'],
  ]);
  expect(await strayFiles(join(dir, 'none'), [], '')).toEqual([]);
});

test('documents carry their file', async () => {
  const dir = await folder('good', { 'xb.yaml': 'b: 1\n', 'xa.yaml': 'a: 1\n' });
  const { folder: read } = await readSources(dir);
  expect(read.documents.map(({ file, value }) => [file, value])).toEqual([
    [join(dir, 'xa.yaml'), { a: 1 }],
    [join(dir, 'xb.yaml'), { b: 1 }],
  ]);
  expect(await readSource(join(dir, 'xa.yaml'))).toMatchObject({ ok: true });
});
