// The commands as processes of the built program: exit status, what goes to stdout and what to stderr.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edit, exported, program, project, run, useProgram } from './program.ts';

useProgram();

describe('usage, exit 2', () => {
  test.each<[string, RegExp, string[]]>([
    ['no command', /^Usage: ncb-graph/, []],
    ['a misspelt command', /unknown command 'expotr'\n\(Did you mean export\?\)/, ['expotr']],
    ['a misspelt option', /unknown option '--chekc'\n\(Did you mean --check\?\)/, ['export', '--chekc']],
    ['an option without its value', /option '--only <codes>' argument missing/, ['export', '--only']],
    ['a choice that is none', /'foo' is invalid. Allowed choices are .*human.*json/, ['validate', '--report', 'foo']],
    ['a missing option', /required option '--source-text <dir>' not specified/, ['cite']],
    [
      'an unknown format',
      /unknown-format .*"foo" \(expected one of turtle \(\.ttl, text\/turtle\), jsonld/,
      ['export', '-o', '-', '-f', 'foo'],
    ],
    ['a file name without a format', /unknown-format .*"facts\.doc"/, ['export', '-o', 'facts.doc']],
    [
      'a base without a slash',
      /usage {2}--base "https:\/\/x\.example" does not end in a slash \(expected .*https:\/\/example/,
      ['export', '--base', 'https://x.example'],
    ],
    ['a check of stdout', /usage .*-o - is none/, ['export', '-o', '-', '--check']],
    [
      'a file that is no fact',
      /usage {2}data\/sources\.yaml is not a file of the facts \(expected data\/countries\/<code>\.yaml/,
      ['export', 'data/sources.yaml'],
    ],
    [
      'no country after a comma',
      /--only <codes>' argument 'xa,,' is invalid\. .* as cn,fr/,
      ['export', '--only', 'xa,,'],
    ],
    ['no country at all', /argument '' is invalid/, ['export', '--only=']],
    ['no file of shapes', /argument '' is invalid/, ['validate', '--shapes', '']],
    ['a deadline of months', /below 1000000/, ['query', '-e', 'ASK {}', '--deadline', '2147484']],
    ['a file and a folder to write', /cannot be used with option '--out-dir/, ['export', '-o', '-', '--out-dir', 'x']],
    ['two kinds of report', /"usage".*--json and --report junit/, ['--json', 'validate', '--report', 'junit']],
    ['a size of parts without parts', /usage {2}--part-size/, ['stream', '--part-size', '1']],
    ['an unknown country', /unknown-country .*"zz" \(expected one of: xa\)/, ['cite', 'zz', '--source-text', 'pages']],
    [
      'one file for two outputs',
      /usage {2}\.\/x\.nq is named for two outputs/,
      ['merge', 'output/dataset.nq', '-o', 'x.nq', '--entities', './x.nq'],
    ],
    ['one file for quads and rejects', /usage {2}x is named for two outputs/, ['stream', '-o', 'x', '--rejects', 'x']],
    ['a command that would steer the terminal', /unknown command 'x\\u001b\[31m'/, ['x\u001b[31m']],
    ['an option that would', /unknown option '--b\\u001b\[31m'/, ['--b\u001b[31m']],
    ['facts and graphs together', /usage .*together/, ['validate', 'data/countries/xa.yaml', 'output/facts.ttl']],
    ['a query that is none', /^-e:1:\d+ {2}bad-query {2}/, ['query', '-e', 'SELEC * {}']],
    ['no query', /bad-query {2}give one of -e, -f and --sample/, ['query']],
    [
      'an unknown question',
      /bad-query .*"03-chain-of-body"; did you mean "03-chain-of-bodies"\?/,
      ['query', '--sample', '03-chain-of-body'],
    ],
    [
      'an unknown format of answers',
      /bad-result-format .*"foo" \(expected one of: table, csv/,
      ['query', '-e', 'ASK {}', '-t', 'foo'],
    ],
    [
      'a deadline that is none',
      /'0' is invalid. It is a number of seconds above 0 and below 1000000/,
      ['query', '-e', 'ASK {}', '--deadline', '0'],
    ],
    ['a graph without a format', /unknown-format .*"output\/README\.md"/, ['validate', 'output/README.md']],
  ])('%s', (_name, words, args) => {
    const { status, out, err } = run(exported, ...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(words);
  });
});

describe('help, exit 0, on stdout', () => {
  test.each(['export', 'validate', 'query', 'cite', 'formats'])('%s', (command) => {
    const { status, out, err } = run(exported, command, '--help');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: ncb-graph ${command} [^]*\nExamples?:\n +ncb-graph ${command}`));
  });
  test('the program and its version', () => {
    expect(run(exported, '--help')).toMatchObject({ status: 0, err: '' });
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(run(exported, '--version')).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });
});

describe('export', () => {
  test('talks on stderr, is fresh afterwards, and stale after an edit: exit 1, nothing written', () => {
    const folder = project(exported);
    expect(run(folder, 'export', '--check')).toEqual({ status: 0, out: '', err: 'output is up to date\n' });
    edit(folder, 'significance: central', 'significance: central role');
    const before = readFileSync(join(folder, 'output/facts.ttl'), 'utf8');
    const { status, out, err } = run(folder, 'export', '--check');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^stale: output\/facts\.ttl$/m);
    expect(readFileSync(join(folder, 'output/facts.ttl'), 'utf8')).toBe(before);
    expect(run(folder, '-q', 'export', '--check')).toEqual({ status: 1, out: '', err: '' });
    expect(run(folder, '-q', 'export')).toEqual({ status: 0, out: '', err: '' });
    expect(run(folder, 'export', '--check').status).toBe(0);
  });

  test('one graph to stdout, and to a file by its name; --check of that file', () => {
    const folder = project();
    const { status, out, err } = run(folder, 'export', '-o', '-', '-f', 'nt');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^<https:\/\/example\.org\/ncb\/\S+> <\S+> .* \.\n/);
    expect(run(folder, 'export', '-o', 'x.nt')).toMatchObject({
      status: 0,
      out: '',
      err: expect.stringMatching(/^x\.nt: \d+ triples\n$/),
    });
    expect(readFileSync(join(folder, 'x.nt'), 'utf8')).toBe(out);
    expect(run(folder, 'export', '-o', 'x.nt', '--check')).toMatchObject({ status: 0, err: 'x.nt is up to date\n' });
    writeFileSync(join(folder, 'x.nt'), '');
    expect(run(folder, 'export', '-o', 'x.nt', '--check')).toMatchObject({ status: 1, err: 'stale: x.nt\n' });
    expect(readdirSync(folder).toSorted()).toEqual(['data', 'ontology', 'pages', 'x.nt']);
  });

  test('--base, --out-dir, --stats, --only and a named file', () => {
    const folder = project();
    const { status, out } = run(folder, 'export', '--base', 'https://x.example/', '--out-dir', 'a/b', '--stats');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ code: 'xa', facts: { rejected: 0 } }]);
    expect(readFileSync(join(folder, 'a/b/facts.nt'), 'utf8')).toContain('<https://x.example/id/xa/ncb>');
    expect(existsSync(join(folder, 'output'))).toBe(false);
    cpSync(join(folder, 'data/countries/xa.yaml'), join(folder, 'data/countries/xb.yaml'));
    expect(run(folder, 'export').status).toBe(3); // xb.yaml says that it is xa
    const only = run(folder, 'export', '--only', 'xa', '-o', '-');
    expect(only.status).toBe(0);
    expect(run(folder, 'export', 'data/countries/xa.yaml', '-o', '-')).toEqual(only);
    expect(run(folder, 'export', '--only', 'XA', '-o', '-')).toEqual(only);
    expect(run(folder, 'export', '--only', 'zz')).toMatchObject({
      status: 2,
      err: 'unknown-country  there is no file for the country "zz" (expected one of: xa, xb)\n',
    });
  });

  test('bad data, exit 3: nothing is written; --json tells it on stderr', () => {
    const folder = project(exported);
    const before = readFileSync(join(folder, 'output/manifest.json'), 'utf8');
    edit(folder, '1956-03-07', '1956-02-30');
    for (const args of [['export'], ['export', '-o', '-'], ['validate'], ['query', '--sample', '01']]) {
      const { status, out, err } = run(folder, ...args);
      expect({ status, out }, args.join(' ')).toEqual({ status: 3, out: '' });
      expect(err).toMatch(/^data\/countries\/xa\.yaml:7:24 {2}bad-date {2}/);
    }
    expect(readFileSync(join(folder, 'output/manifest.json'), 'utf8')).toBe(before);
    const { status, out, err } = run(folder, '--json', '-q', 'export');
    expect({ status, out }).toEqual({ status: 3, out: '' });
    expect(JSON.parse(err)).toMatchObject({ issues: [{ code: 'bad-date', place: { line: 7, column: 24 } }], more: 0 });
  });

  test('colours only when asked for', () => {
    const folder = project();
    edit(folder, '1956-03-07', '1956-02-30');
    expect(run(folder, 'validate').err).not.toContain('\u001b');
    expect(run(folder, '--color', 'always', 'validate').err).toContain('\u001b[31mbad-date');
  });

  test('-v says what it took, on stderr', () => {
    const { out, err } = run(exported, '-v', 'formats');
    expect(out).toMatch(/^turtle /);
    expect(err).toMatch(/^\d+\.\d s, \d+ MiB at most\n$/);
  });
});

describe('validate', () => {
  test('facts and graphs: report on stdout, exit 0', () => {
    for (const args of [[], ['data/countries/xa.yaml'], ['output/facts.ttl', 'output/evidence.ttl']]) {
      const { status, out } = run(exported, 'validate', ...args);
      expect(status, args.join(' ')).toBe(0);
      expect(out).toMatch(/conforms: \d+ focus nodes of \d+ shapes\n$/);
    }
    const { out } = run(exported, '--json', 'validate');
    expect(JSON.parse(out)).toMatchObject({ conforms: true });
  });

  test('a violation, exit 1, on stdout; --quiet keeps the report', () => {
    const folder = project(exported);
    const file = join(folder, 'output/facts.nt');
    const kept = readFileSync(file, 'utf8').replace(/^.*NationalCentralBureau> \.\n/gm, '');
    writeFileSync(
      file,
      `${kept}<https://example.org/ncb/id/xa/x> a <https://w3id.org/ncb-graph/ontology#Role> .\n`.replace(
        ' a ',
        ' <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ',
      ),
    );
    const { status, out } = run(folder, '-q', 'validate', 'output/facts.nt');
    expect(status).toBe(1);
    expect(out).toContain('id/xa/x');
  });

  test('graphs that are missing or broken, exit 3', () => {
    const folder = project();
    for (const name of ['none.yaml', 'data/countries/zz.yaml']) {
      expect(run(folder, 'validate', name)).toMatchObject({
        status: 3,
        err: expect.stringMatching(/:1:1 {2}no-such-file /),
      });
    }
    expect(run(folder, 'validate', 'data')).toMatchObject({
      status: 3,
      err: 'data:1:1  not-a-file  "data" is a folder, not a file (expected a graph file, as output/facts.ttl)\n',
    });
    expect(run(folder, 'validate', '--shapes', 'ontology/ncb.ttl')).toMatchObject({
      status: 3,
      err: expect.stringContaining('bad-shapes  these shapes hold none: ontology/ncb.ttl'),
    });
    writeFileSync(join(folder, 'bad.ttl'), '<a> <b> .\n');
    const { status, out, err } = run(folder, 'validate', 'none.ttl', 'bad.ttl');
    expect({ status, out }).toEqual({ status: 3, out: '' });
    expect(err).toMatch(/^none\.ttl:1:1 {2}no-such-file /m);
    expect(err).toMatch(/^bad\.ttl:1:\d+ {2}bad-rdf /m);
  });
});

describe('query', () => {
  test('answers on stdout, from facts, files, a file with the query and stdin', () => {
    const ask =
      'SELECT ?name { ?b a <https://w3id.org/ncb-graph/ontology#NationalCentralBureau>; <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }';
    const answer = { status: 0, out: 'name\r\nINTERPOL Sampleton\r\n', err: '' };
    expect(run(exported, 'query', '-e', ask, '-t', 'csv')).toEqual(answer);
    expect(run(exported, 'query', 'output/facts.ttl', '-e', ask, '-t', 'csv')).toEqual(answer);
    const folder = project(exported);
    writeFileSync(join(folder, 'ask.rq'), ask);
    expect(run(folder, 'query', 'output/facts.ttl', '-f', 'ask.rq', '-t', 'csv')).toEqual(answer);
    const piped = spawnSync(process.execPath, [program, 'query', 'output/facts.ttl', '-f', '-', '-t', 'csv'], {
      cwd: exported,
      input: ask,
      encoding: 'utf8',
    });
    expect(piped).toMatchObject({ status: 0, stdout: answer.out });
  });

  test('a query that takes too long ends at its deadline, exit 2', () => {
    const slow = `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 12 }, (_, i) => `?s${i} ?p${i} ?o${i} .`).join(' ')} }`;
    const { status, err } = run(exported, 'query', 'output/facts.ttl', '-e', slow, '--deadline', '1');
    expect(status).toBe(2);
    expect(err).toMatch(/^\S*:?\S* *query-timeout /);
  });
});

describe('cite', () => {
  test('writes lock files, and --check tells stale ones, exit 1', () => {
    const folder = project();
    const lock = join(folder, 'data/countries/xa.lock.json');
    const good = readFileSync(lock, 'utf8');
    expect(run(folder, 'cite', '--source-text', 'pages', '--check')).toMatchObject({ status: 0, out: '' });
    writeFileSync(lock, '{');
    expect(run(folder, 'cite', '--source-text', 'pages', '--check')).toMatchObject({
      status: 1,
      err: 'stale: data/countries/xa.lock.json\n',
    });
    expect(readFileSync(lock, 'utf8')).toBe('{');
    expect(run(folder, 'cite', 'xa', '--source-text', 'pages')).toMatchObject({ status: 0, out: '' });
    expect(readFileSync(lock, 'utf8')).toBe(good);
    expect(run(folder, 'cite', '--source-text', 'nowhere').status).toBe(3);
    expect(run(folder, 'cite', 'zz', '--source-text', 'pages').status).toBe(2);
  });
});

test('formats: a list on stdout', () => {
  const { status, out, err } = run(exported, 'formats');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'turtle',
    'jsonld',
    'nt',
    'nq',
    'trig',
    'rdfxml',
    '',
  ]);
});
