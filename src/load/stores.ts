// The table of SPARQL stores: where each keeps its services, how a graph is written, what it is known to lose.
// A new store is a row here. The protocols are in graph-store.ts, the order of steps is in replace.ts.
import type { NormalisationName } from './normalise.ts';
import type { Swap } from './update-text.ts';

export interface StoreProfile {
  readonly title: string;
  /** Whether tests/stores/ loads into a real one; otherwise by its documentation. */
  readonly tested: boolean;
  /** An endpoint as a person gives it. */
  readonly example: string;
  /** Paths of the services after the endpoint: SPARQL query and update, graph store. */
  readonly query: string;
  readonly update?: string;
  readonly graphStore?: string;
  /** Whether Basic credentials go with the first request; otherwise the store is asked which kind it wants. */
  readonly basicAtOnce: boolean;
  /**
   * How triples are added to a graph: POST to the graph store; POST to the query service with `context-uri`; INSERT
   * DATA.
   */
  readonly add: 'graph-store' | 'context-uri' | 'insert';
  /** Most triples, and most bytes, of one request that adds by POST. */
  readonly maxTriples: number;
  readonly maxBytes: number;
  /**
   * How staging graphs become the live ones. MOVE only where a COPY was seen torn: it can never be sent twice, since
   * the second one would empty the live graph. DELETE and INSERT where COPY loses triples.
   */
  readonly swap: Swap;
  /** What readers of the live graphs may see while they are replaced. */
  readonly readers: string;
  /** Changes of lexical form that the store is known to make, which leave the value as it is. */
  readonly normalisations: readonly NormalisationName[];
  /** Why a graph with blank nodes cannot be loaded, where it cannot. */
  readonly noBlankNodes?: string;
  /** The media type of bodies of triples; N-Triples where absent. Its syntax must be one that N-Triples are. */
  readonly bodies?: string;
  /** Whether the store may cut an answer off and say nothing: what is read is counted, and read in parts. */
  readonly cutsAnswers?: boolean;
}

/** Most triples of one INSERT DATA or DELETE DATA: Virtuoso fails somewhere between 1,000 and 1,500. */
export const UPDATE_TRIPLES = 500;

const chunk = { maxTriples: 100_000, maxBytes: 16_000_000 };
const rdf4j = {
  query: '',
  update: '/statements',
  graphStore: '/rdf-graphs/service',
  basicAtOnce: true,
  add: 'graph-store',
  ...chunk,
  swap: 'COPY',
} as const;
const unmeasured = 'not measured: this store is not run by our tests';

export const stores = {
  oxigraph: {
    title: 'Oxigraph server',
    tested: true,
    example: 'http://localhost:7878',
    query: '/query',
    update: '/update',
    graphStore: '/store',
    basicAtOnce: true,
    add: 'graph-store',
    ...chunk,
    swap: 'COPY',
    readers: 'all graphs change at once: one update is one transaction',
    normalisations: ['number-form', 'boolean-form', 'date-form', 'derived-integer'],
  },
  fuseki: {
    title: 'Apache Jena Fuseki',
    tested: true,
    example: 'http://localhost:3030/ds',
    query: '/sparql',
    update: '/update',
    graphStore: '/data',
    basicAtOnce: true,
    add: 'graph-store',
    ...chunk,
    // TDB2 5.6 loses triples that COPY finds in both graphs, and says nothing.
    swap: 'DELETE and INSERT',
    readers: 'all graphs change at once: one update is one transaction',
    normalisations: ['number-form', 'boolean-form', 'date-form'],
  },
  rdf4j: {
    title: 'Eclipse RDF4J Server',
    tested: true,
    example: 'http://localhost:8080/rdf4j-server/repositories/ID',
    ...rdf4j,
    readers: 'all graphs change at once where the repository isolates transactions by snapshots, as by default',
    normalisations: [],
  },
  virtuoso: {
    title: 'OpenLink Virtuoso 7',
    tested: true,
    example: 'http://localhost:8890',
    query: '/sparql',
    update: '/sparql-auth',
    graphStore: '/sparql-graph-crud-auth',
    basicAtOnce: false,
    add: 'graph-store',
    maxTriples: 50_000,
    maxBytes: 8_000_000,
    swap: 'MOVE',
    readers: 'may see a mixture of old and new in the moment of the swap: it isolates no reader from a commit',
    cutsAnswers: true,
    normalisations: ['number-form', 'boolean-form', 'large-integer'],
    noBlankNodes: 'its graph store takes no blank nodes',
  },
  blazegraph: {
    title: 'Blazegraph',
    tested: true,
    example: 'http://localhost:9999/blazegraph/namespace/kb',
    query: '/sparql',
    update: '/sparql',
    basicAtOnce: true,
    add: 'context-uri',
    bodies: 'text/turtle; charset=utf-8',
    ...chunk,
    swap: 'COPY',
    readers: 'all graphs change at once: one update is one commit',
    normalisations: ['number-form', 'boolean-form', 'utc-time'],
  },
  graphdb: {
    title: 'Ontotext GraphDB',
    tested: false,
    example: 'http://localhost:7200/repositories/ID',
    ...rdf4j,
    readers: unmeasured,
    normalisations: [],
  },
  neptune: {
    title: 'Amazon Neptune, without IAM signatures',
    tested: false,
    example: 'https://CLUSTER:8182',
    query: '/sparql',
    update: '/sparql',
    graphStore: '/sparql/gsp/',
    basicAtOnce: true,
    add: 'graph-store',
    ...chunk,
    swap: 'COPY',
    readers: unmeasured,
    normalisations: ['number-form', 'boolean-form', 'date-form'],
  },
  stardog: {
    title: 'Stardog',
    tested: false,
    example: 'http://localhost:5820/DATABASE',
    query: '/query',
    update: '/update',
    graphStore: '',
    basicAtOnce: true,
    add: 'graph-store',
    ...chunk,
    swap: 'COPY',
    readers: unmeasured,
    normalisations: ['number-form', 'boolean-form', 'date-form'],
  },
  qlever: {
    title: 'QLever',
    tested: false,
    example: 'http://localhost:7001',
    query: '',
    update: '',
    graphStore: '',
    basicAtOnce: true,
    add: 'graph-store',
    ...chunk,
    swap: 'COPY',
    readers: unmeasured,
    normalisations: ['number-form', 'boolean-form', 'date-form'],
  },
  generic: {
    title: 'another SPARQL 1.1 store',
    tested: true,
    example: 'https://store.example/sparql',
    query: '',
    basicAtOnce: false,
    add: 'insert',
    ...chunk,
    swap: 'COPY',
    cutsAnswers: true,
    readers: 'unknown: this depends on the store',
    normalisations: [],
  },
} as const satisfies Record<string, StoreProfile>;

export type StoreName = keyof typeof stores;

/** Where the services of one store are. */
export interface Services {
  readonly query: string;
  readonly update?: string;
  readonly graphStore?: string;
}

/**
 * The services below an endpoint; `update` and `graphStore` given as they are come first. An endpoint that names a
 * service of the store (`…/ds/sparql`) stands for its dataset. A generic store without either is updated where it is
 * queried.
 */
export function servicesOf(
  name: StoreName,
  endpoint: string,
  given: { readonly update?: string; readonly graphStore?: string } = {},
): Services {
  const { query, update, graphStore }: StoreProfile = stores[name];
  const suffixes = [query, update, graphStore].filter((suffix) => suffix !== undefined && suffix !== '');
  const suffix = suffixes.find((each) => endpoint.endsWith(each ?? ''));
  const base = suffix === undefined ? endpoint : endpoint.slice(0, -suffix.length);
  const under = (path: string | undefined) => (path === undefined ? undefined : base + path);
  const alone = name === 'generic' && given.graphStore === undefined ? endpoint : undefined;
  const updateAt = given.update ?? under(update) ?? alone;
  const graphStoreAt = given.graphStore ?? under(graphStore);
  return {
    query: base + query,
    ...(updateAt === undefined ? {} : { update: updateAt }),
    ...(graphStoreAt === undefined ? {} : { graphStore: graphStoreAt }),
  };
}
