// Graph files by name, in any format this project reads.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { parseQuads } from '../rdf/parse.ts';
import { rereadQuads } from '../rdf/reread.ts';
import type { Quad } from '../rdf/terms.ts';
import { readText } from '../read/text.ts';
import { findFormat } from '../serialize/formats.ts';

/** The quads of all files together, by the formats of their names. Every issue of every file at once. */
export async function readGraphs(files: readonly string[], maxBytes?: number): Promise<Result<Quad[]>> {
  const quads: Quad[] = [];
  const issues: Issue[] = [];
  for (const file of files) {
    const read = await readGraph(file, maxBytes);
    issues.push(...read.issues);
    if (read.ok) for (const quad of read.value) quads.push(quad);
  }
  return issues.some(({ severity }) => severity === 'error') ? refused(...issues) : passed(quads, issues);
}

async function readGraph(file: string, maxBytes?: number): Promise<Result<Quad[]>> {
  const format = findFormat(file);
  if (!format.ok) return format;
  const text = await readText(file, maxBytes);
  if (!text.ok) return text;
  const { name } = format.value;
  return name === 'rdfxml' ? rereadQuads(text.value, name) : parseQuads(text.value, name, { file });
}
