// A context, and jsonld's toRDF.
import jsonld from 'jsonld';
import { documentOf } from './json-ld.mjs';
import { records, textFile } from './lines.mjs';

const [input = '', output = ''] = process.argv.slice(2);
const file = textFile(output);
for (const record of records(input)) {
  file.write(String(await jsonld.toRDF(documentOf(record), { format: 'application/n-quads' })));
}
file.close();
