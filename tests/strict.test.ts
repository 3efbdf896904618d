// `export --strict`: explicit facts only, nothing left hanging, and every authored fact in the account.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { movable } from '../src/map/iri.ts';
import { parseCountry } from '../src/model/parse.ts';
import { buildExport } from '../src/project/build.ts';
import { checkExport } from '../src/project/check.ts';
import { mapProject, sumIssues } from '../src/project/map-project.ts';
import type { Project } from '../src/project/open.ts';
import { canonicalLine } from '../src/rdf/lines.ts';
import { readYaml } from '../src/read/yaml.ts';
import { china } from './china.ts';
import { full } from './full.ts';

async function strictly(project: Project) {
  const built = await buildExport(project, { strict: true });
  if (!built.ok) throw new Error(JSON.stringify(built.issues, undefined, 1));
  const manifest = JSON.parse(built.value.files.get('manifest.json') ?? '');
  return { ...built.value, manifest };
}

/** China with other words in its file. */
function edited(from: string, to: string): Project {
  const file = 'data/countries/cn.yaml';
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  const read = readYaml(text.replace(from, to), file);
  const { ontology, sources } = china.project;
  const parsed = read.ok ? parseCountry(read.value, { known: ontology.concepts.known, sources }) : read;
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, undefined, 1));
  return { ...china.project, countries: [parsed.value] };
}

describe.each([
  ['China', china],
  ['the full fixture', full],
])('the strict export of %s', async (_, { project, mapped: whole }) => {
  const strict = await strictly(project);

  test('passes the shapes and the checks', async () => {
    expect(await checkExport(project, strict)).toMatchObject({ ok: true, value: { conforms: true } });
  });

  test('holds triples of the whole export alone, each with explicit citations alone', () => {
    const lines = new Set(whole.dataset.map(canonicalLine));
    expect(strict.mapped.dataset.filter((quad) => !lines.has(canonicalLine(quad)))).toEqual([]);
    expect(strict.mapped.facts.length).toBeLessThan(whole.facts.length);
    for (const { facts } of strict.mapped.countries) {
      for (const { citations } of facts)
        expect(new Set(citations.map(({ mode }) => mode))).toEqual(new Set(['explicit']));
    }
    const modes = strict.mapped.evidence.filter(({ predicate }) => predicate.value.endsWith('#mode'));
    expect(new Set(modes.map(({ object }) => object.value.replace(/.*\//, '')))).toEqual(new Set(['explicit']));
  });

  test('refers to nothing that it does not describe', () => {
    const described = new Set(strict.mapped.dataset.map(({ subject }) => subject.value));
    const rooms = movable.map((room) => `${project.dataset.base}${room}`);
    const dangling = strict.mapped.dataset.filter(
      ({ object }) => rooms.some((room) => object.value.startsWith(room)) && !described.has(object.value),
    );
    expect(dangling.map(canonicalLine)).toEqual([]);
  });

  test('accounts for every fact: each withheld one for its mode, or for what it depends on', () => {
    for (const [index, { code, facts, withheldFor, withheld }] of strict.manifest.countries.entries()) {
      const country = project.countries.find(({ record }) => record.country.code === code);
      expect(facts.read).toBe(country?.facts.length);
      expect(facts.mapped + facts.withheld + facts.rejected).toBe(facts.read);
      expect(facts.mapped).toBeGreaterThan(0);
      expect(withheld).toHaveLength(facts.withheld);
      expect(Object.values(withheldFor as Record<string, number>).reduce((a, b) => a + b, 0)).toBe(facts.withheld);
      const reasons = new Map<string, string>(
        withheld.map(({ field, reason }: { field: string; reason: string }) => [field, reason]),
      );
      const kept = new Set(
        strict.mapped.countries[index]?.facts.flatMap(({ citations }) => citations.map(({ path }) => path.join('.'))),
      );
      for (const { path, scope } of country?.facts ?? []) {
        const field = path.join('.');
        const isExplicit = scope.mode === 'explicit';
        expect(kept.has(field)).toBe(!reasons.has(field));
        if (!isExplicit) expect(reasons.get(field)).toBe(scope.mode);
        else if (reasons.has(field)) expect(reasons.get(field)).toBe('depends-on-reading');
      }
    }
  });

  test('is the same whatever the order of the countries', async () => {
    const again = await strictly({
      ...project,
      countries: project.countries.toReversed(),
      documents: project.documents.toReversed(),
    });
    expect([...again.files]).toEqual([...strict.files]);
  });
});

test('a thing that the shapes ask more of than is explicit is withheld whole, with what it alone leads to', async () => {
  const reading = '{ value: 2000000, mode: interpreted, because: "the words are read as a number" }';
  const project = edited('value: 2000000', `value: ${reading}`);
  const { mapped, manifest } = await strictly(project);
  expect(mapped.facts.filter(({ subject }) => subject.value.includes('headcount')).map(canonicalLine)).toEqual([]);
  expect(manifest.countries[0].withheld).toEqual(
    expect.arrayContaining([
      { field: 'headcounts.0.value.value', reason: 'interpreted' },
      { field: 'headcounts.0.of', reason: 'depends-on-reading' },
      { field: 'headcounts.0.about', reason: 'depends-on-reading' },
      { field: 'headcounts.0.stated', reason: 'depends-on-reading' },
      { field: 'headcounts.0.qualifier', reason: 'depends-on-reading' },
    ]),
  );
  expect(await checkExport(project, { mapped })).toMatchObject({ ok: true, value: { conforms: true } });
});

test('what leads to nothing explicit any more is gone: an area that only a reading names', async () => {
  const { mapped } = await strictly(china.project);
  const words = (iri: string) => mapped.facts.some(({ subject }) => subject.value.endsWith(iri));
  expect(words('/wording/transnational-crime')).toBe(false);
  expect(words('/activity/work-with')).toBe(false);
  expect(words('/id/cn/role-platform')).toBe(false);
  expect(words('/wording/drug-trafficking')).toBe(true);
});

describe('an account that is not even', () => {
  test('refuses the export, strict or not: a fact that makes no triple', async () => {
    const [country, ...others] = china.project.countries;
    const [fact] = country?.facts ?? [];
    if (country === undefined || fact === undefined) throw new Error('no fact');
    const lost = { ...country, facts: [...country.facts, { ...fact, path: ['country', 'motto'] }] };
    for (const strict of [false, true]) {
      const built = await buildExport({ ...china.project, countries: [lost, ...others] }, { strict });
      expect(built).toMatchObject({
        ok: false,
        issues: [{ code: 'fact-lost', message: 'country.motto of cn makes no triple' }],
      });
    }
  });

  test.each(['read', 'mapped', 'withheld'] as const)('is told where the number %s is off by one', (kind) => {
    const mapped = mapProject(full.project);
    if (!mapped.ok) throw new Error('not mapped');
    const { countries } = mapped.value;
    expect(sumIssues({ countries })).toEqual([]);
    const tampered = countries.map((country, index) =>
      index === 0 ? { ...country, counts: { ...country.counts, [kind]: country.counts[kind] + 1 } } : country,
    );
    expect(sumIssues({ countries: tampered })).toMatchObject([{ code: 'fact-lost', severity: 'error' }]);
  });
});
