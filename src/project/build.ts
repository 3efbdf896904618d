// The files of an export from an opened project: mapped, serialized, read back, described. Writes nothing.
import { createHash } from 'node:crypto';
import { type CountedCountry, type ManifestFile, writeManifest } from '../describe/manifest.ts';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { countryFrame, schemePrefixes, vocabularies } from '../map/context.ts';
import type { MappedDataset } from '../map/dataset.ts';
import { prefixesAt } from '../map/iri.ts';
import type { ParsedCountry } from '../model/parse.ts';
import { canonicalHash, rdfcHash } from '../rdf/canonical.ts';
import { inDefaultGraph } from '../rdf/graphs.ts';
import { sortedStrings } from '../rdf/order.ts';
import { asReifiers } from '../rdf/reifiers.ts';
import type { Prefixes, Quad } from '../rdf/terms.ts';
import { type FormatName, findFormat } from '../serialize/formats.ts';
import type { SerializeOptions } from '../serialize/options.ts';
import { readBack } from '../serialize/read-back.ts';
import { dcterms, oa, rdf, skos } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import { type DescribedFile, describeExport, type PartName } from './describe-export.ts';
import { type MapOptions, mapProject } from './map-project.ts';
import type { Project } from './open.ts';
import { outputReadme } from './output-readme.ts';
import { mapStrictly } from './strict.ts';

export interface Export {
  /** Path in the output folder → text, the manifest among them. */
  readonly files: ReadonlyMap<string, string>;
  readonly mapped: MappedDataset;
  readonly countries: readonly CountedCountry[];
}

interface Output {
  readonly path: string;
  readonly title: string;
  readonly format: FormatName;
  readonly quads: readonly Quad[];
  /** The part of the dataset that it holds; undefined for the whole. */
  readonly part?: PartName;
}

/** The graph file by file. */
function outputs(mapped: MappedDataset): readonly Output[] {
  const facts = { title: 'Facts with the labels they need', quads: mapped.facts, part: 'facts' } as const;
  const whole = { title: 'All graphs: facts, evidence, curated links, concepts', quads: mapped.dataset };
  const [evidence, curated] = [inDefaultGraph(mapped.evidence), inDefaultGraph(mapped.curated)];
  return [
    { path: 'facts.ttl', format: 'turtle', ...facts },
    { path: 'facts.jsonld', format: 'jsonld', ...facts },
    { path: 'facts.nt', format: 'nt', ...facts },
    { path: 'facts.rdf', format: 'rdfxml', ...facts },
    { path: 'dataset.nq', format: 'nq', ...whole },
    { path: 'dataset.trig', format: 'trig', ...whole },
    {
      path: 'evidence.ttl',
      title: 'The words that say each fact',
      format: 'turtle',
      quads: evidence,
      part: 'evidence',
    },
    {
      path: 'curated.ttl',
      title: 'Links to topics and outside identifiers, with reasons',
      format: 'turtle',
      quads: curated,
      part: 'curated',
    },
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

export interface BuildOptions extends Omit<MapOptions, 'keep'> {
  /** Whether statements about triples are reifiers of RDF 1.2; by default they are plain RDF 1.1. */
  readonly rdf12?: boolean;
  /** Whether only facts are kept that a page says explicitly, and that need no other to make sense. */
  readonly strict?: boolean;
}

/** The quads of an export, of which its files are made. Issues: those of mapping. */
export async function mapExport(project: Project, options: BuildOptions = {}): Promise<Result<MappedDataset>> {
  return options.strict ? mapStrictly(project, options) : mapProject(project, options);
}

/** Builds every file of an export. Issues: those of mapping, of serializing and of reading back. */
export async function buildExport(project: Project, options: BuildOptions = {}): Promise<Result<Export>> {
  const { dataset, ontology } = project;
  const base = options.base ?? dataset.base;
  const { quotes = true, rdf12 = false, strict = false } = options;
  const quads = await mapExport(project, options);
  if (!quads.ok) return quads;
  const mapped = quads.value;
  const written = rdf12 ? withReifiers(mapped) : mapped;
  const issues: Issue[] = [];
  const writing = { ...writingOptions(project, base), rdf12 };
  const files = new Map<string, string>();
  const listed: (ManifestFile & { readonly title: string })[] = [];
  const described: DescribedFile[] = [];
  const list = (path: string, text: string, title: string, graph: Partial<ManifestFile> = {}): ManifestFile => {
    const file = { path, bytes: Buffer.byteLength(text), sha256: sha256(text), ...graph };
    files.set(path, text);
    listed.push({ ...file, title });
    return file;
  };
  for (const { path, title, format: name, quads, part } of outputs(written)) {
    const format = findFormat(name);
    if (!format.ok) return format;
    const text = await format.value.serialize(quads, writing);
    issues.push(...text.issues);
    if (!text.ok) continue;
    const faithful = await readBack(text.value, format.value, quads);
    issues.push(...faithful.issues);
    const { mediaType } = format.value;
    const triples = quads.length;
    const file = list(path, text.value, title, { triples, graph: canonicalHash(quads), canonical: 'sorted-lines' });
    described.push({ ...file, title, mediaType, triples, holds: part });
  }
  for (const [name, text] of ontology.texts) {
    const quads = ontology.quads.get(name) ?? [];
    const title = `The authored ${name}`;
    const triples = quads.length;
    const graph = await rdfcHash(quads);
    const file = list(`ontology/${name}`, text, title, { triples, graph, canonical: 'RDFC-1.0' });
    described.push({ ...file, title, mediaType: 'text/turtle', triples, holds: { ontology: name } });
  }
  const context = `${JSON.stringify({ '@context': ontology.context }, undefined, 2)}\n`;
  list('ontology/context.jsonld', context, 'The JSON-LD context');
  const description = describeExport(project, base, written, described);
  const turtle = findFormat('turtle');
  if (!turtle.ok) return turtle;
  const describedAs = await turtle.value.serialize(description, {
    // The whole first, then its parts and files.
    subjectOrder: (iri) => (iri === `${base}dataset` ? 0 : iri.startsWith(`${base}dataset`) ? 1 : 2),
    predicateOrder: [dcterms.title.value, dcterms.description.value],
    prefixes: { ...vocabularies, ...describing, base, dataset: `${base}dataset/` },
  });
  issues.push(...describedAs.issues);
  if (!describedAs.ok || issues.some(({ severity }) => severity === 'error')) return refused(...issues);
  list('description.ttl', describedAs.value, 'VoID and DCAT description', {
    triples: description.length,
    graph: canonicalHash(description),
    canonical: 'sorted-lines',
  });
  const countries = mapped.countries.map(({ code, facts, counts, withheldFacts }) => ({
    code,
    facts: { ...counts, rejected: 0 },
    ...(strict ? { withheldFor: reasonsOf(withheldFacts), withheld: withheldFacts } : {}),
    triples: facts.length,
    citations: facts.reduce((sum, { citations }) => sum + citations.length, 0),
  }));
  list('README.md', outputReadme(listed, countries, { quotes, rdf12, strict }), 'What is here');
  const manifest = writeManifest({
    dataset: dataset.title,
    version: dataset.version,
    base,
    ...(rdf12 ? { rdf: '1.2' as const } : {}),
    countries,
    files: listed.map(({ title: _, ...file }) => file),
  });
  files.set('manifest.json', manifest);
  return passed({ files, mapped, countries }, issues);
}

function reasonsOf(withheld: readonly { readonly reason: string }[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { reason } of withheld) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return Object.fromEntries(sortedStrings(counts.keys()).map((reason) => [reason, counts.get(reason) ?? 0]));
}

/** The same dataset with every statement about a triple as its reifier. */
export function withReifiers(mapped: MappedDataset): MappedDataset {
  const [evidence, curated, dataset] = [mapped.evidence, mapped.curated, mapped.dataset].map(asReifiers);
  return { ...mapped, evidence: evidence ?? [], curated: curated ?? [], dataset: dataset ?? [] };
}

const describing = {
  dcat: 'http://www.w3.org/ns/dcat#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  void: 'http://rdfs.org/ns/void#',
};

function codeOf({ record }: ParsedCountry): string {
  return record.country.code;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
