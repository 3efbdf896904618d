// Drafts: files that `ncb-graph add` made and that are not filled in yet. They are checked, told, and left out.
import type { Issue, Result } from '../errors.ts';
import { type Source, sourceSchema } from '../model/sources.ts';
import { isUnfinished } from '../model/unfinished.ts';
import type { SourceDocument } from '../read/source-document.ts';

/**
 * The issues of a file that nothing is wrong with but that it is not filled in yet, as warnings; undefined for any
 * other. A country that is refused without an issue waits for its source.
 */
export function draftIssues(parsed: Result<unknown>): Issue[] | undefined {
  const isWaiting = ({ code, severity }: Issue) => severity === 'warning' || code === 'unfinished';
  if (parsed.ok || !parsed.issues.every(isWaiting)) return undefined;
  return parsed.issues.map((issue) => ({ ...issue, severity: 'warning' }));
}

/** The pages of a sources.yaml that are filled in, by identifier. */
export function finishedSources(document: SourceDocument): Record<string, Omit<Source, 'id'>> {
  const entries = Object.entries(document.value as Record<string, Record<string, unknown>>);
  return Object.fromEntries(
    entries.flatMap(([id, source]) => {
      if (Object.values(source).some(isUnfinished)) return [];
      return [[id, sourceSchema.parse(source)]];
    }),
  );
}
