// Which line of data/ or ontology/ each triple of an export comes from.
import { join } from 'node:path';
import type { Path } from '../errors.ts';
import type { MappedDataset } from '../map/dataset.ts';
import { type Citation, sourceProperties } from '../map/evidence.ts';
import { irisAt } from '../map/iri.ts';
import { parseQuads } from '../rdf/parse.ts';
import { type Trace, TraceIndex, type Traces } from '../rdf/traces.ts';
import type { SourceDocument } from '../read/source-document.ts';
import type { Ontology, Project } from './open.ts';

/** The place of a value of a data file, with its line. */
function traceIn(document: SourceDocument, path: Path, quote?: string): Trace {
  const place = document.placeOf(path);
  return { place, ...document.excerptAt(place), ...(quote === undefined ? {} : { quote }) };
}

/** The document of a country of the project. */
function documentOf(project: Project, code: string): SourceDocument | undefined {
  return project.documents.find((_, index) => project.countries[index]?.record.country.code === code);
}

/** The line of every fact, citation, passage, source and curated link of an export. */
export function tracesOf(project: Project, mapped: MappedDataset): Traces {
  const index = new TraceIndex();
  for (const { code, facts } of mapped.countries) {
    const document = documentOf(project, code);
    if (document === undefined) continue;
    const trace = ({ path, quote }: Citation) => traceIn(document, path, quote);
    for (const { quad, citations } of facts) {
      const [first] = citations;
      if (first !== undefined) index.add(quad, trace(first));
    }
    for (const { citations } of facts) {
      for (const citation of citations) {
        const at = trace(citation);
        const { statement, passage } = citation;
        for (const node of [statement, passage, `${passage}-quote`, `${passage}-position`]) index.addNode(node, at);
      }
    }
  }
  for (const { quads, statement, file, path } of mapped.links) {
    const document = project.curatedDocuments[file];
    if (document === undefined) continue;
    const at = traceIn(document, path);
    index.addNode(statement, at);
    for (const quad of quads) index.add(quad, at);
  }
  const { sourcesDocument } = project;
  if (sourcesDocument === undefined) return index;
  for (const id of new Set(project.countries.map(({ source }) => source.id))) {
    const node = traceIn(sourcesDocument, [id]);
    const iri = irisAt(mapped.base).source(id);
    index.addNode(iri, node);
    for (const [field, predicate] of Object.entries(sourceProperties)) {
      const value = project.sources.get(id)?.[field as keyof typeof sourceProperties];
      if (value === undefined) continue;
      const object = field === 'url' ? value : `"${value}`;
      index.addKeys(iri, predicate, object, traceIn(sourcesDocument, [id, field]), node);
    }
  }
  return index;
}

/** Places in the files of the ontology: its terms, its concept schemes. */
export async function tracesOfOntology({ texts, folder }: Ontology): Promise<Traces> {
  const index = new TraceIndex();
  for (const [name, text] of texts) await parseQuads(text, 'turtle', { file: join(folder, name), places: index });
  return index;
}
