// Programs of other people that read RDF: raptor, serd and Python's rdflib, each from a file to quads.
// What they should have read is the affair of readers.test.ts.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';

/** A second reader. `syntaxes` maps the extensions it can read to its own names of formats. */
export interface Reader {
  readonly name: string;
  readonly syntaxes: Readonly<Record<string, string>>;
  /** The program is on this machine. */
  readonly present: boolean;
  /** The quads of a file; throws with what the program said when it refuses or warns. */
  readonly read: (file: string, syntax: string) => Quad[];
}

function said(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error) throw error;
  if (status !== 0 || stderr.trim()) throw new Error(`${command} ${args.join(' ')}: exit ${status}\n${stderr}`);
  return stdout;
}

const runs = (command: string, args: readonly string[]): boolean => spawnSync(command, args).status === 0;

const lines = (text: string): Quad[] => new Parser({ format: 'N-Quads' }).parse(text);

// The Python that knows rdflib need not be the first on the path.
const python = ['python3', '/usr/bin/python3'].find((each) => runs(each, ['-c', 'import rdflib']));

export const readers: readonly Reader[] = [
  {
    name: 'rapper',
    syntaxes: { ttl: 'turtle', nt: 'ntriples', nq: 'nquads', trig: 'trig', rdf: 'rdfxml' },
    present: runs('rapper', ['--version']),
    read: (file, syntax) => lines(said('rapper', ['-q', '-i', syntax, '-o', 'nquads', file])),
  },
  {
    name: 'serdi',
    syntaxes: { ttl: 'turtle', nt: 'ntriples', nq: 'nquads', trig: 'trig' },
    present: runs('serdi', ['-v']),
    read: (file, syntax) => lines(said('serdi', ['-i', syntax, '-o', 'nquads', file])),
  },
  {
    // Its N-Triples and N-Quads readers misread escaped backslashes; the other readers cover those formats.
    name: 'Python rdflib',
    syntaxes: { ttl: 'turtle', trig: 'trig', jsonld: 'json-ld', rdf: 'xml' },
    present: python !== undefined,
    read: (file, syntax) => {
      const printed = said(python ?? 'python3', [join(import.meta.dirname, 'rdflib-read.py'), file, syntax]);
      const rows: PythonTerm[][] = JSON.parse(printed);
      return rows.map(([s, p, o, g]) =>
        // The reader promises terms that are legal in their places; canonization would throw on others.
        DataFactory.quad(term(s) as never, term(p) as never, term(o) as never, term(g) as never),
      );
    },
  },
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
