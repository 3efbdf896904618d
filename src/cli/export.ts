// `export`: the output folder, or one graph to a file or stdout.
import { writeFile } from 'node:fs/promises';
import type { Issue } from '../errors.ts';
import { buildExport, type Export, writingOptions } from '../project/build.ts';
import { checkExport } from '../project/check.ts';
import type { Project } from '../project/open.ts';
import { compareFolder, publishFolder } from '../publish/folder.ts';
import { findFormat } from '../serialize/formats.ts';
import { reportFormats } from '../validate/report.ts';
import { iriFault } from '../values/iri.ts';
import type { Common, Outcome } from './outcome.ts';
import { open } from './project.ts';

export interface ExportOptions {
  readonly out?: string;
  readonly format?: string;
  readonly outDir: string;
  readonly base?: string;
  readonly only?: readonly string[];
  readonly check?: boolean;
  readonly stats?: boolean;
}

export async function exportCommand(common: Common, options: ExportOptions): Promise<Outcome> {
  const { base } = options;
  const fault =
    base === undefined ? undefined : (iriFault(base) ?? (base.endsWith('/') ? undefined : 'does not end in a slash'));
  if (fault !== undefined) {
    return { issues: [{ code: 'bad-iri', severity: 'error', message: `--base "${base}" ${fault}` }], exit: 2 };
  }
  const project = await open(common, options.only);
  if (!project.ok) return project;
  if (project.value.countries.length === 0) return { issues: [...project.issues, nothingToExport(project.value)] };
  const built = await buildExport(project.value, base === undefined ? {} : { base });
  const issues = [...project.issues, ...built.issues];
  if (!built.ok) return { issues };
  if (options.out !== undefined) return { ...(await oneGraph(project.value, built.value, options)), issues };
  const report = await checkExport(project.value, built.value);
  if (!report.ok) return { issues: [...issues, ...report.issues] };
  if (report.value.results.some(({ severity }) => severity === 'violation')) {
    const { prefixes } = writingOptions(project.value, base ?? project.value.dataset.base);
    return { issues, talk: `${reportFormats.human.write(report.value, { prefixes })}nothing was written`, exit: 1 };
  }
  if (options.check) {
    const stale = await compareFolder(options.outDir, built.value.files);
    const talk =
      stale.length === 0
        ? `${options.outDir} is up to date`
        : stale.map((path) => `stale: ${options.outDir}/${path}`).join('\n');
    return { issues, talk, exit: stale.length === 0 ? 0 : 1 };
  }
  const written = await publishFolder(options.outDir, built.value.files);
  const stats = options.stats ? { text: `${JSON.stringify(built.value.countries, undefined, 2)}\n` } : {};
  return {
    issues: [...issues, ...written.issues],
    ...(written.ok ? { talk: summary(built.value, options.outDir, project.value.drafts), ...stats } : {}),
  };
}

/** A graph without facts would stand in for the one that was there. */
function nothingToExport({ drafts }: Project): Issue {
  const message = drafts.length === 0 ? 'there is no country yet' : `only drafts are there: ${drafts.join(', ')}`;
  const expected = drafts.length === 0 ? 'ncb-graph add CODE' : 'what their values that begin with TODO stand for';
  return { code: 'no-country', severity: 'error', message: `${message}, so nothing was written`, expected };
}

async function oneGraph(project: Project, { mapped }: Export, options: ExportOptions): Promise<Outcome> {
  const out = options.out ?? '-';
  const format = findFormat(options.format ?? (out === '-' ? 'turtle' : out));
  if (!format.ok) return format;
  const quads = format.value.datasets && format.value.name !== 'jsonld' ? mapped.dataset : mapped.facts;
  const text = await format.value.serialize(quads, writingOptions(project, options.base ?? project.dataset.base));
  if (!text.ok) return text;
  if (out === '-') return { issues: [], text: text.value };
  try {
    await writeFile(out, text.value);
  } catch (error) {
    return {
      issues: [
        { code: 'output-failed', severity: 'error', message: `${out} cannot be written: ${(error as Error).message}` },
      ],
    };
  }
  return { issues: [], talk: `${out}: ${quads.length} triples` };
}

function summary({ files, countries }: Export, folder: string, drafts: readonly string[]): string {
  const lines = countries.map(
    ({ code, facts, triples, citations }) =>
      `${code}: ${facts.read} facts read = ${facts.mapped} mapped + ${facts.withheld} withheld + ${facts.rejected} rejected; ${triples} triples, ${citations} citations`,
  );
  const leftOut = drafts.map((code) => `${code}: a draft, left out`);
  return [...lines, ...leftOut, `${folder}: ${files.size} files written and read back`].join('\n');
}
