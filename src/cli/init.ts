// `init`: the folder of a new project. Countries come by `add`.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSource } from '../model/issues-from-zod.ts';
import { schemaFiles } from '../model/json-schema.ts';
import { datasetSchema } from '../model/sources.ts';
import { openOntology } from '../project/open.ts';
import { readYaml } from '../read/yaml.ts';
import { datasetFile } from '../scaffold/fill-in.ts';
import { template, writeNew } from './new-files.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common, Outcome } from './outcome.ts';

export interface InitOptions {
  readonly title: string;
  readonly creator: string;
  readonly base: string;
  readonly withOntology?: boolean;
}

const packaged = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export async function initCommand(common: Common, folder: string, options: InitOptions): Promise<Outcome> {
  const ontology = await openOntology(ontologyFolder(common));
  if (!ontology.ok) return ontology;
  // The day on which a data set is begun is its author's; nothing that is exported depends on the clock.
  const issued = new Date().toISOString().slice(0, 10);
  const dataset = datasetFile(await template('dataset.yaml'), { ...options, issued });
  const read = readYaml(dataset, 'dataset.yaml');
  const parsed = read.ok ? parseSource(datasetSchema, read.value) : read;
  if (!parsed.ok) return parsed;
  const guide = (await readFile(packaged('data/README.md'), 'utf8'))
    .replaceAll('countries/cn.yaml', 'example/cn.yaml')
    .replace(/^\| `template\/\*\.yaml` .*$/m, '| `example/` | a country to look at, which is not exported | |');
  const files = new Map([
    ['data/README.md', guide],
    ['data/dataset.yaml', dataset],
    ['data/sources.yaml', await template('sources.yaml')],
    ['data/countries/.gitkeep', ''],
    ['data/example/cn.yaml', await readFile(packaged('data/countries/cn.yaml'), 'utf8')],
    // The texts of pages belong to their publishers.
    ['pages/.gitignore', '*\n!.gitignore\n'],
  ]);
  for (const [name, text] of schemaFiles(ontology.value.concepts.known)) files.set(`data/schema/${name}`, text);
  if (options.withOntology) {
    const from = ontologyFolder(common);
    for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(join('ontology', path.slice(from.length)), await readFile(path, 'utf8'));
    }
  }
  const issues = await writeNew(folder, files);
  if (issues.length > 0) return { issues };
  const enter = folder === '.' ? '' : `cd ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}\n  `;
  return {
    issues: [],
    talk: `${folder}: ${files.size} files; data/README.md is the guide, data/example/cn.yaml a whole country to look at\nNext:\n  ${enter}ncb-graph add fr     (the two letters of your country)`,
  };
}
