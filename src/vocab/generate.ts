// Derives what must follow from the ontology and the model: term constants, the JSON-LD context, the JSON Schemas, the
// reference page of the ontology with its examples from the export.
// `--check` writes nothing and exits 1 when a derived file is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readConcepts } from '../map/concepts.ts';
import { contextOf } from '../map/context.ts';
import { mapDataset } from '../map/dataset.ts';
import { schemaFiles } from '../model/json-schema.ts';
import { writingOptions } from '../project/build.ts';
import { openProject } from '../project/open.ts';
import { inDefaultGraph } from '../rdf/graphs.ts';
import { sortedStrings } from '../rdf/order.ts';
import { parseQuads } from '../rdf/parse.ts';
import type { Quad } from '../rdf/terms.ts';
import { Examples } from './generate/examples.ts';
import { referencePage } from './generate/reference-page.ts';
import { foaf, rdfs } from './known.ts';

async function quadsOf(file: string): Promise<readonly Quad[]> {
  const parsed = await parseQuads(readFileSync(file, 'utf8'), 'turtle', { file });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'));
  return parsed.value;
}

const ontology = await quadsOf('ontology/ncb.ttl');
const schemes = [...(await quadsOf('ontology/codes.ttl')), ...(await quadsOf('ontology/regions.ttl'))];
const concepts = readConcepts(schemes);
if (!concepts.ok) throw new Error(concepts.issues.map(({ message }) => message).join('\n'));

/** Prefixes of vocabularies that only the ontology names. */
const knownPrefixes = { foaf: foaf('').value, rdfs: rdfs('').value };
const namespace = 'https://w3id.org/ncb-graph/ontology#';
const terms = sortedStrings(
  new Set(ontology.map(({ subject }) => subject.value).filter((iri) => iri.startsWith(namespace))),
);
const constants = terms.map((iri) => `  ${iri.slice(namespace.length)}: '${iri}',\n`).join('');

const derived = new Map<string, string>([
  [
    'src/vocab/ncb.g.ts',
    `// Derived from ontology/ncb.ttl by \`npm run generate\`; never edited.\n\n/** The terms of ontology/ncb.ttl. */\nexport const ncb = {\n${constants}} as const;\n`,
  ],
  ['ontology/context.jsonld', `${JSON.stringify({ '@context': contextOf(ontology) }, undefined, 2)}\n`],
]);
for (const [name, text] of schemaFiles(concepts.value.known)) derived.set(`data/schema/${name}`, text);

derived.set('ontology/README.md', await reference());

/** The reference page, with examples from China: the country whose export shows most, and the same in every clone. */
async function reference(): Promise<string> {
  const project = await openProject({ data: 'data', ontology: 'ontology' }, ['cn']);
  if (!project.ok) throw new Error(project.issues.map(({ message }) => message).join('\n'));
  const { dataset, curated, countries, locks, ontology: opened } = project.value;
  const mapped = mapDataset({
    base: dataset.base,
    countries,
    locks,
    curated,
    schemes: opened.schemes,
    concepts: opened.concepts,
  });
  const writing = writingOptions(project.value, dataset.base);
  const graphs = [mapped.facts, inDefaultGraph(mapped.evidence), inDefaultGraph(mapped.curated)];
  return referencePage({
    ontology,
    schemes: opened.schemes,
    alignments: opened.quads.get('alignments.ttl') ?? [],
    shapes: [...opened.quads].flatMap(([name, quads]) => (name.startsWith('shapes') ? quads : [])),
    prefixes: { ...writing.prefixes, ...knownPrefixes },
    examples: new Examples(graphs, writing),
  });
}

const stale = [...derived].filter(([file, text]) => {
  try {
    return readFileSync(file, 'utf8') !== text;
  } catch {
    return true;
  }
});
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`stale: ${file} (npm run generate)`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [file, text] of stale) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.error(`wrote ${file}`);
  }
}
