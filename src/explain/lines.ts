// The triples that a line of a file makes, and what rests on the quote or the reason that stands on it.
import { basename, resolve, sep } from 'node:path';
import { type Issue, type Path, type Place, passed, type Result, refused } from '../errors.ts';
import { tableRows } from '../map/table.ts';
import { type Evidence, scopeWithin, unquoted } from '../model/evidence.ts';
import type { Project } from '../project/open.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { dotted } from '../read/source-document.ts';
import { closest } from '../values/closest.ts';
import type { Origin, Statement } from './origins.ts';

/** Most files that a message lists. */
const MOST = 12;

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
export interface OnLine {
  /** What the line makes of its own. */
  readonly statements: readonly Statement[];
  /** What rests on a quote, a mode or a reason of the line, and is authored elsewhere. */
  readonly resting: readonly Statement[];
  /** What is to be told of fields of the line that make no triple. */
  readonly notes: readonly string[];
}

function documentsOf({ documents, curatedDocuments, sourcesDocument, datasetDocument }: Project): SourceDocument[] {
  const pages = sourcesDocument === undefined ? [] : [sourcesDocument];
  return [...documents, ...curatedDocuments, ...pages, datasetDocument];
}

/** The document of the project with this name, or the only one with this end of a name, as `cn.yaml`. */
export function documentNamed(file: string, project: Project): SourceDocument | undefined {
  const all = documentsOf(project);
  const whole = all.find((document) => resolve(document.file) === resolve(file));
  const [only, ...others] = all.filter((document) => resolve(document.file).endsWith(`${sep}${file}`));
  return whole ?? (others.length === 0 ? only : undefined);
}

/** Why no line of a file of facts can be explained: the project has no such file, or takes nothing from it yet. */
export function notOfProject({ file }: LineName, project: Project): Issue {
  const names = documentsOf(project).map((document) => document.file);
  const draft = project.drafts.find((code) => basename(file).replace(/\.ya?ml$/, '') === code);
  const near = closest(file, names);
  const listed =
    names.length > MOST ? `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more` : names.join(', ');
  return {
    code: 'no-such-file',
    severity: 'error',
    message:
      draft === undefined
        ? `no file of the facts is called "${file}"${near === undefined ? '' : `; did you mean "${near}"?`}`
        : `"${file}" is a draft, of which nothing is exported before its last value is filled in`,
    expected:
      draft === undefined ? `one of ${listed}` : 'the line of a country without TODO; ncb-graph validate lists them',
  };
}

/** An origin at a path of a document, and the statement that comes from there. */
interface Entry {
  readonly statement: Statement;
  readonly origin: Origin;
}

/** What comes from each value of each authored document. */
export class Authored {
  /** File → dotted path → what comes from there. */
  readonly #files = new Map<string, Map<string, { readonly path: Path; readonly entries: Entry[] }>>();

  constructor(statements: readonly Statement[]) {
    for (const statement of statements) {
      for (const origin of statement.origins) {
        const { path, field = '', place } = origin;
        if (path === undefined) continue;
        const values = this.#files.get(place.file) ?? new Map();
        this.#files.set(place.file, values);
        const known = values.get(field);
        if (known === undefined) values.set(field, { path, entries: [{ statement, origin }] });
        else known.entries.push({ statement, origin });
      }
    }
  }

  /** Statements of origins at the paths that pass, each once. */
  where(
    file: string,
    isPath: (path: Path) => boolean,
    isOrigin: (origin: Origin) => boolean = () => true,
  ): Statement[] {
    const values = [...(this.#files.get(file)?.values() ?? [])].filter(({ path }) => isPath(path));
    const found = values.flatMap(({ entries }) => entries.filter(({ origin }) => isOrigin(origin)));
    return [...new Set(found.map(({ statement }) => statement))];
  }

  /** Lines from which something comes. */
  lines(file: string): number[] {
    const values = [...(this.#files.get(file)?.values() ?? [])];
    return values.flatMap(({ entries }) => entries[0]?.origin.place.line ?? []);
  }
}

/**
 * The statements of a line of an authored document. With a column, of the value that stands there alone, and all inside
 * it. Issue: `no-triple` for a line that makes none and that nothing rests on, with the nearest line that does.
 */
export function onDocumentLine(
  document: SourceDocument,
  { line, column }: LineName,
  authored: Authored,
): Result<OnLine> {
  const { file } = document;
  const all = document.pathsAt(line).filter((path) => path.length > 0);
  const at = column === undefined ? undefined : pathAtColumn(document, all, line, column);
  const paths = at === undefined ? all : [at];
  // A block begins where its first field does, so a column names both.
  const begun =
    at === undefined ? [] : all.filter((path) => isSamePlace(document.placeOf(path), document.keyPlaceOf(at)));
  const wanted = new Set([...paths, ...begun].map(dotted));
  const made = authored.where(file, (path) => wanted.has(dotted(path)) || (at !== undefined && begins(path, at)));
  const known = new Set(made);
  const resting = paths
    .flatMap((path) => restingOn(document, path))
    .flatMap(({ isPath, isOrigin }) => authored.where(file, isPath, isOrigin))
    .filter((one) => !known.has(one));
  const notes = paths.flatMap((path) => withheldNote(path));
  if (made.length > 0 || resting.length > 0 || notes.length > 0) {
    return passed({ statements: made, resting: [...new Set(resting)], notes });
  }
  return refused(noTriple(document, { line, column }, all, authored.lines(file)));
}

function begins(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((step, at) => step === path[at]);
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.line === b.line && a.column === b.column;
}

/** The innermost value that begins at the column or before it; the first of the line where none does. */
function pathAtColumn(
  document: SourceDocument,
  paths: readonly Path[],
  line: number,
  column: number,
): Path | undefined {
  const columnOf = (path: Path): number => {
    const places = [document.keyPlaceOf(path), document.placeOf(path)];
    return places.find((place) => place.line === line)?.column ?? 0;
  };
  const before = paths.filter((path) => columnOf(path) <= column);
  return before.reduce<Path | undefined>(
    (best, path) => (best === undefined || columnOf(path) >= columnOf(best) ? path : best),
    paths[0],
  );
}

interface Resting {
  readonly isPath: (path: Path) => boolean;
  readonly isOrigin?: (origin: Origin) => boolean;
}

/** What rests on a field that says how others stand in their source, or by which words. */
function restingOn(document: SourceDocument, path: Path): Resting[] {
  const key = path.at(-1);
  const block = path.slice(0, -1);
  const isPath = (at: Path) => begins(at, block);
  if (key === 'as' || key === 'id') return [{ isPath: (at) => isPath(at) && at.length === path.length }];
  if (key !== 'quote' && key !== 'mode' && key !== 'because') return [];
  const { quote, mode, because } = scopeAt(document.value, block);
  return [
    {
      isPath,
      isOrigin: ({ ground }) =>
        (quote === undefined || ground?.quote === quote) &&
        (key === 'quote' || (ground?.mode === mode && ground.because === because)),
    },
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
