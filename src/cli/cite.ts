// `cite`: looks up every quote in the text of its page and writes the lock files.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { checkQuotes } from '../project/quotes.ts';
import type { Common, Outcome } from './outcome.ts';
import { open } from './project.ts';

export interface CiteOptions {
  readonly sourceText: string;
  readonly check?: boolean;
}

export async function citeCommand(common: Common, codes: readonly string[], options: CiteOptions): Promise<Outcome> {
  // Lock files are what this command makes: old ones need not be right.
  const project = await open(common, codes.length === 0 ? undefined : codes, { locks: false });
  if (!project.ok) return project;
  const quotes = await checkQuotes(project.value, options.sourceText);
  const issues = [...project.issues, ...quotes.issues];
  if (!quotes.ok) return { issues };
  const said: string[] = [];
  let stale = 0;
  for (const [index, country] of project.value.countries.entries()) {
    const lock = quotes.value.get(country.record.country.code);
    const file = project.value.documents[index]?.file.replace(/\.yaml$/, '.lock.json');
    if (lock === undefined || file === undefined) continue;
    const text = `${JSON.stringify(lock, undefined, 2)}\n`;
    const old = await readFile(file, 'utf8').catch(() => '');
    if (old === text) {
      said.push(`${file} is up to date`);
      continue;
    }
    stale += 1;
    if (options.check) said.push(`stale: ${file}`);
    else {
      await writeFile(`${file}.next`, text);
      await rename(`${file}.next`, file);
      said.push(`${file}: ${Object.keys(lock.quotes).length} quotes`);
    }
  }
  return { issues, talk: said.join('\n'), exit: options.check && stale > 0 ? 1 : 0 };
}
