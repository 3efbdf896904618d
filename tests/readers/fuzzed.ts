// Files of fuzzed records for the referees: 10,000 records of five seeds, each as it would be exported.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { irisAt } from '../../src/map/iri.ts';
import { mapCountry } from '../../src/map/quads.ts';
import type { CountryRecord } from '../../src/model/country.ts';
import { writingOptions } from '../../src/project/build.ts';
import { sortedLines } from '../../src/rdf/order.ts';
import { type Quad, quad } from '../../src/rdf/terms.ts';
import { type FormatName, findFormat } from '../../src/serialize/formats.ts';
import { Converter } from '../../src/stream/convert.ts';
import { china } from '../china.ts';
import { context, soundRecords } from '../fuzz/records.ts';

/** Records of a seed, and how many of them go with their evidence. */
const RECORDS = 2000;
const WITH_EVIDENCE = 40;

/** The format that the facts of a seed are written in, beside N-Quads. */
const formatOf: Readonly<Record<number, FormatName>> = { 1: 'turtle', 2: 'trig', 3: 'jsonld', 4: 'rdfxml', 5: 'nt' };

/** A file, and the canonical lines of what it was written from. */
export interface WrittenFile {
  readonly name: string;
  readonly file: string;
  readonly lines: readonly string[];
}

const iris = irisAt(context.base);

/** The record as one of a country of its own, of 676. */
function settled(record: CountryRecord, index: number): CountryRecord {
  const letter = (n: number) => String.fromCharCode(97 + (n % 26));
  return { ...record, country: { ...record.country, code: letter(Math.floor(index / 26)) + letter(index) } };
}

function quadsOf(record: CountryRecord): { readonly facts: readonly Quad[]; readonly evidence: readonly Quad[] } {
  const source = context.sources.get(record.source);
  if (source === undefined) throw new Error(`no source ${record.source}`);
  const file = 'fuzzed.ndjson';
  const country = { file, record, facts: [], claims: [], source, placeOf: () => ({ file, line: 1, column: 1 }) };
  const { facts, evidence } = mapCountry(country, { iris, codes: context.codes, language: source.language }, undefined);
  return { facts: facts.map((each) => each.quad), evidence };
}

/** Writes the records of a seed: the facts of all and some evidence by the stream, the facts by a format. */
export async function writeFuzzed(folder: string, seed: number): Promise<WrittenFile[]> {
  mkdirSync(folder, { recursive: true });
  const records = fc.sample(soundRecords, { numRuns: RECORDS, seed }).map(settled);
  const quads = records.map(quadsOf);
  const streams = [true, false].map((evidence) => new Converter({ ...context, evidence }));
  const parts = records.map((record, index) => {
    const { bytes, rejected } = (streams[index < WITH_EVIDENCE ? 0 : 1] as Converter).convert(
      Buffer.from(JSON.stringify(record)),
      'fuzzed.ndjson',
    );
    if (rejected > 0) throw new Error(`record ${index} of seed ${seed} was refused`);
    return Buffer.from(bytes);
  });
  const streamed = quads.flatMap(({ facts, evidence }, index) =>
    index < WITH_EVIDENCE ? [...facts, ...evidence] : facts,
  );
  const format = findFormat(formatOf[seed] ?? 'nt');
  if (!format.ok) throw new Error('no such format');
  const { name, extension, serialize } = format.value;
  const plain = quads.flatMap(({ facts }) =>
    name === 'trig' ? facts : facts.map(({ subject, predicate, object }) => quad(subject, predicate, object)),
  );
  const text = await serialize(plain, writingOptions(china.project, context.base));
  if (!text.ok) throw new Error(JSON.stringify(text.issues.slice(0, 3)));
  const write = (path: string, content: string | Buffer, of: readonly Quad[]): WrittenFile => {
    const file = join(folder, path);
    writeFileSync(file, content);
    return { name: path, file, lines: sortedLines(of) };
  };
  return [
    write(`seed-${seed}.nq`, Buffer.concat(parts), streamed),
    write(`seed-${seed}${extension}`, text.value, plain),
  ];
}
