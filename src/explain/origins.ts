// Where every triple of an export comes from: the authored value, its place, and what it rests on there. No text for
// people; how things are called is in labels.ts.
import { join } from 'node:path';
import type { Path, Place } from '../errors.ts';
import type { MappedDataset } from '../map/dataset.ts';
import type { Citation } from '../map/evidence.ts';
import { irisAt } from '../map/iri.ts';
import type { Mode } from '../model/evidence.ts';
import { describeExport } from '../project/describe-export.ts';
import type { Project } from '../project/open.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { parseQuads } from '../rdf/parse.ts';
import { defaultGraph, type Quad, quad } from '../rdf/terms.ts';
import { TraceIndex } from '../rdf/traces.ts';
import { dotted, type SourceDocument } from '../read/source-document.ts';

/** The words that say a fact. */
export interface Ground {
  /** Identifier of the page in data/sources.yaml. */
  readonly source: string;
  readonly quote: string;
  /** Start (from 0) and end in code points of the page's text; undefined until `cite` has looked the quote up. */
  readonly position: readonly [number, number] | undefined;
  readonly mode: Mode;
  readonly because: string | undefined;
}

/** One authored value that makes a triple. */
export interface Origin {
  /**
   * `fact`: a page says it; `evidence`: it tells how a fact is said; `page`: it describes a page; `link`: curated;
   * `dataset`: it describes the whole.
   */
  readonly kind: 'fact' | 'evidence' | 'page' | 'link' | 'dataset' | 'ontology';
  readonly place: Place;
  readonly excerpt?: string | undefined;
  readonly excerptFrom?: number | undefined;
  /** Dotted path of the value; absent for Turtle. */
  readonly field?: string;
  readonly path?: Path;
  /** Row of the mapping tables that made it of the value, as `bodies.partOf`; of evidence, the row of its fact. */
  readonly row?: string;
  /** IRI of the property that the row made; of evidence, that of its fact. */
  readonly property?: string;
  /** Of a fact and of its evidence. */
  readonly ground?: Ground;
  /** Of a link: who makes it, why, and on what ground. */
  readonly warrant?: { readonly by: string; readonly because: string; readonly source: string };
}

/** A triple with all that makes it. */
export interface Statement {
  /** In the default graph. */
  readonly triple: Quad;
  /** Named graphs that hold it, in the order of the export; none for a triple of the ontology's files alone. */
  readonly graphs: readonly string[];
  readonly origins: readonly Origin[];
}

interface Gathering {
  readonly triple: Quad;
  readonly graphs: Set<string>;
  readonly origins: Origin[];
}

/** Every triple of the dataset, of its description as far as it is authored, and of the ontology's files, in their order. Nodes without a name are left out. */
export async function statementsOf(project: Project, mapped: MappedDataset): Promise<readonly Statement[]> {
  const all = new Map<string, Gathering>();
  const gathered = ({ subject, predicate, object }: Quad): Gathering => {
    const triple = quad(subject, predicate, object, defaultGraph());
    const key = canonicalLine(triple);
    const known = all.get(key);
    if (known !== undefined) return known;
    const made = { triple, graphs: new Set<string>(), origins: [] };
    all.set(key, made);
    return made;
  };
  const add = (made: Quad, origins: readonly Origin[]) => {
    const { graphs, origins: known } = gathered(made);
    if (made.graph.termType === 'NamedNode') graphs.add(made.graph.value);
    for (const origin of origins) if (!known.some((one) => isSame(one, origin))) known.push(origin);
  };
  addCountries(project, mapped, add);
  addLinks(project, mapped, add);
  addDescription(project, mapped, add);
  await addOntology(project, mapped, add);
  return [...all.values()].map(({ graphs, ...rest }) => ({ ...rest, graphs: [...graphs] }));
}

type Add = (made: Quad, origins: readonly Origin[]) => void;

function isSame(a: Origin, b: Origin): boolean {
  return (
    a.place.file === b.place.file &&
    a.field === b.field &&
    a.place.line === b.place.line &&
    a.place.column === b.place.column &&
    a.row === b.row &&
    a.property === b.property &&
    a.kind === b.kind &&
    a.ground?.quote === b.ground?.quote
  );
}

function originIn(document: SourceDocument, path: Path): Pick<Origin, 'place' | 'excerpt' | 'path' | 'field'> {
  const place = document.placeOf(path);
  return { place, ...document.excerptAt(place), path, field: dotted(path) };
}

/** Facts by their citations, evidence by the facts it is about, pages by their descriptions. */
function addCountries(project: Project, { countries, base }: MappedDataset, add: Add): void {
  for (const { code, facts, evidence } of countries) {
    const document = project.documents.find((_, at) => project.countries[at]?.record.country.code === code);
    if (document === undefined) continue;
    const about = new Map<string, Origin[]>();
    const originOf = ({ predicate }: Quad, citation: Citation): Origin => {
      const { path, row, source, quote, position, mode, because } = citation;
      return {
        kind: 'fact',
        ...originIn(document, path),
        row,
        property: predicate.value,
        ground: { source, quote, position, mode, because },
      };
    };
    for (const { quad: made, citations } of facts) {
      add(
        made,
        citations.map((citation) => originOf(made, citation)),
      );
      for (const citation of citations) {
        const origin: Origin = { ...originOf(made, citation), kind: 'evidence' };
        const { statement, passage } = citation;
        for (const node of [statement, passage, `${passage}-quote`, `${passage}-position`]) {
          const known = about.get(node);
          if (known === undefined) about.set(node, [origin]);
          else known.push(origin);
        }
      }
    }
    const pages = new Map([...project.sources.keys()].map((id) => [irisAt(base).source(id), id]));
    for (const made of evidence) {
      const page = pages.get(made.subject.value);
      add(made, page === undefined ? (about.get(made.subject.value) ?? []) : pageOrigins(project, page, made));
    }
  }
}

function pageOrigins({ sourcesDocument }: Project, id: string, made: Quad): Origin[] {
  if (sourcesDocument === undefined) return [];
  const path = saying(sourcesDocument, [id], made);
  const row = path.length > 1 ? { row: `sources.${path.at(-1)}`, property: made.predicate.value } : {};
  return [{ kind: 'page', ...originIn(sourcesDocument, path), ...row }];
}

/** The field of a block whose value is the object of a triple, else the block. */
function saying({ value }: SourceDocument, block: Path, { object }: Quad): Path {
  let at: unknown = value;
  for (const step of block) at = (at as Record<string | number, unknown> | undefined)?.[step];
  const field = Object.entries((at ?? {}) as object).find(([, written]) => String(written) === object.value);
  return field === undefined ? block : [...block, field[0]];
}

function addLinks(project: Project, { links }: MappedDataset, add: Add): void {
  for (const { quads, file, path } of links) {
    const document = project.curatedDocuments[file];
    const content = project.curated[file];
    if (document === undefined || content === undefined) continue;
    const [list = '', index = 0] = path;
    const row = (content as unknown as Record<string, readonly { because: string; source: string }[]>)[list]?.[
      Number(index)
    ];
    const warrant = row === undefined ? {} : { warrant: { by: content.by, because: row.because, source: row.source } };
    for (const made of quads) {
      const inRow = saying(document, path, made);
      const at = inRow === path && made.object.value === content.by ? ['by'] : inRow;
      add(made, [
        { kind: 'link', ...originIn(document, at), row: String(list), property: made.predicate.value, ...warrant },
      ]);
    }
  }
}

/** What data/dataset.yaml says of the whole, as the description of the export has it. */
function addDescription(project: Project, mapped: MappedDataset, add: Add): void {
  const { datasetDocument } = project;
  for (const made of describeExport(project, mapped.base, mapped, [])) {
    const path = saying(datasetDocument, [], made);
    if (path.length === 0) continue;
    const row = `dataset.${dotted(path)}`;
    add(made, [{ kind: 'dataset', ...originIn(datasetDocument, path), row, property: made.predicate.value }]);
  }
}

/** The files of the ontology; concept schemes are a graph of the dataset too, at the same IRIs whatever its base. */
async function addOntology({ ontology }: Project, { dataset, base }: MappedDataset, add: Add): Promise<void> {
  const concepts = irisAt(base).graph('concepts');
  const inDataset = new Map<string, Quad>();
  for (const made of dataset) {
    if (made.graph.value !== concepts) continue;
    inDataset.set(canonicalLine(quad(made.subject, made.predicate, made.object)), made);
  }
  for (const [name, text] of ontology.texts) {
    const places = new TraceIndex();
    await parseQuads(text, 'turtle', { file: join(ontology.folder, name), places });
    for (const made of ontology.quads.get(name) ?? []) {
      const { subject, predicate, object } = made;
      if (subject.termType !== 'NamedNode') continue;
      const trace = places.ofTriple(subject, predicate, object);
      if (trace === undefined) continue;
      add(inDataset.get(canonicalLine(made)) ?? made, [{ kind: 'ontology', ...trace }]);
    }
  }
}
