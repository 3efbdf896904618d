// What a stream of records needs of a project folder: no country is read, and of the ontology only concept schemes.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { readConcepts } from '../map/concepts.ts';
import { parseSource } from '../model/issues-from-zod.ts';
import { type Lock, lockSchema } from '../model/lock.ts';
import { datasetSchema } from '../model/sources.ts';
import { sortedStrings } from '../rdf/order.ts';
import { parseQuads } from '../rdf/parse.ts';
import type { Quad } from '../rdf/terms.ts';
import { readSource } from '../read/source-folder.ts';
import { readText } from '../read/text.ts';
import type { StreamContext } from '../stream/context.ts';
import type { Plan } from '../validate/plan.ts';
import { openSources } from './open-sources.ts';

const schemeFiles = ['codes.ttl', 'crime-areas.ttl', 'regions.ttl'] as const;

/**
 * Base, closed lists, sources and positions of quotes, and the plan of the shapes where they are asked for.
 * Issues: those of reading and parsing each file, and of planning.
 */
export async function openStream(
  folder: { readonly data: string; readonly ontology: string },
  { shapes = false }: { readonly shapes?: boolean } = {},
): Promise<Result<Pick<StreamContext, 'base' | 'codes' | 'sources' | 'locks' | 'plan'>>> {
  const issues: Issue[] = [];
  const take = <T>(result: Result<T>): T | undefined => {
    issues.push(...result.issues);
    return result.ok ? result.value : undefined;
  };
  const turtle = async (name: string): Promise<readonly Quad[]> => {
    const file = join(folder.ontology, name);
    const text = take(await readText(file));
    return (text === undefined ? undefined : take(await parseQuads(text, 'turtle', { file }))) ?? [];
  };
  const schemes: Quad[] = [];
  for (const name of schemeFiles) schemes.push(...(await turtle(name)));
  let plan: Plan | undefined;
  if (shapes) {
    // Loaded only here: most streams start without.
    const { planShapes } = await import('../validate/plan.ts');
    plan = take(planShapes(await turtle('shapes.ttl'), await turtle('ncb.ttl'), schemes));
  }
  const datasetFile = take(await readSource(join(folder.data, 'dataset.yaml')));
  const dataset = datasetFile && take(parseSource(datasetSchema, datasetFile));
  const sources = take(await openSources(join(folder.data, 'sources.yaml'), true));
  const locks = new Map<string, Lock>();
  const countries = join(folder.data, 'countries');
  const names = await readdir(countries).catch(() => [] as string[]);
  for (const name of sortedStrings(names.filter((each) => each.endsWith('.lock.json')))) {
    const document = take(await readSource(join(countries, name)));
    const lock = document && take(parseSource(lockSchema, document));
    if (lock !== undefined) locks.set(name.slice(0, -'.lock.json'.length), lock);
  }
  if (dataset === undefined || sources === undefined || issues.some(({ severity }) => severity === 'error')) {
    return refused(...issues);
  }
  const concepts = take(readConcepts(schemes));
  if (concepts === undefined) return refused(...issues);
  const { base } = dataset;
  return passed({ base, codes: concepts.codes, sources, locks, ...(plan === undefined ? {} : { plan }) }, issues);
}
