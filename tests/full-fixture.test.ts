// The full fixture uses the whole model: every field in every form, every word of every list, every kind of evidence.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countryRecord } from '../src/model/country.ts';
import { curatedSchema } from '../src/model/curated.ts';
import { codeLists } from '../src/model/kinds.ts';
import { localNames } from '../src/model/names.ts';
import { sourceSchema } from '../src/model/sources.ts';
import { checkExport } from '../src/project/check.ts';
import { checkQuotes } from '../src/project/quotes.ts';
import { dateKind } from '../src/values/date.ts';
import { full } from './full.ts';
import { survey, unused } from './model-survey.ts';

const { project } = full;
const records = project.countries.map(({ record }) => record);
const facts = project.countries.flatMap((country) => country.facts);

describe('the full fixture', () => {
  test('uses every field of a country, short and as a block, and every option of an enumeration', () => {
    const { paths, options } = survey(countryRecord.schema, records);
    expect(paths.size).toBeGreaterThan(200);
    // A country has one block of operations, so two countries leave one of its forms out; roles use the same field so.
    expect(unused(paths)).toEqual(['.operations.tackles.list']);
    expect(options.size).toBeGreaterThan(10);
    expect(unused(options)).toEqual([]);
  });

  test.each([
    ['sources', sourceSchema, [...project.sources.values()]],
    ['curated links', curatedSchema, project.curated],
  ] as const)('uses every field and option of %s', (_, schema, values) => {
    const { paths, options } = survey(schema, values);
    expect(unused(paths)).toEqual([]);
    expect(unused(options)).toEqual([]);
  });

  // Two countries lie in two of the four regions.
  test.each(codeLists.filter((list) => list !== 'regions' && list !== 'modes'))('uses every word of the %s', (list) => {
    const used = new Set(facts.flatMap(({ kind, value }) => (kind.is === 'code' && kind.list === list ? [value] : [])));
    expect([...project.ontology.concepts.known[list]].filter((word) => !used.has(word))).toEqual([]);
  });

  test('uses every mode, a quote of a field, of a block and of nothing, and dates of every precision', () => {
    expect(new Set(facts.map(({ scope }) => scope.mode))).toEqual(project.ontology.concepts.known.modes);
    expect(facts.some(({ scope }) => scope.quote === undefined)).toBe(true);
    const dates = facts.flatMap(({ kind, value }) => (kind.is === 'date' ? [dateKind(String(value))] : []));
    expect(new Set(dates)).toEqual(new Set(['day', 'month', 'year']));
  });

  test('refers to every kind of thing', () => {
    const wanted = new Set(facts.flatMap(({ kind }) => (kind.is === 'reference' ? kind.to : [])));
    const used = project.countries.flatMap((country) => {
      const kinds = new Map(
        localNames(country.record).flatMap(({ name, kind }) => (kind ? [[name, kind] as const] : [])),
      );
      return country.facts.flatMap(({ kind, value }) => (kind.is === 'reference' ? [kinds.get(String(value))] : []));
    });
    expect(new Set(used)).toEqual(wanted);
  });

  test('has locks as `cite` writes them from the invented pages', async () => {
    const checked = await checkQuotes(project, 'tests/fixtures/pages');
    expect(checked.issues).toEqual([]);
    for (const { code, lock } of checked.ok ? checked.value : []) {
      expect(readFileSync(`tests/fixtures/full/countries/${code}.lock.json`, 'utf8')).toBe(
        `${JSON.stringify(lock, undefined, 2)}\n`,
      );
      const page = project.sources.get(lock.source)?.file ?? '';
      const hash = createHash('sha256').update(readFileSync(`tests/fixtures/pages/${page}`));
      expect(hash.digest('hex')).toBe(lock.sha256);
    }
    expect(project.locks.size).toBe(2);
  });

  test('exports every fact and conforms', async () => {
    for (const { facts: counts } of full.countries) expect(counts.mapped).toBe(counts.read);
    const report = await checkExport(project, full);
    expect(report.issues).toEqual([]);
    expect(report.ok && report.value.results).toEqual([]);
    const idle = report.ok ? [...report.value.focusNodes].filter(([, count]) => count === 0) : [];
    expect(idle).toEqual([]);
  });
});
