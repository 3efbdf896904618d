// The files of a project: whether its facts can be read, its quotes are looked up, its derived files are fresh.
import { join } from 'node:path';
import type { Issue } from '../errors.ts';
import { contextOf } from '../map/context.ts';
import { quotesOf } from '../model/cite.ts';
import { schemaFiles } from '../model/json-schema.ts';
import { buildExport } from '../project/build.ts';
import type { Ontology, Project } from '../project/open.ts';
import { compareFolder } from '../publish/folder.ts';
import { readText } from '../read/text.ts';
import { type Examined, type Found, few } from './examination.ts';

const aboutQuotes: ReadonlySet<Issue['code']> = new Set(['no-position', 'stale-lock']);

/** Issues of opening the project, but for those about quotes. */
export function examineFacts(issues: readonly Issue[], project: Project | undefined): Examined {
  const found = issues
    .filter(({ code }) => !aboutQuotes.has(code))
    .map(({ severity, code, message, place }): Found => {
      const isDraft = code === 'unfinished';
      const gravity = isDraft ? 'note' : severity;
      const mend = code === 'empty-folder' && severity === 'warning' ? 'ncb-graph add CODE' : 'ncb-graph validate';
      return { gravity, message, mend, ...(place === undefined ? {} : { place }) };
    });
  const countries = project?.countries ?? [];
  const facts = countries.reduce((sum, country) => sum + country.facts.length, 0);
  return {
    check: 'facts',
    found: atMost(found),
    fine: `${facts} facts of ${countries.length} ${countries.length === 1 ? 'country' : 'countries'}`,
  };
}

/** So many findings of one check are told, and the rest is counted. */
const MOST = 10;

function atMost(found: readonly Found[]): Found[] {
  const rest = found.slice(MOST);
  const gravity = rest.some((one) => one.gravity === 'error')
    ? 'error'
    : rest.some((one) => one.gravity === 'warning')
      ? 'warning'
      : 'note';
  const more = { gravity, message: `and ${rest.length} more`, mend: 'ncb-graph validate' } as const;
  return [...found.slice(0, MOST), ...(rest.length === 0 ? [] : [more])];
}

/** Quotes whose place in their page nobody has looked up, or in an older text of it only. */
export function examineQuotes(issues: readonly Issue[], data: string, project: Project): Examined {
  const byFile = new Map<string, Issue[]>();
  for (const issue of issues.filter(({ code }) => aboutQuotes.has(code))) {
    const file = issue.place?.file ?? data;
    byFile.set(file, [...(byFile.get(file) ?? []), issue]);
  }
  const found = [...byFile].map(([file, all]): Found => {
    const code = file.replace(/^.*[\\/]/, '').replace(/\.(lock\.json|yaml)$/, '');
    const [first] = all;
    const stale = all.some((one) => one.code === 'stale-lock');
    const message = stale
      ? `the positions of the quotes of ${code} belong to another text of the page`
      : `nobody has looked up ${quotesWithout(project, code)} of ${code}`;
    const mend = `ncb-graph cite ${code} --source-text FOLDER`;
    return { gravity: 'warning', message, mend, ...(first?.place === undefined ? {} : { place: first.place }) };
  });
  return { check: 'quotes', found, fine: 'each quote has its position in its page' };
}

/** Of a country without any position one issue tells, however many quotes it has. */
function quotesWithout({ countries, locks }: Project, code: string): string {
  const country = countries.find(({ record }) => record.country.code === code);
  const known = locks.get(code)?.quotes ?? {};
  const quotes = country === undefined ? [] : [...quotesOf(country).keys()];
  const count = quotes.filter((quote) => !Object.hasOwn(known, quote)).length;
  return count === 1 ? '1 quote' : `${count} quotes`;
}

/** data/schema/ against the model, the JSON-LD context against the ontology. */
export async function examineSchemas(data: string, { folder, concepts, quads, context }: Ontology): Promise<Examined> {
  const stale: string[] = [];
  const missing: string[] = [];
  for (const [name, text] of schemaFiles(concepts.known)) {
    const file = join(data, 'schema', name);
    const read = await readText(file);
    if (!read.ok) missing.push(file);
    else if (read.value !== text) stale.push(file);
  }
  const found: Found[] = [];
  const mend = 'ncb-graph schema';
  if (stale.length > 0) found.push({ gravity: 'warning', message: `stale: ${few(stale)}`, mend });
  if (missing.length > 0) {
    found.push({ gravity: 'note', message: `without ${few(missing)} editors complete nothing`, mend });
  }
  const file = join(folder, 'context.jsonld');
  if (JSON.stringify(context) !== JSON.stringify(contextOf(quads.get('ncb.ttl') ?? []))) {
    found.push({
      gravity: 'warning',
      message: `stale: ${file}`,
      mend: 'npm run generate, in the repository of ncb-graph',
    });
  }
  return {
    check: 'schemas',
    found,
    fine: `${join(data, 'schema')} and ${file} are what the model and the ontology say`,
  };
}

/** The output folder against what would be written now. */
export async function examineOutput(project: Project, outDir: string): Promise<Examined> {
  const fine = `${outDir} is what the facts give`;
  if (project.countries.length === 0) return { check: 'output', found: [], fine: 'there is no country to export yet' };
  const built = await buildExport(project);
  if (!built.ok) {
    const message = `the export cannot be made: ${built.issues[0]?.message ?? ''}`;
    return { check: 'output', found: [{ gravity: 'error', message, mend: 'ncb-graph validate' }], fine };
  }
  const there = await readText(join(outDir, 'manifest.json'));
  const stale = there.ok ? await compareFolder(outDir, built.value.files) : [];
  const found: Found[] = [];
  if (!there.ok) found.push({ gravity: 'note', message: `there is no export in ${outDir}`, mend: 'ncb-graph export' });
  if (stale.length > 0) {
    const message = `${stale.length} files of ${outDir} are stale: ${few(stale)}`;
    found.push({ gravity: 'warning', message, mend: 'ncb-graph export' });
  }
  return { check: 'output', found, fine };
}
