// An examination of a healthy project, and of copies of it that one thing each is wrong with.
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doctorCommand } from '../../src/cli/doctor.ts';
import { schemaCommand } from '../../src/cli/schema.ts';
import { examine } from '../../src/doctor/doctor.ts';
import type { Examined } from '../../src/doctor/examination.ts';
import { examineLocale, examineNode } from '../../src/doctor/machine.ts';
import { unresolved } from '../../src/endpoint/resolve.ts';
import { buildExport } from '../../src/project/build.ts';
import { openProject } from '../../src/project/open.ts';
import { publishFolder } from '../../src/publish/folder.ts';

const home = mkdtempSync(join(tmpdir(), 'ncb-graph-doctor-'));
const healthy = join(home, 'healthy');
let count = 0;

const at = (folder: string) => ({ data: join(folder, 'data'), ontology: join(folder, 'ontology') });
const common = (folder: string) => ({ ...at(folder), color: 'never', version: '0.0.0' }) as const;

beforeAll(async () => {
  cpSync('tests/bad/base', healthy, { recursive: true });
  cpSync('ontology', join(healthy, 'ontology'), { recursive: true });
  await schemaCommand(common(healthy), {});
  const project = await openProject(at(healthy));
  if (!project.ok) throw new Error(JSON.stringify(project.issues));
  const built = await buildExport(project.value);
  if (!built.ok) throw new Error(JSON.stringify(built.issues));
  await publishFolder(join(healthy, 'output'), built.value.files);
});
afterAll(() => rmSync(home, { recursive: true }));

/** A copy of the healthy project. */
function copy(): string {
  const folder = join(home, String(count++));
  cpSync(healthy, folder, { recursive: true });
  return folder;
}

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text.replace(from, to)).not.toBe(text);
  writeFileSync(file, text.replace(from, to));
}

/** What is told of a project, checks with nothing but notes left out. */
async function told(folder: string) {
  const { text = '', exit } = await doctorCommand(
    { ...common(folder), json: true },
    { required: '>=20.19', outDir: join(folder, 'output') },
  );
  const { findings, fine } = JSON.parse(text) as {
    findings: { check: string; gravity: string; message: string; mend: string; line?: number }[];
    fine: string[];
  };
  return { findings, fine, exit, grave: findings.filter(({ gravity }) => gravity !== 'note') };
}

test('a healthy project has nothing to mend, and nothing is asked of the network', async () => {
  const { text = '', exit } = await doctorCommand(common(healthy), {
    required: '>=20.19',
    outDir: join(healthy, 'output'),
  });
  expect(text).not.toMatch(/^(error|warning)/m);
  expect(text).toMatch(/^skipped {2}namespace: the network was not asked; --online asks it$/m);
  expect(text).toMatch(/^fine {5}output: .*healthy\/output is what the facts give$/m);
  expect(text).toMatch(/^note {5}unused concepts: \d+ of \d+ concepts of .*\n {9}→ /m);
  expect(text).toMatch(/\nnothing to mend; \d+ notes\n$/);
  expect(exit).toBe(0);
});

describe('one thing each', () => {
  test('stale files and quotes that nobody looked up', async () => {
    const folder = copy();
    edit(join(folder, 'output/facts.ttl'), /\n$/, '\n\n');
    edit(join(folder, 'data/schema/country.json'), '{', '{ ');
    edit(join(folder, 'ontology/context.jsonld'), '"end"', '"ends"');
    unlinkSync(join(folder, 'data/countries/xa.lock.json'));
    const { grave, exit } = await told(folder);
    const files = (message: string) => message.replaceAll(folder, '.');
    expect(grave.map(({ check, gravity, message, mend }) => [check, gravity, files(message), mend])).toEqual([
      ['quotes', 'warning', 'nobody has looked up 16 quotes of xa', 'ncb-graph cite xa --source-text FOLDER'],
      ['schemas', 'warning', 'stale: ./data/schema/country.json', 'ncb-graph schema'],
      ['schemas', 'warning', 'stale: ./ontology/context.jsonld', 'npm run generate, in the repository of ncb-graph'],
      [
        'output',
        'warning',
        expect.stringMatching(/^\d+ files of \.\/output are stale: \w.* and \d+ more$/),
        'ncb-graph export',
      ],
    ]);
    expect(exit).toBe(1);
  });

  test('facts that are refused', async () => {
    const folder = copy();
    edit(join(folder, 'data/countries/xa.yaml'), /region: \{ name: \w+/, 'region: { name: Atlantis');
    const { grave, fine, exit } = await told(folder);
    expect(grave).toMatchObject([{ check: 'facts', gravity: 'error', mend: 'ncb-graph validate', line: 6 }]);
    expect({ fine, exit }).toEqual({ fine: expect.arrayContaining(['node']), exit: 1 });
  });

  test('a property that no shape is about', async () => {
    const folder = copy();
    edit(join(folder, 'ontology/shapes.ttl'), 'sh:path ncb:region ;', 'sh:path ncb:qualifier ;');
    const { findings } = await told(folder);
    const untouched = findings.filter(({ check }) => check === 'untouched triples');
    expect(untouched).toMatchObject([{ gravity: 'warning', message: 'no shape is about 1 triples with ncb:region' }]);
    expect(untouched[0]?.mend).toContain("ncb-graph explain 'xa:country' ncb:region");
  });

  test('a shape that matches nothing, a concept that nobody uses', async () => {
    const folder = copy();
    edit(join(folder, 'ontology/shapes.ttl'), 'sh:targetClass ncb:MemberCountry', 'sh:targetClass schema:Person');
    const { findings } = await told(folder);
    expect(findings.find(({ message }) => message.includes('match nothing'))).toMatchObject({
      check: 'shapes',
      gravity: 'note',
      message: expect.stringMatching(/shape:MemberCountry/),
    });
    const regions = findings.find(({ check, message }) => check === 'unused concepts' && message.includes('/region'));
    expect(regions?.message).toMatch(/^3 of 4 concepts/);
    expect(regions?.message).not.toContain('region:europe');
  });

  test('the schema command mends a stale schema, and --check only tells', async () => {
    const folder = copy();
    const file = join(folder, 'data/schema/country.json');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, '{}');
    expect(await schemaCommand(common(folder), { check: true })).toMatchObject({ exit: 1, talk: `stale: ${file}` });
    expect(readFileSync(file, 'utf8')).toBe('{}');
    expect(await schemaCommand(common(folder), {})).toMatchObject({ issues: [], talk: `${file}: written` });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

test.each([
  ['18.20.0', 1],
  ['20.18.9', 1],
  ['20.19.0', 0],
  ['22.1.0', 0],
])('Node %s: %i to mend', (node, found) => {
  expect(examineNode({ node, required: '>=20.19' }).found).toHaveLength(found);
});

test.each([
  [{ LANG: 'C' }, 1],
  [{}, 1],
  [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 1],
  [{ LANG: 'de_DE.utf8' }, 0],
])('a terminal in %o: %i notes', (environment, found) => {
  expect(examineLocale({ environment }).found.map(({ gravity }) => gravity)).toEqual(found === 1 ? ['note'] : []);
});

describe('the namespace', () => {
  let server: Server;
  let address = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      const to = { '/moved': '/here', '/round': '/round' }[request.url ?? ''];
      response.writeHead(
        to !== undefined ? 303 : request.url === '/here' ? 200 : 404,
        to === undefined ? {} : { location: to },
      );
      response.end('<> a <> .');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test.each([
    ['/here', undefined],
    ['/moved', undefined],
    ['/gone', 'the server answers 404'],
    ['/round', 'it redirects more than 5 times'],
  ])('%s', async (path, fault) => {
    expect(await unresolved(address + path, 5)).toBe(fault);
  });

  test('a server that is not there', async () => {
    expect(await unresolved('http://127.0.0.1:1/', 5)).toMatch(/127\.0\.0\.1:1/);
  });

  test('is a warning where it does not resolve, with what mends it', async () => {
    const project = await openProject(at(healthy));
    if (!project.ok) throw new Error('refused');
    const examined: readonly Examined[] = await examine({
      machine: { node: '22.0.0', required: '>=20.19', environment: { LANG: 'C.UTF-8' } },
      data: join(healthy, 'data'),
      outDir: join(healthy, 'output'),
      project: project.value,
      issues: [],
      ask: async (asked) => (asked.startsWith('https://w3id.org') ? 'the server answers 404' : undefined),
    });
    const [namespace] = examined.filter(({ check }) => check === 'namespace');
    expect(namespace?.found[0]).toMatchObject({ gravity: 'warning', message: expect.stringContaining('answers 404') });
    expect(namespace?.found[0]?.mend).toMatch(/w3id\.org/);
  });
});
