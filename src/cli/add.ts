// `add`: the file of a new country, and the entry of its page in sources.yaml.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { openOntology } from '../project/open.ts';
import { hashOf } from '../project/quotes.ts';
import { readSource } from '../read/source-folder.ts';
import { readText } from '../read/text.ts';
import { readYaml } from '../read/yaml.ts';
import { countryOf } from '../scaffold/countries.ts';
import { countryFile, type Page, sourceEntry, sourceOf } from '../scaffold/fill-in.ts';
import { pageHead } from '../scaffold/page-head.ts';
import { alreadyThere, exists, template, writeNew } from './new-files.ts';
import { noProject } from './no-project.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common, Outcome } from './outcome.ts';

export interface AddOptions {
  readonly name?: string;
  readonly page?: string;
}

export async function addCommand(common: Common, code: string, options: AddOptions): Promise<Outcome> {
  const country = countryOf(code, options.name);
  if (!country.ok) return country;
  if (!(await exists(join(common.data, 'dataset.yaml')))) return { issues: [noProject(common.data)] };
  const name = join('countries', `${country.value.code}.yaml`);
  if (await exists(join(common.data, name))) return { issues: [alreadyThere(join(common.data, name))] };
  const page = options.page === undefined ? passed(undefined) : await openPage(options.page);
  if (!page.ok) return page;
  const ontology = await openOntology(ontologyFolder(common));
  if (!ontology.ok) return ontology;
  const { known } = ontology.value.concepts;
  const given = page.value === undefined ? {} : { page: page.value };
  const text = countryFile(await template('country.yaml'), country.value, { known, ...given });
  const sources = join(common.data, 'sources.yaml');
  const entry = sourceEntry(await template('source.yaml'), country.value, page.value);
  const added = await addEntry(sources, sourceOf(country.value), entry);
  if (!added.ok) return added;
  const issues = await writeNew(common.data, new Map([[name, text]]));
  if (issues.length > 0) return { issues };
  const left = text.split('\n').filter((line) => /^[^#]*\bTODO\b/.test(line));
  const file = page.value?.file ?? `${sourceOf(country.value)}.txt`;
  const talk = [
    `${join(common.data, name)}: made, with ${left.length} values to fill in, each beginning with TODO`,
    `${sources}: ${added.value ? `${sourceOf(country.value)} added` : `${sourceOf(country.value)} is there already, and left as it is`}`,
    'Next:',
    ...(page.value === undefined ? [`  save the text of the page as pages/${file}`] : []),
    `  fill in ${join(common.data, name)}, which says how`,
    '  ncb-graph validate',
  ];
  return { issues: [], talk: talk.join('\n') };
}

async function openPage(path: string): Promise<Result<Page>> {
  const text = await readText(path);
  if (!text.ok) return text;
  const file = basename(path);
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file)) {
    return refused({
      code: 'bad-value',
      severity: 'error',
      message: `the file name "${file}" cannot stand in sources.yaml`,
      expected: 'letters, digits, dots, hyphens and underscores, as interpol-france.txt',
      found: file,
    });
  }
  return passed({ text: text.value, sha256: hashOf(text.value), file, head: pageHead(text.value) });
}

/** Adds an entry at the end of sources.yaml; false where one of its name is there already. Issue: `bad-yaml`. */
async function addEntry(file: string, id: string, entry: string): Promise<Result<boolean>> {
  const document = await readSource(file);
  const isEmpty = !document.ok && document.issues.every(({ code }) => code === 'empty-file');
  if (!document.ok && !isEmpty) return document;
  const value = document.ok ? document.value.value : {};
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, id)) return passed(false);
  // A block without fields is written { }, after which no entry can stand.
  const text = (await readFile(file, 'utf8')).replace(/^\{\s*\}[ \t]*$/m, '');
  const next = `${text.trimEnd()}\n${entry}`.trimStart();
  if (!readYaml(next, file).ok) return refused(notExtensible(file));
  try {
    await writeFile(`${file}.next`, next);
    await rename(`${file}.next`, file);
  } catch (error) {
    const message = `${file} cannot be written: ${(error as Error).message}`;
    return refused({ code: 'output-failed', severity: 'error', message });
  }
  return passed(true);
}

function notExtensible(file: string): Issue {
  return {
    code: 'bad-yaml',
    severity: 'error',
    message: 'no entry can be added at the end of this file as it is written',
    place: { file, line: 1, column: 1 },
    expected:
      'entries without { } around them all, each beginning with its identifier and a colon on a line of its own',
  };
}
