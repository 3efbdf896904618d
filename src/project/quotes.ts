// Quotes against the texts of their pages where these are at hand, and against what `cite` recorded where they are not.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Issue, type Place, passed, type Result, refused } from '../errors.ts';
import { type Cited, cite, type Flagged, quotesOf } from '../model/cite.ts';
import type { Fault } from '../model/fault.ts';
import { byPlace } from '../model/issues-from-zod.ts';
import { Page, type Unquoted } from '../model/page.ts';
import { issueAt, type ParsedCountry } from '../model/parse.ts';
import type { Source } from '../model/sources.ts';
import { readText } from '../read/text.ts';
import type { Project } from './open.ts';

/** A stretch of a page that no fact quotes, with its place in the text file and the words around it. */
export interface UnquotedWords extends Unquoted {
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
}

/** How the quotes of one country stand on its page. */
export interface CheckedPage extends Omit<Cited, 'coverage' | 'flagged'> {
  readonly code: string;
  /** The text file. */
  readonly file: string;
  readonly quotes: number;
  /** Whether the text is another than the one that data/sources.yaml names. */
  readonly changed: boolean;
  /** Facts whose words are gone or have moved, with their own places. */
  readonly flagged: readonly { readonly code: Flagged['code']; readonly field: string; readonly place: Place }[];
  readonly coverage: { readonly words: number; readonly left: readonly UnquotedWords[] };
}

/** Pages by country, in the order of the project. */
export type CheckedPages = readonly CheckedPage[];

/**
 * Looks up every quote of every country whose page is in the folder. Issues: those of `readPages`; those of `cite`, each
 * at its quote; a warning `changed-page`.
 */
export async function checkQuotes(project: Project, folder: string): Promise<Result<CheckedPages>> {
  const { texts, issues: unread } = await readPages(project, folder);
  const issues: Issue[] = [...unread];
  const pages: CheckedPage[] = [];
  for (const [index, country] of project.countries.entries()) {
    const document = project.documents[index];
    const { code } = country.record.country;
    const text = texts.get(code);
    if (document === undefined || text === undefined) continue;
    const sha256 = hashOf(text);
    const changed = sha256 !== country.source.sha256;
    const cited = cite(country, text, sha256, project.locks.get(code) ?? project.staleLocks.get(code));
    const page = new Page(text);
    const left = cited.coverage.left.map((one) => ({ ...one, ...page.placeOf(one.at[0]), ...page.context(one.at) }));
    const flagged = cited.flagged.map(({ code: fault, path }) => ({
      code: fault,
      field: path.join('.'),
      place: country.placeOf(path),
    }));
    const quotes = quotesOf(country).size;
    const file = join(folder, country.source.file);
    pages.push({ ...cited, code, file, quotes, changed, flagged, coverage: { ...cited.coverage, left } });
    const told = changed ? [changedPage(country, sha256, cited.shifted), ...cited.faults] : cited.faults;
    issues.push(...told.map((fault) => issueAt(document, fault)).toSorted(byPlace));
  }
  const failed = issues.some(({ severity, code }) => severity === 'error' && !isAboutQuotes(code));
  return failed ? refused(...issues) : passed(pages, issues);
}

function changedPage({ source }: ParsedCountry, sha256: string, shifted: number): Fault {
  const kept = shifted === 0 ? '' : `; ${shifted} quotes stand in the same order at other positions`;
  return {
    code: 'changed-page',
    path: ['source'],
    message: `the text of ${source.id} is not the one that data/sources.yaml names: its SHA-256 is ${sha256}${kept}`,
    expected: `SHA-256 ${source.sha256}; where the facts still hold, the new hash in data/sources.yaml, and ncb-graph cite`,
    severity: 'warning',
  };
}

/**
 * Country code → the text of its page, from a folder. Issues: those of `readText`; a page that is not there is a warning
 * `no-such-file` where another is there.
 */
export async function readPages(
  { countries }: Project,
  folder: string,
): Promise<{ readonly texts: ReadonlyMap<string, string>; readonly issues: readonly Issue[] }> {
  const issues: Issue[] = [];
  const texts = new Map<string, string>();
  for (const { record, source } of countries) {
    const text = await readText(join(folder, source.file));
    if (text.ok) texts.set(record.country.code, text.value);
    issues.push(...text.issues.map((issue) => ({ ...issue, expected: pageExpected(source) })));
  }
  const absent = ({ code }: Issue): boolean => code === 'no-such-file' && texts.size > 0;
  return { texts, issues: issues.map((one) => (absent(one) ? { ...one, severity: 'warning' } : one)) };
}

/** The text of a page is not in the project: its reader has to put it there. */
function pageExpected({ id, title }: Source): string {
  return `the text of the page ${id} (${title}), under the name that data/sources.yaml gives it`;
}

/** SHA-256 of a page's text as it was read (readText), in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Issues that accompany the checked pages, though they are errors. */
function isAboutQuotes(code: Issue['code']): boolean {
  return code === 'quote-not-found' || code === 'quote-moved';
}

/** In one line, what stands of the quotes without the texts of their pages: the positions that `cite` recorded. */
export function recordedQuotes({ countries, locks }: Project): string {
  const recorded = countries.flatMap((country) => {
    const lock = locks.get(country.record.country.code);
    return [...quotesOf(country).keys()].map((quote) => lock !== undefined && Object.hasOwn(lock.quotes, quote));
  });
  const stand = `the recorded positions of ${recorded.filter(Boolean).length} of ${recorded.length} quotes stand`;
  return `without the texts of the pages, ${stand}; --source-text FOLDER looks them up again`;
}
