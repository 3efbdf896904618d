// Quotes against the texts of their pages, where these are at hand.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { cite } from '../model/cite.ts';
import { byPlace } from '../model/issues-from-zod.ts';
import type { Lock } from '../model/lock.ts';
import { issueAt } from '../model/parse.ts';
import type { Source } from '../model/sources.ts';
import { readText } from '../read/text.ts';
import type { Project } from './open.ts';

/** The text of a page is not in the project: its reader has to put it there. */
function pageExpected({ id, title }: Source): string {
  return `the text of the page ${id} (${title}), under the name that data/sources.yaml gives it`;
}

/** SHA-256 of a page's text as it was read (readText), in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The lock of every country whose page is in the folder. Issues: quotes that the page does not say, changed pages. */
export async function checkQuotes(project: Project, folder: string): Promise<Result<ReadonlyMap<string, Lock>>> {
  const issues: Issue[] = [];
  const locks = new Map<string, Lock>();
  for (const [index, country] of project.countries.entries()) {
    const document = project.documents[index];
    if (document === undefined) continue;
    const file = join(folder, country.source.file);
    const text = await readText(file);
    if (!text.ok) {
      issues.push(...text.issues.map((issue) => ({ ...issue, expected: pageExpected(country.source) })));
      continue;
    }
    const hash = hashOf(text.value);
    if (hash !== country.source.sha256) {
      issues.push(
        issueAt(document, {
          code: 'stale-lock',
          path: ['source'],
          message: `the text of ${country.source.id} is not the one that data/sources.yaml names: its SHA-256 is ${hash}`,
          expected: `SHA-256 ${country.source.sha256}, or the new hash in data/sources.yaml`,
          severity: 'warning',
        }),
      );
    }
    const cited = cite(country, text.value);
    issues.push(...cited.faults.map((fault) => issueAt(document, fault)).toSorted(byPlace));
    locks.set(country.record.country.code, cited.lock);
  }
  return issues.some(({ severity }) => severity === 'error') ? refused(...issues) : passed(locks, issues);
}
