// The panel of referees: parsers that nobody here wrote, each from a file to quads. Libraries run in this process,
// programs apart: raptor, serd, Python's rdflib, PyLD, Jena's riot. What they should have read is the tests' affair.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { libraries } from './libraries.ts';

/** A referee. `syntaxes` maps the extensions it can read to its own names of formats. */
export interface Reader {
  readonly name: string;
  readonly syntaxes: Readonly<Record<string, string>>;
  /** It is on this machine. */
  readonly present: boolean;
  /** The quads of a file; throws with what it said when it refuses or warns. */
  readonly read: (file: string, syntax: string) => Promise<Quad[]>;
}

/** What a program printed; rejects with its exit status and its words where it failed or warned. */
function said(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { encoding: 'utf8', maxBuffer: 1 << 30 }, (error, stdout, stderr) => {
      if (error === null && stderr.trim() === '') return resolve(stdout);
      reject(new Error(`${command} ${args.join(' ')}: exit ${error?.code ?? 0}\n${stderr}`));
    });
  });
}

const runs = (command: string, args: readonly string[]): boolean => spawnSync(command, args).status === 0;

const lines = (text: string): Quad[] => new Parser({ format: 'N-Quads' }).parse(text);

// The Python that knows a package need not be the first on the path.
const pythonWith = (module: string): string | undefined =>
  ['python3', '/usr/bin/python3', process.env['READERS_PYTHON'] ?? 'python3'].find((each) =>
    runs(each, ['-c', `import ${module}`]),
  );

async function byPython(python: string | undefined, script: string, ...args: readonly string[]): Promise<Quad[]> {
  const printed = await said(python ?? 'python3', [join(import.meta.dirname, script), ...args]);
  const rows: PythonTerm[][] = JSON.parse(printed);
  return rows.map(([s, p, o, g]) =>
    // The reader promises terms that are legal in their places; canonization would throw on others.
    DataFactory.quad(term(s) as never, term(p) as never, term(o) as never, term(g) as never),
  );
}

const rdflib = pythonWith('rdflib');
const pyld = pythonWith('pyld');

/** Jena's command line is in the jar of Fuseki, which tests/stores/install keeps here. */
function jena(): string | undefined {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = process.env['NCB_GRAPH_STORES'] ?? join(cache, 'ncb-graph/stores');
  const jars = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^jena-fuseki-server-.*\.jar$/.test(name))
    : [];
  const jar = jars.sort().at(-1);
  return jar !== undefined && runs('java', ['-version']) ? join(folder, jar) : undefined;
}

const jar = jena();

const programs: readonly Reader[] = [
  {
    name: 'rapper',
    syntaxes: { ttl: 'turtle', nt: 'ntriples', nq: 'nquads', trig: 'trig', rdf: 'rdfxml' },
    present: runs('rapper', ['--version']),
    read: async (file, syntax) => lines(await said('rapper', ['-q', '-i', syntax, '-o', 'nquads', file])),
  },
  {
    name: 'serdi',
    syntaxes: { ttl: 'turtle', nt: 'ntriples', nq: 'nquads', trig: 'trig' },
    present: runs('serdi', ['-v']),
    read: async (file, syntax) => lines(await said('serdi', ['-i', syntax, '-o', 'nquads', file])),
  },
  {
    // What it does with N-Triples and N-Quads is in known-faults.ts.
    name: 'Python rdflib',
    syntaxes: { ttl: 'turtle', nt: 'nt', nq: 'nquads', trig: 'trig', jsonld: 'json-ld', rdf: 'xml' },
    present: rdflib !== undefined,
    read: async (file, syntax) => byPython(rdflib, 'rdflib-read.py', file, syntax),
  },
  {
    name: 'PyLD',
    syntaxes: { jsonld: 'json-ld' },
    present: pyld !== undefined,
    read: async (file) => byPython(pyld, 'pyld-read.py', file),
  },
  {
    // The only one that looks into lexical forms: a date that is none is a warning, and a warning a refusal.
    name: 'Jena riot',
    syntaxes: { ttl: 'turtle', nt: 'ntriples', nq: 'nquads', trig: 'trig', jsonld: 'jsonld', rdf: 'rdfxml' },
    present: jar !== undefined,
    read: async (file, syntax) =>
      lines(
        await said('java', [
          ...['-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-cp', jar ?? '', 'riotcmd.riot'],
          ...['--strict', '--check', `--syntax=${syntax}`, '--output=nquads', file],
        ]),
      ),
  },
];

export const readers: readonly Reader[] = [
  ...libraries.map(({ name, syntaxes, parse }) => ({
    name,
    syntaxes,
    present: true,
    read: (file: string, syntax: string) => parse(readFileSync(file, 'utf8'), syntax),
  })),
  ...programs,
];

type PythonTerm = {
  type: 'uri' | 'bnode' | 'literal';
  value: string;
  language?: string | null;
  datatype?: string | null;
} | null;

function term(from: PythonTerm | undefined): Term {
  if (!from) return DataFactory.defaultGraph();
  if (from.type === 'uri') return DataFactory.namedNode(from.value);
  if (from.type === 'bnode') return DataFactory.blankNode(from.value);
  return DataFactory.literal(
    from.value,
    from.language || (from.datatype ? DataFactory.namedNode(from.datatype) : undefined),
  );
}
