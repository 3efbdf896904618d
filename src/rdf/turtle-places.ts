// Where the triples of a text in Turtle, TriG, N-Triples or N-Quads stand: by the tokens that n3 read them from.
import { DataFactory, Parser, type ParserOptions } from 'n3';
import type { Place } from '../errors.ts';
import type { Quad } from './terms.ts';
import type { Trace, TraceIndex } from './traces.ts';

/** A token of n3's lexer: line from 1, column from 0 in UTF-16 units. */
interface Token {
  readonly type: string;
  readonly line: number;
  readonly start: number;
}

/** Tokens that end a triple; on any other, n3 gives a triple of a list at the item itself. */
const enders: ReadonlySet<string> = new Set(['.', ';', ',', ']', '}', '{|', '|}', '~', '>>', ')>>']);
const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[' };
/** Tokens of a literal after its text. */
const suffixes: ReadonlySet<string> = new Set(['langcode', 'dircode', 'type', 'typeIRI', '^^']);

/** Where a token stands, and the first token of its subject. */
interface Made {
  readonly quad: Quad;
  readonly object: Token;
  readonly subject: Token;
}

/**
 * Reads the quads of a text as n3 does with these options, and adds the place of each to the index. A triple stands
 * where its object stands, a node where it is first a subject. Throws what n3 throws.
 */
export function readPlaced(text: string, options: ParserOptions, index: TraceIndex, file: string): Quad[] {
  const lines = text.split('\n');
  const trace = ({ line, start }: Token): Trace => {
    const excerpt = lines[line - 1] ?? '';
    const place: Place = { file, line, column: [...excerpt.slice(0, start)].length + 1 };
    return { place, excerpt: excerpt.length > 1000 ? `${excerpt.slice(0, 1000)}…` : excerpt };
  };
  const positions = new Positions();
  const quad = (
    subject: Quad['subject'],
    predicate: Quad['predicate'],
    object: Quad['object'],
    graph: Quad['graph'],
  ) => {
    const made = DataFactory.quad(subject, predicate, object, graph);
    positions.made(made);
    return made;
  };
  const parser = new Parser({ ...options, factory: { ...DataFactory, quad } as unknown as typeof DataFactory });
  // Its declarations do not know the observers; without onQuad it reads at once and returns the quads.
  const observed = parser as unknown as { parse(input: string, observers: object): Quad[] };
  const quads = observed.parse(text, { onToken: (token: Token) => positions.token(token) });
  for (const { quad: made, object, subject } of positions.triples) index.add(made, trace(object), trace(subject));
  return quads;
}

/** Follows the tokens: which one begins the subject in force, and which began the last object. */
class Positions {
  readonly triples: Made[] = [];
  /** Subjects in force, one a bracket; undefined where a subject is to come. */
  readonly #subjects: (Token | undefined)[] = [undefined];
  /** First tokens of the expressions that brackets opened. */
  readonly #opened: Token[] = [];
  #object: Token | undefined;
  #current: Token | undefined;
  /** Tokens of a directive that are still to come. */
  #directive = 0;
  #previous = '';

  /** Takes in the token that n3 reads next; the triples it gives while it reads are told to `made`. */
  token(token: Token): void {
    const { type } = token;
    // The closing bracket gives the triple inside before it closes, so what it does is done with the next token.
    this.#close();
    this.#current = token;
    if (this.#directive > 0) this.#directive -= 1;
    else if (/^@?(?:prefix|base|version)$/i.test(type)) this.#directive = /prefix$/i.test(type) ? 2 : 1;
    else if (type === '[' || type === '(') {
      this.#begin(token);
      this.#opened.push(token);
      this.#subjects.push(token);
    } else if (
      type !== 'GRAPH' &&
      !enders.has(type) &&
      opening[type] === undefined &&
      type !== '{' &&
      !suffixes.has(type)
    ) {
      this.#begin(token);
    }
    this.#previous = type;
  }

  #begin(token: Token): void {
    const depth = this.#subjects.length - 1;
    if (this.#subjects[depth] === undefined) this.#subjects[depth] = token;
    this.#object = token;
  }

  #close(): void {
    const type = this.#previous;
    if (opening[type] !== undefined) {
      this.#subjects.pop();
      this.#object = this.#opened.pop() ?? this.#object;
    } else if (this.#subjects.length === 1 && (type === '.' || type === '{' || type === '}'))
      this.#subjects[0] = undefined;
  }

  made(quad: Quad): void {
    const token = this.#current;
    if (token === undefined) return;
    const object = enders.has(token.type) ? (this.#object ?? token) : token;
    this.triples.push({ quad, object, subject: this.#subjects.at(-1) ?? object });
  }
}
