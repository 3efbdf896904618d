// The triples that a line of a file makes, and what rests on the quote or the reason that stands on it.
import { resolve } from 'node:path';
import { type Issue, type Path, passed, type Result, refused } from '../errors.ts';
import { tableRows } from '../map/table.ts';
import { type Evidence, scopeWithin, unquoted } from '../model/evidence.ts';
import type { Project } from '../project/open.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { dotted } from '../read/source-document.ts';
import type { Origin, Statement } from './origins.ts';

/** A line that somebody asks for; line and column count from 1. */
export interface LineName {
  readonly file: string;
  readonly line: number;
  readonly column?: number | undefined;
}

/** `FILE:LINE` or `FILE:LINE:COLUMN`; undefined for any other name. */
export function lineName(text: string): LineName | undefined {
  const [, file = '', line = '', column] =
    /^(.*\.(?:ya?ml|ttl|nt|nq|trig|jsonld|rdf)):(\d{1,9})(?::(\d{1,9}))?$/.exec(text) ?? [];
  if (file === '') return undefined;
  return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

/** What a line says. */
export interface OnLine<S> {
  /** What the line makes of its own. */
  readonly statements: readonly S[];
  /** What rests on a quote, a mode or a reason of the line, and is authored elsewhere. */
  readonly resting: readonly S[];
  /** What is to be told of fields of the line that make no triple. */
  readonly notes: readonly string[];
}

/** The document of the project with this name. */
export function documentNamed(file: string, project: Project): SourceDocument | undefined {
  const { documents, curatedDocuments, sourcesDocument } = project;
  const all = [...documents, ...curatedDocuments, ...(sourcesDocument === undefined ? [] : [sourcesDocument])];
  return all.find((document) => resolve(document.file) === resolve(file));
}

/**
 * The statements of a line of an authored document. With a column, of the value that stands there alone, and all inside
 * it. Issue: `no-triple` for a line that makes none and that nothing rests on, with the nearest line that does.
 */
export function onDocumentLine<S extends Statement>(
  document: SourceDocument,
  { line, column }: LineName,
  statements: readonly S[],
): Result<OnLine<S>> {
  const paths = document.pathsAt(line).filter((path) => path.length > 0);
  const chosen = column === undefined ? undefined : pathAtColumn(document, paths, line, column);
  const wanted = new Set((chosen === undefined ? paths : [chosen]).map(dotted));
  const ofFile = (origin: Origin) => origin.place.file === document.file && origin.path !== undefined;
  const where = (test: (origin: Origin, path: Path) => boolean) =>
    statements.filter(({ origins }) => origins.some((one) => ofFile(one) && test(one, one.path ?? [])));
  const made = where((_, path) => wanted.has(dotted(path)) || (chosen !== undefined && begins(path, chosen)));
  const rests = (chosen === undefined ? paths : [chosen]).flatMap((path) => restingOn(document, path));
  const known = new Set(made);
  const resting = where((origin) => rests.some((test) => test(origin))).filter((one) => !known.has(one));
  const notes = paths.flatMap((path) => withheldNote(path));
  if (made.length > 0 || resting.length > 0 || notes.length > 0) return passed({ statements: made, resting, notes });
  const lines = statements.flatMap(({ origins }) => origins.filter(ofFile).map(({ place }) => place.line));
  return refused(noTriple(document, { line, column }, paths, lines));
}

function begins(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((step, at) => step === path[at]);
}

/** The innermost value that begins at the column or before it; the first of the line where none does. */
function pathAtColumn(
  document: SourceDocument,
  paths: readonly Path[],
  line: number,
  column: number,
): Path | undefined {
  const startOf = (path: Path): number => {
    const [key, value] = [document.keyPlaceOf(path), document.placeOf(path)];
    return key.line === line ? key.column : value.line === line ? value.column : 0;
  };
  const before = paths.filter((path) => startOf(path) <= column);
  return before.reduce<Path | undefined>(
    (best, path) => (best === undefined || startOf(path) >= startOf(best) ? path : best),
    paths[0],
  );
}

/** What rests on a field that says how others stand in their source, or by which words. */
function restingOn(document: SourceDocument, path: Path): ((origin: Origin) => boolean)[] {
  const key = path.at(-1);
  const block = path.slice(0, -1);
  const within = ({ path: at = [] }: Origin) => begins(at, block);
  const scope = scopeAt(document.value, block);
  if (key === 'quote') return [(origin) => within(origin) && origin.ground?.quote === scope.quote];
  if (key === 'as' || key === 'id') return [(origin) => within(origin) && origin.path?.length === path.length];
  if (key !== 'mode' && key !== 'because') return [];
  return [
    (origin) =>
      within(origin) &&
      origin.ground?.mode === scope.mode &&
      origin.ground.because === scope.because &&
      (scope.quote === undefined || origin.ground.quote === scope.quote),
  ];
}

/** The evidence that holds inside the block at a path. */
function scopeAt(root: unknown, path: Path) {
  let value = root;
  let scope = scopeWithin(unquoted, root as Evidence);
  for (const step of path) {
    value = (value as Record<string | number, unknown>)[step];
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      scope = scopeWithin(scope, value as Evidence);
  }
  return scope;
}

/** Fields that their table withholds. */
function withheldNote(path: Path): string[] {
  const [first = '', last = ''] = [path[0], path.at(-1)].map(String);
  const row = path.length === 1 ? `record.${first}` : `${first}.${last}`;
  const fate = tableRows.get(row);
  if (fate === undefined || fate === 'emits' || !('withheld' in fate)) return [];
  return [`${dotted(path)} makes no triple of its own: ${fate.withheld} (row ${row})`];
}

function noTriple(
  document: SourceDocument,
  { line, column }: Omit<LineName, 'file'>,
  paths: readonly Path[],
  lines: readonly number[],
): Issue {
  const nearest = lines.reduce<number | undefined>((best, one) => {
    const inner = paths.length > 0 && one < line;
    if (inner) return best;
    return best === undefined || Math.abs(one - line) < Math.abs(best - line) ? one : best;
  }, undefined);
  const text = document.line(line);
  const count = document.text.replace(/\n$/, '').split('\n').length;
  const what =
    line < 1 || line > count
      ? `the file has ${count} lines`
      : text.trim() === ''
        ? 'the line is empty'
        : text.trimStart().startsWith('#')
          ? 'the line is a comment'
          : `${paths.map(dotted).at(-1) ?? 'the line'} makes no triple of its own`;
  const place = { file: document.file, line, column: column ?? 1 };
  return {
    code: 'no-triple',
    severity: 'error',
    message: `${what}, so no triple comes from it`,
    place,
    excerpt: text,
    ...(nearest === undefined ? {} : { expected: `a line that says something; the nearest is ${nearest}` }),
  };
}
