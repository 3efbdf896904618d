// `schema`: the JSON Schemas that give editors completion in data/*.yaml.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '../errors.ts';
import { schemaFiles } from '../model/json-schema.ts';
import { openOntology } from '../project/open.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common, Outcome } from './outcome.ts';
import { writeWhole } from './stream-outlet.ts';

export async function schemaCommand(common: Common, { check = false }: { readonly check?: boolean }): Promise<Outcome> {
  const ontology = await openOntology(ontologyFolder(common));
  if (!ontology.ok) return ontology;
  const folder = join(common.data, 'schema');
  const stale: [string, string][] = [];
  for (const [name, text] of schemaFiles(ontology.value.concepts.known)) {
    const file = join(folder, name);
    if ((await readFile(file, 'utf8').catch(() => undefined)) !== text) stale.push([file, text]);
  }
  if (stale.length === 0) return { issues: [], talk: `${folder} is up to date` };
  if (check) return { issues: [], talk: stale.map(([file]) => `stale: ${file}`).join('\n'), exit: 1 };
  const issues: Issue[] = [];
  // What is wrong with the folder is told by the first file that cannot be written.
  await mkdir(folder, { recursive: true }).catch(() => {});
  for (const [file, text] of stale) issues.push(...(await writeWhole(file, text)).issues);
  return { issues, ...(issues.length > 0 ? {} : { talk: stale.map(([file]) => `${file}: written`).join('\n') }) };
}
