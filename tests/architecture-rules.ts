// The law of src/ as tables: who may import whom, which package belongs where, what only the two ends may do.
// The checks that read these tables are in architecture-checks.ts.

/** What one room may import: whole modules, or types alone. A room is a folder of src/, or a file of its root. */
export interface Room {
  readonly rooms: readonly string[];
  readonly types?: readonly string[];
}

/**
 * Files that stand apart from the room they lie in: the generator is an end of its own, like the command line; the clock
 * that oxigraph is shown is looked at by nothing else.
 */
export const exceptions: readonly (readonly [RegExp, string])[] = [
  [/^vocab\/generate[^/]*\.ts$/, 'vocab/generate'],
  [/^vocab\/generate\//, 'vocab/generate'],
  [/^validate\/since-epoch\.ts$/, 'validate/clock'],
];

/** Room → what it may import. Files of one room may import each other; a room that is not listed is a violation. */
export const rooms: Readonly<Record<string, Room>> = {
  errors: { rooms: [] },
  values: { rooms: ['errors'] },
  read: { rooms: ['errors', 'values'] },
  model: { rooms: ['errors', 'values'], types: ['read'] },
  rdf: { rooms: ['errors', 'values'] },
  vocab: { rooms: ['rdf'] },
  map: { rooms: ['errors', 'values', 'model', 'rdf', 'vocab'] },
  serialize: { rooms: ['errors', 'values', 'rdf', 'vocab'] },
  validate: { rooms: ['errors', 'values', 'rdf', 'vocab', 'validate/clock'] },
  'validate/clock': { rooms: [] },
  query: { rooms: ['errors', 'values', 'rdf', 'vocab', 'endpoint'] },
  report: { rooms: ['errors', 'values', 'rdf', 'vocab', 'serialize', 'validate'] },
  describe: { rooms: ['errors', 'values', 'rdf', 'vocab', 'serialize'] },
  endpoint: { rooms: ['errors', 'rdf'] },
  load: { rooms: ['errors', 'values', 'rdf', 'vocab', 'endpoint'] },
  diff: { rooms: ['errors', 'rdf', 'vocab', 'load'] },
  publish: { rooms: ['errors'] },
  stream: { rooms: ['errors', 'values', 'read', 'model', 'rdf', 'vocab', 'map', 'validate'] },
  // New files: knows countries and no RDF, like the model.
  scaffold: { rooms: ['errors', 'values', 'model'] },
  // The line put together: the only room that knows all stages, and it holds no rule of its own.
  project: {
    rooms: [
      ...['errors', 'values', 'read', 'model', 'rdf', 'vocab', 'map', 'serialize', 'validate', 'query', 'describe'],
      'stream',
    ],
  },
  // From a triple back to the line, the words and the row: needs the whole line, and nothing but the command needs it.
  explain: { rooms: ['errors', 'values', 'read', 'model', 'rdf', 'vocab', 'map', 'validate', 'project', 'report'] },
  // What is wrong and what mends it: looks at all stages, and asks the network only through what it is given.
  doctor: {
    rooms: ['errors', 'values', 'read', 'model', 'rdf', 'vocab', 'map', 'validate', 'project', 'publish', 'report'],
  },
  // Scripts for shells, of plain data.
  completion: { rooms: [] },
  'vocab/generate': {
    rooms: [
      ...['errors', 'values', 'model', 'map', 'project', 'read', 'rdf', 'vocab', 'serialize', 'validate', 'publish'],
    ],
  },
  cli: {
    rooms: [
      ...['errors', 'values', 'read', 'model', 'rdf', 'vocab', 'map', 'serialize', 'validate', 'query', 'describe'],
      ...[
        'completion',
        'diff',
        'doctor',
        'endpoint',
        'explain',
        'load',
        'publish',
        'project',
        'report',
        'scaffold',
        'stream',
      ],
    ],
  },
  rdflib: { rooms: ['errors', 'rdf', 'project'] },
  index: {
    rooms: [
      'errors',
      'values',
      'read',
      'model',
      'rdf',
      'vocab',
      'map',
      'serialize',
      'validate',
      'query',
      'describe',
      'load',
      'project',
      'report',
    ],
  },
};

/** Package → the rooms that may import it. A package that is not listed may be imported nowhere. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  '@rdfjs/types': ['rdf', 'vocab', 'map', 'serialize', 'validate', 'query', 'describe', 'load'],
  '@tpluscode/rdf-ns-builders': ['vocab', 'vocab/generate'],
  'cli-table3': ['cli', 'query'],
  commander: ['cli'],
  'i18n-iso-countries': ['scaffold'],
  jsonld: ['rdf', 'serialize'],
  n3: ['rdf', 'serialize', 'validate'],
  oxigraph: ['rdf', 'query', 'validate'],
  'rdf-canonize': ['rdf'],
  rdflib: ['rdflib'],
  saxes: ['rdf'],
  'shacl-engine': ['validate'],
  yaml: ['read'],
  zod: ['model', 'vocab/generate'],
};

const disk = ['read', 'cli', 'publish', 'project', 'vocab/generate'];
const network = ['endpoint'];
const machine = ['cli', 'vocab/generate'];

/** Modules of Node that reach the world → the rooms that may import them. Every other `node:` module is free. */
export const worldly: Readonly<Record<string, readonly string[]>> = {
  'node:fs': disk,
  'node:fs/promises': disk,
  'node:readline': disk,
  'node:readline/promises': disk,
  'node:http': network,
  'node:http2': network,
  'node:https': network,
  'node:net': network,
  'node:tls': network,
  'node:dns': network,
  'node:dgram': network,
  'node:child_process': machine,
  'node:cluster': machine,
  'node:os': machine,
  // For standard input.
  'node:process': [...machine, 'read'],
};

/** A call or name that makes the same facts give other bytes, or that belongs to an end of the line. */
export interface Forbidden {
  /** Tested against the text of a property access, call name or `new X`, without white space. */
  readonly what: RegExp;
  readonly why: string;
  readonly except: readonly string[];
}

export const forbidden: readonly Forbidden[] = [
  { what: /\.localeCompare$|\.toLocale\w+$|^Intl\b/, why: 'the locale of the machine', except: [] },
  {
    what: /^(new )?Date$|^Date\.now$|^performance\.now$/,
    why: 'the clock',
    except: ['cli', 'publish', 'endpoint', 'load', 'validate/clock'],
  },
  { what: /^Math\.random$|\brandomUUID$|\brandomBytes$/, why: 'chance', except: ['cli', 'publish', 'endpoint'] },
  { what: /^process\.(pid|kill)$/, why: 'the process', except: ['cli', 'publish', 'vocab/generate'] },
  { what: /^process\.stdin$/, why: 'the process', except: ['cli', 'read'] },
  { what: /^process\.(?!pid$|kill$|stdin$)\w+$/, why: 'the process', except: ['cli', 'vocab/generate'] },
  { what: /^console\.\w+$/, why: 'the terminal', except: ['cli', 'vocab/generate'] },
  { what: /^fetch$/, why: 'the network', except: ['endpoint'] },
];

/** Lines that a file of src/ may have; generated files may have more. */
export const longest = 300;

export const namesOfNothing = /(^|[/.-])(utils?|helpers?|common|managers?|misc)(?=[/.-]|$)/i;
