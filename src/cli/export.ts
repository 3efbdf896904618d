// `export`: the output folder, or one graph to a file or stdout.
import { readFile } from 'node:fs/promises';
import type { Issue } from '../errors.ts';
import type { MappedDataset } from '../map/dataset.ts';
import { buildExport, type Export, mapExport, withReifiers, writingOptions } from '../project/build.ts';
import { checkExport } from '../project/check.ts';
import type { Project } from '../project/open.ts';
import { compareFolder, publishFolder } from '../publish/folder.ts';
import type { Prefixes } from '../rdf/terms.ts';
import type { Findings } from '../report/findings.ts';
import type { ReportName } from '../report/names.ts';
import { findFormat } from '../serialize/formats.ts';
import { readBack } from '../serialize/read-back.ts';
import { baseFault } from './base.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common, Outcome } from './outcome.ts';
import { countriesNamed, open } from './project.ts';
import { reported, reportFault } from './report.ts';
import { writeWhole } from './stream-outlet.ts';
import { uninterrupted } from './uninterrupted.ts';

export interface ExportOptions {
  readonly report: ReportName;
  /** False for --no-quotes. */
  readonly quotes: boolean;
  readonly rdf12?: boolean;
  readonly strict?: boolean;
  readonly out?: string;
  readonly format?: string;
  readonly outDir: string;
  readonly base?: string;
  readonly only?: readonly string[];
  readonly check?: boolean;
  readonly stats?: boolean;
}

export interface Exported extends Outcome {
  /** The manifest of a folder that was written, where there was nothing to tell. */
  readonly published?: string;
}

export async function exportCommand(
  common: Common,
  files: readonly string[],
  options: ExportOptions,
): Promise<Exported> {
  const twice = reportFault(options, common);
  if (twice !== undefined) return { issues: [twice] };
  const named = await countriesNamed(common, files);
  if (!named.ok) return named;
  const fault = usageFault(options);
  if (fault !== undefined) return { issues: [{ code: 'usage', severity: 'error', ...fault }] };
  const only = [...named.value, ...(options.only ?? [])];
  const { findings, prefixes, outcome } = await run(common, only.length > 0 ? only : undefined, options);
  const flags = { report: options.report, failOn: 'violation' } as const;
  const told = await reported(findings, prefixes, flags, {});
  if (options.report !== 'human') {
    return {
      ...told,
      ...(outcome?.talk === undefined ? {} : { talk: outcome.talk }),
      exit: outcome?.exit ?? told.exit ?? 0,
    };
  }
  if (outcome !== undefined) return { ...outcome, issues: findings.issues, ...publishedOf(findings, outcome) };
  const { issues, text, exit = 0 } = told;
  return { issues, exit, ...(findings.report === undefined ? {} : { talk: `${text}nothing was written` }) };
}

/** Warnings are told by every run, so that a run that has some cannot stand for the next. */
function publishedOf({ issues, report }: Findings, { published }: Exported): Pick<Exported, 'published'> {
  const isClean = issues.length === 0 && report?.results.length === 0;
  return isClean && published !== undefined ? { published } : {};
}

function usageFault({
  base,
  out,
  report,
  stats,
  check,
}: ExportOptions): Pick<Issue, 'message' | 'expected'> | undefined {
  const fault = baseFault(base);
  if (fault !== undefined) return fault;
  if (check && out === '-')
    return { message: '--check compares with a file, and -o - is none', expected: '-o FILE, or no -o' };
  if (report === 'human' || (out !== '-' && !stats)) return undefined;
  const message = `--report ${report} and ${stats ? '--stats' : '-o -'} both write to stdout`;
  return { message, expected: 'one of the two' };
}

interface Run {
  readonly findings: Findings;
  readonly prefixes: Prefixes;
  /** Of writing or comparing; absent where the export was refused. */
  readonly outcome?: Exported;
}

async function run(common: Common, only: readonly string[] | undefined, options: ExportOptions): Promise<Run> {
  const project = await open(common, only);
  if (!project.ok) return { findings: { issues: project.issues }, prefixes: {} };
  if (project.value.countries.length === 0) {
    return { findings: { issues: [...project.issues, nothingToExport(project.value)] }, prefixes: {} };
  }
  const { base = project.value.dataset.base, quotes, rdf12 = false, strict = false } = options;
  const { prefixes } = writingOptions(project.value, base);
  const building = { base, quotes, rdf12, strict };
  if (options.out !== undefined) {
    const mapped = await mapExport(project.value, building);
    const issues = [...project.issues, ...mapped.issues];
    if (!mapped.ok) return { findings: { issues }, prefixes };
    const outcome = await oneGraph(project.value, mapped.value, options, [common.data, ontologyFolder(common)]);
    return { findings: { issues: [...issues, ...outcome.issues] }, prefixes, outcome };
  }
  const built = await buildExport(project.value, building);
  const issues = [...project.issues, ...built.issues];
  if (!built.ok) return { findings: { issues }, prefixes };
  const checked = await checkExport(project.value, built.value);
  issues.push(...checked.issues);
  if (!checked.ok) return { findings: { issues }, prefixes };
  const report = checked.value;
  if (report.results.some(({ severity }) => severity === 'violation'))
    return { findings: { issues, report }, prefixes };
  const outcome = await publish(built.value, project.value, options);
  return { findings: { issues: [...issues, ...outcome.issues], report }, prefixes, outcome };
}

async function publish(built: Export, { drafts }: Project, { check, outDir, stats }: ExportOptions): Promise<Exported> {
  if (check) {
    const stale = await compareFolder(outDir, built.files);
    const said = stale.map((path) => `stale: ${outDir}/${path}`);
    return { issues: [], talk: said.join('\n') || `${outDir} is up to date`, exit: stale.length === 0 ? 0 : 1 };
  }
  const written = await uninterrupted(() => publishFolder(outDir, built.files));
  if (!written.ok) return { issues: written.issues };
  const text = stats ? { text: `${JSON.stringify(built.countries, undefined, 2)}\n` } : {};
  const published = built.files.get('manifest.json') ?? '';
  return { issues: written.issues, talk: summary(built, outDir, drafts), ...text, published };
}

/** A graph without facts would stand in for the one that was there. */
function nothingToExport({ drafts }: Project): Issue {
  const message = drafts.length === 0 ? 'there is no country yet' : `only drafts are there: ${drafts.join(', ')}`;
  const expected = drafts.length === 0 ? 'ncb-graph add CODE' : 'what their values that begin with TODO stand for';
  return { code: 'no-country', severity: 'error', message: `${message}, so nothing was written`, expected };
}

async function oneGraph(
  project: Project,
  mapped: MappedDataset,
  options: ExportOptions,
  inputs: readonly string[],
): Promise<Outcome> {
  const out = options.out ?? '-';
  const format = findFormat(options.format ?? (out === '-' ? 'turtle' : out));
  if (!format.ok) return format;
  const { rdf12 = false } = options;
  const { dataset, facts } = rdf12 ? withReifiers(mapped) : mapped;
  const quads = format.value.datasets && format.value.name !== 'jsonld' ? dataset : facts;
  const writing = writingOptions(project, options.base ?? project.dataset.base);
  const text = await format.value.serialize(quads, { ...writing, rdf12 });
  if (!text.ok) return text;
  const faithful = await readBack(text.value, format.value, quads);
  if (!faithful.ok) return faithful;
  if (out === '-') return { issues: [], text: text.value };
  if (options.check) {
    const isFresh = (await readFile(out, 'utf8').catch(() => undefined)) === text.value;
    return { issues: [], talk: isFresh ? `${out} is up to date` : `stale: ${out}`, exit: isFresh ? 0 : 1 };
  }
  const written = await writeWhole(out, text.value, inputs);
  if (!written.ok) return written;
  return { issues: [], talk: `${out}: ${quads.length} triples` };
}

function summary({ files, countries }: Export, folder: string, drafts: readonly string[]): string {
  const lines = countries.map(({ code, facts, withheldFor = {}, triples, citations }) => {
    const reasons = Object.entries(withheldFor).map(([reason, count]) => `${count} ${reason}`);
    const why = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
    const account = `${facts.mapped} mapped + ${facts.withheld} withheld${why} + ${facts.rejected} rejected`;
    return `${code}: ${facts.read} facts read = ${account}; ${triples} triples, ${citations} citations`;
  });
  const leftOut = drafts.map((code) => `${code}: a draft, left out`);
  return [...lines, ...leftOut, `${folder}: ${files.size} files written and read back`].join('\n');
}
