// Graph files by name, in any format this project reads.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { parseQuads } from '../rdf/parse.ts';
import { rereadQuads } from '../rdf/reread.ts';
import { blankNode, type Quad, quad } from '../rdf/terms.ts';
import { readText } from '../read/text.ts';
import { findFormat } from '../serialize/formats.ts';

/**
 * The quads of all files together, by the formats of their names. Every issue of every file at once. A label of a blank
 * node means another node in each file, so those of several files are told apart.
 */
export async function readGraphs(files: readonly string[], maxBytes?: number): Promise<Result<Quad[]>> {
  const quads: Quad[] = [];
  const issues: Issue[] = [];
  for (const [index, file] of files.entries()) {
    const read = await readGraph(file, maxBytes);
    issues.push(...read.issues);
    if (!read.ok) continue;
    for (const each of read.value) quads.push(files.length === 1 ? each : ofFile(each, index));
  }
  return issues.some(({ severity }) => severity === 'error') ? refused(...issues) : passed(quads, issues);
}

function ofFile({ subject, predicate, object, graph }: Quad, index: number): Quad {
  const own = <T extends Quad['object'] | Quad['graph']>(term: T) =>
    term.termType === 'BlankNode' ? blankNode(`f${index}-${term.value}`) : term;
  return quad(own(subject), predicate, own(object), own(graph));
}

async function readGraph(file: string, maxBytes?: number): Promise<Result<Quad[]>> {
  const format = findFormat(file);
  if (!format.ok) return format;
  const text = await readText(file, maxBytes);
  if (!text.ok) return text;
  const { name } = format.value;
  return name === 'rdfxml' ? rereadQuads(text.value, name) : parseQuads(text.value, name, { file });
}
