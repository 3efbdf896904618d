// The files of an export from an opened project: mapped, serialized, read back, described. Writes nothing.
import { createHash } from 'node:crypto';
import { describe } from '../describe/description.ts';
import { type CountedCountry, type ManifestFile, writeManifest } from '../describe/manifest.ts';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { countryFrame, schemePrefixes, vocabularies } from '../map/context.ts';
import { type MappedDataset, mapDataset, rebase } from '../map/dataset.ts';
import { prefixesAt } from '../map/iri.ts';
import type { ParsedCountry } from '../model/parse.ts';
import { canonicalHash, rdfcHash } from '../rdf/canonical.ts';
import { inDefaultGraph } from '../rdf/graphs.ts';
import { compareCodePoints, sortedStrings } from '../rdf/order.ts';
import type { Prefixes, Quad } from '../rdf/terms.ts';
import { type FormatName, findFormat } from '../serialize/formats.ts';
import type { SerializeOptions } from '../serialize/options.ts';
import { readBack } from '../serialize/read-back.ts';
import { oa, rdf, skos } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import type { Project } from './open.ts';
import { outputReadme } from './output-readme.ts';

export interface Export {
  /** Path in the output folder → text, the manifest among them. */
  readonly files: ReadonlyMap<string, string>;
  readonly mapped: MappedDataset;
  readonly countries: readonly CountedCountry[];
}

const VOID_NOTE =
  'Facts, links and ontology are under the licence named here. The quotes in the evidence are third-party text, under the rights of their publishers.';

/** The graph file by file: name, what it is called, format, quads. */
function outputs(mapped: MappedDataset): readonly [string, string, FormatName, readonly Quad[]][] {
  return [
    ['facts.ttl', 'Facts with the labels they need', 'turtle', mapped.facts],
    ['facts.jsonld', 'Facts with the labels they need', 'jsonld', mapped.facts],
    ['facts.nt', 'Facts with the labels they need', 'nt', mapped.facts],
    ['facts.rdf', 'Facts with the labels they need', 'rdfxml', mapped.facts],
    ['dataset.nq', 'All graphs: facts, evidence, curated links, concepts', 'nq', mapped.dataset],
    ['dataset.trig', 'All graphs: facts, evidence, curated links, concepts', 'trig', mapped.dataset],
    ['evidence.ttl', 'The words that say each fact', 'turtle', inDefaultGraph(mapped.evidence)],
    ['curated.ttl', 'Links to topics and outside identifiers, with reasons', 'turtle', inDefaultGraph(mapped.curated)],
  ];
}

/** Predicates of evidence in the order in which a sentence has them. */
const told = [rdf.subject, rdf.predicate, rdf.object, oa.hasSource, oa.start].map(({ value }) => value);
/** What one edit of data/ adds or takes away as a whole. */
const listedRooms = /\/(activity|code|passage|region|wording)\/[^/]+$/;

/** How the graphs of a project are written: prefixes, orders, the JSON-LD context and frame. */
export function writingOptions(project: Project, base: string): SerializeOptions & { readonly prefixes: Prefixes } {
  const codes = sortedStrings(project.countries.map(codeOf));
  const own = prefixesAt(base, codes);
  const prefixes = { ...vocabularies, ...schemePrefixes, ...own };
  const things = ['country', 'ncb'];
  return {
    prefixes,
    predicateOrder: [skos.prefLabel.value, skos.altLabel.value, ncb.region, ncb.nationalCentralBureau, ...told],
    subjectOrder: (iri) => {
      const room = iri.startsWith(`${base}id/`) ? 0 : iri.startsWith(base) ? 2 : 3;
      const at = things.findIndex((name) => room === 0 && iri.endsWith(`/${name}`));
      return room * 10 + (at < 0 ? 5 : at);
    },
    listed: (iri) => listedRooms.test(iri),
    // A key of the context that names a property wins over a prefix of the same name.
    context: { ...schemePrefixes, ...own, ...project.ontology.context },
    frame: countryFrame,
    documentOrder: ['prefLabel', 'altLabel', 'region', 'nationalCentralBureau'],
  };
}

/** Builds every file of an export. Issues: those of serializing and of reading back, and facts that no row maps. */
export async function buildExport(opened: Project, options: { readonly base?: string } = {}): Promise<Result<Export>> {
  const project = {
    ...opened,
    countries: opened.countries.toSorted((a, b) => compareCodePoints(codeOf(a), codeOf(b))),
  };
  const { dataset, ontology } = project;
  const base = options.base ?? dataset.base;
  const mapped = moved(
    mapDataset({ ...project, base: dataset.base, schemes: ontology.schemes, concepts: ontology.concepts }),
    dataset.base,
    base,
  );
  const issues: Issue[] = unmappedIssues(mapped, project);
  const writing = writingOptions(project, base);
  const files = new Map<string, string>();
  const listed: (ManifestFile & { readonly title: string; readonly mediaType: string })[] = [];
  const list = (path: string, text: string, more: Partial<ManifestFile> & { title: string; mediaType: string }) => {
    files.set(path, text);
    listed.push({ path, bytes: Buffer.byteLength(text), sha256: sha256(text), ...more });
  };
  for (const [path, title, name, quads] of outputs(mapped)) {
    const format = findFormat(name);
    if (!format.ok) return format;
    const text = await format.value.serialize(quads, writing);
    issues.push(...text.issues);
    if (!text.ok) continue;
    const faithful = await readBack(text.value, format.value, quads);
    issues.push(...faithful.issues);
    const { mediaType } = format.value;
    const graph = canonicalHash(quads);
    list(path, text.value, { title, mediaType, triples: quads.length, graph, canonical: 'sorted-lines' });
  }
  for (const [name, text] of ontology.texts) {
    const quads = ontology.quads.get(name) ?? [];
    const graph = await rdfcHash(quads);
    const title = `The authored ${name}`;
    list(`ontology/${name}`, text, {
      title,
      mediaType: 'text/turtle',
      triples: quads.length,
      graph,
      canonical: 'RDFC-1.0',
    });
  }
  const context = `${JSON.stringify({ '@context': ontology.context }, undefined, 2)}\n`;
  list('ontology/context.jsonld', context, { title: 'The JSON-LD context', mediaType: 'application/ld+json' });
  const description = describe({
    ...dataset,
    dataset: `${base}dataset`,
    namespace: base,
    rights: VOID_NOTE,
    vocabularies: Object.values(vocabularies),
    graphs: graphsOf(mapped.dataset),
    distributions: listed.map(({ triples = 0, ...file }) => ({ ...file, triples })),
  });
  const turtle = findFormat('turtle');
  if (!turtle.ok) return turtle;
  const described = await turtle.value.serialize(description, {
    prefixes: {
      ...vocabularies,
      ...describing,
      base,
      dataset: `${base}dataset/`,
      ontology: `${base}dataset/ontology/`,
    },
  });
  issues.push(...described.issues);
  if (!described.ok || issues.some(({ severity }) => severity === 'error')) return refused(...issues);
  const describedQuads = canonicalHash(description);
  list('description.ttl', described.value, {
    title: 'VoID and DCAT description',
    mediaType: 'text/turtle',
    triples: description.length,
    graph: describedQuads,
    canonical: 'sorted-lines',
  });
  const countries = mapped.countries.map(({ code, facts, counts }) => ({
    code,
    facts: { ...counts, rejected: 0 },
    triples: facts.length,
    citations: facts.reduce((sum, { citations }) => sum + citations.length, 0),
  }));
  list('README.md', outputReadme(listed, countries), { title: 'What is here', mediaType: 'text/markdown' });
  const manifest = writeManifest({
    dataset: dataset.title,
    version: dataset.version,
    base,
    countries,
    files: listed.map(({ title: _, mediaType: __, ...file }) => file),
  });
  files.set('manifest.json', manifest);
  return passed({ files, mapped, countries }, issues);
}

const describing = {
  dcat: 'http://www.w3.org/ns/dcat#',
  spdx: 'http://spdx.org/rdf/terms#',
  void: 'http://rdfs.org/ns/void#',
};

function codeOf({ record }: ParsedCountry): string {
  return record.country.code;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function graphsOf(quads: readonly Quad[]): { iri: string; triples: number }[] {
  const sizes = new Map<string, number>();
  for (const { graph } of quads) sizes.set(graph.value, (sizes.get(graph.value) ?? 0) + 1);
  return sortedStrings(sizes.keys()).map((iri) => ({ iri, triples: sizes.get(iri) ?? 0 }));
}

function moved(mapped: MappedDataset, from: string, to: string): MappedDataset {
  if (from === to) return mapped;
  return {
    countries: mapped.countries,
    facts: rebase(mapped.facts, from, to),
    evidence: rebase(mapped.evidence, from, to),
    curated: rebase(mapped.curated, from, to),
    dataset: rebase(mapped.dataset, from, to),
  };
}

/** Facts in must be facts out: one that made no triple is a bug of the mapping, told at its place. */
function unmappedIssues(mapped: MappedDataset, project: Project): Issue[] {
  return mapped.countries.flatMap(({ code, unmapped }, index) =>
    unmapped.map((path): Issue => {
      const country = project.countries[index];
      return {
        code: 'fact-lost',
        severity: 'error',
        message: `${path} of ${code} makes no triple`,
        ...(country === undefined ? {} : { place: country.placeOf(path.split('.').map(step)) }),
      };
    }),
  );
}

const step = (text: string) => (/^\d+$/.test(text) ? Number(text) : text);
