// What a file of RDF says, by N3's parser: how many statements, and a hash of its triples, each once, in order.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import jsonld from 'jsonld';
import { Parser, StreamParser, Writer } from 'n3';

/** SHA-256 over the sorted triples of a file, each once: graphs left out, and evidence. @param {string} file */
export async function hashOf(file) {
  const text = await readFile(file, 'utf8');
  const quads = text.trimStart().startsWith('[')
    ? String(await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' }))
    : text;
  const writer = new Writer();
  const lines = new Set();
  for (const { subject, predicate, object, graph } of new Parser({ format: 'N-Quads' }).parse(quads)) {
    if (!graph.value.includes('/graph/evidence/')) lines.add(writer.quadToString(subject, predicate, object));
  }
  const hash = createHash('sha256');
  for (const line of [...lines].sort()) hash.update(line);
  return { triples: lines.size, sha256: hash.digest('hex') };
}

/** Statements of N-Quads. @param {import('node:stream').Readable} stream @returns {Promise<number>} */
function countOf(stream) {
  const parser = new StreamParser({ format: 'N-Quads' });
  let count = 0;
  return new Promise((resolve, reject) => {
    parser.on('data', () => {
      count += 1;
    });
    parser.on('end', () => resolve(count));
    parser.on('error', reject);
    stream.on('error', reject);
    stream.pipe(parser);
  });
}

if (process.argv[1] === import.meta.filename) {
  const [, , file = '-'] = process.argv;
  console.log(await countOf(file === '-' ? process.stdin : createReadStream(file)));
}
