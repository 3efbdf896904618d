// Every issue this program can raise: its code, what it means, and the exit status it leads to.
// Issues are about input; results (violations of shapes) are about output and live in validate/.

/** A position in an input file. Line and column count from 1; a column counts Unicode code points. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Steps from the root of a document to a value: keys of mappings, indexes (from 0) of sequences. */
export type Path = readonly (string | number)[];

/**
 * Code → exit status and meaning. The table in src/README.md is held equal to this one by a test.
 * Exit status: 1 found something · 2 usage · 3 input refused · 4 endpoint · 5 output not made · 70 our bug.
 */
export const codes = {
  'bad-encoding': { exit: 3, means: 'the file is not UTF-8' },
  'bad-yaml': { exit: 3, means: 'the file is not the plain YAML 1.2 this project reads' },
  'bad-json': { exit: 3, means: 'the line is not one value of JSON' },
  'bad-gzip': { exit: 3, means: 'the compressed file is damaged or cut short' },
  'no-such-file': { exit: 3, means: 'there is no file of this name' },
  'not-a-file': { exit: 3, means: 'the name stands for a folder, a pipe or a device' },
  'not-a-folder': { exit: 3, means: 'the name does not stand for a folder' },
  'unreadable-file': { exit: 3, means: 'the system refuses to read the file' },
  'too-large': { exit: 3, means: 'the file, or the line of a stream, is over 16 MiB' },
  'too-complex': { exit: 3, means: 'the file nests or holds more values than this project reads' },
  'file-changed': { exit: 3, means: 'the file changed while it was read' },
  'empty-file': { exit: 3, means: 'the file holds nothing to read' },
  'empty-folder': { exit: 3, means: 'the folder holds no file to read' },
  'stray-file': { exit: 3, means: 'a file that nothing reads' },
  'bad-character': { exit: 3, means: 'a control character or a lone carriage return in the text' },
  'duplicate-key': { exit: 3, means: 'a field stands twice in one block' },
  'bad-key': { exit: 3, means: 'a field name that is never allowed' },
  'unquoted-quote': { exit: 3, means: 'a quote that does not stand between quotation marks' },
  'unknown-key': { exit: 3, means: 'a field that the block does not have' },
  'missing-field': { exit: 3, means: 'a field that the block must have' },
  'wrong-type': { exit: 3, means: 'a value of another kind than the field takes' },
  'bad-value': { exit: 3, means: 'a value that the field does not take' },
  unfinished: { exit: 3, means: 'a value of a new file that is still to be filled in' },
  'bad-revision': { exit: 2, means: 'no revision of git by this name, or none that holds what is asked of it' },
  'no-git': { exit: 3, means: 'a revision that git cannot be asked for' },
  'blank-nodes': { exit: 2, means: 'a difference of blank nodes, which a patch or an update cannot name' },
  'no-project': { exit: 3, means: 'the folder holds no project' },
  'no-country': { exit: 3, means: 'no country of the project is ready to be exported' },
  'unknown-country': { exit: 2, means: 'no country has this code' },
  'already-there': { exit: 5, means: 'a file that would have to be overwritten' },
  'shape-violated': { exit: 1, means: 'the triples of a record are not what the shapes allow' },
  'bad-shapes': { exit: 3, means: 'the shapes cannot be run' },
  'shape-unknown-term': {
    exit: 1,
    means: 'a term in the namespace of SHACL that no engine acts on, so it would check nothing',
  },
  'shape-undeclared-term': {
    exit: 1,
    means: 'a shape names a term in the namespace of the ontology that the ontology does not declare',
  },
  'shape-without-iri': { exit: 1, means: 'a shape that results name has no IRI' },
  'shape-without-path': { exit: 1, means: 'a property shape has no sh:path' },
  'shape-without-message': { exit: 1, means: 'a shape does not say in English what is wrong' },
  'shape-incomplete': { exit: 1, means: 'a property shape lacks a name, a severity or another note for its readers' },
  'shape-bad-sparql': { exit: 1, means: 'a SPARQL constraint that cannot be run as it stands' },
  'shape-bad-value': { exit: 1, means: 'a constraint with a value that it does not take, or where it checks nothing' },
  'shape-without-target': { exit: 1, means: 'a shape that has no target and stands in no other shape' },
  'shape-without-focus': { exit: 1, means: 'the targets of a shape match nothing in the data' },
  usage: { exit: 2, means: 'flags or arguments that do not go together, or with a value that they do not take' },
  'bad-query': { exit: 2, means: 'the text is not a SPARQL 1.1 query that this store answers' },
  'bad-result-format': { exit: 2, means: 'the answer cannot be written in the format asked for' },
  'query-timeout': { exit: 2, means: 'the query was stopped at its deadline: ask less, or allow more time' },
  'query-failed': { exit: 2, means: 'the query broke the store that ran it: ask it in a simpler way' },
  'unknown-format': { exit: 2, means: 'no format of this name, extension or media type' },
  'bad-prefix': { exit: 2, means: 'a prefix that cannot be written without changing the data' },
  'bad-context': { exit: 2, means: 'a JSON-LD context or frame that cannot be used as it stands' },
  'named-graph': { exit: 2, means: 'a quad in a named graph, and the format holds none' },
  'bad-rdf': { exit: 3, means: 'the text is not well-formed RDF in its format' },
  'unsafe-term': { exit: 3, means: 'a term that cannot be written safely' },
  'output-busy': { exit: 5, means: 'another run is writing the output folder' },
  'output-foreign': { exit: 5, means: 'the output folder holds what this program did not write' },
  'output-failed': { exit: 5, means: 'the system refused to write the output' },
  starved: { exit: 5, means: 'the machine lets the program open too few files, or use too little memory' },
  'bad-endpoint': { exit: 2, means: 'the address of an endpoint cannot be used as it stands' },
  'bad-credentials': { exit: 2, means: 'the credentials in the environment cannot be used as they stand' },
  'bad-load': { exit: 2, means: 'a load that cannot be done as it is asked for' },
  'bad-export': { exit: 3, means: 'a folder that is not the export its manifest describes' },
  'endpoint-unreachable': { exit: 4, means: 'no connection to the endpoint, or none that lasted' },
  'endpoint-untrusted': { exit: 4, means: 'the endpoint cannot prove who it is' },
  'endpoint-timeout': { exit: 4, means: 'the endpoint did not answer in time' },
  'endpoint-denied': { exit: 4, means: 'the endpoint does not let these credentials do this' },
  'endpoint-busy': { exit: 4, means: 'the endpoint is overloaded, or what stands behind it does not run' },
  'endpoint-refused': { exit: 4, means: 'the endpoint refuses the request' },
  'endpoint-empty': { exit: 4, means: 'the endpoint holds none of the graphs asked for' },
  'endpoint-bad-answer': { exit: 4, means: 'the endpoint answers something else than was asked for' },
  'unfaithful-load': { exit: 4, means: 'the store does not hold what the export holds' },
  'staging-left': { exit: 4, means: 'staging graphs that could not be removed from the store' },
  'store-busy': { exit: 5, means: 'another loader is at work in the store' },
  'damaged-part': { exit: 1, means: 'parts do not hold what their manifest, or other parts, say' },
  'unsorted-part': { exit: 3, means: 'the lines of a part are not in the order of their bytes' },
  'fact-lost': { exit: 70, means: 'an authored fact that no row of the mapping turns into a triple' },
  'unfaithful-output': { exit: 70, means: 'the output, read back, is not the data it was written from' },
  'bad-text': { exit: 3, means: 'text with characters that no format carries safely' },
  'bad-quote': { exit: 3, means: 'a quote that is too long or holds such characters' },
  'bad-id': { exit: 3, means: 'an identifier with other letters than a-z, digits and hyphens' },
  'bad-iri': { exit: 3, means: 'a web address that is none' },
  'bad-language': { exit: 3, means: 'a language tag that is none' },
  'bad-date': { exit: 3, means: 'a date that is not in the calendar' },
  'bad-hash': { exit: 3, means: 'a SHA-256 hash that is none' },
  'mode-without-reason': { exit: 3, means: 'a fact is not explicit, and nothing says why it is read so' },
  'reason-without-mode': { exit: 3, means: 'a reason stands beside a fact that needs none' },
  'missing-quote': { exit: 3, means: 'no quote says the fact' },
  'idle-evidence': { exit: 3, means: 'a quote, or a mode, that no fact rests on' },
  'not-in-quote': { exit: 3, means: 'the words of a fact do not stand in the quote that covers it' },
  'empty-id': { exit: 3, means: 'a wording in letters from which no identifier can be made' },
  'unknown-word': { exit: 3, means: 'a word that the closed list of the field does not hold' },
  'dangling-reference': { exit: 3, means: 'a reference to something that no file describes' },
  'wrong-reference': { exit: 3, means: 'a reference to something of another kind than the field takes' },
  'duplicate-id': { exit: 3, means: 'two things of one name' },
  'duplicate-name': { exit: 3, means: 'a name that stands twice for one thing' },
  'clashing-wording': { exit: 3, means: 'two wordings that would share one identifier' },
  cycle: { exit: 3, means: 'a chain of bodies, places or trends, or an example, that comes back to itself' },
  'unknown-source': { exit: 3, means: 'a source that data/sources.yaml does not describe' },
  'wrong-file-name': { exit: 3, means: 'a file named otherwise than the country code in it' },
  'stale-lock': { exit: 3, means: 'the positions of quotes belong to another text of the page' },
  'changed-page': { exit: 3, means: 'the text at hand is not the one that data/sources.yaml names' },
  'quote-not-found': { exit: 3, means: 'the page does not say the words of a quote' },
  'quote-moved': { exit: 3, means: 'the page says the words of a quote, but no longer where it said them' },
  'ambiguous-quote': { exit: 3, means: 'the words of a quote stand more than once on the page' },
  'no-position': { exit: 3, means: 'a quote whose position in the page is not known yet' },
  'unknown-concept': { exit: 3, means: 'a curated link to a concept that no scheme holds' },
  'unknown-name': { exit: 2, means: 'nothing in the graph has this name' },
  'ambiguous-name': { exit: 2, means: 'several things in the graph have this name' },
  'no-triple': { exit: 1, means: 'no triple is there to explain' },
  'bad-concepts': { exit: 3, means: 'a concept scheme that lacks what data files rely on' },
} as const satisfies Record<string, { exit: 1 | 2 | 3 | 4 | 5 | 70; means: string }>;

export type IssueCode = keyof typeof codes;

/** One thing that is wrong with an input, told to the person who can mend it. */
export interface Issue {
  readonly code: IssueCode;
  /** An error refuses the input; a warning lets it pass. */
  readonly severity: 'error' | 'warning';
  /** What is wrong, naming the field and the value itself; without place, and without a final full stop. */
  readonly message: string;
  readonly place?: Place;
  /** Dotted path of the field, as `bodies.mps.partOf`. */
  readonly field?: string;
  readonly expected?: string;
  readonly found?: string;
  /** The offending line of the file, as it stands there; of a long line, what stands around the place. */
  readonly excerpt?: string;
  /** Column of the first character of the excerpt, where it is not 1. */
  readonly excerptFrom?: number;
}

/** A value, or every issue that stands in its way. Warnings may accompany a value. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A value without issues, or with warnings only. */
export function passed<T>(value: T, issues: readonly Issue[] = []): Result<T> {
  return { ok: true, value, issues };
}

/** A refusal: at least one issue of severity error. */
export function refused(...issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues };
}

/** Carries issues through code that can only throw (streams, callbacks); the command line catches it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.code}: ${issue.message}`).join('\n'));
    this.issues = issues;
  }
}
