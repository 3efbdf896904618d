// One country file into a checked record with its facts: every issue at once, each at its place.
import { type Issue, type IssueCode, type Path, type Place, passed, type Result, refused } from '../errors.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { closest } from '../values/closest.ts';
import { faultsOf, type KnownCodes } from './check.ts';
import { type CountryRecord, countryRecord } from './country.ts';
import { evidenceShape } from './evidence.ts';
import type { Fault } from './fault.ts';
import { hints } from './hints.ts';
import { byPlace, parseSource } from './issues-from-zod.ts';
import type { ReferenceKind } from './kinds.ts';
import { remainderOf } from './remainder.ts';
import type { Source } from './sources.ts';
import { unfinishedIssues } from './unfinished.ts';
import { type Claim, type Fact, Walk } from './walk.ts';

/** A country file that holds what it may hold. */
export interface ParsedCountry {
  readonly file: string;
  readonly record: CountryRecord;
  /** Every authored value that claims something, in the order of the model. */
  readonly facts: readonly Fact[];
  readonly claims: readonly Claim[];
  readonly source: Source;
  placeOf(path: Path): Place;
}

export interface ParseContext {
  readonly known: KnownCodes;
  /**
   * Pages by identifier: undefined for one whose description is at fault, so that a country of it is refused without
   * an issue of its own. Not given where none can be read.
   */
  readonly sources?: ReadonlyMap<string, Source | undefined> | undefined;
  /** The document is one of many in its file, whose name therefore says nothing of it. */
  readonly oneOfMany?: boolean;
}

/** The record of a country file, or every issue in the order of the file. */
export function parseCountry(document: SourceDocument, context: ParseContext): Result<ParsedCountry> {
  const parsed = parseSource(countryRecord.schema, document, hints);
  if (!parsed.ok) return refused(...[...parsed.issues, ...issuesOfTheRest(document, context)].toSorted(byPlace));
  const record = parsed.value;
  const { facts, claims, faults } = judge(record, document.file, context);
  const issues = faults.map((fault) => issueAt(document, fault)).toSorted(byPlace);
  const source = context.sources?.get(record.source);
  if (source === undefined || issues.some(({ severity }) => severity === 'error')) return refused(...issues);
  const { file } = document;
  return passed({ file, record, facts, claims, source, placeOf: (path) => document.placeOf(path) }, issues);
}

/** How the remainder of a file is judged, rather than all of it. */
interface JudgeOptions {
  readonly originOf?: (path: Path) => Path;
  readonly lost?: readonly ReferenceKind[];
}

/** What no schema of one value can tell. */
function judge(
  record: CountryRecord,
  file: string,
  { known, sources, oneOfMany }: ParseContext,
  { originOf, lost = [] }: JudgeOptions = {},
) {
  const walk = new Walk(originOf);
  countryRecord.walk(record, walk);
  const faults = faultsOf(record, walk, known, lost);
  if (sources !== undefined && !sources.has(record.source))
    faults.push(unknownSource(record.source, [...sources.keys()]));
  const name = nameOf(file);
  if (!oneOfMany && name !== record.country.code) faults.push(wrongFileName(name, record.country.code));
  return { facts: walk.facts, claims: walk.claims, faults };
}

/** Blocks whose entries references point to, and what these are. */
const referred: Readonly<Record<string, ReferenceKind>> = {
  bodies: 'body',
  groups: 'group',
  places: 'place',
  trends: 'trend',
  challenges: 'challenge',
  crimeSituation: 'situation',
};

/** Kinds of thing of which something that stands in the file was refused, or is still to be written. */
function kindsLost(document: SourceDocument, refused: readonly Path[], rest: CountryRecord): ReferenceKind[] {
  const written = document.value;
  const unfinished = unfinishedIssues(document).map(({ field = '' }) => field.split('.')[0]);
  return Object.entries(referred).flatMap(([block, kind]) => {
    if (unfinished.includes(block)) return [kind];
    const names = (value: unknown) => Object.keys(((value as Record<string, unknown>)[block] ?? {}) as object).length;
    const isLost = block === 'challenges' ? refused.some(([field]) => field === block) : names(written) > names(rest);
    return isLost ? [kind] : [];
  });
}

/** What is told of a block whose own evidence was refused would only echo that. */
const aboutEvidence: readonly IssueCode[] = [
  'missing-quote',
  'not-in-quote',
  'mode-without-reason',
  'reason-without-mode',
];

/**
 * The faults of what the schema has nothing against, so that an author hears of them in the same run. References are
 * not judged where something of the kind they point to was refused.
 */
function issuesOfTheRest(document: SourceDocument, context: ParseContext): Issue[] {
  const rest = remainderOf(countryRecord.schema, document, {
    source: 'unknown',
    interpol: 'INTERPOL',
    country: { code: 'xx', name: 'unknown', region: 'unknown' },
    bureau: { names: ['unknown'] },
  });
  if (rest === undefined) return [];
  const lost = kindsLost(document, rest.refused, rest.value);
  const unsure = rest.refused
    .filter((path) => closest(String(path.at(-1)), Object.keys(evidenceShape)) !== undefined)
    .map((path) => path.slice(0, -1));
  const isEcho = ({ code, path }: Fault) =>
    rest.replaced.has(path[0] ?? '') ||
    // What rested on it may be what was refused.
    code === 'idle-evidence' ||
    (aboutEvidence.includes(code) && unsure.some((block) => block.every((step, index) => step === path[index])));
  const { faults } = judge(rest.value, document.file, context, { originOf: rest.originOf, lost });
  return faults.flatMap((fault) => (isEcho(fault) ? [] : [issueAt(document, fault)]));
}

/** Name of a country file without folder and ending. */
function nameOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');
}

function unknownSource(id: string, sources: readonly string[]): Fault {
  const near = closest(id, sources);
  return {
    code: 'unknown-source',
    path: ['source'],
    message: `no source is called "${id}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    expected:
      sources.length === 0
        ? 'a page described in data/sources.yaml, which describes none yet'
        : `a source described in data/sources.yaml: ${sources.join(', ')}`,
    found: id,
  };
}

function wrongFileName(name: string, code: string): Fault {
  return {
    code: 'wrong-file-name',
    path: ['country', 'code'],
    message: `the file is called "${name}", the country "${code}"`,
    expected: `the file name ${code}.yaml, or the code of the country that the file is about`,
    found: code,
  };
}

/** A fault of a record as an issue at its place in the file. */
export function issueAt(document: SourceDocument, fault: Fault): Issue {
  const place = fault.name ? document.keyPlaceOf(fault.path) : document.placeOf(fault.path);
  const { code, message, expected, found, path, severity = 'error' } = fault;
  return {
    code,
    severity,
    message,
    place,
    field: path.join('.'),
    ...(expected === undefined ? {} : { expected }),
    ...(found === undefined ? {} : { found }),
    ...document.excerptAt(place),
  };
}
