// `export` of a folder, unless it stands as it was last made of the same input by the same program. Loads little, so
// that to find nothing to do takes no longer than to look; what an export does is in export.ts.
import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesAsPublished, fingerprintOf, type Ingredients, notePublished } from '../publish/unchanged.ts';
import type { ExportOptions } from './export.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common, Outcome } from './outcome.ts';

/** The issues and the talk of an export, or of one that had nothing to do. */
export async function exportAnew(common: Common, files: readonly string[], options: ExportOptions): Promise<Outcome> {
  const make = async () => (await import('./export.ts')).exportCommand(common, files, options);
  const { out, check, stats, report, outDir } = options;
  const cache = cacheFolder(process.env);
  // What else is asked for than the folder is always made: --check proves that the folder can be made again.
  if (cache === undefined || out !== undefined || check || stats || report !== 'human') return make();
  const ingredients = await ingredientsOf(common, files, options);
  if (ingredients === undefined) return make();
  const fingerprint = await fingerprintOf(ingredients);
  if (fingerprint === undefined) return make();
  const count = await filesAsPublished(outDir, cache, fingerprint);
  if (count !== undefined) {
    return {
      issues: [],
      talk: `${outDir}: nothing to do; its ${count + 1} files and all they are made of are unchanged`,
    };
  }
  const { published, ...outcome } = await make();
  // Input that changed meanwhile may be in the output or not.
  if (published !== undefined && (await fingerprintOf(ingredients)) === fingerprint) {
    await notePublished(outDir, cache, fingerprint, published);
  }
  return outcome;
}

/**
 * Everything that the bytes of an export may depend on: more than they do, rather than less. Undefined for a program
 * that is not built, whose files may be anywhere.
 */
async function ingredientsOf(
  common: Common,
  files: readonly string[],
  options: ExportOptions,
): Promise<Ingredients | undefined> {
  const program = dirname(fileURLToPath(import.meta.url));
  if (basename(program) !== 'dist') return undefined;
  const { dependencies } = JSON.parse(await readFile(join(program, '../package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const ontology = ontologyFolder(common);
  return {
    words: [process.versions, process.cwd(), resolve(options.outDir), common.data, ontology, files, options],
    folders: [common.data, ontology, program],
    files: above(program).flatMap((folder) => [
      join(folder, 'package.json'),
      join(folder, 'node_modules/.package-lock.json'),
      ...Object.keys(dependencies).map((name) => join(folder, 'node_modules', name, 'package.json')),
    ]),
  };
}

/** The folders above one, nearest first. */
function above(folder: string): string[] {
  const next = dirname(folder);
  return next === folder ? [] : [next, ...above(next)];
}

/**
 * Where programs of this user keep what they can do without; undefined where none is known. A path that depends on
 * the working folder is passed over: https://specifications.freedesktop.org/basedir/latest/#basics
 */
function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: local, HOME: home } = environment;
  const caches = [named, local].find((path) => path && isAbsolute(path)) ?? (home ? join(home, '.cache') : undefined);
  return caches === undefined ? undefined : join(caches, 'ncb-graph');
}
