// Examplia: a country and a page of our own, so that its text may be edited. Opened from a folder made for a test file.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProject, type Project } from '../../src/project/open.ts';
import { checkQuotes } from '../../src/project/quotes.ts';

const here = import.meta.dirname;

export const page = readFileSync(join(here, 'pages/examplia.txt'), 'utf8');
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A folder with data/ of Examplia and its page; removed by the function it is given with. */
export function exampliaFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-examplia-'));
  cpSync(join(here, 'data'), join(folder, 'data'), { recursive: true });
  cpSync('data/dataset.yaml', join(folder, 'data/dataset.yaml'));
  cpSync(join(here, 'pages'), join(folder, 'pages'), { recursive: true });
  writeSources(folder, sha256(page));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** What data/sources.yaml says of the page. */
export function writeSources(folder: string, hash: string): void {
  const lines = [
    'title: Examplia',
    'publisher: Nobody',
    'language: en',
    'rights: Ours.',
    `sha256: ${hash}`,
    'file: examplia.txt',
  ];
  writeFileSync(join(folder, 'data/sources.yaml'), `examplia:\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

export async function openExamplia(folder: string): Promise<Project> {
  const project = await openProject({ data: join(folder, 'data'), ontology: 'ontology' });
  if (!project.ok) throw new Error(JSON.stringify(project.issues, undefined, 2));
  return project.value;
}

/** Records the positions of the quotes in the page as it is, as `cite` does where nothing is recorded. */
export async function record(folder: string): Promise<void> {
  rmSync(join(folder, 'data/countries/xa.lock.json'), { force: true });
  const pages = await checkQuotes(await openExamplia(folder), join(folder, 'pages'));
  if (!pages.ok) throw new Error(JSON.stringify(pages.issues, undefined, 2));
  const [found] = pages.value;
  if (found === undefined || found.faults.length > 0) throw new Error(JSON.stringify(found?.faults, undefined, 2));
  writeFileSync(join(folder, 'data/countries/xa.lock.json'), JSON.stringify(found.lock));
}
