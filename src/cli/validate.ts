// `validate`: the facts of the project, or graph files, against the shapes.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { schemePrefixes, vocabularies } from '../map/context.ts';
import { prefixesAt } from '../map/iri.ts';
import { mapProject, writingOptions } from '../project/build.ts';
import { checkExport, checkGraph, idleShapes } from '../project/check.ts';
import { readGraphs } from '../project/graphs.ts';
import { type Ontology, openOntology, withShapes } from '../project/open.ts';
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
  readonly shapes?: readonly string[];
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
  const checked = graphs.length === 0 ? await facts(common, options) : await files(common, graphs, options);
  if (!checked.ok) return checked;
  const { report, prefixes, ontology } = checked.value;
  const text = reportFormats[common.json ? 'json' : options.report].write(report, { prefixes });
  const failed = report.results.some(({ severity }) => grave[options.failOn].includes(severity));
  const idle = idleShapes(report, ontology);
  // A country need not have everything there are shapes for; shapes of the user's, or a graph no shape is about, must.
  const isTold = options.shapes !== undefined || idle.length === report.focusNodes.size;
  const waiting = checked.issues.filter(({ code }) => code === 'unfinished').length;
  const talk =
    waiting === 0 ? {} : { talk: `${waiting} values to fill in; a country with one is left out of the export` };
  return { issues: [...checked.issues, ...(isTold ? idle : [])], text, ...talk, exit: failed ? 1 : 0 };
}

type Checked = Result<{ readonly report: ShapeReport; readonly prefixes: Prefixes; readonly ontology: Ontology }>;

/** The shapes given on the command line in place of those of the ontology. */
function shapesFor(ontology: Ontology, { shapes }: ValidateOptions): Promise<Result<Ontology>> {
  return shapes === undefined ? Promise.resolve(passed(ontology)) : withShapes(ontology, shapes);
}

async function facts(common: Common, options: ValidateOptions): Promise<Checked> {
  const project = await open(common);
  if (!project.ok) return project;
  const quotes = options.sourceText === undefined ? [] : (await checkQuotes(project.value, options.sourceText)).issues;
  const ontology = await shapesFor(project.value.ontology, options);
  const mapped = mapProject(project.value);
  const issues: Issue[] = [...project.issues, ...quotes, ...ontology.issues, ...mapped.issues];
  if (!ontology.ok || !mapped.ok || quotes.some(({ severity }) => severity === 'error')) return refused(...issues);
  const report = await checkExport({ ...project.value, ontology: ontology.value }, { mapped: mapped.value });
  if (!report.ok) return refused(...issues, ...report.issues);
  const { prefixes } = writingOptions(project.value, project.value.dataset.base);
  return passed({ report: report.value, prefixes, ontology: ontology.value }, [...issues, ...report.issues]);
}

async function files(common: Common, graphs: readonly string[], options: ValidateOptions): Promise<Checked> {
  const opened = await openOntology(ontologyFolder(common));
  if (!opened.ok) return opened;
  const ontology = await shapesFor(opened.value, options);
  if (!ontology.ok) return ontology;
  const quads = await readGraphs(graphs);
  if (!quads.ok) return quads;
  const report = await checkGraph(quads.value, ontology.value);
  if (!report.ok) return report;
  const prefixes = { ...vocabularies, ...schemePrefixes, ...prefixesAt('https://w3id.org/ncb-graph/', []) };
  return passed({ report: report.value, prefixes, ontology: ontology.value }, [
    ...opened.issues,
    ...ontology.issues,
    ...quads.issues,
    ...report.issues,
  ]);
}
