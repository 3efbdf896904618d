// A new project as a user makes it, with the built command in an empty folder: init, add, fill in, cite, export.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let empty = '';

function ncbGraph(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    ...{ cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  });
  return { status, stdout, stderr };
}

/** The codes of the issues that were told, in their order: in the report on stdout, or on stderr. */
function codes(cwd: string, ...args: string[]): [number | null, string[]] {
  const { status, stdout, stderr } = ncbGraph(cwd, '--json', ...args);
  const line = stdout.startsWith('{') ? stdout : stderr.split('\n').find((each) => each.startsWith('{"issues"'));
  const { issues }: { issues: { code: string }[] } = line === undefined ? { issues: [] } : JSON.parse(line);
  return [status, issues.map(({ code }) => code)];
}

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

beforeAll(() => {
  if (!existsSync(join(root, 'dist/cli.js'))) throw new Error('dist/ is missing: npm run build');
  empty = mkdtempSync(join(tmpdir(), 'ncb-graph-new-'));
});
afterAll(() => rmSync(empty, { recursive: true, force: true }));

const page = `Region: Europe
National Central Bureau: Sampleton
Member since: 7 March 1956
INTERPOL Sampleton is part of the Federal Police of Examplia.
Examplia’s main challenges include human trafficking and cybercrime.
`;

describe('a project from nothing', () => {
  const folder = () => join(empty, 'bureaus');
  const file = (name: string) => readFileSync(join(folder(), name), 'utf8');
  const edit = (name: string, change: (text: string) => string) => {
    const before = file(name);
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(join(folder(), name), after);
  };

  it('begins with init, which validates at once', () => {
    const made = ncbGraph(empty, 'init', 'bureaus', '--base', 'https://data.example/ncb/', '--creator', 'A: B');
    expect(made.status).toBe(0);
    expect(made.stderr).toContain('cd bureaus');
    expect(filesBelow(folder())).toEqual([
      'data/README.md',
      'data/countries/.gitkeep',
      'data/dataset.yaml',
      'data/example/cn.yaml',
      ...['country', 'curated', 'dataset', 'sources'].map((name) => `data/schema/${name}.json`),
      'data/sources.yaml',
      'pages/.gitignore',
    ]);
    expect(file('data/schema/country.json')).toBe(readFileSync(join(root, 'data/schema/country.json'), 'utf8'));
    expect(file('data/README.md')).toMatch(/^\| `example\/` /m);
    expect(file('data/README.md')).not.toContain('template/');
    expect(codes(folder(), 'validate')).toEqual([0, ['empty-folder']]);
    expect(ncbGraph(folder(), 'doctor').stdout).toMatch(/there is no country yet\n +→ ncb-graph add CODE\n/);
  });

  it.each([['validate'], ['explain', 'cn:ncb'], ['export'], ['stream']])(
    'is what %s misses in a folder without one',
    (...args) => {
      expect(codes(empty, ...args)).toEqual([3, ['no-project']]);
    },
  );

  it('has nothing to export before a country is filled in', () => {
    expect(codes(folder(), 'export')).toEqual([3, ['empty-folder', 'no-country']]);
    expect(existsSync(join(folder(), 'output'))).toBe(false);
  });

  it('gets countries by add, which validate at once, as drafts', () => {
    expect(ncbGraph(folder(), 'add', 'fr')).toMatchObject({ status: 0, stdout: '' });
    expect(ncbGraph(folder(), 'add', 'JP')).toMatchObject({ status: 0, stdout: '' });
    expect(file('data/countries/jp.yaml')).toContain('  name: Japan\n');
    const [status, told] = codes(folder(), 'validate');
    expect([status, new Set(told)]).toEqual([0, new Set(['unfinished'])]);
    expect(told).toHaveLength(16);
    expect(codes(folder(), 'export')[0]).toBe(3);
  });

  it('tells what is left to do, at its place, with what to write', () => {
    const { stderr } = ncbGraph(folder(), 'validate');
    expect(stderr).toMatch(
      /data\/countries\/fr\.yaml:\d+:\d+ {2}unfinished {2}warning: country\.region\.quote is still to be filled in \(expected the words of your page that say it, letter for letter, in place of "TODO Region: Asia \/ South Pacific"\)/,
    );
    expect(stderr).toContain('ncb-graph cite fr --source-text pages, which writes it');
    expect(stderr).toContain('16 values to fill in');
  });

  it('tells mistakes in a draft as in any other file', () => {
    const before = file('data/countries/fr.yaml');
    edit('data/countries/fr.yaml', (text) => text.replace('TODO 1961-09-04', '1956-02-30'));
    expect(codes(folder(), 'validate')).toEqual([3, expect.arrayContaining(['bad-date', 'unfinished'])]);
    writeFileSync(join(folder(), 'data/countries/fr.yaml'), before);
  });

  it('exports a country once it is filled in and its quotes are found, and leaves the drafts out', () => {
    writeFileSync(join(folder(), 'pages/interpol-france.txt'), page.replaceAll('Examplia', 'France'));
    edit('data/countries/fr.yaml', (text) =>
      text
        .replace('TODO Asia / South Pacific', 'Europe')
        .replace('TODO Region: Asia / South Pacific', 'Region: Europe')
        .replace('TODO 1961-09-04', '1956-03-07')
        .replace('TODO Member since: 4 September 1961', 'Member since: 7 March 1956')
        .replace('TODO National Central Bureau: Beijing', 'National Central Bureau: Sampleton')
        .replace('TODO INTERPOL Beijing', 'INTERPOL Sampleton')
        .replace('TODO Beijing', 'Sampleton')
        // One optional block, its marks taken away.
        .replace(
          /# challenges:\n(?:# .*\n)*/,
          'challenges:\n  - list: open\n    affects: country\n    areas: [human trafficking, cybercrime]\n    quote: "France’s main challenges include human trafficking and cybercrime"\n',
        ),
    );
    const [sources, right] = [file('data/sources.yaml'), file('data/countries/fr.yaml')];
    edit('data/countries/fr.yaml', (text) => text.replace('INTERPOL Sampleton', 'INTERPOL Nowhere'));
    expect(codes(folder(), 'cite', 'fr', '--source-text', 'pages')).toEqual([
      3,
      expect.arrayContaining(['quote-not-found']),
    ]);
    expect(file('data/sources.yaml'), 'what cite refuses stays a draft').toBe(sources);
    expect(codes(folder(), 'export')[1]).toContain('no-country');
    writeFileSync(join(folder(), 'data/countries/fr.yaml'), right);
    const cited = ncbGraph(folder(), 'cite', 'fr', '--source-text', 'pages');
    expect(cited.stderr).toContain('the SHA-256 of interpol-france.txt was written');
    const hash = createHash('sha256').update(page.replaceAll('Examplia', 'France')).digest('hex');
    expect(file('data/sources.yaml')).toContain(`  sha256: ${hash}\n`);
    expect(file('data/sources.yaml')).toContain('  sha256: TODO (ncb-graph cite jp');
    expect(cited.status).toBe(0);
    const { quotes } = JSON.parse(file('data/countries/fr.lock.json'));
    expect(quotes['Region: Europe']).toEqual([0, 14]);
    expect(codes(folder(), 'validate', '--source-text', 'pages')[0]).toBe(0);
    const exported = ncbGraph(folder(), 'export');
    expect(exported).toMatchObject({ status: 0 });
    expect(exported.stderr).toContain('jp: a draft, left out');
    expect(readdirSync(join(folder(), 'output'))).toContain('facts.ttl');
    expect(file('output/facts.nt')).toContain('<https://data.example/ncb/id/fr/ncb>');
    expect(file('output/facts.nt')).not.toMatch(/TODO|\/jp\//);
    expect(ncbGraph(folder(), 'export', '--check').status).toBe(0);
  });

  it('fills in the head of a page that is at hand', () => {
    writeFileSync(join(folder(), 'pages/examplia.txt'), page);
    const added = ncbGraph(folder(), 'add', 'xa', '--name', 'Examplia', '--page', 'pages/examplia.txt');
    expect(added.stderr).toContain('with 0 values to fill in');
    expect(file('data/countries/xa.yaml')).not.toMatch(/^[^#]*TODO/m);
    expect(ncbGraph(folder(), 'cite', 'xa', '--source-text', 'pages').status).toBe(0);
    expect(codes(folder(), 'export', '--only', 'xa')).toEqual([0, ['unfinished']]); // the source of jp
  });

  it('keeps an entry of sources.yaml that is there already', () => {
    const before = file('data/sources.yaml');
    rmSync(join(folder(), 'data/countries/jp.yaml'));
    expect(ncbGraph(folder(), 'add', 'jp').stderr).toContain('interpol-japan is there already');
    expect(file('data/sources.yaml')).toBe(before);
  });
});

describe('an entry of sources.yaml', () => {
  const added = (text: string) => {
    const folder = mkdtempSync(join(empty, 'sources-'));
    expect(ncbGraph(folder, 'init').status).toBe(0);
    writeFileSync(join(folder, 'data/sources.yaml'), text);
    return { folder, told: codes(folder, 'add', 'de'), now: readFileSync(join(folder, 'data/sources.yaml'), 'utf8') };
  };

  it('takes the place of a block without fields', () => {
    const { folder, told, now } = added('# pages\n{}\n');
    expect(told).toEqual([0, []]);
    expect(now).toMatch(/^# pages\ninterpol-germany:\n/);
    expect(codes(folder, 'validate')[0]).toBe(0);
  });

  it('is not added where nothing can be, and neither is the country', () => {
    const text = '{ a: { title: b } }\n';
    const { folder, told, now } = added(text);
    expect(told).toEqual([3, ['bad-yaml']]);
    expect(now).toBe(text);
    expect(readdirSync(join(folder, 'data/countries'))).toEqual(['.gitkeep']);
  });
});

describe('refusals', () => {
  it.each([
    [['add', 'uk'], 'unknown-country', 'gb (United Kingdom)'],
    [['add', 'FRA'], 'unknown-country', 'fr (France)'],
    [['add', 'germny'], 'unknown-country', 'de (Germany)'],
    [['add', 'xa'], 'unknown-country', '--name NAME'],
    [['add', '../../etc'], 'unknown-country', 'ISO 3166-1'],
    [['add', 'zz9', '--name', 'x'], 'unknown-country', 'ISO 3166-1'],
    [['add', 'zz', '--name', 'A\ny: z'], 'usage', 'line break'],
    [['add', 'xk', '--name', '   '], 'usage', 'is blank'],
    [['add', 'xk', '--name', 'Kosovo '], 'usage', 'ends with a space'],
  ])('%j: %s', (args, code, words) => {
    const { status, stderr } = ncbGraph(empty, ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`^${code} `));
    expect(stderr).toContain(words);
  });

  it('adds nothing where no project is', () => {
    expect(codes(empty, 'add', 'fr')).toEqual([3, ['no-project']]);
  });

  it('overwrites nothing', () => {
    const folder = join(empty, 'twice');
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(join(folder, 'data/dataset.yaml'), 'mine');
    expect(codes(folder, 'init')).toEqual([5, ['already-there']]);
    expect(filesBelow(folder)).toEqual(['data/dataset.yaml']);
    expect(readFileSync(join(folder, 'data/dataset.yaml'), 'utf8')).toBe('mine');
    rmSync(join(folder, 'data'), { recursive: true });
    expect(ncbGraph(folder, 'init').status).toBe(0);
    expect(ncbGraph(folder, 'add', 'fr').status).toBe(0);
    const before = filesBelow(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(codes(folder, 'add', 'fr')).toEqual([5, ['already-there']]);
    expect(filesBelow(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(before);
  });

  it('takes no base that is none, and no page that is not there or has no plain name', () => {
    const folder = join(empty, 'other');
    expect(codes(empty, 'init', 'other', '--base', 'nowhere')).toEqual([3, ['bad-iri']]);
    expect(existsSync(folder)).toBe(false);
    expect(ncbGraph(empty, 'init', 'other', '--with-ontology').status).toBe(0);
    expect(existsSync(join(folder, 'ontology/questions/08-sub-bureaus.rq'))).toBe(true);
    expect(codes(folder, 'add', 'fr', '--page', 'no.txt')).toEqual([3, ['no-such-file']]);
    writeFileSync(join(folder, 'a page.txt'), 'Region: Europe\n');
    expect(codes(folder, 'add', 'fr', '--page', 'a page.txt')).toEqual([3, ['bad-value']]);
    expect(readdirSync(join(folder, 'data/countries'))).toEqual(['.gitkeep']);
  });
});
