// The matrix of faults: what may happen, what must then be, and the test that does it. A row is proven by the tests it
// names, wherever they are; matrix.test.ts holds that they are there. How faults are counted is in tally.ts.

/** A file of tests below tests/, and a name in it; or a pair of files below tests/bad/. */
export type Proof = readonly [file: string, name: string] | readonly [pair: `bad/${string}`];

export interface Row {
  readonly fault: string;
  /** What must happen: exit status, and what is then on disk or in the store. */
  readonly expected: string;
  readonly proofs: readonly Proof[];
}

const bytes = (...names: string[]): Proof[] => names.map((name) => [`bad/bytes/${name}`]);
const yaml = 'read/yaml.test.ts';
const stores = 'stores/stores.test.ts';
const trouble = 'load/trouble.test.ts';
const kills = 'load/kills.test.ts';

/** Group → rows. */
export const matrix: Readonly<Record<string, readonly Row[]>> = {
  encoding: [
    {
      fault: 'Latin-1, UTF-16, overlong UTF-8, a lone CR, a cut character',
      expected: '3, with the offset of the byte',
      proofs: [
        ...bytes('latin-1', 'utf-16', 'utf-16-without-mark', 'overlong-utf-8', 'lone-carriage-return', 'cut-character'),
        ['read/text.test.ts', 'the offset of a bad byte is right wherever chunks of 64 KiB end'],
      ],
    },
    {
      fault: 'byte order mark, CRLF, no last line ending',
      expected: 'the same output',
      proofs: [['bad.test.ts', 'what is not bad: Windows line endings, a byte order mark, no last line ending']],
    },
  ],
  truncation: [
    {
      fault: 'YAML and the JSON of a lock file, cut at every byte',
      expected: 'never other facts without a word',
      proofs: [
        ['model/cut-short.test.ts', 'YAML, at every byte'],
        ['model/cut-short.test.ts', 'the JSON of a lock file, at every byte'],
      ],
    },
    {
      fault: 'NDJSON cut at any byte',
      expected: 'the whole records before the cut, and the cut one is told',
      proofs: [['faults/truncation.test.ts', 'NDJSON, at every byte of a record']],
    },
  ],
  emptiness: [
    {
      fault: 'an empty file, an empty folder, no country',
      expected: '3; never an empty graph over a full one',
      proofs: [...bytes('empty'), ['bad/folders/no-country'], ['bad/folders/no-folder']],
    },
  ],
  duplicates: [
    {
      fault: 'a field twice, a thing twice, two wordings of one identifier',
      expected: '3, naming both places',
      proofs: [['bad/references/duplicate-id'], ['bad/references/clashing-wordings'], ['bad/folders/two-files']],
    },
  ],
  yaml: [
    {
      fault: 'aliases, directives, tags, merge keys, several documents',
      expected: '3',
      proofs: [[yaml, 'refuses: %s']],
    },
  ],
  bombs: [
    {
      fault: '20,000 fields, depth 100,000, a file of 1 GB, a long line, a pipe or a folder as input',
      expected: '3, in under 1 s and 300 MB',
      proofs: [
        ['faults/system.test.ts', 'each of them'],
        ...bytes('too-deep', 'over-16-mib', 'too-many-lines', 'too-many-values', 'is-a-pipe', 'is-a-folder'),
        [yaml, 'bombs are refused fast'],
        ['stream/command.test.ts', 'a line over the limit is one of them'],
      ],
    },
  ],
  keys: [
    {
      fault: '`__proto__`, `constructor`, a field that does not exist',
      expected: '3; nothing is polluted',
      proofs: [[yaml, 'nothing is polluted by a refused key'], ['bad/fields/unknown']],
    },
  ],
  values: [
    {
      fault: 'controls, bidirectional controls, text that is not NFC or shows nothing, terms that inject statements',
      expected: '3, with record and path; nothing written',
      proofs: [
        ...bytes('nul', 'control-character', 'bidirectional-control', 'not-normal', 'invisible-text'),
        ['serialize/formats.test.ts', 'refuses terms that would inject statements, each of them'],
      ],
    },
  ],
  volume: [
    {
      fault: '100,000 issues',
      expected: '3; 200 lines and 64 KiB at most',
      proofs: [
        ['report/print-issues.test.ts', '200 lines in all, the last says how many more'],
        ['report/print-issues.test.ts', '64 KiB in all'],
        ...bytes('many-unknown-fields'),
      ],
    },
  ],
  references: [
    {
      fault: 'to nothing, to another kind of thing, in a circle',
      expected: '3',
      proofs: [['bad/references/dangling'], ['bad/references/cycle-of-bodies'], ['bad/references/cycle-of-one']],
    },
  ],
  race: [
    {
      fault: 'input that changes while it is read',
      expected: 'one version, or 3',
      proofs: [['faults/system.test.ts', 'input that changes while it is read is one version, or refused']],
    },
    {
      fault: 'two runs at once',
      expected: 'one wins, the other 5',
      proofs: [
        ['faults/kills.test.ts', 'two exports at once'],
        ['faults/stream.test.ts', 'a file: two streams at once'],
        ['publish.test.ts', 'lets one of twenty win, over a dead lock too, and every other one is told'],
      ],
    },
    {
      fault: 'the lock of a dead process, also where its number is taken again',
      expected: 'taken over',
      proofs: [['faults/kills.test.ts', 'the lock of a dead process, and of one whose number another has now']],
    },
  ],
  kills: [
    {
      fault: 'kill -9 at random moments, and before each call to the file system',
      expected: 'the old or the new output; the next run mends the rest',
      proofs: [
        ['faults/kills.test.ts', 'kill -9 at random moments, part %i'],
        ['faults/calls.test.ts', 'kill -9 before each call'],
        ['publish.test.ts', 'by kill -9 of a real process leaves one whole generation'],
      ],
    },
    {
      fault: 'kill -9 of a sharded stream, at random moments and before each call',
      expected: 'the same command goes on, and ends with the same parts',
      proofs: [
        ['faults/stream.test.ts', 'parts: %s at random moments, again and again'],
        ['faults/stream.test.ts', 'parts: kill -9 before each call'],
        ['stream/shards.test.ts', 'goes on where it stopped, several times, and ends as if it had not been killed'],
      ],
    },
    {
      fault: 'SIGINT, SIGTERM, SIGHUP at random moments',
      expected: '130, 143, 129; the old or the new output, nothing beside it',
      proofs: [
        ['faults/kills.test.ts', '%s at %i random moments leaves the old or the new output, and nothing beside it'],
        ['faults/kills.test.ts', 'a shell sees 143 of a run that SIGTERM ended'],
      ],
    },
  ],
  disk: [
    {
      fault: 'full at several levels',
      expected: '5; the old output',
      proofs: [['faults/system.test.ts', 'full at several levels']],
    },
    {
      fault: 'a limit to the size of a file, few descriptors',
      expected: '5; the old output',
      proofs: [['faults/system.test.ts', 'a limit to the size of a file, and 12 descriptors']],
    },
    {
      fault: 'read-only, missing, forbidden, a file in the way',
      expected: '5; the old output',
      proofs: [['faults/system.test.ts', 'read-only, missing, forbidden, and a file in the way']],
    },
    {
      fault: 'each call to the file system fails',
      expected: '3 or 5; the old output, or the new one where only tidying failed',
      proofs: [
        ['faults/calls.test.ts', 'a failure of each call'],
        ['faults/stream.test.ts', 'parts: a failure of each call'],
        ['faults/stream.test.ts', 'a file: kill -9 before each call, and a failure of each'],
        ['publish.test.ts', 'at any call leaves the old folder whole, or the new one, and says which'],
      ],
    },
  ],
  pipes: [
    {
      fault: 'a full device, stdout closed, a reader that goes away',
      expected: 'a quiet end, or 5',
      proofs: [
        ['faults/system.test.ts', 'a full device, a closed one, a reader that goes away, a slow one'],
        ['stream/command.test.ts', 'a reader that goes away ends the run in peace'],
      ],
    },
    {
      fault: 'a slow pipe, 10 MB',
      expected: 'every byte arrives',
      proofs: [['faults/system.test.ts', '10 MB through a slow pipe arrive whole']],
    },
  ],
  links: [
    {
      fault: 'a symbolic link, a foreign folder or file in the place of the output, in it, or beside it',
      expected: '5; never followed, never deleted',
      proofs: [
        ['publish.test.ts', '%s in its place is refused and stays'],
        ['publish.test.ts', 'a foreign %s in the folder is never deleted'],
        ['publish.test.ts', 'beside the folder, under the names we use, is not deleted either'],
      ],
    },
  ],
  environment: [
    {
      fault: '5 time zones, 6 locales, a clock of another century, one thread, 256 MB',
      expected: 'the same bytes',
      proofs: [['faults/system.test.ts', 'the clock, time zones, locales, one thread and 256 MB change no byte']],
    },
    {
      fault: 'input in another order',
      expected: 'the same bytes',
      proofs: [['determinism.test.ts', 'the order of countries, curated files and concepts changes nothing']],
    },
  ],
  formats: [
    {
      fault: 'six formats of one export',
      expected: 'one graph',
      proofs: [
        ['serialize/formats.test.ts', 'reads back as what was written, by the other library and by the first reader'],
      ],
    },
  ],
  fuzz: [
    {
      fault: 'hostile strings in every field of made records',
      expected: 'accepted, and written so that any parser reads the same quads',
      proofs: [['stream/same-quads.test.ts', 'for any record, at %s']],
    },
  ],
  shapes: [
    {
      fault: 'wrong triples',
      expected: 'told by the shapes, which find nodes to check',
      proofs: [
        ['shapes/cases.test.ts', '$edit'],
        ['validate/lint.test.ts', 'a shape that matched nothing is a warning'],
      ],
    },
  ],
  endpoint: [
    {
      fault: 'silence, a drip, a reset, refusals, redirects, cut, endless and packed answers, an answer lost',
      expected: '4 within the deadline; the live graph as it was',
      proofs: [
        [trouble, 'before the answer'],
        [trouble, 'a byte now and then ends at the deadline'],
        [trouble, 'closed at once, again and again'],
        [trouble, '503 without end is tried five times'],
        [trouble, 'cut off before its length'],
        [trouble, 'an endless one'],
        [trouble, 'a small one that unpacks to a large one'],
        [trouble, 'a page of HTML is no store'],
        [trouble, 'to another origin is told, and that one receives nothing'],
        [trouble, 'a MOVE done, its answer lost, is not sent again'],
      ],
    },
  ],
  store: [
    {
      fault: 'a loader killed at each request, two loaders, a store that dies',
      expected: 'the live graph is the old or the new one; the next load mends the rest',
      proofs: [
        [kills, '%s each request is served by the profile %s'],
        [kills, 'loaders that start together load one after the other'],
        [trouble, 'a store that dies in the middle of a load, and comes back'],
        [stores, "has other people's graphs as they were"],
      ],
    },
  ],
  secrets: [
    {
      fault: 'a password in the environment, and a store that echoes it',
      expected: 'in nothing printed or written',
      proofs: [
        ['load/credentials.test.ts', 'no secret is in anything printed or written, whatever the store echoes'],
        ['faults/command-line.ts', 'expectGoodMessage'],
      ],
    },
  ],
  supply: [
    {
      fault: 'a package without a hash, a new install script',
      expected: 'CI fails',
      proofs: [['faults/matrix.test.ts', 'each package has a hash, and no other runs a script when it is installed']],
    },
  ],
};
