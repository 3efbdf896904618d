#!/usr/bin/env node
// The command line: arguments, exit status, console. What a command does is in its own file, loaded when it is called.
import { readFileSync } from 'node:fs';
import { Argument, Command, CommanderError, Option } from 'commander';
import { Refusal } from '../errors.ts';
import { stores } from '../load/stores.ts';
import { printable } from '../report/print-issues.ts';
import { loadHelp } from './load-help.ts';
import { codes, count, files, listed, seconds, size } from './option-values.ts';
import type { Common } from './outcome.ts';
import { finish, type Outcome } from './outcome.ts';
import { failOnOption, reportOption } from './report.ts';
import { starved } from './starved.ts';

const { version, engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
  engines: { node: string };
};

/** What help and version say, printed when all of it is known. */
let said = '';

const program = new Command('ncb-graph')
  .configureOutput({
    writeOut: (text) => {
      said += text;
    },
    // What was typed is in what is said of it; line breaks are of the program.
    outputError: (text, write) => write(text.split('\n').map(printable).join('\n')),
  })
  .description("Linked data on INTERPOL's National Central Bureaus: every triple with the words that say it.")
  .version(version)
  .option('--data <dir>', 'folder of facts', 'data')
  .option('--ontology <dir>', 'folder of ontology, concept schemes and shapes', 'ontology')
  .option('--json', 'issues and reports as JSON')
  .option('-q, --quiet', 'no talk on stderr')
  .option('-v, --verbose', 'say how long it took, and how much memory')
  .addOption(new Option('--color <when>', 'colours in messages').choices(['auto', 'always', 'never']).default('auto'))
  .showHelpAfterError('(ncb-graph --help lists the commands)')
  .exitOverride();

/** Runs a command, prints what it has to say, and sets the exit status. */
async function run(command: (common: Common) => Promise<Outcome>): Promise<void> {
  const common: Common = { ...program.opts<Omit<Common, 'version'>>(), version };
  const status = await finish(await command(common), common);
  if (common.verbose) process.stderr.write(`${spent()}\n`);
  process.exitCode = status;
}

function spent(): string {
  const seconds = (performance.now() / 1000).toFixed(1);
  return `${seconds} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB at most`;
}

program
  .command('export [facts...]')
  .description('write the output folder: facts, evidence, ontology, description, manifest')
  .addOption(new Option('-o, --out <file>', 'one graph to a file, or to stdout with -').conflicts('outDir'))
  .option('-f, --format <format>', 'its format, by name, extension or media type (default: by file name, else turtle)')
  .option('--out-dir <dir>', 'the folder to write', 'output')
  .option('--base <iri>', 'another base for things and graphs; ends in a slash')
  .option('--only <codes>', 'only these countries, as cn,fr', codes)
  .option('--check', 'write nothing; exit 1 if a file would change')
  .option('--stats', 'print counts as JSON')
  .option('--strict', 'only what pages say explicitly; what depends on a reading is withheld, each with its reason')
  .option('--rdf12', 'evidence as reifiers of RDF 1.2 (for Oxigraph, Jena 6.1, RDF4J 6), under the same IRIs')
  .option('--no-quotes', 'leave the words of the pages out of the evidence: positions and hashes stay')
  .addOption(reportOption())
  .addHelpText(
    'after',
    '\nExamples:\n  ncb-graph export\n  ncb-graph export data/countries/cn.yaml -o - -f nq\n  ncb-graph export --check',
  )
  .action((facts, options) =>
    run(async (common) => (await import('./export-anew.ts')).exportAnew(common, facts, options)),
  );

program
  .command('validate [files...]')
  .description('check the facts (all, or the country files named), or graph files, against the shapes')
  .addOption(reportOption())
  .addOption(failOnOption())
  .option('--source-text <dir>', 'folder with the texts of the pages: every quote is looked up again')
  .option('--shapes <files>', 'these shapes in place of those of the ontology, as a.ttl,b.ttl', files)
  .addHelpText(
    'after',
    '\nExamples:\n  ncb-graph validate\n  ncb-graph validate data/countries/cn.yaml --source-text pages\n  ncb-graph validate output/facts.ttl --report sarif > findings.sarif',
  )
  .action((graphs, options) =>
    run(async (common) => (await import('./validate.ts')).validateCommand(common, graphs, options)),
  );

program
  .command('query [graphs...]')
  .description('ask the facts, or graph files, in SPARQL; all named graphs are taken together')
  .option('-e, --execute <sparql>', 'the query')
  .option('-f, --file <file>', 'a file with the query, or - for stdin')
  .option('--sample <name>', 'a committed question, by its name; without a name of one, the list')
  .option('-t, --to <format>', 'table, csv, tsv, json, xml, turtle, nt', 'table')
  .option('--deadline <seconds>', 'stop the query then', seconds, 30)
  .option('--endpoint <url>', 'ask a running store, at its SPARQL query service')
  .option('--graph <iri>', 'see only this graph of the running store; may be given again', listed, [])
  .option('--whole-store', "see the running store as it is, other people's graphs too")
  .option('--base <iri>', 'base of the graphs in the running store; ends in a slash', 'https://w3id.org/ncb-graph/')
  .option('--allow-clear-credentials', 'send credentials over plain http to another machine')
  .addHelpText(
    'after',
    '\nExamples:\n  ncb-graph query --sample 03-chain-of-bodies\n  ncb-graph query output/dataset.nq -e "SELECT * { ?s a ?type } LIMIT 5" -t csv\n  ncb-graph query --endpoint http://localhost:3030/ds/sparql --sample 01\n\nCredentials of a running store: see ncb-graph load --help.',
  )
  .action((graphs, options) =>
    run(async (common) => (await import('./query.ts')).queryCommand(common, graphs, options)),
  );

program
  .command('explain <name> [property]')
  .description('say why each triple about a thing is there, or which triples a line makes')
  .option('--source-text <dir>', 'folder with the texts of the pages: quotes are shown with the words around them')
  .option('--evidence', 'of a line of data/, the triples of its evidence, too')
  .option('--incoming', 'the triples that name the thing as their object, too')
  .option('--base <iri>', 'another base for things and graphs, as of export; ends in a slash')
  .addHelpText(
    'after',
    '\nA name is an IRI, a prefixed name, a label, the code of a country, a class, or file:line (or file:line:column) of a\nfile of data/, of ontology/ or of an exported graph.\n\nExamples:\n  ncb-graph explain cn:ncb\n  ncb-graph explain "INTERPOL Beijing" "part of" --source-text pages\n  ncb-graph explain data/countries/cn.yaml:14\n  ncb-graph explain output/facts.ttl:30 --json',
  )
  .action((name, property, options) =>
    run(async (common) => (await import('./explain.ts')).explainCommand(common, name, property, options)),
  );

program
  .command('diff <old> <new>')
  .description('tell what differs between two exports, two revisions of the facts, or two graph files; exit 1 if any')
  .addOption(new Option('--as <form>', 'how it is told').choices(['words', 'patch', 'sparql', 'json']).default('words'))
  .option('--inverse', 'the way back: what leads from NEW to OLD')
  .addHelpText(
    'after',
    '\nA side is a folder of an export, a folder of facts, a graph file, or a revision of git: HEAD~1: or git:HEAD~1, whose\nfacts (--data) and ontology are read.\n\nExamples:\n  ncb-graph diff HEAD: data\n  ncb-graph diff output elsewhere --as sparql > update.ru\n  ncb-graph diff old.ttl new.nt --as patch',
  )
  .action((older, newer, options) =>
    run(async (common) => (await import('./diff.ts')).diffCommand(common, [older, newer], options)),
  );

program
  .command('load [graphs...]')
  .description('load an export folder, or graph files, into a SPARQL store, and prove it by reading back')
  .addOption(new Option('--to <store>', 'kind of store').choices(Object.keys(stores)).makeOptionMandatory())
  .requiredOption('--endpoint <url>', 'address of the dataset in the store')
  .option('--update <url>', 'its SPARQL update service, where it is elsewhere')
  .option('--gsp <url>', 'its Graph Store Protocol service, where it is elsewhere')
  .option('--graph <iri>', 'graph for the triples of files without named graphs')
  .option('--only <codes>', "only these countries' graphs, as cn,fr", codes)
  .option('--delta', 'send only what the store does not hold yet')
  .option('--verify', 'send nothing; compare the store with the export, exit 4 if it differs')
  .option('--dry-run', 'send nothing; print the requests')
  .option('--receipt <file>', 'where to write the receipt (default: beside the export, in output.receipts/)')
  .option('--timeout <seconds>', 'give a request up after so long without a byte', seconds, 60)
  .option('--deadline <seconds>', 'give the load up after so long', seconds, 600)
  .option('--wait <seconds>', 'wait so long for another loader to end', seconds, 60)
  .option('--allow-clear-credentials', 'send credentials over plain http to another machine')
  .addHelpText('after', () => loadHelp())
  .action((graphs, options) => run(async (common) => (await import('./load.ts')).loadCommand(common, graphs, options)));

program
  .command('cite [codes...]')
  .description('look up the quotes of countries in the texts of their pages, and write the lock files')
  .requiredOption('--source-text <dir>', 'folder with the texts of the pages')
  .option('--check', 'write nothing; exit 1 if a lock file would change')
  .addHelpText('after', '\nExample:\n  ncb-graph cite cn --source-text pages')
  .action((codes, options) => run(async (common) => (await import('./cite.ts')).citeCommand(common, codes, options)));

program
  .command('stream [files...]')
  .description('turn records (NDJSON, from files or stdin) into N-Quads, checked, in constant memory')
  .option('-o, --out <file>', 'where to; packed for a name that ends in .gz', '-')
  .option('--rejects <file>', 'what was refused, as NDJSON (default: stderr; -: lines among the quads)')
  .addOption(new Option('--on-error <what>', 'at a record that is refused').choices(['stop', 'skip']).default('stop'))
  .option('--no-evidence', 'facts alone, without the citations of each')
  .addOption(
    new Option(
      '--shards <dir>',
      'packed parts in a folder, with a manifest and what was refused; a killed run goes on with the same command',
    ).conflicts(['out', 'rejects']),
  )
  .option(
    '--part-size <size>',
    'with --shards, text of one part before it is packed: it takes a twentieth of it then (default: 4GB)',
    size,
  )
  .option('--workers <n>', 'threads that convert; any number gives the same bytes (default: one a core)', count)
  .addOption(
    new Option(
      '--validate <what>',
      'of a record: what the model asks; what the shapes ask of its triples, too; or nothing',
    )
      .choices(['zod', 'shapes', 'none'])
      .default('zod'),
  )
  .addHelpText(
    'after',
    '\nExamples:\n  ncb-graph stream units.ndjson.gz -o units.nq.gz --on-error skip --rejects refused.ndjson\n  cat units.ndjson | ncb-graph stream --no-evidence | head',
  )
  .action((files, options) =>
    run(async (common) => (await import('./stream.ts')).streamCommand(common, files, { ...options, version })),
  );

program
  .command('merge <parts...>')
  .description('prove what parts hold together, or merge them: folders of parts, or N-Quads files, packed or not')
  .option(
    '--check',
    'compare parts with their manifests, and all folders and files with each other; exit 1 if they differ',
  )
  .option('-o, --out <file>', 'all quads in the order of their bytes, each once')
  .option('--entities <file>', 'the hash of each thing: a line of hash and IRI, in order')
  .option('--manifest <file>', 'counts and hashes as JSON; of parts that share no thing they can be put together')
  .option('--sorted', 'the lines of each file are in the order of their bytes')
  .addHelpText(
    'after',
    '\nExamples:\n  ncb-graph merge --check parts other-parts\n  ncb-graph merge parts -o all.nq.gz\n  ncb-graph merge --sorted part-0.nq --manifest part-0.json && ncb-graph merge *.json --manifest all.json',
  )
  .action((parts, options) => run(async (common) => (await import('./merge.ts')).mergeCommand(common, parts, options)));

program
  .command('init [folder]')
  .description('make the folder of a new project: data/ with its description, schemas and guide, and pages/')
  .option('--title <text>', 'what the data set is called', 'INTERPOL National Central Bureaus')
  .option('--creator <name>', 'whose it is', 'The makers of this data set')
  .option('--base <iri>', 'where its names begin; ends in a slash', 'https://example.org/ncb/')
  .option('--with-ontology', 'a copy of the ontology too, to add topics, regions and words to')
  .addHelpText('after', '\nExamples:\n  ncb-graph init\n  ncb-graph init bureaus --base https://data.example/ncb/')
  .action((folder, options) =>
    run(async (common) => (await import('./init.ts')).initCommand(common, folder ?? '.', options)),
  );

program
  .command('add <code>')
  .description('make the file of a country to fill in, and the entry of its page in sources.yaml')
  .option('--name <name>', 'the name of the country, as its page writes it')
  .option('--page <file>', 'the text of its page: what the head of the page says is filled in')
  .addHelpText('after', '\nExamples:\n  ncb-graph add fr\n  ncb-graph add jp --page pages/interpol-japan.txt')
  .action((code, options) => run(async (common) => (await import('./add.ts')).addCommand(common, code, options)));

program
  .command('schema')
  .description('write the JSON Schemas that give editors completion in data/*.yaml')
  .option('--check', 'write nothing; exit 1 if a schema would change')
  .addHelpText('after', '\nExample:\n  ncb-graph schema')
  .action((options) => run(async (common) => (await import('./schema.ts')).schemaCommand(common, options)));

program
  .command('doctor')
  .description('examine the machine, the files and the graph, with the command that mends what is found')
  .option('--out-dir <dir>', 'the folder of the export', 'output')
  .option('--online', 'ask the network, too: whether the base and the ontology resolve')
  .addHelpText(
    'after',
    '\nExit status 1 where an error or a warning is to be mended; a note may be as it should be. Without --online nothing is\nasked of the network.\n\nExamples:\n  ncb-graph doctor\n  ncb-graph doctor --online --json',
  )
  .action((options) =>
    run(async (common) => (await import('./doctor.ts')).doctorCommand(common, { ...options, required: engines.node })),
  );

program
  .command('completion')
  .description('print a script by which a shell completes commands, flags, countries and classes')
  .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
  .addHelpText(
    'after',
    '\nExamples:\n  source <(ncb-graph completion bash)      (in ~/.bashrc)\n  source <(ncb-graph completion zsh)       (in ~/.zshrc, after compinit)\n  ncb-graph completion fish | source       (in ~/.config/fish/config.fish)',
  )
  .action((shell) =>
    run(async (common) => (await import('./completion.ts')).completionCommand(common, shell, program)),
  );

program
  .command('formats')
  .description('list the formats of graphs')
  .addHelpText('after', '\nExample:\n  ncb-graph formats')
  .action(() => run(async () => (await import('./formats.ts')).formatsCommand()));

/** Ends the run by an error that no command made an outcome of. */
async function end(error: unknown): Promise<void> {
  const common: Common = { ...program.opts<Omit<Common, 'version'>>(), version };
  const shortage = starved(error);
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? await finish({ issues: [], text: said }, common) : 2;
  else if (error instanceof Refusal) process.exitCode = await finish({ issues: error.issues }, common);
  else if (shortage !== undefined) process.exitCode = await finish({ issues: [shortage] }, common);
  else {
    process.stderr.write(
      `ncb-graph: this is a fault of the program, please report it\n${(error as Error).stack ?? error}\n`,
    );
    process.exitCode = 70;
  }
}

// Of several modules that could not be loaded at once, one error is caught; the others come here.
process.on('unhandledRejection', async (error) => {
  if (process.exitCode === undefined) await end(error);
});

await program.parseAsync().catch(end);
