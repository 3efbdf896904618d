// Same facts, same bytes: twice, in another order, elsewhere. And nothing authored is lost or left without evidence.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../src/describe/manifest.ts';
import { buildExport, writingOptions } from '../src/project/build.ts';
import { openProject, type Project } from '../src/project/open.ts';
import type { Quad } from '../src/rdf/terms.ts';
import { findFormat } from '../src/serialize/formats.ts';
import { china, outputText } from './china.ts';

const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exportOf(project: Project): Promise<ReadonlyMap<string, string>> {
  const built = await buildExport(project);
  if (!built.ok) throw new Error(JSON.stringify(built.issues, undefined, 2));
  return built.value.files;
}

/** A fixed order that is not the given one. */
function shuffled<T>(values: readonly T[]): T[] {
  const halves = [values.filter((_, index) => index % 2 === 1), values.filter((_, index) => index % 2 === 0)];
  return halves.flatMap((half) => [...half].reverse());
}

/** A project of three countries: China, and two invented ones that the same page would be about. */
async function threeCountries(): Promise<Project> {
  const data = join(folder, 'data');
  cpSync('data', data, { recursive: true });
  for (const code of ['xa', 'xb']) {
    const text = readFileSync('data/countries/cn.yaml', 'utf8').replace('code: cn\n', `code: ${code}\n`);
    writeFileSync(join(data, 'countries', `${code}.yaml`), text);
    cpSync('data/countries/cn.lock.json', join(data, 'countries', `${code}.lock.json`));
  }
  const project = await openProject({ data, ontology: 'ontology' });
  if (!project.ok) throw new Error(JSON.stringify(project.issues, undefined, 2));
  return project.value;
}

test('two exports of one project are the same', async () => {
  expect(await exportOf(china.project)).toEqual(china.files);
});

test('the order of countries, curated files and concepts changes nothing', async () => {
  const project = await threeCountries();
  expect(project.countries.length).toBeGreaterThanOrEqual(3);
  const { ontology } = project;
  const other: Project = {
    ...project,
    countries: shuffled(project.countries),
    documents: shuffled(project.documents),
    curated: shuffled(project.curated),
    locks: new Map(shuffled([...project.locks])),
    sources: new Map(shuffled([...project.sources])),
    ontology: { ...ontology, schemes: shuffled(ontology.schemes) },
  };
  expect(other.countries.map(({ record }) => record.country.code)).not.toEqual(
    project.countries.map(({ record }) => record.country.code),
  );
  const files = await exportOf(other);
  expect(files.get('facts.ttl')).toContain('/id/xb/');
  expect(files).toEqual(await exportOf(project));
});

test.each([
  ['facts.ttl', 'turtle', china.mapped.facts],
  ['facts.jsonld', 'jsonld', china.mapped.facts],
  ['facts.nt', 'nt', china.mapped.facts],
  ['facts.rdf', 'rdfxml', china.mapped.facts],
  ['dataset.nq', 'nq', china.mapped.dataset],
  ['dataset.trig', 'trig', china.mapped.dataset],
] as const)('%s is the same from quads in another order', async (path, name, quads) => {
  const format = findFormat(name);
  if (!format.ok) throw new Error(name);
  const options = writingOptions(china.project, china.project.dataset.base);
  const text = await format.value.serialize(shuffled<Quad>(quads), options);
  expect(text.ok && text.value).toBe(outputText(path));
});

/** Every file below a folder, by its path → its bytes as Latin-1 text, so that a difference can be read. */
function bytesOf(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file.slice(root.length + 1), readFileSync(file, 'latin1')]));
}

test('another locale and time zone give the same bytes', async () => {
  const run = promisify(execFile);
  const places = {
    here: {},
    there: { TZ: 'Asia/Shanghai', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', LANGUAGE: 'tr' },
    farther: { TZ: 'America/St_Johns', LC_ALL: 'ar_EG.UTF-8', LANG: 'ar_EG.UTF-8' },
  };
  const made = [];
  for (const [name, env] of Object.entries(places)) {
    const out = join(folder, name);
    await run(process.execPath, ['dist/cli.js', 'export', '--out-dir', out], { env: { ...process.env, ...env } });
    made.push(bytesOf(out));
  }
  const [here, ...others] = made;
  expect(Object.keys(here ?? {}).length).toBeGreaterThan(10);
  for (const other of others) expect(other).toEqual(here);
});

describe('nothing is lost', () => {
  test.each(['facts.nt', 'dataset.nq'])('%s holds no blank node', (path) => {
    // A blank node begins a line, or follows a space; inside a literal, a quotation mark comes first.
    const terms = outputText(path).replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
    expect(terms).toMatch(/^</m);
    expect(terms).not.toMatch(/(?:^|\s)_:/m);
  });

  test('facts read are facts mapped, withheld and rejected', () => {
    const manifest = JSON.parse(outputText('manifest.json')) as Manifest;
    expect(manifest.countries.length).toBeGreaterThan(0);
    for (const { facts, triples, citations } of manifest.countries) {
      expect(facts.read).toBeGreaterThan(100);
      expect(facts.mapped + facts.withheld + facts.rejected).toBe(facts.read);
      expect(citations).toBeGreaterThanOrEqual(triples);
    }
  });
});
