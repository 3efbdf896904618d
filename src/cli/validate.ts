// `validate`: the facts of the project, or graph files, against the shapes.
import { passed, type Result, refused } from '../errors.ts';
import { schemePrefixes, vocabularies } from '../map/context.ts';
import { prefixesAt } from '../map/iri.ts';
import { buildExport, writingOptions } from '../project/build.ts';
import { checkExport, checkGraph } from '../project/check.ts';
import { readGraphs } from '../project/graphs.ts';
import { openOntology } from '../project/open.ts';
import { checkQuotes } from '../project/quotes.ts';
import type { Prefixes } from '../rdf/terms.ts';
import { type ReportName, reportFormats } from '../validate/report.ts';
import type { Severity, ShapeReport } from '../validate/result.ts';
import type { Common, Outcome } from './outcome.ts';
import { ontologyFolder, open } from './project.ts';

export interface ValidateOptions {
  readonly report: ReportName;
  readonly failOn: Severity;
  readonly sourceText?: string;
}

const grave: Readonly<Record<Severity, readonly Severity[]>> = {
  violation: ['violation'],
  warning: ['violation', 'warning'],
  info: ['violation', 'warning', 'info'],
};

export async function validateCommand(
  common: Common,
  graphs: readonly string[],
  options: ValidateOptions,
): Promise<Outcome> {
  const checked = graphs.length === 0 ? await facts(common, options) : await files(common, graphs);
  if (!checked.ok) return checked;
  const { report, prefixes } = checked.value;
  const text = reportFormats[common.json ? 'json' : options.report].write(report, { prefixes });
  const failed = report.results.some(({ severity }) => grave[options.failOn].includes(severity));
  return { issues: checked.issues, text, exit: failed ? 1 : 0 };
}

type Checked = Result<{ readonly report: ShapeReport; readonly prefixes: Prefixes }>;

async function facts(common: Common, options: ValidateOptions): Promise<Checked> {
  const project = await open(common);
  if (!project.ok) return project;
  const quotes = options.sourceText === undefined ? [] : (await checkQuotes(project.value, options.sourceText)).issues;
  const built = await buildExport(project.value);
  const issues = [...project.issues, ...quotes, ...built.issues];
  if (!built.ok || quotes.some(({ severity }) => severity === 'error')) return refused(...issues);
  const report = await checkExport(project.value, built.value);
  if (!report.ok) return report;
  const { prefixes } = writingOptions(project.value, project.value.dataset.base);
  return passed({ report: report.value, prefixes }, [...issues, ...report.issues]);
}

async function files(common: Common, graphs: readonly string[]): Promise<Checked> {
  const ontology = await openOntology(ontologyFolder(common));
  if (!ontology.ok) return ontology;
  const quads = await readGraphs(graphs);
  if (!quads.ok) return quads;
  const report = await checkGraph(quads.value, ontology.value);
  if (!report.ok) return report;
  const prefixes = { ...vocabularies, ...schemePrefixes, ...prefixesAt('https://w3id.org/ncb-graph/', []) };
  return passed({ report: report.value, prefixes }, [...ontology.issues, ...quads.issues, ...report.issues]);
}
