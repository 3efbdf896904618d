// `validate`: the facts of the project and their quotes, or graph files, against the shapes.
import { type Issue, passed, type Result } from '../errors.ts';
import { schemePrefixes, vocabularies } from '../map/context.ts';
import { prefixesAt } from '../map/iri.ts';
import { writingOptions } from '../project/build.ts';
import { checkExport, checkGraph, idleShapes } from '../project/check.ts';
import { readGraphs } from '../project/graphs.ts';
import { mapProject } from '../project/map-project.ts';
import { type Ontology, openOntology, withShapes } from '../project/open.ts';
import { checkQuotes, recordedQuotes } from '../project/quotes.ts';
import type { Prefixes } from '../rdf/terms.ts';
import { TraceIndex } from '../rdf/traces.ts';
import type { Findings } from '../report/findings.ts';
import type { ShapeReport } from '../validate/result.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common, Outcome } from './outcome.ts';
import { countriesNamed, isCountryFile, open } from './project.ts';
import { type ReportFlags, reported, reportFault } from './report.ts';

export interface ValidateOptions extends ReportFlags {
  readonly sourceText?: string;
  readonly shapes?: readonly string[];
}

export async function validateCommand(
  common: Common,
  graphs: readonly string[],
  options: ValidateOptions,
): Promise<Outcome> {
  const fault = reportFault(options, common);
  if (fault !== undefined) return { issues: [fault] };
  const countries = graphs.filter(isCountryFile);
  if (countries.length > 0 && countries.length < graphs.length) return { issues: [mixed] };
  const isOfFacts = countries.length === graphs.length;
  if (!isOfFacts && options.sourceText !== undefined) {
    const message = '--source-text looks up the quotes of the facts, and graph files were named';
    return { issues: [{ code: 'usage', severity: 'error', message, expected: 'one of the two' }] };
  }
  const { talk, prefixes, ...findings } = isOfFacts
    ? await facts(common, countries, options)
    : await files(common, graphs, options);
  const outcome = await reported(findings, prefixes, options, common);
  return talk === undefined ? outcome : { ...outcome, talk };
}

interface Checked extends Findings {
  readonly prefixes: Prefixes;
  readonly talk?: string;
}

const general = { ...vocabularies, ...schemePrefixes, ...prefixesAt('https://w3id.org/ncb-graph/', []) };

/** The shapes given on the command line in place of those of the ontology. */
function shapesFor(ontology: Ontology, { shapes }: ValidateOptions): Promise<Result<Ontology>> {
  return shapes === undefined ? Promise.resolve(passed(ontology)) : withShapes(ontology, shapes);
}

/** A country need not have everything there are shapes for; shapes of the user's, or a graph no shape is about, must. */
function toldIdle(report: ShapeReport, ontology: Ontology, { shapes }: ValidateOptions): readonly Issue[] {
  const idle = idleShapes(report, ontology);
  return shapes !== undefined || idle.length === report.focusNodes.size ? idle : [];
}

const mixed: Issue = {
  code: 'usage',
  severity: 'error',
  message: 'country files and graph files are given together',
  expected: 'one kind at a time: the facts, or graphs',
};

async function facts(common: Common, named: readonly string[], options: ValidateOptions): Promise<Checked> {
  const { sourceText } = options;
  const only = await countriesNamed(common, named);
  if (!only.ok) return { issues: only.issues, prefixes: general };
  const project = await open(common, named.length > 0 ? only.value : undefined);
  if (!project.ok) return { issues: project.issues, prefixes: general };
  const { prefixes } = writingOptions(project.value, project.value.dataset.base);
  const pages = sourceText === undefined ? undefined : await checkQuotes(project.value, sourceText);
  const ontology = await shapesFor(project.value.ontology, options);
  const mapped = mapProject(project.value);
  const issues = [...project.issues, ...(pages?.issues ?? []), ...ontology.issues, ...mapped.issues];
  const waiting = project.issues.filter(({ code }) => code === 'unfinished').length;
  const talk = [
    ...(waiting === 0 ? [] : [`${waiting} values to fill in; a country with one is left out of the export`]),
    ...(sourceText === undefined && project.value.countries.length > 0 ? [recordedQuotes(project.value)] : []),
  ];
  const found = {
    pages: pages?.ok ? pages.value.map(({ coverage, ...page }) => ({ ...page, ...coverage })) : undefined,
    prefixes,
    ...(talk.length === 0 ? {} : { talk: talk.join('\n') }),
  };
  if (!ontology.ok || !mapped.ok) return { ...found, issues };
  const checked = await checkExport({ ...project.value, ontology: ontology.value }, { mapped: mapped.value });
  issues.push(...checked.issues);
  if (!checked.ok) return { ...found, issues };
  return { ...found, issues: [...issues, ...toldIdle(checked.value, ontology.value, options)], report: checked.value };
}

async function files(common: Common, graphs: readonly string[], options: ValidateOptions): Promise<Checked> {
  const opened = await openOntology(ontologyFolder(common));
  if (!opened.ok) return { issues: opened.issues, prefixes: general };
  const ontology = await shapesFor(opened.value, options);
  const places = new TraceIndex();
  const quads = await readGraphs(graphs, { places });
  const issues = [...opened.issues, ...ontology.issues, ...quads.issues];
  if (!ontology.ok || !quads.ok) return { issues, prefixes: general };
  const checked = await checkGraph(quads.value, ontology.value, () => places);
  issues.push(...checked.issues);
  if (!checked.ok) return { issues, prefixes: general };
  const idle = toldIdle(checked.value, ontology.value, options);
  return { issues: [...issues, ...idle], prefixes: general, report: checked.value };
}
