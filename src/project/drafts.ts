// Drafts: files that `ncb-graph add` made and that are not filled in yet. They are checked, told, and left out.
import type { Issue, Result } from '../errors.ts';

/**
 * The issues of a file that nothing is wrong with but that it is not filled in yet, as warnings; undefined for any
 * other. A country that is refused without an issue waits for its source.
 */
export function draftIssues(parsed: Result<unknown>): Issue[] | undefined {
  const isWaiting = ({ code, severity }: Issue) => severity === 'warning' || code === 'unfinished';
  if (parsed.ok || !parsed.issues.every(isWaiting)) return undefined;
  return parsed.issues.map((issue) => ({ ...issue, severity: 'warning' }));
}
