// `cite`: looks up every quote in the text of its page and writes the lock files.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Issue, passed, type Result } from '../errors.ts';
import { isUnfinished } from '../model/unfinished.ts';
import { checkQuotes, hashOf } from '../project/quotes.ts';
import { readSource } from '../read/source-folder.ts';
import { readText } from '../read/text.ts';
import type { Common, Outcome } from './outcome.ts';
import { open } from './project.ts';
import { writeWhole } from './stream-outlet.ts';

export interface CiteOptions {
  readonly sourceText: string;
  readonly check?: boolean;
}

export async function citeCommand(common: Common, named: readonly string[], options: CiteOptions): Promise<Outcome> {
  const codes = named.map((code) => code.toLowerCase());
  const sources = join(common.data, 'sources.yaml');
  const hashed = options.check ? passed(undefined) : await writeHashes(sources, options.sourceText);
  if (!hashed.ok) return hashed;
  // Without its hash a page is a draft that nobody exports, which it stays while a quote is not in it.
  const refuse = async (outcome: Outcome): Promise<Outcome> => {
    const undone = hashed.value === undefined ? passed(undefined) : await writeWhole(sources, hashed.value.before);
    return { ...outcome, issues: [...outcome.issues, ...undone.issues] };
  };
  // Lock files are what this command makes: old ones need not be right.
  const project = await open(common, codes.length === 0 ? undefined : codes, { locks: false });
  if (!project.ok) return refuse(project);
  const pages = await checkQuotes(project.value, options.sourceText);
  const issues = [...project.issues, ...pages.issues].map(asMended);
  if (!pages.ok || issues.some(({ severity }) => severity === 'error')) return refuse({ issues });
  const { drafts } = project.value;
  const said: string[] = [
    ...(hashed.value?.said ?? []),
    ...drafts.map((code) => `${code} is a draft: its quotes were not looked up`),
  ];
  let stale = drafts.length;
  for (const [index, { record }] of project.value.countries.entries()) {
    const page = pages.value.find(({ code }) => code === record.country.code);
    const file = project.value.documents[index]?.file.replace(/\.yaml$/, '.lock.json');
    if (page === undefined || file === undefined) continue;
    const text = `${JSON.stringify(page.lock, undefined, 2)}\n`;
    const old = await readFile(file, 'utf8').catch(() => '');
    if (old === text) {
      said.push(`${file} is up to date`);
      continue;
    }
    stale += 1;
    if (options.check) said.push(`stale: ${file}`);
    else {
      const written = await writeWhole(file, text);
      if (!written.ok) return { issues: [...issues, ...written.issues], talk: said.join('\n') };
      said.push(`${file}: ${Object.keys(page.lock.quotes).length} quotes`);
    }
  }
  return { issues, talk: said.join('\n'), exit: (options.check ? stale : drafts.length) > 0 ? 1 : 0 };
}

interface Hashed {
  readonly said: readonly string[];
  /** The text of the file before. */
  readonly before: string;
}

/** Writes the SHA-256 of each page that is at hand where sources.yaml has TODO for it; undefined where none is. */
async function writeHashes(file: string, folder: string): Promise<Result<Hashed | undefined>> {
  const document = await readSource(file);
  if (!document.ok || typeof document.value.value !== 'object') return passed(undefined);
  const { value, text, placeOf } = document.value;
  const lines = text.split('\n');
  const said: string[] = [];
  for (const [id, source] of Object.entries(value as Record<string, Record<string, unknown> | null>)) {
    if (!isUnfinished(source?.['sha256']) || typeof source?.['file'] !== 'string') continue;
    const page = await readText(join(folder, basename(source['file'])));
    if (!page.ok) continue;
    const at = placeOf([id, 'sha256']).line - 1;
    lines[at] = (lines[at] ?? '').replace(/(sha256: *)TODO.*$/, `$1${hashOf(page.value)}`);
    said.push(`${file}: the SHA-256 of ${source['file']} was written`);
  }
  if (said.length === 0) return passed(undefined);
  const before = await readFile(file, 'utf8');
  const written = await writeWhole(file, lines.join('\n'));
  return written.ok ? passed({ said, before }) : written;
}

/** Positions that are out of date are what this command mends; in a page that nobody has looked at it records none. */
function asMended(issue: Issue): Issue {
  if (issue.code === 'quote-moved') return { ...issue, severity: 'warning' };
  return issue.code === 'changed-page' ? { ...issue, severity: 'error' } : issue;
}
