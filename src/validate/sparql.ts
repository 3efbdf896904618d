// `sh:sparql` constraints of node shapes (SHACL 5), answered by oxigraph: one query per constraint over the whole
// data, its rows grouped by $this. A query per focus node, as the engine's own plugin does, is quadratic.
import { Store, type Term as StoreTerm } from 'oxigraph';
import type { Pointer, Shape, Step, Validation } from 'shacl-engine';
import { canonicalLine, termToken } from '../rdf/lines.ts';
import { blankNode, type DatasetCore, literal, type NamedNode, namedNode, type Term } from '../rdf/terms.ts';
import { fillPlaceholders } from './placeholders.ts';
import { preBindingFault } from './pre-binding.ts';
import { sh } from './shacl-terms.ts';
import { sinceEpoch } from './since-epoch.ts';
import { prefixLines } from './sparql-prefixes.ts';

/** Thrown inside the engine where shapes cannot be run; `validateShapes` makes an issue of it. */
export class ShapesFault extends Error {
  override readonly name = 'ShapesFault';
}

/** Variable (without mark) → term. */
type Row = ReadonlyMap<string, Term>;

interface Constraint {
  readonly source: Term;
  readonly query: string;
  readonly messages: readonly Term[];
}

/**
 * The engine's compiler for `sh:sparql`. A dataset (default graph only) is loaded into oxigraph at first use.
 * $this must be bound by a positive pattern of the query: it is a variable here, not a value put in beforehand.
 * oxigraph rewrites numbers (`1.50` to `1.5`), so a ?value may differ in its digits from the data.
 */
export function sparqlConstraint(): (shape: Shape) => Validation {
  const storeOf = once(storeWith);
  return (shape) => {
    const constraints = constraintsOf(shape.ptr).map((constraint) => {
      const rowsIn = once((data: DatasetCore) => rowsByThis(storeOf(data), constraint));
      const rowsOf = (focus: Pointer, term: Term): readonly Row[] => rowsIn(focus.dataset).get(termToken(term)) ?? [];
      return { ...constraint, rowsOf };
    });
    return {
      node: (context) => {
        const focus = context.focusNode.term;
        if (focus === undefined) return;
        for (const { rowsOf, messages, source } of constraints) {
          for (const row of rowsOf(context.focusNode, focus)) {
            const text = messageOf(row, messages);
            context.violation(sh('SPARQLConstraintComponent'), {
              args: { ...Object.fromEntries(row), ...(text === undefined ? {} : { constraintMessage: text }) },
              path: stepsOf(row.get('path')),
              source: [source],
              value: context.focusNode.node([row.get('value') ?? focus]),
            });
          }
        }
      },
    };
  };
}

/** Text is read in a fraction of the time that terms take one by one, but gives blank nodes other labels. */
function storeWith(data: DatasetCore): Store {
  const quads = [...data];
  const isBlank = ({ termType }: Term) => termType === 'BlankNode';
  if (quads.some(({ subject, object }) => isBlank(subject) || isBlank(object))) {
    return new Store(quads as unknown as Iterable<never>);
  }
  const store = new Store();
  store.load(quads.map((quad) => `${canonicalLine(quad)}\n`).join(''), { format: 'application/n-triples' });
  return store;
}

/** What is made of a dataset, made once for each. */
function once<T>(make: (data: DatasetCore) => T): (data: DatasetCore) => T {
  const made = new WeakMap<DatasetCore, T>();
  return (data) => {
    const known = made.get(data) ?? make(data);
    made.set(data, known);
    return known;
  };
}

/** The constraints of a shape that are not deactivated, as the shapes graph holds them. */
function constraintsOf(shape: Pointer): readonly Constraint[] {
  return [...shape.out([sh('sparql')])]
    .filter((constraint) => constraint.out([sh('deactivated')]).term?.value !== 'true')
    .map((constraint) => {
      const select = constraint.out([sh('select')]).term?.value;
      if (constraint.term === undefined || select === undefined) {
        throw new ShapesFault(`a sh:sparql of ${shape.term?.value ?? 'a shape'} has no sh:select`);
      }
      const fault = preBindingFault(select);
      if (fault !== undefined)
        throw new ShapesFault(`a SPARQL constraint of ${shape.term?.value ?? 'a shape'} ${fault}`);
      const declarers = constraint.out([sh('prefixes')]).terms;
      const declared = prefixLines(declarers, (node, predicate) => constraint.node([node]).out([predicate]).terms);
      return { source: constraint.term, query: declared + select, messages: constraint.out([sh('message')]).terms };
    });
}

function rowsByThis(store: Store, { query }: Constraint): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const solution of solutionsOf(store, query)) {
    const row = new Map([...solution].map(([name, term]) => [name, plainTerm(term)]));
    const focus = row.get('this');
    if (focus === undefined) {
      throw new ShapesFault(
        `a SPARQL constraint leaves $this without a value; select it and bind it by a triple pattern`,
      );
    }
    const group = groups.get(termToken(focus));
    if (group === undefined) groups.set(termToken(focus), [row]);
    else group.push(row);
  }
  return groups;
}

function solutionsOf(store: Store, query: string): readonly ReadonlyMap<string, StoreTerm>[] {
  let answer: ReturnType<Store['query']>;
  try {
    answer = sinceEpoch(() => store.query(query));
  } catch (error) {
    throw new ShapesFault(`a SPARQL constraint is refused: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(answer)) throw new ShapesFault('a SPARQL constraint is no SELECT query');
  return answer.filter((row) => row instanceof Map);
}

function plainTerm(term: StoreTerm): Term {
  if (term.termType === 'NamedNode') return namedNode(term.value);
  if (term.termType === 'BlankNode') return blankNode(term.value);
  if (term.termType === 'Literal') return literal(term.value, term.language || namedNode(term.datatype.value));
  throw new ShapesFault(`a SPARQL constraint answers with a ${term.termType}, which is no RDF 1.1 term`);
}

function stepsOf(path: Term | undefined): readonly Step[] | undefined {
  if (path?.termType !== 'NamedNode') return undefined;
  return [{ quantifier: 'one', start: 'subject', end: 'object', predicates: [path as NamedNode] }];
}

/** The row's ?message, else the constraint's message with {$x} and {?x} filled in, else nothing (SHACL 5.3.2). */
function messageOf(row: Row, messages: readonly Term[]): string | undefined {
  const own = row.get('message');
  if (own?.termType === 'Literal') return own.value;
  const english = messages.find((term) => term.termType === 'Literal' && /^en(?:-|$)/i.test(term.language));
  const chosen = english ?? messages[0];
  return chosen === undefined ? undefined : fillPlaceholders(chosen.value, row);
}
