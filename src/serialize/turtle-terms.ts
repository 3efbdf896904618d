// Terms as Turtle and TriG write them. n3 escapes and abbreviates; what it does badly is mended here.
import { Writer } from 'n3';
import { literal, namedNode, type Prefixes, type Term } from '../rdf/terms.ts';

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const anything = namedNode('http://example.org/');

export interface TurtleTerms {
  /** A term that passed `checkQuad`, in Turtle. Remembers which prefixes it used. */
  token(term: Term): string;
  /** The token of a predicate: `a` for rdf:type. */
  predicate(term: Term): string;
  /** The prefixes used so far. */
  used(): Prefixes;
}

/** Writes terms with these prefixes; of two that fit, the one that comes first is used. */
export function turtleTerms(prefixes: readonly (readonly [string, string])[]): TurtleTerms {
  const known = new Map(prefixes);
  const writer = new Writer({ prefixes: Object.fromEntries(prefixes) });
  const used = new Set<string>();
  const tokens = new Map<string, string>();

  // n3 gives no term by itself, but a whole statement, and an IRI that is safe has no space in it.
  const encode = (term: Term): string => {
    const statement = writer.quadToString(anything, anything, term as Parameters<Writer['quadToString']>[2]);
    const [start, end] = [statement.indexOf(' ', statement.indexOf(' ') + 1) + 1, statement.length - ' .\n'.length];
    return withoutLongEscapes(statement.slice(start, end));
  };
  const iri = (value: string): string => {
    const token = tokens.get(value) ?? encode(namedNode(value));
    tokens.set(value, token);
    if (!token.startsWith('<')) used.add(token.slice(0, token.indexOf(':')));
    return token;
  };
  const token = (term: Term): string => {
    if (term.termType === 'Quad') {
      return `<<( ${[term.subject, term.predicate, term.object].map((each) => token(each)).join(' ')} )>>`;
    }
    if (term.termType !== 'Literal') return iri(term.value);
    if (term.language !== '' || term.datatype.value === `${xsd}string`) return encode(term);
    // rdflib changes bare booleans, decimals and doubles; a bare integer is safe in its canonical form.
    if (term.datatype.value === `${xsd}integer` && /^(?:0|-?[1-9]\d*)$/.test(term.value)) return term.value;
    return `${encode(literal(term.value))}^^${iri(term.datatype.value)}`;
  };
  return {
    token,
    predicate: (term) => (term.value === rdfType ? 'a' : iri(term.value)),
    used: () => Object.fromEntries([...known].filter(([prefix]) => used.has(prefix))),
  };
}

/** n3 writes characters beyond U+FFFF as `\U…`, which rdflib misreads. A backslash before a U may itself be escaped. */
function withoutLongEscapes(token: string): string {
  if (!token.includes('\\U')) return token;
  return token.replace(/\\(?:U([0-9A-Fa-f]{8})|[^U])/g, (found, hex: string | undefined) =>
    hex === undefined ? found : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}
