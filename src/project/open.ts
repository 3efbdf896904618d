// A project folder, read and parsed: data/ and ontology/ together. The first half of the line.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { type Concepts, readConcepts } from '../map/concepts.ts';
import { type Curated, curatedSchema } from '../model/curated.ts';
import { parseSource } from '../model/issues-from-zod.ts';
import { type Lock, lockSchema } from '../model/lock.ts';
import { issueAt, type ParsedCountry, parseCountry } from '../model/parse.ts';
import { type DatasetDescription, datasetSchema, type Source, sourcesSchema } from '../model/sources.ts';
import { sortedStrings } from '../rdf/order.ts';
import { parseQuads } from '../rdf/parse.ts';
import type { Quad } from '../rdf/terms.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { readCountryFiles, readSource } from '../read/source-folder.ts';
import { readText } from '../read/text.ts';

/** The concept schemes and the other files of ontology/, by name. */
const schemeFiles = ['codes.ttl', 'crime-areas.ttl', 'regions.ttl'] as const;
const ontologyFiles = ['ncb.ttl', ...schemeFiles, 'alignments.ttl', 'shapes.ttl'] as const;

export interface Ontology {
  /** File name → its text. */
  readonly texts: ReadonlyMap<string, string>;
  /** File name → its quads. */
  readonly quads: ReadonlyMap<string, readonly Quad[]>;
  readonly schemes: readonly Quad[];
  readonly concepts: Concepts;
  readonly context: Readonly<Record<string, unknown>>;
}

export interface Project {
  readonly dataset: DatasetDescription;
  readonly ontology: Ontology;
  readonly countries: readonly ParsedCountry[];
  readonly documents: readonly SourceDocument[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly locks: ReadonlyMap<string, Lock>;
  readonly curated: readonly Curated[];
}

/** Collects issues over many steps, so that all are told at once. */
class Gathered {
  readonly issues: Issue[] = [];
  take<T>(result: Result<T>): T | undefined {
    this.issues.push(...result.issues);
    return result.ok ? result.value : undefined;
  }
  get refused(): boolean {
    return this.issues.some(({ severity }) => severity === 'error');
  }
}

/** The files of ontology/, read and checked for what data files rely on. */
export async function openOntology(folder: string): Promise<Result<Ontology>> {
  const gathered = new Gathered();
  const texts = new Map<string, string>();
  const quads = new Map<string, readonly Quad[]>();
  for (const name of ontologyFiles) {
    const file = join(folder, name);
    const text = gathered.take(await readText(file));
    if (text === undefined) continue;
    texts.set(name, text);
    const parsed = gathered.take(await parseQuads(text, 'turtle', { file }));
    if (parsed !== undefined) quads.set(name, parsed);
  }
  const contextText = gathered.take(await readText(join(folder, 'context.jsonld')));
  if (gathered.refused || contextText === undefined) return refused(...gathered.issues);
  const schemes = schemeFiles.flatMap((name) => quads.get(name) ?? []);
  const concepts = gathered.take(readConcepts(schemes));
  if (concepts === undefined) return refused(...gathered.issues);
  const context: { '@context': Record<string, unknown> } = JSON.parse(contextText);
  return passed({ texts, quads, schemes, concepts, context: context['@context'] }, gathered.issues);
}

async function openLock(file: string): Promise<Result<Lock | undefined>> {
  const read = await readSource(file);
  if (!read.ok) return read.issues.every(({ code }) => code === 'no-such-file') ? passed(undefined) : read;
  return parseSource(lockSchema, read.value);
}

async function openCurated(folder: string): Promise<Result<Curated[]>> {
  const gathered = new Gathered();
  const names = await readdir(folder).catch(() => [] as string[]);
  const files: Curated[] = [];
  for (const name of sortedStrings(names.filter((each) => each.endsWith('.yaml')))) {
    const document = gathered.take(await readSource(join(folder, name)));
    if (document === undefined) continue;
    const curated = gathered.take(parseSource(curatedSchema, document));
    if (curated !== undefined) files.push(curated);
  }
  return gathered.refused ? refused(...gathered.issues) : passed(files, gathered.issues);
}

/** Everything an export needs, or every issue of every file. `only` names the countries to read, all by default. */
export async function openProject(
  folder: { readonly data: string; readonly ontology: string },
  only?: readonly string[],
): Promise<Result<Project>> {
  const gathered = new Gathered();
  const ontology = gathered.take(await openOntology(folder.ontology));
  const datasetFile = gathered.take(await readSource(join(folder.data, 'dataset.yaml')));
  const dataset = datasetFile && gathered.take(parseSource(datasetSchema, datasetFile));
  const sourcesFile = gathered.take(await readSource(join(folder.data, 'sources.yaml')));
  const parsedSources = sourcesFile && gathered.take(parseSource(sourcesSchema, sourcesFile));
  const curated = gathered.take(await openCurated(join(folder.data, 'curated')));
  const documents = gathered.take(await readCountryFiles(join(folder.data, 'countries')));
  if (ontology === undefined || parsedSources === undefined || documents === undefined)
    return refused(...gathered.issues);
  const sources = new Map(Object.entries(parsedSources).map(([id, source]) => [id, { ...source, id }]));
  const wanted = documents.filter(({ file }) => only === undefined || only.includes(codeOf(file)));
  const countries: ParsedCountry[] = [];
  const locks = new Map<string, Lock>();
  for (const document of wanted) {
    const country = gathered.take(parseCountry(document, { known: ontology.concepts.known, sources }));
    const lock = gathered.take(await openLock(document.file.replace(/\.yaml$/, '.lock.json')));
    if (country === undefined) continue;
    countries.push(country);
    if (lock === undefined) continue;
    if (lock.sha256 === country.source.sha256) locks.set(country.record.country.code, lock);
    else gathered.issues.push(staleLock(document));
  }
  for (const code of only ?? []) {
    if (!documents.some(({ file }) => codeOf(file) === code)) gathered.issues.push(noCountry(code));
  }
  if (gathered.refused || dataset === undefined || curated === undefined) return refused(...gathered.issues);
  return passed({ dataset, ontology, countries, documents: wanted, sources, locks, curated }, gathered.issues);
}

function codeOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.yaml$/, '');
}

function staleLock(document: SourceDocument): Issue {
  return issueAt(document, {
    code: 'stale-lock',
    path: ['source'],
    severity: 'warning',
    message: 'the positions of the quotes belong to another text of the page, and are left out',
    expected: 'a new lock file: ncb-graph cite --source-text FOLDER',
  });
}

function noCountry(code: string): Issue {
  return { code: 'no-such-file', severity: 'error', message: `there is no file for the country "${code}"` };
}
