// What must become of any input: either issues that a person can read, or an output that all parsers read alike.
import { codes, type Issue, type IssueCode } from '../../src/errors.ts';
import { canonicalForm } from '../../src/rdf/canonical.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { formatIssues, issuesAsJson } from '../../src/report/print-issues.ts';
import { type Library, libraries } from '../readers/libraries.ts';

/** What became of one input. */
export interface Verdict {
  /** The codes it was refused with; undefined where it was accepted. */
  readonly refused?: readonly IssueCode[];
  /** Quads that were written, and texts that libraries read the very same from. */
  readonly quads: number;
  readonly readings: number;
}

const ownOfPrototypes = () =>
  [Object.prototype, Array.prototype, String.prototype, Function.prototype].map((each) =>
    Reflect.ownKeys(each).map(String).join(),
  );
const clean = ownOfPrototypes();

/** Throws where something has been written into the prototypes of the language. */
export function expectNoPollution(): void {
  if (ownOfPrototypes().join('\n') !== clean.join('\n')) throw new Error('a prototype was polluted');
}

// What would steer or deceive a terminal. Line feeds end our own lines.
const steering = /[^\P{Cc}\n]|\p{Bidi_Control}|\p{Surrogate}/u;

/**
 * The verdict on refused input, or a throw: each error must be one of input (exit status 3), in words, printed within
 * bounds and without a character that a terminal obeys.
 */
export function refusedFor(issues: readonly Issue[]): Verdict {
  expectNoPollution();
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) throw new Error('refused without an error');
  for (const { code, message } of errors) {
    if (!Object.hasOwn(codes, code) || codes[code].exit !== 3) throw new Error(`refused as ${code}: ${message}`);
    if (message.trim() === '' || /undefined|\[object|NaN/.test(message.replace(/".*"/su, ''))) {
      throw new Error(`${code} says nothing: ${message}`);
    }
  }
  for (const printed of [formatIssues(issues), issuesAsJson(issues)]) {
    if (Buffer.byteLength(printed) > 65_536 || printed.split('\n').length > 201) throw new Error('too much is printed');
  }
  const steers = steering.exec(formatIssues(issues));
  if (steers) throw new Error(`a terminal would obey what is printed: ${JSON.stringify(steers[0])}`);
  return { refused: [...new Set(errors.map(({ code }) => code))].sort(), quads: 0, readings: 0 };
}

/** Throws unless the library reads these quads from the text, no more, no fewer, no others. */
async function expectReading({ name, parse }: Library, text: string, syntax: string, wanted: string): Promise<void> {
  const read = await parse(text, syntax).catch((error: unknown) => {
    throw new Error(`${name} refuses ${syntax}: ${error instanceof Error ? error.message : error}`);
  });
  const found = canonicalForm(read);
  if (found === wanted) return;
  const [we, they] = [wanted.split('\n'), found.split('\n')];
  const lost = we.filter((line) => !they.includes(line));
  const extra = they.filter((line) => !we.includes(line));
  throw new Error(
    `${name} reads ${syntax} otherwise: lost ${lost.slice(0, 3).join('\n')}\nextra ${extra.slice(0, 3).join('\n')}`,
  );
}

/**
 * Has every library that knows the extension read the text; how many did. Throws where one reads other quads than
 * given, or than the first of them where none are given.
 */
export async function expectSameReading(text: string, extension: string, quads?: readonly Quad[]): Promise<number> {
  const [first] = libraries.filter(({ syntaxes }) => Object.hasOwn(syntaxes, extension));
  const wanted = canonicalForm(quads ?? (await first?.parse(text, first.syntaxes[extension] ?? '')) ?? []);
  let readings = 0;
  for (const library of libraries) {
    const syntax = library.syntaxes[extension];
    if (syntax === undefined || (library.triples && quads?.some(({ graph }) => graph.value !== ''))) continue;
    await expectReading(library, text, syntax, wanted);
    readings += 1;
  }
  return readings;
}

/** Throws where a text that was planted, and accepted, is not what the quads say. `isWord` tells what becomes an IRI. */
export function expectPlanted(planted: unknown, quads: readonly Quad[], isWord: (text: string) => boolean): void {
  if (typeof planted !== 'string' || isWord(planted)) return;
  const said = quads.some(({ object }) => object.value === planted);
  if (!said) throw new Error(`accepted, and nowhere in the graph: ${JSON.stringify(planted.slice(0, 80))}`);
}
