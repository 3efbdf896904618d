// The pages of a project: data/sources.yaml.
import { passed, type Result } from '../errors.ts';
import { hints } from '../model/hints.ts';
import { parseSource } from '../model/issues-from-zod.ts';
import { type Source, sourceSchema, sourcesSchema } from '../model/sources.ts';
import { isUnfinished } from '../model/unfinished.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { readSource } from '../read/source-folder.ts';
import { draftIssues } from './drafts.ts';

type Sources = ReadonlyMap<string, Source>;
type Described = ReadonlyMap<string, Source | undefined>;

/** Absent where the file cannot be read. */
interface SourcesFile {
  readonly document?: SourceDocument;
  readonly described?: Described;
}

/**
 * Pages by identifier; undefined for one whose description is at fault or not filled in, so that countries are still
 * judged. Without a country there need not be any.
 */
export async function openSources(file: string, isNeeded: boolean): Promise<Result<Sources> & SourcesFile> {
  const read = await readSource(file);
  const none = { ...passed(new Map()), described: new Map() };
  if (!read.ok) return isNeeded || read.issues.some(({ code }) => code !== 'empty-file') ? read : none;
  const parsed = parseSource(sourcesSchema, read.value, hints);
  const described: Described = new Map(Object.keys(read.value.value ?? {}).map((id) => [id, undefined]));
  const document = read.value;
  const waiting = draftIssues(parsed);
  if (!parsed.ok && waiting === undefined) return { ...parsed, document, described };
  const sources = withIds(parsed.ok ? parsed.value : finishedSources(document));
  return { ...passed(sources, waiting), document, described: new Map([...described, ...sources]) };
}

function withIds(sources: Readonly<Record<string, Omit<Source, 'id'>>>): Map<string, Source> {
  return new Map(Object.entries(sources).map(([id, source]) => [id, { ...source, id }]));
}

/** The pages of a sources.yaml that are filled in, by identifier. */
function finishedSources(document: SourceDocument): Record<string, Omit<Source, 'id'>> {
  const entries = Object.entries(document.value as Record<string, Record<string, unknown>>);
  return Object.fromEntries(
    entries.flatMap(([id, source]) => {
      if (Object.values(source).some(isUnfinished)) return [];
      return [[id, sourceSchema.parse(source)]];
    }),
  );
}
