// What `load` loads: an export folder, checked against its manifest and its shapes, or graph files. Sends nothing.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { type Content, contentOf } from '../load/content.ts';
import { schemePrefixes, vocabularies } from '../map/context.ts';
import { irisAt, prefixesAt } from '../map/iri.ts';
import { checkGraph } from '../project/check.ts';
import { type ExportFolder, readExportFolder } from '../project/export-folder.ts';
import { readGraphs } from '../project/graphs.ts';
import { openOntology } from '../project/open.ts';
import { sortedStrings } from '../rdf/order.ts';
import { namedNode, type Quad, quad } from '../rdf/terms.ts';
import { humanReport } from '../report/human.ts';
import { iriFault } from '../values/iri.ts';

export interface LoadInput {
  /** Graph IRI → content, by IRI in code point order. */
  readonly graphs: ReadonlyMap<string, Content>;
  /** Path that receipts are named after. */
  readonly name: string;
  readonly dataset?: { readonly title: string; readonly version: string };
  /** What the shapes found wrong, where they found anything. */
  readonly report?: string;
}

export interface LoadInputOptions {
  readonly graph?: string;
  readonly only?: readonly string[];
  /** Whether the export is checked against its shapes. */
  readonly shapes: boolean;
}

/** Largest graph file in bytes: what one string of Node holds, nearly. */
const MAX_BYTES = 480 * 1024 * 1024;

/**
 * Reads the folder of an export (`output` by default), or graph files. Issues: `bad-export`, `bad-load`, and those of
 * reading graphs.
 */
export async function readLoadInput(inputs: readonly string[], options: LoadInputOptions): Promise<Result<LoadInput>> {
  const [first = 'output'] = inputs;
  if (inputs.length <= 1 && (inputs.length === 0 || (await isFolder(first)))) return fromFolder(first, options);
  if (options.only !== undefined) return refused(badLoad('--only picks countries of an export folder, not of files'));
  const quads = await readGraphs(inputs, { maxBytes: MAX_BYTES });
  if (!quads.ok) return quads;
  const named = withGraph(quads.value, options.graph);
  return named.ok ? passed({ graphs: await byGraph(named.value), name: first }, quads.issues) : named;
}

async function fromFolder(folder: string, { graph, only, shapes }: LoadInputOptions): Promise<Result<LoadInput>> {
  if (graph !== undefined) return refused(badLoad('--graph is for files; the graphs of an export keep their names'));
  const read = await readExportFolder(folder);
  if (!read.ok) return read;
  const report = shapes ? await shapeReport(folder, read.value) : passed(undefined);
  if (!report.ok) return report;
  const { manifest, dataset } = read.value;
  const picked = only === undefined ? passed(dataset) : pick(read.value, only);
  if (!picked.ok) return picked;
  const name = folder.replace(/[/\\]+$/, '');
  return passed({
    graphs: await byGraph(picked.value),
    name: name === '' || /(^|[/\\])\.\.?$/.test(name) ? join(name, 'load') : name,
    dataset: { title: manifest.dataset, version: manifest.version },
    ...(report.value === undefined ? {} : { report: report.value }),
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The graphs of the countries alone. */
function pick({ manifest, dataset }: ExportFolder, only: readonly string[]): Result<readonly Quad[]> {
  const known = manifest.countries.map(({ code }) => code);
  const unknown = only.filter((code) => !known.includes(code));
  if (unknown.length > 0) {
    const expected = `one of: ${known.join(', ')}`;
    return refused({ ...badLoad(`the export has no country "${unknown.join('", "')}"`), expected });
  }
  const { graph } = irisAt(manifest.base);
  const wanted = new Set(only.flatMap((code) => [graph('facts', code), graph('evidence', code)]));
  return passed(dataset.filter((each) => wanted.has(each.graph.value)));
}

async function shapeReport(folder: string, { manifest, dataset }: ExportFolder): Promise<Result<string | undefined>> {
  const ontology = await openOntology(join(folder, 'ontology'));
  if (!ontology.ok) return ontology;
  const checked = await checkGraph(dataset, ontology.value);
  if (!checked.ok) return checked;
  const results = checked.value.results.filter(({ severity }) => severity === 'violation');
  if (results.length === 0) return passed(undefined);
  const codes = manifest.countries.map(({ code }) => code);
  const prefixes = { ...vocabularies, ...schemePrefixes, ...prefixesAt(manifest.base, codes) };
  return passed(humanReport({ issues: [], report: { ...checked.value, results } }, { prefixes, failOn: 'violation' }));
}

/** Quads in named graphs only; those of the default graph in the one that is named for them. */
function withGraph(quads: readonly Quad[], graph: string | undefined): Result<readonly Quad[]> {
  const named = quads.find((each) => each.graph.termType !== 'DefaultGraph');
  if (graph === undefined) {
    if (quads.every((each) => each.graph.termType !== 'DefaultGraph')) return passed(quads);
    const expected = '--graph IRI, or files with named graphs only (N-Quads, TriG)';
    return refused({ ...badLoad('the files hold triples outside any named graph'), expected });
  }
  const fault = iriFault(graph);
  if (fault !== undefined) return refused(badLoad(`--graph "${graph}" ${fault}`));
  if (named !== undefined) {
    return refused(badLoad(`--graph names a graph, and the files hold others, as <${named.graph.value}>`));
  }
  const name = namedNode(graph);
  return passed(quads.map(({ subject, predicate, object }) => quad(subject, predicate, object, name)));
}

async function byGraph(quads: readonly Quad[]): Promise<ReadonlyMap<string, Content>> {
  const graphs = new Map<string, Quad[]>();
  for (const each of quads) {
    const known = graphs.get(each.graph.value);
    if (known === undefined) graphs.set(each.graph.value, [each]);
    else known.push(each);
  }
  const contents = new Map<string, Content>();
  for (const graph of sortedStrings(graphs.keys())) contents.set(graph, await contentOf(graphs.get(graph) ?? []));
  return contents;
}

function badLoad(message: string): Issue {
  return { code: 'bad-load', severity: 'error', message };
}
