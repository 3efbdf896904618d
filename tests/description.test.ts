// The description of an export, as a catalogue reads it: what DCAT 3 and its European profile ask of a dataset, and
// whether sizes, checksums and counts are those of the files themselves.
import { createHash } from 'node:crypto';
import { Store } from 'oxigraph';
import { describe, expect, test } from 'vitest';
import { china, outputText } from './china.ts';

const prefixes = `
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX spdx: <http://spdx.org/rdf/terms#>
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`;
const base = 'https://w3id.org/ncb-graph/dataset';

function opened(...faults: string[]): Store {
  const store = new Store();
  store.load(outputText('description.ttl'), { format: 'text/turtle' });
  for (const fault of faults) store.update(prefixes + fault);
  return store;
}

/** Values of these variables, row by row. */
function rows(store: Store, where: string, ...variables: readonly string[]): string[][] {
  const found = store.query(`${prefixes} SELECT DISTINCT * WHERE { ${where} }`) as Map<string, { value: string }>[];
  return found.map((row) =>
    (variables.length > 0 ? variables : [...row.keys()]).map((name) => row.get(name)?.value ?? ''),
  );
}

/** What must hold, the pattern of what breaks it, and an update that does. */
const rules: readonly (readonly [string, string, string])[] = [
  [
    'a dataset has title, description, licence and publisher',
    '?at a dcat:Dataset FILTER NOT EXISTS { ?at dcterms:title ?t ; dcterms:description ?d ; dcterms:license ?l ; dcterms:publisher ?p }',
    `DELETE WHERE { <${base}/facts> dcterms:description ?d }`,
  ],
  [
    'creator and publisher are agents with a name',
    '?x dcterms:creator|dcterms:publisher ?at FILTER NOT EXISTS { ?at a foaf:Agent ; foaf:name ?name }',
    `INSERT DATA { <${base}> dcterms:creator "somebody" }`,
  ],
  [
    'a dataset has a distribution',
    '?at a dcat:Dataset FILTER NOT EXISTS { ?at dcat:distribution ?file }',
    `DELETE WHERE { <${base}/facts> dcat:distribution ?d }`,
  ],
  [
    'a distribution is of one dataset',
    '?file a dcat:Distribution FILTER (NOT EXISTS { ?a dcat:distribution ?file } || EXISTS { ?a dcat:distribution ?file . ?b dcat:distribution ?file FILTER (?a != ?b) })',
    `INSERT DATA { <${base}> dcat:distribution <${base}/facts.ttl> }`,
  ],
  [
    'a distribution can be found: address, media type of IANA, licence, size',
    '?at a dcat:Distribution FILTER NOT EXISTS { ?at dcat:accessURL ?u ; dcat:downloadURL ?v ; dcterms:license ?l ; dcat:byteSize ?n ; dcat:mediaType ?m FILTER (STRSTARTS(STR(?m), "https://www.iana.org/assignments/media-types/")) }',
    `DELETE WHERE { <${base}/facts.nt> dcat:accessURL ?d }`,
  ],
  [
    'a distribution has a checksum of SHA-256',
    '?at a dcat:Distribution FILTER NOT EXISTS { ?at spdx:checksum ?c . ?c a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue ?v FILTER (DATATYPE(?v) = xsd:hexBinary && STRLEN(STR(?v)) = 64) }',
    `DELETE WHERE { <${base}/facts.nt#checksum> spdx:algorithm ?d }`,
  ],
  [
    'quotes of others are told of wherever they are',
    `VALUES ?at { <${base}> <${base}/evidence> <${base}/evidence.ttl> <${base}/dataset.nq> <${base}/dataset.trig> } FILTER NOT EXISTS { ?at dcterms:rights ?r FILTER CONTAINS(?r, "third-party") }`,
    `DELETE WHERE { <${base}/evidence.ttl> dcterms:rights ?d }`,
  ],
  [
    'titles and descriptions are in English and say so',
    '?at dcterms:title|dcterms:description|dcterms:rights ?text FILTER (LANG(?text) != "en")',
    `INSERT DATA { <${base}> dcterms:title "x" }`,
  ],
  [
    'dates are dates',
    '?at dcterms:issued ?date FILTER (DATATYPE(?date) != xsd:date)',
    `INSERT DATA { <${base}> dcterms:issued "2026" }`,
  ],
  [
    'triples are counted of datasets, never of files',
    '?at void:triples ?n FILTER NOT EXISTS { ?at a void:Dataset }',
    `INSERT DATA { <${base}/facts.ttl> void:triples 3 }`,
  ],
  [
    'what is dumped is a file of the same dataset',
    '?at void:dataDump ?file FILTER NOT EXISTS { ?at dcat:distribution ?file }',
    `INSERT DATA { <${base}> void:dataDump <${base}/facts.ttl> }`,
  ],
];

describe('the description', () => {
  test.each(rules)('%s', (_, finds, fault) => {
    expect(rows(opened(), finds)).toEqual([]);
    expect(rows(opened(fault), finds)).not.toEqual([]);
  });

  const store = opened();
  const described = rows(
    store,
    '?file dcat:byteSize ?bytes ; spdx:checksum/spdx:checksumValue ?sum',
    'file',
    'bytes',
    'sum',
  );

  test('has the sizes and checksums of the files', () => {
    expect(described.length).toBeGreaterThan(10);
    for (const [iri = '', bytes, sum] of described) {
      const text = outputText(iri.slice(`${base}/`.length));
      expect([String(Buffer.byteLength(text)), createHash('sha256').update(text).digest('hex')], iri).toEqual([
        bytes,
        sum,
      ]);
    }
  });

  test('writes sizes as DCAT does, which a store may change', () => {
    expect(outputText('description.ttl').match(/dcat:byteSize "\d+"\^\^xsd:nonNegativeInteger/g)).toHaveLength(
      described.length,
    );
  });

  test('tells of every RDF file but itself', () => {
    const told = described.map(([iri = '']) => iri.slice(`${base}/`.length)).toSorted();
    const graphs = [...china.files.keys()].filter((path) => /\.(ttl|nt|nq|trig|rdf)$|^facts\.jsonld$/.test(path));
    expect(told).toEqual(graphs.filter((path) => path !== 'description.ttl').toSorted());
  });

  test('counts the triples of each graph, part and file as they are', () => {
    const { dataset, facts, evidence, curated } = china.mapped;
    const count = (iri: string) => rows(store, `<${iri}> void:triples ?n`)[0]?.[0];
    expect(count(base)).toBe(String(dataset.length));
    expect([facts, evidence, curated].map(({ length }) => String(length))).toEqual(
      ['facts', 'evidence', 'curated'].map((part) => count(`${base}/${part}`)),
    );
    for (const graph of new Set(dataset.map((quad) => quad.graph.value))) {
      expect(count(graph), graph).toBe(String(dataset.filter((quad) => quad.graph.value === graph).length));
    }
  });

  test('names the vocabularies that the data use, and no others', () => {
    const terms = china.mapped.dataset.flatMap(({ predicate, object }) => [predicate.value, object.value]);
    for (const [namespace = ''] of rows(store, `<${base}> void:vocabulary ?v`)) {
      expect(
        terms.some((term) => term.startsWith(namespace)),
        namespace,
      ).toBe(true);
    }
    expect(rows(store, `<${base}> void:vocabulary <http://www.w3.org/2001/XMLSchema#>`)).toEqual([]);
  });
});
