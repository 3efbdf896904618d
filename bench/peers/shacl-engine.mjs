// The shapes over all records at once by the engine that `validate` runs, with its store.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFactory, Parser, Store } from 'n3';
import { Validator } from 'shacl-engine';
import { records } from './lines.mjs';
import { quadSink } from './register.mjs';

const [input = '', , ontology = ''] = process.argv.slice(2);
const parsed = (/** @type {string} */ name) => new Parser().parse(readFileSync(join(ontology, name), 'utf8'));

const dataset = new Store(['ncb.ttl', 'codes.ttl', 'crime-areas.ttl', 'regions.ttl'].flatMap(parsed));
const { namedNode, quad, defaultGraph } = DataFactory;
const tell = quadSink(
  { ...DataFactory, quad: (/** @type {any[]} */ ...[s, p, o]) => quad(s, p, o, defaultGraph()) },
  (one) => dataset.add(one),
);
for (const record of records(input)) tell(record);
const validator = new Validator(new Store([...parsed('shapes.ttl'), ...parsed('ncb.ttl')]), {
  factory: { ...DataFactory, dataset: (/** @type {any} */ quads) => new Store(quads), namedNode },
});
const { results } = await validator.validate({ dataset });
console.log(`${results.length} results`);
