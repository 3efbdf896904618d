// The files of data/ that stand beside countries: positions of quotes, curated links. Pages are in open-sources.ts.
import { existsSync } from 'node:fs';
import { type Issue, type Path, passed, type Result, refused } from '../errors.ts';
import { foreignLock, positionFaults } from '../model/check-lock.ts';
import { type Curated, curatedSchema } from '../model/curated.ts';
import { parseSource } from '../model/issues-from-zod.ts';
import { type Lock, lockSchema } from '../model/lock.ts';
import { issueAt, type ParsedCountry } from '../model/parse.ts';
import { remainderOf } from '../model/remainder.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { readSource, readSources } from '../read/source-folder.ts';

/** A lock of the text that the source names, or one of another text of the same page. */
interface OpenedLock {
  readonly lock?: Lock;
  readonly stale?: Lock;
}

/** A lock file that can be used for the quotes of a country, or none; what is wrong with it is told in its own lines. */
export async function openLock(country: ParsedCountry): Promise<Result<OpenedLock>> {
  const read = await readSource(country.file.replace(/\.yaml$/, '.lock.json'));
  if (!read.ok) return read.issues.every(({ code }) => code === 'no-such-file') ? passed({}) : read;
  const parsed = parseSource(lockSchema, read.value);
  if (!parsed.ok) return parsed;
  const lock = parsed.value;
  const foreign = foreignLock(lock, country);
  const faults = foreign === undefined ? positionFaults(lock, country) : [foreign];
  const issues = faults.map((fault) => issueAt(read.value, fault));
  if (issues.some(({ severity }) => severity === 'error')) return refused(...issues);
  if (foreign === undefined) return passed({ lock }, issues);
  return passed(lock.source === country.source.id ? { stale: lock } : {}, issues);
}

interface CuratedFile {
  readonly document: SourceDocument;
  /** What can be judged of it, refused or not. */
  readonly links: Curated;
  readonly originOf: (path: Path) => Path;
}

export async function openCurated(
  folder: string,
): Promise<{ issues: readonly Issue[]; files: readonly CuratedFile[] }> {
  if (!existsSync(folder)) return { issues: [], files: [] };
  const read = await readSources(folder);
  const issues = [...read.issues];
  const files = read.folder.documents.flatMap((document): CuratedFile[] => {
    const parsed = parseSource(curatedSchema, document);
    issues.push(...parsed.issues);
    if (parsed.ok) return [{ document, links: parsed.value, originOf: (path) => path }];
    const rest = remainderOf(curatedSchema, document, { by: 'unknown' });
    return rest === undefined ? [] : [{ document, links: rest.value, originOf: rest.originOf }];
  });
  return { issues, files };
}
