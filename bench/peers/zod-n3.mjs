// zod, then N3's StreamWriter: what most projects in TypeScript do.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataFactory, StreamWriter } from 'n3';
import { records } from './lines.mjs';
import { quadSink } from './register.mjs';
import { record as schema } from './zod-schema.mjs';

const [input = '', output = ''] = process.argv.slice(2);

function* quads() {
  /** @type {any[]} */
  let made = [];
  const tell = quadSink(DataFactory, (quad) => made.push(quad));
  for (const value of records(input)) {
    tell(schema.parse(value));
    yield* made;
    made = [];
  }
}

await pipeline(Readable.from(quads()), new StreamWriter({ format: 'N-Quads' }), createWriteStream(output));
