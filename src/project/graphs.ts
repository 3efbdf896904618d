// Graph files by name, in any format this project reads.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { parseQuads, relabelled } from '../rdf/parse.ts';
import { addRdfXmlPlaces } from '../rdf/rdf-xml-places.ts';
import { rereadQuads } from '../rdf/reread.ts';
import type { Quad } from '../rdf/terms.ts';
import type { TraceIndex } from '../rdf/traces.ts';
import { checkXml } from '../rdf/xml.ts';
import { readText } from '../read/text.ts';
import { findFormat } from '../serialize/formats.ts';

export interface ReadOptions {
  /** Gets the line of every triple. */
  readonly places?: TraceIndex;
  /** Largest file in bytes. */
  readonly maxBytes?: number;
}

/**
 * The quads of all files together, by the formats of their names. Every issue of every file at once. A label of a blank
 * node means another node in each file, so those of several files are told apart.
 */
export async function readGraphs(files: readonly string[], options: ReadOptions = {}): Promise<Result<Quad[]>> {
  const quads: Quad[] = [];
  const issues: Issue[] = [];
  for (const [index, file] of files.entries()) {
    const read = await readGraph(file, files.length > 1 ? `f${index}-` : '', options);
    issues.push(...read.issues);
    if (read.ok) for (const each of read.value) quads.push(each);
  }
  return issues.some(({ severity }) => severity === 'error') ? refused(...issues) : passed(quads, issues);
}

async function readGraph(file: string, labels: string, { places, maxBytes }: ReadOptions): Promise<Result<Quad[]>> {
  const format = findFormat(file);
  if (!format.ok) {
    // Of a file that is not there, or is a folder, the name says little.
    const [fault] = (await readText(file, 1)).issues;
    if (fault?.code === 'no-such-file') return refused(fault);
    if (fault?.code === 'not-a-file') return refused({ ...fault, expected: 'a graph file, as output/facts.ttl' });
    return format;
  }
  const text = await readText(file, maxBytes);
  if (!text.ok) return text;
  const { name } = format.value;
  if (name !== 'rdfxml')
    return parseQuads(text.value, name, { file, labels, ...(places === undefined ? {} : { places }) });
  const xml = checkXml(text.value, file);
  if (!xml.ok) return xml;
  const read = await rereadQuads(text.value, name);
  if (!read.ok) return refused(...read.issues.map((issue) => ({ place: { file, line: 1, column: 1 }, ...issue })));
  if (places !== undefined) addRdfXmlPlaces(places, text.value, file);
  return passed(relabelled(read.value, labels));
}
