// The files of ontology/ as a store that a test may plant a fault in, and the form that all its checks have.
import { readdirSync, readFileSync } from 'node:fs';
import { Store } from 'oxigraph';

const folder = 'ontology';

/** Names of the Turtle files of ontology/, by code point. */
export const ontologyFiles = readdirSync(folder)
  .filter((name) => name.endsWith('.ttl'))
  .toSorted();

const texts = new Map(ontologyFiles.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]));

export const prefixes = `
PREFIX code: <https://w3id.org/ncb-graph/code/>
PREFIX crime-area: <https://w3id.org/ncb-graph/crime-area/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX ncb: <https://w3id.org/ncb-graph/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX region: <https://w3id.org/ncb-graph/region/>
PREFIX schema: <http://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX vann: <http://purl.org/vocab/vann/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`;

/** A rule on the ontology: what its query finds breaks it. */
export interface Check {
  /** The name of the rule in the list it comes from. */
  readonly id: string;
  /** What must hold. */
  readonly says: string;
  /** WHERE clause that binds ?at to what breaks the rule, and perhaps ?found. */
  readonly finds: string;
  /** SPARQL updates, each of which breaks the rule. */
  readonly faults: readonly string[];
}

/** The store of these files of ontology/, all in the default graph. */
export function storeOf(files: readonly string[] = ontologyFiles): Store {
  const store = new Store();
  for (const name of files) store.load(texts.get(name) ?? '', { format: 'text/turtle' });
  return store;
}

/** What breaks a check: each thing once, with what was found, in order. */
export function broken(store: Store, { finds }: Pick<Check, 'finds'>): string[] {
  const rows = store.query(`${prefixes} SELECT DISTINCT ?at ?found WHERE { ${finds} } ORDER BY ?at ?found`);
  if (!Array.isArray(rows)) throw new Error('a check is a SELECT');
  return rows.map((row) => {
    if (!(row instanceof Map)) throw new Error('a check is a SELECT');
    return [row.get('at'), row.get('found')].flatMap((term) => (term === undefined ? [] : [String(term)])).join(' ');
  });
}

/** Plants a fault. */
export function plant(store: Store, fault: string): void {
  const before = store.size;
  const lines = store.dump({ format: 'application/n-quads' });
  store.update(`${prefixes} ${fault}`);
  if (store.size === before && store.dump({ format: 'application/n-quads' }) === lines) {
    throw new Error(`the fault changes nothing: ${fault}`);
  }
}
