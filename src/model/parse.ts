// One country file into a checked record with its facts: every issue at once, each at its place.
import { type Issue, type Path, type Place, passed, type Result, refused } from '../errors.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { faultsOf, type KnownCodes } from './check.ts';
import { type CountryRecord, countryRecord } from './country.ts';
import type { Fault } from './fault.ts';
import { parseSource } from './issues-from-zod.ts';
import type { Source } from './sources.ts';
import { type Fact, Walk } from './walk.ts';

/** A country file that holds what it may hold. */
export interface ParsedCountry {
  readonly file: string;
  readonly record: CountryRecord;
  /** Every authored value that claims something, in the order of the model. */
  readonly facts: readonly Fact[];
  readonly source: Source;
  placeOf(path: Path): Place;
}

export interface ParseContext {
  readonly known: KnownCodes;
  readonly sources: ReadonlyMap<string, Source>;
}

/** The facts of a record, in the order of the model, and the blocks that carry evidence. */
function walkRecord(record: CountryRecord): Walk {
  const walk = new Walk();
  countryRecord.walk(record, walk);
  return walk;
}

/** The record of a country file, or every issue in the order of the file. */
export function parseCountry(document: SourceDocument, { known, sources }: ParseContext): Result<ParsedCountry> {
  const parsed = parseSource(countryRecord.schema, document);
  if (!parsed.ok) return parsed;
  const record = parsed.value;
  const walk = walkRecord(record);
  const source = sources.get(record.source);
  const faults = faultsOf(record, walk, known);
  if (source === undefined) faults.push(unknownSource(record.source, sources));
  const name = document.file.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');
  if (name !== record.country.code) faults.push(wrongFileName(name, record.country.code));
  const issues = faults.map((fault) => issueAt(document, fault)).toSorted(byPlace);
  if (source === undefined || issues.some(({ severity }) => severity === 'error')) return refused(...issues);
  const { file } = document;
  return passed({ file, record, facts: walk.facts, source, placeOf: (path) => document.placeOf(path) }, issues);
}

function unknownSource(id: string, sources: ReadonlyMap<string, Source>): Fault {
  return {
    code: 'unknown-source',
    path: ['source'],
    message: `no source is called "${id}"`,
    expected: `a source described in data/sources.yaml: ${[...sources.keys()].join(', ')}`,
    found: id,
  };
}

function wrongFileName(name: string, code: string): Fault {
  return {
    code: 'wrong-file-name',
    path: ['country', 'code'],
    message: `the file is called "${name}", the country "${code}"`,
    expected: `the file name ${code}.yaml`,
    found: code,
  };
}

/** A fault of a record as an issue at its place in the file. */
export function issueAt(document: SourceDocument, fault: Fault): Issue {
  const place = document.placeOf(fault.path);
  const { code, message, expected, found, path, severity = 'error' } = fault;
  return {
    code,
    severity,
    message,
    place,
    field: path.join('.'),
    ...(expected === undefined ? {} : { expected }),
    ...(found === undefined ? {} : { found }),
    excerpt: document.excerpt(place.line),
  };
}

function byPlace(a: Issue, b: Issue): number {
  return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}
