// jsonld-streaming-serializer: quads into one document of JSON-LD.
import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataFactory } from 'n3';
import { records } from './lines.mjs';
import { quadSink } from './register.mjs';

const [input = '', output = '', packages = ''] = process.argv.slice(2);
const { JsonLdSerializer } = createRequire(`${packages}/`)('jsonld-streaming-serializer');

function* quads() {
  /** @type {any[]} */
  let made = [];
  const tell = quadSink(DataFactory, (quad) => made.push(quad));
  for (const value of records(input)) {
    tell(value);
    yield* made;
    made = [];
  }
}

await pipeline(Readable.from(quads()), new JsonLdSerializer(), createWriteStream(output));
