// A real store on loopback for the tests of loading: oxigraph's npm build behind the SPARQL Protocol and the Graph
// Store Protocol, with a place for faults before each request. What goes wrong is up to each test.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import oxigraph from 'oxigraph';

export interface Received {
  readonly method: string;
  /** Path and query string. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const virtuoso: Readonly<Record<string, string>> = {
  '/sparql': '/query',
  '/sparql-auth': '/update',
  '/sparql-graph-crud-auth': '/store',
};

interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly text?: string;
}

/** Told of each request before the store is; true when it has answered, or will never. */
export type Fault = (received: Received, response: ServerResponse) => boolean | Promise<boolean>;

export class LiveStore {
  readonly graph: oxigraph.Store;
  readonly received: Received[] = [];
  /** Stands before the store; a test puts its own there. */
  fault: Fault = () => false;
  readonly #server: Server;

  private constructor(server: Server, graph: oxigraph.Store) {
    this.#server = server;
    this.graph = graph;
  }

  /** On a free port, or the one given, with what another store held. */
  static async start(port = 0, graph = new oxigraph.Store()): Promise<LiveStore> {
    const server = createServer((request, response) => {
      void store.#answer(request, response).catch((error: Error) => {
        if (!response.headersSent) response.writeHead(400, { 'Content-Type': 'text/plain' });
        response.end(error.message);
      });
    });
    const store = new LiveStore(server, graph);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return store;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Sorted N-Triples lines of a graph. */
  lines(name: string): string[] {
    const text = this.graph.dump({ format: 'application/n-triples', from_graph_name: oxigraph.namedNode(name) });
    return text.split('\n').filter(Boolean).sort();
  }

  /** Names of the graphs that hold anything, sorted. */
  graphs(): string[] {
    return [...new Set(this.graph.match().map(({ graph }) => graph.value))].sort();
  }

  put(name: string, turtle: string): void {
    this.graph.load(turtle, { format: 'text/turtle', to_graph_name: oxigraph.namedNode(name) });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const { method = '', url = '', headers } = request;
    const received = { method, url, headers, body };
    this.received.push(received);
    if (await this.fault(received, response)) return;
    this.serve(received, response);
  }

  /** What a store does that nothing is wrong with. */
  serve(received: Received, response: ServerResponse): void {
    const { status, type = 'text/plain', text = '' } = this.reply(received);
    response.writeHead(status, { 'Content-Type': type });
    response.end(text);
  }

  reply({ method, url, headers, body }: Received): Reply {
    const { pathname, searchParams } = new URL(url, 'http://store');
    // Virtuoso's names of its services, for its profile, which moves where others copy.
    const service = virtuoso[pathname] ?? pathname;
    if (service === '/query') return this.#query(headers, body);
    if (service === '/update') {
      this.graph.update(body);
      return { status: 204 };
    }
    const name = searchParams.get('graph');
    if (service !== '/store' || name === null) return { status: 404, text: 'there is no such service' };
    const graph = oxigraph.namedNode(name);
    const there = this.graph.match(null, null, null, graph).length > 0;
    if (method === 'GET') {
      if (!there) return { status: 404 };
      const type = 'application/n-triples';
      return { status: 200, type, text: this.graph.dump({ format: type, from_graph_name: graph }) };
    }
    if (method === 'PUT' || method === 'DELETE') this.graph.update(`DROP SILENT GRAPH <${name}>`);
    if (method === 'DELETE') return { status: there ? 204 : 404 };
    this.graph.load(body, { format: headers['content-type'] ?? '', to_graph_name: graph });
    return { status: there ? 204 : 201 };
  }

  #query(headers: Received['headers'], body: string): Reply {
    const fields = new URLSearchParams(body);
    const query = fields.get('query') ?? '';
    const graphs = (field: string) => fields.getAll(field).map((iri) => oxigraph.namedNode(iri));
    const options = {
      ...(fields.has('default-graph-uri') ? { default_graph: graphs('default-graph-uri') } : {}),
      ...(fields.has('named-graph-uri') ? { named_graphs: graphs('named-graph-uri') } : {}),
    };
    for (const type of (headers.accept ?? '').split(',').map((part) => part.replace(/;.*/, '').trim())) {
      try {
        const text = this.graph.query(query, { ...options, results_format: type }) as unknown as string;
        return { status: 200, type, text };
      } catch (error) {
        if (!/^Not supported/.test((error as Error).message)) throw error;
      }
    }
    return { status: 406, text: 'no such form of answers' };
  }
}
