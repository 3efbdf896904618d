// One mapping, two sinks: the bytes of a stream are the quads of an export, whatever the record holds.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { irisAt } from '../../src/map/iri.ts';
import { writeRecord } from '../../src/map/nquads.ts';
import { mapCountry } from '../../src/map/quads.ts';
import { type CountryRecord, countryRecord } from '../../src/model/country.ts';
import type { CodeList } from '../../src/model/kinds.ts';
import type { Lock } from '../../src/model/lock.ts';
import type { Source } from '../../src/model/sources.ts';
import { LineBytes } from '../../src/rdf/line-bytes.ts';
import { canonicalLine } from '../../src/rdf/lines.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { Converter } from '../../src/stream/convert.ts';
import { china, outputText } from '../china.ts';
import { valuesOf } from './arbitrary.ts';

const { codes } = china.project.ontology.concepts;
const source: Source = {
  id: 'a-page',
  title: 'A "page" 页',
  publisher: 'Nobody',
  language: 'zh-hans',
  rights: 'None',
  sha256: '0'.repeat(64),
  file: 'page.txt',
  url: 'https://example.org/página',
  retrieved: '2026-01',
};

/** A record of any form; its quote covers whatever has none. */
const records = valuesOf(countryRecord.schema, (list) => [...codes[list as CodeList].keys()]).map(
  (record) => ({ quote: 'the quote of all', ...(record as object) }) as CountryRecord,
);

function linesOf(out: LineBytes): string[] {
  const text = Buffer.from(out.bytes()).toString();
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text.split('\n').slice(0, -1);
}

function bothWays(
  record: CountryRecord,
  base: string,
  lock?: Lock,
): { quads: string[]; lines: string[]; written: number } {
  const iris = irisAt(base);
  const country = {
    file: 'xa.yaml',
    record,
    facts: [],
    claims: [],
    source,
    placeOf: () => ({ file: 'xa.yaml', line: 1, column: 1 }),
  };
  const mapped = mapCountry(country, { iris, codes, language: source.language }, lock);
  const quads = [...mapped.facts.map(({ quad }) => quad), ...mapped.evidence].map(canonicalLine);
  const out = new LineBytes(16);
  const { facts, evidence } = writeRecord(out, { iris, codes, evidence: true }, { record, source, lock });
  return { quads, lines: linesOf(out), written: facts + evidence };
}

describe('the sink of bytes writes what the sink of quads makes', () => {
  test.each(['https://w3id.org/ncb-graph/', 'https://daten.例え.jp/ü/'])('for any record, at %s', (base) => {
    fc.assert(
      fc.property(records, ({ ...record }) => {
        const { quads, lines, written } = bothWays(record, base);
        expect([...new Set(lines)].sort()).toEqual([...new Set(quads)].sort());
        expect(lines).toHaveLength(written);
      }),
      { numRuns: 40 },
    );
  });

  test('with positions of quotes', () => {
    fc.assert(
      fc.property(
        records,
        fc.dictionary(fc.constantFrom('the quote of all', 'drug trafficking'), fc.tuple(fc.nat(9), fc.nat(9))),
        (record, quotes) => {
          const lock = { source: source.id, sha256: source.sha256, quotes };
          const { quads, lines } = bothWays(record, 'https://w3id.org/ncb-graph/', lock);
          expect([...new Set(lines)].sort()).toEqual([...new Set(quads)].sort());
        },
      ),
      { numRuns: 15 },
    );
  });

  test('and any parser reads it', async () => {
    const out = new LineBytes();
    const [record] = fc.sample(records, { numRuns: 1, seed: 7 });
    const { lines } = bothWays(record as CountryRecord, 'https://w3id.org/ncb-graph/');
    const parsed = await parseQuads(`${lines.join('\n')}\n`, 'nq');
    expect(parsed.ok && [...new Set(parsed.value.map(canonicalLine))].sort()).toEqual([...new Set(lines)].sort());
    expect(out.length).toBe(0);
  });

  test('without evidence: the facts alone', () => {
    const [record] = fc.sample(records, { numRuns: 1, seed: 3 }) as CountryRecord[];
    if (record === undefined) throw new Error('no sample');
    const out = new LineBytes();
    const iris = irisAt('https://w3id.org/ncb-graph/');
    expect(writeRecord(out, { iris, codes, evidence: false }, { record, source }).evidence).toBe(0);
    const { lines } = bothWays(record, 'https://w3id.org/ncb-graph/');
    expect(linesOf(out).sort()).toEqual(lines.filter((line) => line.includes('/graph/facts/')).sort());
  });
});

test('the record of China gives the very lines that the export wrote', () => {
  const { project } = china;
  const { sources, locks } = project;
  const converter = new Converter({
    base: project.dataset.base,
    codes,
    sources,
    locks,
    evidence: true,
    checking: 'zod',
    stops: true,
  });
  const record = JSON.stringify(parse(readFileSync('data/countries/cn.yaml', 'utf8')));
  const { bytes, issues } = converter.convert(Buffer.from(record), 'cn.ndjson');
  expect(issues).toEqual([]);
  const lines = new Set(Buffer.from(bytes).toString().trimEnd().split('\n'));
  const exported = outputText('dataset.nq').trimEnd().split('\n');
  expect([...lines].sort()).toEqual(exported.filter((line) => /\/graph\/(facts|evidence)\/cn> \.$/.test(line)).sort());
  expect(lines.size).toBeGreaterThan(2000);
});
