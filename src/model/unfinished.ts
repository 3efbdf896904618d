// TODO: the mark of a value that its author has still to write. No fact may rest on one; a file with one is a draft.
import type { Issue, Path } from '../errors.ts';
import type { SourceDocument } from '../read/source-document.ts';

/** Whether a value is a mark for its author: TODO, alone, before an example, or before what to do (in parentheses). */
export function isUnfinished(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('TODO') && /^TODO\b/.test(value);
}

/** What to write, by the name of the field, where it can be said more exactly. */
const wanted: Readonly<Record<string, string>> = {
  quote: 'the words of your page that say it, letter for letter',
  because: 'your own words: why you read the page so',
};

/** An issue `unfinished` for every value of a document that is still to be written, in the order of the document. */
export function unfinishedIssues(document: SourceDocument): Issue[] {
  const issues: Issue[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, [...path, index]);
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) visit((value as Record<string, unknown>)[key], [...path, key]);
    } else if (isUnfinished(value)) issues.push(unfinished(document, path, value));
  };
  visit(document.value, []);
  return issues;
}

/** Issues of a document with those of unfinished values in place of whatever else was told of these. */
export function withUnfinished(document: SourceDocument, issues: readonly Issue[]): Issue[] {
  const unfinished = unfinishedIssues(document);
  const told = new Set(unfinished.map(({ field }) => field));
  return [...unfinished, ...issues.filter(({ field }) => !told.has(field))];
}

function unfinished(document: SourceDocument, path: Path, value: string): Issue {
  const place = document.placeOf(path);
  const field = path.findLast((step) => typeof step === 'string') ?? '';
  const what = Object.hasOwn(wanted, field) ? wanted[field] : 'what your page says';
  const task = /^TODO:?\s*\((.+)\)$/s.exec(value)?.[1];
  return {
    code: 'unfinished',
    severity: 'error',
    message: `${path.join('.')} is still to be filled in`,
    place,
    field: path.join('.'),
    expected: task ?? `${what}, in place of ${JSON.stringify(shortened(value))}`,
    ...document.excerptAt(place),
  };
}

function shortened(text: string): string {
  const characters = Array.from(text.slice(0, 200));
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text;
}
