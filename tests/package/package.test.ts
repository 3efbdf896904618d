// What npm would publish, installed in an empty folder by the ordinary client: the command, the library, its types and
// its files. Needs the registry, so it is a project of its own: npm run package, and .ci/run on each version of Node.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The most that a user may be made to install. */
const MAX_PACKAGES = 30;
const MAX_MEGABYTES = 30;

let folder = '';
let tarball = '';
let seconds = 0;

/** Runs a program in a folder without what a developer's environment would add. */
function run(command: string, args: readonly string[], cwd: string) {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', npm_config_update_notifier: 'false' };
  for (const name of Object.keys(env)) if (/^(VITEST|NODE_ENV|FORCE_COLOR|NODE_PATH)/.test(name)) delete env[name];
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', timeout: 180_000 });
  return { status, stdout, stderr };
}

function must(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = run(command, args, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

const ncbGraph = (...args: string[]) => run(join(folder, 'node_modules/.bin/ncb-graph'), args, folder);

/** Bytes of all files below a folder. */
function bytesOf(dir: string): number {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(dir, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
}

/** The errors of a TypeScript program in the installed folder, those in the declarations of packages too. */
function typeErrors(source: string, skipLibCheck = false): string[] {
  const file = join(folder, 'consumer.mts');
  writeFileSync(file, source);
  const options: ts.CompilerOptions = {
    ...{
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      strict: true,
      skipLibCheck,
      noEmit: true,
      types: [],
    },
    ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  };
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
  return diagnostics.map(
    (each) => `${each.file?.fileName}: ${ts.flattenDiagnosticMessageText(each.messageText, '\n')}`,
  );
}

beforeAll(() => {
  if (!existsSync(join(root, 'dist/index.js'))) throw new Error('dist/ is missing: npm run build');
  folder = mkdtempSync(join(tmpdir(), 'ncb-graph-package-'));
  const packed = must('npm', ['pack', '--silent', '--pack-destination', folder], root).trim();
  tarball = join(folder, packed);
  writeFileSync(
    join(folder, 'package.json'),
    '{ "name": "consumer", "version": "1.0.0", "private": true, "type": "module" }\n',
  );
  const began = performance.now();
  must('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', `./${packed}`], folder);
  seconds = (performance.now() - began) / 1000;
}, 240_000);

afterAll(() => {
  if (folder) rmSync(folder, { recursive: true });
});

describe('the package', () => {
  it('installs few packages and no tool of development', () => {
    const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
    const packages = Object.keys(lock.packages).filter((path) => path !== '');
    const megabytes = bytesOf(join(folder, 'node_modules')) / 1e6;
    console.log(
      `${packages.length} packages, ${megabytes.toFixed(1)} MB, ${seconds.toFixed(1)} s; the package itself ` +
        `${(bytesOf(join(folder, 'node_modules/ncb-graph')) / 1e6).toFixed(2)} MB, packed ${(statSync(tarball).size / 1e6).toFixed(2)} MB`,
    );
    expect(packages.length).toBeLessThanOrEqual(MAX_PACKAGES);
    expect(megabytes).toBeLessThan(MAX_MEGABYTES);
    const scripts = packages.filter((path) => lock.packages[path].hasInstallScript);
    expect(scripts).toEqual([]);
    expect(packages.filter((path) => /shacl-engine|comunica|rdflib|typescript|@types\/node/.test(path))).toEqual([]);
  });

  it('can be told in a bill of materials', () => {
    const { packages } = JSON.parse(must('npm', ['sbom', '--sbom-format', 'spdx'], folder));
    const named = packages.map(({ name }: { name: string }) => name);
    expect(named).toEqual(
      expect.arrayContaining(['ncb-graph', 'commander', 'jsonld', 'n3', 'oxigraph', 'yaml', 'zod']),
    );
    expect(packages.every(({ versionInfo }: { versionInfo?: string }) => versionInfo !== undefined)).toBe(true);
  });

  it('brings what it works on', () => {
    const files = readdirSync(join(folder, 'node_modules/ncb-graph'), { recursive: true, encoding: 'utf8' });
    const wanted = [
      ...['ncb.ttl', 'shapes.ttl', 'codes.ttl', 'regions.ttl', 'crime-areas.ttl', 'context.jsonld'],
      ...['questions/01-region-and-city.rq', 'questions/01-region-and-city.csv', 'checks/uncited.rq'],
    ].map((name) => `ontology/${name}`);
    expect(files).toEqual(expect.arrayContaining(wanted));
    expect(files).toEqual(
      expect.arrayContaining(['country', 'curated', 'dataset', 'sources'].map((name) => `data/schema/${name}.json`)),
    );
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'LICENSE-DATA', 'README.md', 'dist/THIRD-PARTY-LICENSES.txt']),
    );
    expect(files).toEqual(expect.arrayContaining(['data/template/country.yaml', 'data/countries/cn.yaml']));
    expect(files.filter((name) => /(^|\/)(src|tests|output|node_modules)(\/|$)|generate/.test(name))).toEqual([]);
  });

  it('is what publint would have it be', async () => {
    const installed = join(folder, 'node_modules/ncb-graph');
    const { messages } = await publint({ pkgDir: installed, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, manifest, { color: false }))).toEqual([]);
  });
});

describe('the installed command', () => {
  it('tells its version and its help', () => {
    expect(ncbGraph('--version')).toMatchObject({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
    const help = ncbGraph('--help');
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toContain('Usage: ncb-graph');
  });

  it('lists and asks its questions, and checks a graph against its shapes', () => {
    const facts = join(root, 'output/facts.ttl');
    const answer = ncbGraph('query', facts, '--sample', '03-chain-of-bodies', '-t', 'csv');
    expect(answer.stderr).toBe('');
    expect(answer.stdout).toBe(readFileSync(join(root, 'ontology/questions/03-chain-of-bodies.csv'), 'utf8'));
    expect(ncbGraph('validate', facts)).toMatchObject({ status: 0 });
  });
});

describe('a project made by the installed command', () => {
  it('validates at once, and so does a country added to it', () => {
    expect(ncbGraph('init', 'bureaus')).toMatchObject({ status: 0, stdout: '' });
    const inside = (...args: string[]) =>
      run(join(folder, 'node_modules/.bin/ncb-graph'), args, join(folder, 'bureaus'));
    expect(inside('validate')).toMatchObject({ status: 0 });
    expect(inside('add', 'fr')).toMatchObject({ status: 0, stdout: '' });
    const validated = inside('validate');
    expect(validated.status).toBe(0);
    expect(validated.stderr).toContain('data/countries/fr.yaml');
    expect(inside('query', '-e', 'ASK { ?ncb a ncb:NationalCentralBureau }', '-t', 'json').status).not.toBe(70);
  });
});

describe('the installed library', () => {
  const consumer = `import { canonicalHash, findFormat, openStore, readGraphs, type CountryRecord, type Issue, type Result } from 'ncb-graph';
const read = await readGraphs(['facts.ttl']);
if (!read.ok) throw new Error(read.issues.map((issue: Issue) => issue.message).join());
const nt = findFormat('nt');
if (!nt.ok) throw new Error('no N-Triples');
const text: Result<string> = await nt.value.serialize(read.value, {});
const name: CountryRecord['country']['code'] = 'cn';
const store = openStore(read.value);
const answer = await store.answer('ASK { ?bureau a <https://w3id.org/ncb-graph/ontology#NationalCentralBureau> }');
export const told = [name, canonicalHash(read.value), text.ok && text.value.length, answer.ok && answer.value];
await store.close();
`;

  it('is typed for a consumer who checks every declaration and has no types of Node', () => {
    expect(typeErrors(consumer)).toEqual([]);
    expect(typeErrors(consumer.replace("= 'cn'", '= 1'), true)).toHaveLength(1);
  });

  it('works', () => {
    writeFileSync(join(folder, 'facts.ttl'), readFileSync(join(root, 'output/facts.ttl')));
    const { outputText } = ts.transpileModule(consumer, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    writeFileSync(join(folder, 'consumer.mjs'), outputText);
    const program = 'console.log(JSON.stringify((await import("./consumer.mjs")).told))';
    const { status, stdout, stderr } = run(process.execPath, ['--input-type=module', '--eval', program], folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [code, hash, length, answer] = JSON.parse(stdout);
    const graphs = JSON.parse(readFileSync(join(root, 'output/manifest.json'), 'utf8')).files;
    const facts = graphs.find(({ path }: { path: string }) => path === 'facts.nt');
    expect([code, hash, length]).toEqual([
      'cn',
      facts.graph,
      readFileSync(join(root, 'output/facts.nt'), 'utf8').length,
    ]);
    expect(answer).toMatchObject({ kind: 'boolean', value: true });
  });

  it('gives its ontology, shapes and schemas by their names', () => {
    const names = ['ontology/shapes.ttl', 'ontology/questions/03-chain-of-bodies.rq', 'schema/country.json'];
    const program = `for (const name of ${JSON.stringify(names)}) console.log(import.meta.resolve('ncb-graph/' + name))`;
    const told = must(process.execPath, ['--input-type=module', '--eval', program], folder).trim().split('\n');
    expect(told.map((url) => statSync(new URL(url)).isFile())).toEqual([true, true, true]);
  });

  it('fills a store of rdflib.js, for those who have it', () => {
    const source = `import { readStore } from 'ncb-graph/rdflib';
const read = await readStore(['facts.ttl']);
if (!read.ok) throw new Error('unread');
export const told: number = read.value.statements.length;
`;
    const without = run(
      process.execPath,
      ['--input-type=module', '--eval', "await import('ncb-graph/rdflib')"],
      folder,
    );
    expect(without.stderr).toContain("Cannot find package 'rdflib'");
    must(
      'npm',
      [
        'install',
        '--silent',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        `rdflib@${manifest.peerDependencies.rdflib}`,
      ],
      folder,
    );
    // The declarations of rdflib are not ours to check.
    expect(typeErrors(source, true)).toEqual([]);
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    mkdirSync(join(folder, 'rdflib'), { recursive: true });
    writeFileSync(join(folder, 'filled.mjs'), outputText);
    const program = 'console.log((await import("./filled.mjs")).told)';
    const filled = run(process.execPath, ['--input-type=module', '--eval', program], folder);
    expect(filled.stderr).toBe('');
    expect(Number(filled.stdout)).toBe(
      readFileSync(join(root, 'output/facts.nt'), 'utf8').trimEnd().split('\n').length,
    );
  });
});
