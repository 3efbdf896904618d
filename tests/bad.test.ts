// Bad input in pairs: an edit of the valid project tests/bad/base, and exactly what its author is told on the terminal.
// UPDATE=1 writes what is told now into the pairs; read the difference before you commit it.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { citeCommand } from '../src/cli/cite.ts';
import type { Outcome } from '../src/cli/outcome.ts';
import { validateCommand } from '../src/cli/validate.ts';
import { codes } from '../src/errors.ts';
import { buildExport } from '../src/project/build.ts';
import { openProject } from '../src/project/open.ts';
import { exitStatus, formatIssues } from '../src/report/print-issues.ts';
import { byteCases } from './bad/bytes.ts';
import { parseEdit } from './bad/edit.ts';

const bad = join(import.meta.dirname, 'bad');
const common = {
  data: 'data',
  ontology: join(import.meta.dirname, '../ontology'),
  color: 'never',
  version: '0.0.0',
} as const;
const home = process.cwd();
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ncb-bad-'));
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** What a command tells about a project that is the base after an edit, and the exit status. */
async function told(name: string, apply: (project: string) => void, command = 'validate'): Promise<string> {
  const project = join(folder, name.replaceAll('/', '-'));
  cpSync(join(bad, 'base'), project, { recursive: true });
  apply(project);
  process.chdir(project);
  const { issues, exit = 0 } = await run(command);
  process.chdir(home);
  const status = issues.some(({ severity }) => severity === 'error') ? exitStatus(issues) : exit;
  return `${formatIssues(issues)}exit ${status}\n`.replaceAll(common.ontology, 'ontology');
}

async function run(command: string): Promise<Outcome> {
  switch (command) {
    case 'validate':
      return validateCommand(common, [], { report: 'human', failOn: 'violation' });
    case 'validate --source-text pages':
      return validateCommand(common, [], { report: 'human', failOn: 'violation', sourceText: 'pages' });
    case 'cite --source-text pages':
      return citeCommand(common, [], { sourceText: 'pages' });
    default:
      throw new Error(`no case runs ${command}`);
  }
}

const diffs = readdirSync(bad, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.diff'));
const cases = [
  ...diffs.map((path) => {
    const { title, command, apply } = parseEdit(readFileSync(join(bad, path), 'utf8'));
    return { name: path.slice(0, -'.diff'.length), title, command, apply };
  }),
  ...Object.entries(byteCases).map(([name, [title, apply]]) => ({
    name: `bytes/${name}`,
    title,
    command: 'validate',
    apply,
  })),
].toSorted((a, b) => (a.name < b.name ? -1 : 1));

test.each(cases)('$name: $title', async ({ name, apply, command }) => {
  const file = join(bad, `${name}.txt`);
  const now = await told(name, apply, command);
  if (process.env['UPDATE']) writeFileSync(file, now);
  expect(now).toBe(readFileSync(file, 'utf8'));
});

/** Codes of refused input that no project on disk shows → the test that shows them. */
const elsewhere: Readonly<Record<string, string>> = {
  'bad-concepts': 'map/concepts.test.ts',
  'bad-export': 'project/export-folder.test.ts',
  'bad-gzip': 'stream/blocks.test.ts',
  'bad-json': 'stream/convert.test.ts',
  'bad-rdf': 'rdf/parse.test.ts',
  'bad-shapes': 'validate/engine.test.ts',
  'file-changed': 'read/text.test.ts',
  'no-country': 'cli/new-project.test.ts',
  'no-git': 'diff/command.test.ts',
  'no-project': 'cli/new-project.test.ts',
  'quote-moved': 'quotes/quotes.test.ts',
  'unsafe-term': 'serialize/formats.test.ts',
  'unsorted-part': 'stream/shards.test.ts',
};

test('each code of refused input is shown by a pair, or by another test', () => {
  const pairs = cases.map(({ name }) => readFileSync(join(bad, `${name}.txt`), 'utf8')).join('');
  const shown = new Set([...pairs.matchAll(/^\S+:\d+:\d+ {2}([a-z-]+) {2}/gm)].map(([, code = '']) => code));
  for (const [code, file] of Object.entries(elsewhere)) {
    expect(readFileSync(join(import.meta.dirname, file), 'utf8'), code).toContain(`'${code}'`);
    shown.add(code);
  }
  const refusing = Object.entries(codes).flatMap(([code, { exit }]) => (exit === 3 ? [code] : []));
  expect(refusing.filter((code) => !shown.has(code))).toEqual([]);
});

test('each pair has both halves, and at least 45 kinds are shown', () => {
  const told = readdirSync(bad, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.txt'));
  expect(
    told
      .filter((path) => !path.startsWith('base'))
      .map((path) => path.slice(0, -'.txt'.length))
      .toSorted(),
  ).toEqual(cases.map(({ name }) => name));
  expect(cases.length).toBeGreaterThanOrEqual(45);
});

test('what is not bad: Windows line endings, a byte order mark, no last line ending', async () => {
  const exported = async (name: string, apply: (project: string) => void) => {
    const project = join(folder, name);
    cpSync(join(bad, 'base'), project, { recursive: true });
    apply(project);
    process.chdir(project);
    const opened = await openProject(common);
    process.chdir(home);
    if (!opened.ok) throw new Error(formatIssues(opened.issues));
    expect(opened.issues).toEqual([]);
    const built = await buildExport(opened.value);
    if (!built.ok) throw new Error(formatIssues(built.issues));
    return { project: opened.value, built: built.value };
  };
  const plain = await exported('plain', () => {});
  const saved = await exported('saved', (project) => {
    for (const file of ['dataset.yaml', 'sources.yaml', 'countries/xa.yaml', 'curated/links.yaml']) {
      const path = join(project, 'data', file);
      writeFileSync(path, `\ufeff${readFileSync(path, 'utf8').trimEnd().replaceAll('\n', '\r\n')}`);
    }
  });
  expect(saved.built.files).toEqual(plain.built.files);
});
