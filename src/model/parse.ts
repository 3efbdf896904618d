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
  /** The document is one of many in its file, whose name therefore says nothing of it. */
  readonly oneOfMany?: boolean;
}

/** The record of a country file, or every issue in the order of the file. */
export function parseCountry(document: SourceDocument, context: ParseContext): Result<ParsedCountry> {
  const parsed = parseSource(countryRecord.schema, document);
  if (!parsed.ok)
    return refused(...[...parsed.issues, ...issuesOfTheRest(document, parsed.issues, context)].toSorted(byPlace));
  const record = parsed.value;
  const { facts, faults } = judge(record, document.file, context);
  const issues = faults.map((fault) => issueAt(document, fault)).toSorted(byPlace);
  const source = context.sources.get(record.source);
  if (source === undefined || issues.some(({ severity }) => severity === 'error')) return refused(...issues);
  const { file } = document;
  return passed({ file, record, facts, source, placeOf: (path) => document.placeOf(path) }, issues);
}

/** What no schema of one value can tell. */
function judge(record: CountryRecord, file: string, { known, sources, oneOfMany }: ParseContext) {
  const walk = new Walk();
  countryRecord.walk(record, walk);
  const faults = faultsOf(record, walk, known);
  if (!sources.has(record.source)) faults.push(unknownSource(record.source, sources));
  const name = file.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');
  if (!oneOfMany && name !== record.country.code) faults.push(wrongFileName(name, record.country.code));
  return { facts: walk.facts, faults };
}

/** Blocks whose entries references point to. */
const referred: readonly string[] = ['bodies', 'groups', 'places', 'crimeSituation', 'trends', 'challenges'];

/**
 * The faults of what the schema has nothing against, so that an author hears of them in the same run: what it refused
 * is left out, and with it the block that cannot be without. References are not judged where something they may point
 * to was left out.
 */
function issuesOfTheRest(document: SourceDocument, issues: readonly Issue[], context: ParseContext): Issue[] {
  const rest = structuredClone(document.value);
  let refusals: readonly (readonly string[])[] = issues.flatMap(({ field }) =>
    field === undefined ? [] : [field.split('.')],
  );
  const left = new Set<string | undefined>();
  for (let round = 0; round < 8; round++) {
    for (const path of refusals) {
      left.add(path[0]);
      remove(rest, path);
    }
    const parsed = countryRecord.schema.safeParse(rest);
    if (parsed.success) {
      const isJudged = ({ code }: Fault) =>
        !referred.some((block) => left.has(block)) || (code !== 'dangling-reference' && code !== 'wrong-reference');
      const { faults } = judge(parsed.data, document.file, context);
      return faults.filter(isJudged).map((fault) => issueAt(document, fault));
    }
    refusals = parsed.error.issues
      .map(({ path }) => path.map(String))
      .map((path) => (holds(rest, path) ? path : path.slice(0, -1)))
      .filter((path) => path.length > 0);
    if (refusals.length === 0) return [];
  }
  return [];
}

function holds(value: unknown, [step, ...steps]: readonly string[]): boolean {
  if (step === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
  return holds((value as Record<string, unknown>)[step], steps);
}

function remove(value: unknown, [step = '', ...steps]: readonly string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Record<string, unknown>;
  if (steps.length > 0) remove(holder[step], steps);
  else delete holder[step];
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
