// A project folder, read and parsed: data/ and ontology/ together. The first half of the line.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { type Concepts, readConcepts } from '../map/concepts.ts';
import { conceptKey, sameWording } from '../model/check.ts';
import { curatedFaults, curatedTargets } from '../model/check-curated.ts';
import { withoutPosition } from '../model/check-lock.ts';
import type { Curated } from '../model/curated.ts';
import { hints } from '../model/hints.ts';
import { byPlace, parseSource } from '../model/issues-from-zod.ts';
import type { Lock } from '../model/lock.ts';
import { issueAt, type ParsedCountry, parseCountry } from '../model/parse.ts';
import { type DatasetDescription, datasetSchema, type Source } from '../model/sources.ts';
import { sortedStrings } from '../rdf/order.ts';
import { parseQuads } from '../rdf/parse.ts';
import type { Quad } from '../rdf/terms.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { readSource, readSources, strayFiles } from '../read/source-folder.ts';
import { readText } from '../read/text.ts';
import type { TurtleText } from '../validate/turtle-places.ts';
import { draftIssues } from './drafts.ts';
import { openCurated, openLock } from './open-data.ts';
import { openSources } from './open-sources.ts';

/** The concept schemes and the other files of ontology/, by name. */
const schemeFiles = ['codes.ttl', 'crime-areas.ttl', 'regions.ttl'] as const;
/** The core profile, and what the full profile adds to it. */
const shapeFiles = ['shapes.ttl', 'shapes-sparql.ttl'] as const;
const ontologyFiles = ['ncb.ttl', ...schemeFiles, 'alignments.ttl', ...shapeFiles] as const;

/** What data/ holds; whatever else is there is not read. */
const dataFiles = 'README.md countries curated dataset.yaml example schema sources.yaml template'.split(' ');

export interface Ontology {
  readonly folder: string;
  /** File name → its text. */
  readonly texts: ReadonlyMap<string, string>;
  /** File name → its quads. */
  readonly quads: ReadonlyMap<string, readonly Quad[]>;
  readonly schemes: readonly Quad[];
  readonly concepts: Concepts;
  readonly context: Readonly<Record<string, unknown>>;
  /** What graphs are checked against: the full profile, unless other shapes were named. */
  readonly shapes: Shapes;
  /** The committed checks of checks/, in the order of their names. */
  readonly checks: readonly Check[];
}

export interface Shapes {
  readonly files: readonly TurtleText[];
  readonly quads: readonly Quad[];
}

/** A query whose rows are faults. */
export interface Check {
  readonly name: string;
  /** As messages show it. */
  readonly file: string;
  readonly text: string;
}

export interface Project {
  readonly dataset: DatasetDescription;
  readonly datasetDocument: SourceDocument;
  readonly ontology: Ontology;
  readonly countries: readonly ParsedCountry[];
  /** Codes of countries that are left out, since values of theirs are still to be filled in. */
  readonly drafts: readonly string[];
  readonly documents: readonly SourceDocument[];
  readonly sources: ReadonlyMap<string, Source>;
  /** Country code → positions of its quotes, where they count in the text that its source names. */
  readonly locks: ReadonlyMap<string, Lock>;
  /** Country code → positions in an older text of the page. */
  readonly staleLocks: ReadonlyMap<string, Lock>;
  readonly curated: readonly Curated[];
  /** The files of `curated`, in its order. */
  readonly curatedDocuments: readonly SourceDocument[];
  /** Absent in a new project, which needs no pages yet. */
  readonly sourcesDocument?: SourceDocument | undefined;
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
  const checks = gathered.take(await openChecks(join(folder, 'checks')));
  if (checks === undefined) return refused(...gathered.issues);
  const context: { '@context': Record<string, unknown> } = JSON.parse(contextText);
  const shapes = {
    files: shapeFiles.map((name) => ({ file: join(folder, name), text: texts.get(name) ?? '' })),
    quads: shapeFiles.flatMap((name) => quads.get(name) ?? []),
  };
  const about = { folder, texts, quads, schemes, concepts, context: context['@context'] };
  return passed({ ...about, shapes, checks }, gathered.issues);
}

/** What the lint tells of is looked for, too; an ontology may declare prefixes, and has no shapes for that. */
const ofShapes = /\/shacl[#/](?!declare$|prefix(?:es)?$|namespace$|PrefixDeclaration$)/i;

/** The same ontology with shapes from these Turtle files in place of its own. Issue: `bad-shapes` where they hold none. */
export async function withShapes(ontology: Ontology, names: readonly string[]): Promise<Result<Ontology>> {
  const gathered = new Gathered();
  const files: TurtleText[] = [];
  const quads: Quad[] = [];
  for (const file of names) {
    const text = gathered.take(await readText(file));
    if (text === undefined) continue;
    files.push({ file, text });
    quads.push(...(gathered.take(await parseQuads(text, 'turtle', { file })) ?? []));
  }
  if (gathered.refused) return refused(...gathered.issues);
  if (!quads.some(({ predicate, object }) => [predicate, object].some(({ value }) => ofShapes.test(value)))) {
    const message = `these shapes hold none: ${names.join(', ')}`;
    const expected = 'a file of Turtle with shapes of SHACL, as ontology/shapes.ttl';
    return refused({ code: 'bad-shapes', severity: 'error', message, expected });
  }
  return passed({ ...ontology, shapes: { files, quads } }, gathered.issues);
}

/** None where the folder has no checks. */
async function openChecks(folder: string): Promise<Result<readonly Check[]>> {
  const gathered = new Gathered();
  const names = await readdir(folder).catch(() => [] as string[]);
  const checks: Check[] = [];
  for (const name of sortedStrings(names.filter((each) => each.endsWith('.rq')))) {
    const file = join(folder, name);
    const text = gathered.take(await readText(file));
    if (text !== undefined) checks.push({ name: name.slice(0, -'.rq'.length), file, text });
  }
  return gathered.refused ? refused(...gathered.issues) : passed(checks, gathered.issues);
}

export interface OpenOptions {
  /** Whether it is told what is wrong with the positions of quotes; true unless given. */
  readonly locks?: boolean;
}

/**
 * Everything an export needs, or every issue of every file. `only` names the countries to read, all by default.
 * A country that nothing is wrong with but that it is not filled in yet is a draft: left out, with warnings. A new
 * project has no country yet, which is a warning `empty-folder`.
 */
export async function openProject(
  folder: { readonly data: string; readonly ontology: string },
  only?: readonly string[],
  { locks: withLocks = true }: OpenOptions = {},
): Promise<Result<Project>> {
  const gathered = new Gathered();
  const ontology = gathered.take(await openOntology(folder.ontology));
  gathered.issues.push(...(await strayFiles(folder.data, dataFiles, 'a country file in the folder countries')));
  const datasetFile = gathered.take(await readSource(join(folder.data, 'dataset.yaml')));
  const dataset = datasetFile && gathered.take(parseSource(datasetSchema, datasetFile, hints));
  const curated = await openCurated(join(folder.data, 'curated'));
  gathered.issues.push(...curated.issues);
  const read = await readSources(
    join(folder.data, 'countries'),
    (file) => only === undefined || only.includes(codeOf(file)),
  );
  const { files, documents: found } = read.folder;
  const openedSources = await openSources(join(folder.data, 'sources.yaml'), files.length > 0);
  const sources = gathered.take(openedSources);
  const isNew = read.issues.length === 1 && curated.files.length === 0 && openedSources.described?.size === 0;
  gathered.issues.push(...(isNew ? read.issues.map(noCountryYet) : read.issues));
  for (const code of only ?? []) {
    if (files.length > 0 && !files.some((file) => codeOf(file) === code)) gathered.issues.push(noCountry(code, files));
  }
  if (ontology === undefined) return refused(...gathered.issues);
  const context = { known: ontology.concepts.known, sources: openedSources.described };
  const countries: ParsedCountry[] = [];
  const documents: SourceDocument[] = [];
  const drafts: string[] = [];
  const locks = new Map<string, Lock>();
  const staleLocks = new Map<string, Lock>();
  for (const document of found) {
    const parsed = parseCountry(document, context);
    const waiting = draftIssues(parsed);
    if (waiting !== undefined) {
      drafts.push(codeOf(document.file));
      gathered.issues.push(...waiting);
      continue;
    }
    documents.push(document);
    const country = gathered.take(parsed);
    if (country === undefined) continue;
    countries.push(country);
    const opened = await openLock(country);
    const { lock, stale } = opened.ok ? opened.value : {};
    if (lock !== undefined) locks.set(country.record.country.code, lock);
    if (stale !== undefined) staleLocks.set(country.record.country.code, stale);
    if (!withLocks) continue;
    gathered.take(opened);
    // Without a lock because of a fault of it, which is told there.
    if (lock === undefined && opened.issues.length > 0) continue;
    gathered.issues.push(...withoutPosition(country, lock).map((fault) => issueAt(document, fault)));
  }
  gathered.issues.push(...wordingsOfCountries(countries, documents));
  const others = countries.length < files.length || files.length === 0;
  const targets = curatedTargets(sortedStrings(ontology.concepts.topics.keys()), countries, others);
  for (const { document, links, originOf } of curated.files) {
    const faults = curatedFaults(links, targets);
    gathered.issues.push(...faults.map((fault) => issueAt(document, { ...fault, path: originOf(fault.path) })));
  }
  if (gathered.refused || datasetFile === undefined || dataset === undefined || sources === undefined)
    return refused(...inFileOrder(gathered.issues));
  return passed(
    {
      ...{ dataset, ontology, countries, drafts, documents, sources, locks, staleLocks },
      datasetDocument: datasetFile,
      sourcesDocument: openedSources.document,
      curated: curated.files.map((file) => file.links),
      curatedDocuments: curated.files.map((file) => file.document),
    },
    inFileOrder(gathered.issues),
  );
}

/** Issues of one file together and in its order, files in the order in which they are first told. */
function inFileOrder(issues: readonly Issue[]): Issue[] {
  const files = [...new Set(issues.map(({ place }) => place?.file))];
  return files.flatMap((file) => issues.filter(({ place }) => place?.file === file).toSorted(byPlace));
}

/** Wordings of two countries that would share an identifier although their words differ. */
function wordingsOfCountries(countries: readonly ParsedCountry[], documents: readonly SourceDocument[]): Issue[] {
  const first = new Map<string, { readonly value: string | number; readonly file: string }>();
  return countries.flatMap(({ file, facts, source }) => {
    const document = documents.find((each) => each.file === file);
    return facts.flatMap((fact): Issue[] => {
      const concept = conceptKey(fact);
      if (concept === undefined || document === undefined) return [];
      const key = `${concept} ${source.language}`;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, { value: fact.value, file });
      if (earlier === undefined || earlier.value === fact.value || earlier.file === file) return [];
      return [
        issueAt(document, {
          code: 'clashing-wording',
          path: fact.path,
          message: `"${fact.value}" and "${earlier.value}" of ${earlier.file} would share one identifier`,
          expected: sameWording(earlier, fact),
          found: String(fact.value),
        }),
      ];
    });
  });
}

function codeOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.yaml$/, '');
}

/** A new project, which has no page and no link either, has no country, and nothing is wrong with it. */
function noCountryYet(issue: Issue): Issue {
  if (issue.code !== 'empty-folder') return issue;
  const expected = 'a file made by: ncb-graph add CODE, as ncb-graph add fr';
  return { ...issue, severity: 'warning', message: 'there is no country yet', expected };
}

function noCountry(code: string, files: readonly string[]): Issue {
  const expected = `one of: ${files.map(codeOf).join(', ')}`;
  return {
    code: 'unknown-country',
    severity: 'error',
    message: `there is no file for the country "${code}"`,
    expected,
  };
}
