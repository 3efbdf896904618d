// `diff` as a command: exports, folders of facts, revisions of git and graph files, and what is refused of them.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DiffOptions, diffCommand } from '../../src/cli/diff.ts';
import { china } from '../china.ts';

const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-diff-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = join(folder, 'data');
const country = join(data, 'countries/xa.yaml');
const common = { data, ontology: 'ontology', color: 'never', version: '0.0.0' } as const;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder });

const diff = (older: string, newer: string, options: Partial<DiffOptions> = {}) =>
  diffCommand(common, [older, newer], { as: 'words', ...options });

function written(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

beforeAll(() => {
  cpSync('tests/bad/base/data', data, { recursive: true });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'first');
  git('tag', 'v1');
  writeFileSync(
    country,
    readFileSync(country, 'utf8').replace('1956-03-07', '1956-03-08').replace('7 March 1956', '8 March 1956'),
  );
  git('commit', '-qam', 'second');
});

describe('revisions of git', () => {
  test('are compared with each other and with the facts at hand; nothing is left behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('ncb-graph-revision-'));
    const said = await diff('v1:', 'git:HEAD');
    expect(said.issues).toEqual([]);
    expect(said).toMatchObject({
      exit: 1,
      text: expect.stringMatching(/^Examplia: .*1956-03-07 → 1956-03-08; quote changed\n$/),
    });
    expect(await diff('HEAD^:', 'v1:')).toMatchObject({ exit: 0, text: '', talk: 'nothing differs' });
    expect(await diff('git:HEAD', data)).toMatchObject({ exit: 0, text: '' });
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('ncb-graph-revision-'));
    expect(after).toEqual(before);
  });

  test.each([
    ['--output=x:', 'bad-revision'],
    ['git:-v', 'bad-revision'],
    ['git:', 'bad-revision'],
    ['nothing-of-this-name:', 'bad-revision'],
    ['git:HEAD; touch x', 'bad-revision'],
  ])('%s is refused', async (revision, code) => {
    const { issues, text } = await diff(revision, data);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(text).toBeUndefined();
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  test('without facts, or with a link among them, is refused', async () => {
    const nowhere = { ...common, data: join(folder, 'elsewhere') };
    expect((await diffCommand(nowhere, ['HEAD:', data], { as: 'words' })).issues).toMatchObject([
      { code: 'bad-revision' },
    ]);
    symlinkSync('xa.yaml', join(data, 'countries/xb.yaml'));
    git('add', '-A');
    git('commit', '-qm', 'third');
    rmSync(join(data, 'countries/xb.yaml'));
    expect((await diff('HEAD:', data)).issues).toMatchObject([
      { code: 'bad-revision', message: expect.stringContaining('xb.yaml') },
    ]);
  });

  test('with bad facts tells of their lines as git names them', async () => {
    writeFileSync(country, readFileSync(country, 'utf8').replace('1956-03-08', '1956-02-30'));
    git('add', '-A');
    git('commit', '-qm', 'fourth');
    writeFileSync(country, readFileSync(country, 'utf8').replace('1956-02-30', '1956-03-08'));
    const { issues } = await diff('HEAD:', data);
    expect(issues).toMatchObject([{ code: 'bad-date', place: { file: `HEAD:${join(data, 'countries/xa.yaml')}` } }]);
  });

  test('need git, and a repository', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '';
    const { issues } = await diff('HEAD:', data).finally(() => {
      process.env['PATH'] = path;
    });
    expect(issues).toMatchObject([{ code: 'no-git' }]);
    const outside = mkdtempSync(join(tmpdir(), 'ncb-graph-outside-'));
    const found = await diffCommand({ ...common, data: join(outside, 'data') }, ['HEAD:', data], { as: 'words' });
    rmSync(outside, { recursive: true });
    expect(found.issues).toMatchObject([{ code: 'no-git' }]);
  });
});

describe('files and folders', () => {
  test('an export is compared with the facts it was made of', async () => {
    for (const [path, text] of china.files) written(join('output', path), text);
    const facts = { ...common, data: 'data' };
    expect(await diffCommand(facts, [join(folder, 'output'), join(folder, 'output')], { as: 'words' })).toMatchObject({
      exit: 0,
    });
    const turtle = join(folder, 'output/facts.ttl');
    for (const other of ['facts.nt', 'facts.rdf', 'facts.jsonld']) {
      expect(await diff(turtle, join(folder, 'output', other))).toMatchObject({ exit: 0, text: '' });
    }
    const changed = readFileSync(turtle, 'utf8').replace('schema:value 2000000', 'schema:value 1900000');
    const { text, exit } = await diff(turtle, written('changed.ttl', changed));
    expect({ text, exit }).toEqual({
      text: 'China: police officers 2,000,000 (rounded) → 1,900,000 (rounded)\n',
      exit: 1,
    });
  });

  test('graphs of others, in every form, and the way back', async () => {
    const older = written('a.ttl', '@prefix : <http://example.org/> . :a :p "1", [ :q "x" ] .');
    const newer = written(
      'b.nt',
      '_:z <http://example.org/q> "x" .\n<http://example.org/a> <http://example.org/p> "2" .\n<http://example.org/a> <http://example.org/p> _:z .\n',
    );
    expect(await diff(older, newer)).toMatchObject({
      exit: 1,
      text: 'a: p “1” → “2”\n',
      talk: '1 triple removed, 1 added',
    });
    expect((await diff(older, newer, { inverse: true })).text).toBe('a: p “2” → “1”\n');
    const [one, two] = ['1', '2'].map((value) => `<http://example.org/a> <http://example.org/p> "${value}" .`);
    expect((await diff(older, newer, { as: 'patch' })).text).toBe(`TX .\nD ${one}\nA ${two}\nTC .\n`);
    expect((await diff(older, newer, { as: 'patch', inverse: true })).text).toBe(`TX .\nD ${two}\nA ${one}\nTC .\n`);
    expect((await diff(older, newer, { as: 'sparql' })).text).toBe(
      `DELETE DATA {\n${one}\n} ;\nINSERT DATA {\n${two}\n}\n`,
    );
    const json = JSON.parse((await diff(older, newer, { as: 'json' })).text ?? '');
    expect(json).toEqual({
      equal: false,
      entries: [{ group: '', kind: 'changed', text: 'a: p “1” → “2”' }],
      removed: [one],
      added: [two],
    });
  });

  test.each([
    ['a folder of neither kind', () => dirname(written('empty/x', '')), 'bad-export'],
    ['a file that is not there', () => join(folder, 'nothing.ttl'), 'no-such-file'],
    ['a revision without a colon', () => 'HEAD', 'no-such-file'],
    ['a file of no format', () => written('a.docx', 'x'), 'unknown-format'],
    ['a file that is none', () => written('bad.ttl', '<a'), 'bad-rdf'],
  ])('%s is refused', async (_, name, code) => {
    const { issues, text } = await diff(name(), name());
    expect(issues.map((issue) => issue.code)).toEqual([code, code]);
    expect(text).toBeUndefined();
  });
});
