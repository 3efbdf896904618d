// The door of streams: records of JSON with hostile values, names and shapes in any field.
import fc, { type Arbitrary } from 'fast-check';
import { irisAt } from '../../src/map/iri.ts';
import { mapCountry } from '../../src/map/quads.ts';
import type { KnownCodes } from '../../src/model/check.ts';
import { type CountryRecord, countryRecord } from '../../src/model/country.ts';
import { codeLists } from '../../src/model/kinds.ts';
import { openStream } from '../../src/project/open-stream.ts';
import { canonicalForm } from '../../src/rdf/canonical.ts';
import { Converter } from '../../src/stream/convert.ts';
import { slugFault } from '../../src/values/slug.ts';
import { mutated, valuesOf } from '../stream/arbitrary.ts';
import { type Hostile, hostile, hostileKeys } from './hostile.ts';
import { soundRecord } from './sound.ts';
import { expectNoPollution, expectPlanted, expectSameReading, refusedFor, type Verdict } from './verdict.ts';

const opened = await openStream({ data: 'tests/bad/base/data', ontology: 'ontology' });
if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
export const context = { ...opened.value, evidence: true, checking: 'zod', stops: false } as const;
const [source = ''] = context.sources.keys();
/** The words of the closed lists. */
export const known: KnownCodes = Object.fromEntries(
  codeLists.map((list) => [list, new Set(context.codes[list].keys())]),
) as never;
const iris = irisAt(context.base);

const raw = valuesOf(countryRecord.schema, (list) => [...context.codes[list as (typeof codeLists)[number]].keys()], 2);

/** Records of two optional blocks or fewer that the model accepts. */
export const soundRecords: Arbitrary<CountryRecord> = raw
  .map((record) => soundRecord(record, known, source))
  .filter((record) => record !== undefined);

export interface RecordShot extends Hostile {
  readonly line: string;
}

/** A sound record with one hostile change; half of them by an author who then heeds what is said of quotes and names. */
export const recordShots: Arbitrary<RecordShot> = fc
  .record({ record: soundRecords, planted: hostile, heeds: fc.boolean() })
  .chain(({ record, planted, heeds }) =>
    mutated(record, fc.constant(planted.value), hostileKeys).map((copy) => ({
      ...planted,
      line: JSON.stringify((heeds ? soundRecord(copy, known, source) : undefined) ?? copy),
    })),
  );

const converter = new Converter(context);

/** The stream refuses the record, or writes what the other sink makes of it and every library reads. */
export async function shootRecord({ line, value }: RecordShot): Promise<Verdict> {
  const { bytes, issues, rejected, ...told } = converter.convert(Buffer.from(line), 'records.ndjson');
  expectNoPollution();
  const text = Buffer.from(bytes).toString();
  if (rejected > 0) {
    if (text !== '') throw new Error('something was written of a refused record');
    return refusedFor(issues);
  }
  const record = JSON.parse(line) as CountryRecord;
  const page = context.sources.get(record.source);
  if (page === undefined) throw new Error('accepted, from no source');
  const file = 'records.ndjson';
  const country = { file, record, facts: [], claims: [], source: page, placeOf: () => ({ file, line: 1, column: 1 }) };
  const mapped = mapCountry(country, { iris, codes: context.codes, language: page.language }, undefined);
  const quads = [...mapped.facts.map(({ quad }) => quad), ...mapped.evidence];
  const lines = text.split('\n').slice(0, -1);
  const count = told.facts + told.evidence;
  if (lines.length !== count) throw new Error(`${count} quads were told, ${lines.length} written`);
  const readings = await expectSameReading(text, 'nq', quads);
  if (isIn(record, value)) expectPlanted(value, quads, isWord);
  if (canonicalForm(quads) === '') throw new Error('a record that says nothing was accepted');
  return { quads: lines.length, readings };
}

/** Words of closed lists are IRIs in the graph, and so are names. */
const isWord = (text: string): boolean =>
  slugFault(text) === undefined || codeLists.some((list) => context.codes[list].has(text));

/** What tells how the page says a fact is part of a quote, and a quote that covers nothing is in no graph. */
const evidence = ['quote', 'because', 'as'];

/** Whether a value stands in a record, but for evidence. */
function isIn(record: unknown, value: unknown): boolean {
  if (typeof record !== 'object' || record === null) return record === value;
  return Object.entries(record).some(([key, each]) => !evidence.includes(key) && isIn(each, value));
}
