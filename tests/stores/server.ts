// The real stores of this suite: where each keeps its services, and how one is started, killed, started again on the
// same data and stopped. Each is a script beside this file, which installs it too.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface StoreUnderTest {
  readonly name: 'oxigraph' | 'fuseki' | 'rdf4j' | 'virtuoso' | 'blazegraph';
  /** Paths of the query and the update service after the endpoint. */
  readonly query: string;
  readonly update: string;
  readonly user?: { readonly name: string; readonly password: string };
  /** Whether it has a default graph that an update can write to. */
  readonly defaultGraph: boolean;
  /** Objects of which the store changes the value: a graph with one must be refused, not taken otherwise. */
  readonly changes: readonly string[];
  /** Whether a reader sees all live graphs change at once. Where not, the receipt of a load must say so. */
  readonly isolated: boolean;
}

const typed = (lexical: string, name: string) => `"${lexical}"^^<http://www.w3.org/2001/XMLSchema#${name}>`;

export const storesUnderTest: readonly StoreUnderTest[] = [
  { name: 'oxigraph', query: '/query', update: '/update', defaultGraph: true, changes: [], isolated: true },
  { name: 'fuseki', query: '/sparql', update: '/update', defaultGraph: true, changes: [], isolated: true },
  { name: 'rdf4j', query: '', update: '/statements', defaultGraph: true, changes: [], isolated: true },
  {
    name: 'virtuoso',
    query: '/sparql',
    update: '/sparql-auth',
    user: { name: 'dba', password: 'dba' },
    defaultGraph: false,
    changes: [typed('P1Y', 'duration')],
    isolated: false,
  },
  {
    name: 'blazegraph',
    query: '/sparql',
    update: '/sparql',
    defaultGraph: true,
    changes: [typed('1984-03-07Z', 'date'), typed('18:00:00', 'time'), typed('2020-01-01T00:00:00', 'dateTime')],
    isolated: true,
  },
];

/** The script of a store. */
export const scriptOf = (name: string): string => join(import.meta.dirname, name);

/** The version that is installed; undefined where none is. */
export function installedVersion(name: StoreUnderTest['name']): string | undefined {
  const { status, stdout } = spawnSync(scriptOf(name), ['version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** One running store, its data in a temporary folder. */
export class StoreServer {
  readonly store: StoreUnderTest;
  readonly #folder = mkdtempSync(join(tmpdir(), 'ncb-graph-store-'));
  #script: ChildProcess | undefined;
  #pid = 0;
  endpoint = '';

  private constructor(store: StoreUnderTest) {
    this.store = store;
  }

  static async start(store: StoreUnderTest): Promise<StoreServer> {
    const server = new StoreServer(store);
    await server.#serve();
    return server;
  }

  async #serve(): Promise<void> {
    const port = this.endpoint === '' ? [] : [new URL(this.endpoint).port];
    const child = spawn(scriptOf(this.store.name), ['serve', this.#folder, ...port], {
      env: { ...process.env, NCB_GRAPH_UNTIL_EOF: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#script = child;
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      child.once('close', () => reject(new Error(`${this.store.name} did not start:\n${said}`)));
    });
    const ready: { endpoint: string; pid: number } = JSON.parse(line);
    this.endpoint = ready.endpoint;
    this.#pid = ready.pid;
  }

  /** Kills the server as a power cut would, and waits until it is gone. */
  async kill(): Promise<void> {
    process.kill(this.#pid, 'SIGKILL');
    await this.#ended();
  }

  /** Starts it again on the same port and the same data. */
  restart(): Promise<void> {
    return this.#serve();
  }

  async stop(): Promise<void> {
    this.#script?.stdin?.end();
    await this.#ended();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ended(): Promise<void> {
    const child = this.#script;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((resolve) => child.once('close', resolve));
  }
}
