// How src/ becomes dist/: the library and the generator, with the SHACL engine inlined; the command line, with all
// that most commands load inlined, since Node takes longer to find a hundred small files than to run them.
// What is run at install or test time is in package.json.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Rolldown } from 'tsdown';

/**
 * The only packages that may be inlined: shacl-engine's core and what it imports, since its own dependencies (an
 * unused SPARQL plugin) weigh 104 MB; the few namespaces of rdf-ns-builders that src/vocab/ names; tables for the
 * terminal, which would be seven packages more; the English names of countries, since their package holds those of 80
 * languages; and the types of RDF/JS, whose package would bring Node's types to every user. The build fails when any
 * other package would be inlined; what the library imports at run time belongs in "dependencies".
 */
const inlined = [
  '@colors/colors',
  '@rdfjs/types',
  'ansi-regex',
  'cli-table3',
  'emoji-regex',
  'i18n-iso-countries',
  'is-fullwidth-code-point',
  'string-width',
  'strip-ansi',
  'shacl-engine',
  '@rdfjs/data-model',
  '@rdfjs/namespace',
  '@rdfjs/term-map',
  '@rdfjs/term-set',
  '@rdfjs/to-ntriples',
  '@tpluscode/rdf-ns-builders',
  'grapoi',
  'lodash',
  'rdf-data-factory',
  'rdf-literal',
  'rdf-validation',
];

/** What the command line holds besides; other programs find these packages as dependencies of the library. */
const inlinedInCommand = [
  ...inlined,
  'commander',
  'n3',
  'yaml',
  'zod',
  // What n3 reads and writes streams with.
  ...['abort-controller', 'base64-js', 'buffer', 'event-target-shim', 'events', 'ieee754', 'process'],
  ...['readable-stream', 'safe-buffer', 'string_decoder'],
];

const common = {
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
} as const;

export default defineConfig([
  {
    ...common,
    entry: { index: 'src/index.ts', rdflib: 'src/rdflib.ts', generate: 'src/vocab/generate.ts' },
    clean: true,
    dts: { entry: ['src/index.ts', 'src/rdflib.ts'] },
    deps: { alwaysBundle: ['shacl-engine', /^shacl-engine\//], onlyBundle: inlined },
  },
  {
    ...common,
    entry: {
      cli: 'src/cli/main.ts',
      // A thread starts from a file of its own, which threads.ts names.
      'stream-worker': 'src/stream/worker.ts',
    },
    clean: false,
    dts: false,
    // The modules of n3, of which a parser needs few, rather than the one file of all.
    inputOptions: { resolve: { mainFields: ['module', 'main'] } },
    deps: {
      alwaysBundle: ['commander', 'n3', 'shacl-engine', /^shacl-engine\//, 'yaml', 'zod'],
      onlyBundle: inlinedInCommand,
    },
    plugins: [thirdPartyLicenses('THIRD-PARTY-LICENSES.txt')],
  },
]);

/** Writes the licence text of every inlined package into one file of dist/; one that states none fails the build. */
function thirdPartyLicenses(fileName: string): Rolldown.Plugin {
  return {
    name: 'third-party-licenses',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []));
      if (modules.every((id) => id.endsWith('.d.ts'))) return;
      // Of RDF/JS only types are inlined, which are no modules here.
      const types = join(import.meta.dirname, 'node_modules/@rdfjs/types');
      const folders = new Set([...modules.flatMap((id) => packageFolder(id) ?? []), types]);
      const notices = [...folders].map(notice).sort((a, b) => (a < b ? -1 : 1));
      const opening = 'ncb-graph inlines the packages below. Each stands under its own licence.\n';
      this.emitFile({ type: 'asset', fileName, source: [opening, ...notices].join(`\n${'='.repeat(80)}\n\n`) });
    },
  };
}

/** The folder of the innermost package of node_modules that holds a module, or nothing for a module of our own. */
function packageFolder(module: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module.replace(/^\0/, ''))?.[0];
}

function notice(folder: string): string {
  const manifest: { name: string; version: string; license?: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)\b/i.test(name));
  if (!file && !manifest.license) throw new Error(`${manifest.name} is inlined but states no licence`);
  const text = file
    ? readFileSync(join(folder, file), 'utf8').trim()
    : `The package ships no licence text. Its manifest names the licence: ${manifest.license}.`;
  return `${manifest.name} ${manifest.version} (${manifest.license ?? 'see text'})\n\n${text}\n`;
}
