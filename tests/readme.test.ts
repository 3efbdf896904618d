// Runs what the documents tell a reader to run: every sh block in order, in a copy of the repository, against the
// output they show, and every ts block against the built package. Documents: README.md and each that asks for it.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, commandsOf, type Session, sessionsOf, shows } from './markdown.ts';

const root = join(import.meta.dirname, '..');

/** A document other than the README has its commands run when it holds this comment. */
const mark = '<!-- commands run by tests/readme.test.ts -->';

/** What a reader does before anything else can run, and what .ci/run does itself in a clean clone. */
const beforehand = /\b(npm ci|npm cit|git clone \S+( \S+)?|cd ncb-graph)(?=\s|$)/g;

/** Names of shell languages that would let a command pass untested. */
const otherShells = ['bash', 'shell', 'console', 'zsh', 'shell-session', 'terminal'];

const tracked = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 << 20,
}).stdout.split('\0');

const present = tracked.filter((file) => file && existsSync(join(root, file)));

const documents = present
  .filter((file) => file.endsWith('.md') && !file.startsWith('tests/'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
  .filter(({ file, text }) => file === 'README.md' || text.includes(mark));

/** Runs the commands of a session in one shell, so that variables and `cd` last; one result for each command. */
function run(session: Session, cwd: string): { exit: number; stdout: string; stderr: string }[] {
  const records = mkdtempSync(join(tmpdir(), 'ncb-graph-session-'));
  const script = session.commands.map(({ text }, index) => {
    writeFileSync(join(records, `${index}.sh`), `${text.replaceAll(beforehand, ':')}\n`);
    const at = `${records}/${index}`;
    return `source ${at}.sh >${at}.out 2>${at}.err </dev/null; echo $? >${at}.exit`;
  });
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NO_COLOR: '1',
    npm_config_update_notifier: 'false',
    npm_config_loglevel: 'error',
  };
  for (const name of Object.keys(environment))
    if (/^(VITEST|NODE_ENV|FORCE_COLOR|TEST$)/.test(name)) delete environment[name];
  spawnSync('bash', ['-c', script.join('\n')], { cwd, env: environment, timeout: 600_000 });
  const read = (name: string) => (existsSync(join(records, name)) ? readFileSync(join(records, name), 'utf8') : '');
  const results = session.commands.map((_, index) => ({
    exit: Number.parseInt(read(`${index}.exit`) || '-1', 10),
    stdout: read(`${index}.out`),
    stderr: read(`${index}.err`),
  }));
  rmSync(records, { recursive: true });
  return results;
}

/** The source as a module that Node runs unbuilt: types stripped, imports kept. */
function stripped(source: string): string {
  const { ScriptTarget, ModuleKind } = ts;
  const compilerOptions = { target: ScriptTarget.ES2023, module: ModuleKind.ESNext, verbatimModuleSyntax: true };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

/** Messages of the type checker about a file that lies in a copy of the repository. */
function typeErrors(file: string): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe.skipIf(documents.length === 0)('the documents', () => {
  let copy = '';

  beforeAll(() => {
    if (!existsSync(join(root, 'dist/index.js'))) throw new Error('dist/ is missing: npm run build');
    copy = realpathSync(mkdtempSync(join(tmpdir(), 'ncb-graph-readme-')));
    for (const file of present) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(root, file), join(copy, file));
    }
    cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  });

  afterAll(() => {
    if (copy) rmSync(copy, { recursive: true });
  });

  describe.each(documents)('$file', ({ text }) => {
    it('writes every command in a block of sh', () => {
      expect(blocksOf(text).filter(({ language }) => otherShells.includes(language))).toEqual([]);
    });

    it.each(sessionsOf(text))('says at line $line what happens', { timeout: 620_000 }, (session) => {
      const results = run(session, copy);
      const told = session.commands.map((command, index) => ({
        ...command,
        ...results[index],
        expected: command.exit,
      }));
      expect(told.filter(({ exit, expected }) => exit !== expected)).toEqual([]);
      if (session.output === undefined) return;
      const stdout = results.map((result) => result.stdout).join('');
      const both = results.map((result) => result.stdout + result.stderr).join('');
      if (!shows(session.output, stdout) && !shows(session.output, both)) expect(both).toBe(session.output);
    });

    it.each(blocksOf(text).filter(({ language }) => language === 'ts'))(
      'shows at line $line a program that compiles and runs',
      ({ text: source, line }) => {
        const name = join(copy, `readme-${line}`);
        writeFileSync(`${name}.mts`, source);
        writeFileSync(`${name}.mjs`, stripped(source));
        expect(typeErrors(`${name}.mts`)).toEqual([]);
        const { status, stderr } = spawnSync(process.execPath, [`${name}.mjs`], { cwd: copy, encoding: 'utf8' });
        rmSync(`${name}.mts`);
        rmSync(`${name}.mjs`);
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      },
    );
  });
});

if (!existsSync(join(root, 'README.md'))) it.todo('README.md is not there: none of its commands is run');

describe('a session', () => {
  it('is cut into commands, here-documents and continued lines kept whole', () => {
    const script = ["cat > a <<'EOF'", 'x: 1', '', 'EOF', '# talk', '', 'echo a \\', '  b', "echo 'c", "d' # exit 3"];
    expect(commandsOf(script.join('\n'))).toEqual([
      { text: "cat > a <<'EOF'\nx: 1\n\nEOF", exit: 0 },
      { text: 'echo a \\\n  b', exit: 0 },
      { text: "echo 'c\nd' # exit 3", exit: 3 },
    ]);
    expect(() => commandsOf("echo 'a")).toThrow('never ends');
  });

  it('takes the text block that follows it, and no other', () => {
    const document = [
      '```sh',
      'echo 1',
      '```',
      'prints',
      '```text',
      '1',
      '```',
      '```sh',
      'true',
      '```',
      '# Next',
      '```text',
    ];
    expect(sessionsOf([...document, 'no', '```'].join('\n'))).toEqual([
      { line: 2, commands: [{ text: 'echo 1', exit: 0 }], output: '1' },
      { line: 9, commands: [{ text: 'true', exit: 0 }] },
    ]);
    expect(() => blocksOf('```sh\necho')).toThrow('never closed');
  });

  it('keeps its folder and variables, and tells each exit code', () => {
    const [session] = sessionsOf('```sh\ncd /\nA=b\necho $A $PWD >&2\nnpm ci && (exit 4)\nfalse\n```');
    if (!session) throw new Error('no session');
    const results = run(session, root);
    expect(results.map(({ exit }) => exit)).toEqual([0, 0, 0, 4, 1]);
    expect(results[2]?.stderr).toBe('b /\n');
  });

  it.each([
    ['a\n…\nd', 'a\nb\nc\nd\n', true],
    ['a\n…\nb', 'a\nb\n', true],
    ['written in … ms', 'written in 12 ms', true],
    ['a.c', 'abc', false],
    ['a', 'a\nb', false],
    ['a  \nb', 'a\nb  \n\n', true],
    ['…', '', true],
  ])('compares %j with %j', (shown, printed, same) => {
    expect(shows(shown, printed)).toBe(same);
  });
});
