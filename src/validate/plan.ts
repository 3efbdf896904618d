// Shapes as plain data, ready to be run over one small graph after another, and to be sent to threads.
// Which triples of SHACL are understood is decided here; what they demand of a graph is in run-plan.ts.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import { lexicalForms } from './lexical.ts';
import type { Severity } from './result.ts';
import { type ShaclTerm, sh, shaclNamespace } from './shacl-terms.ts';
import { rdfType, ShapeGraph } from './shape-graph.ts';
import { keyOf, plainValue, type Value } from './small-graph.ts';

/** What one triple of a shape demands. Lists of keys (`keyOf`) stand for terms, numbers for shapes of the plan. */
export type Demand =
  | { readonly is: 'minCount' | 'maxCount' | 'minLength' | 'maxLength' | 'minInclusive'; readonly number: number }
  | { readonly is: 'nodeKind'; readonly iri: boolean; readonly literal: boolean }
  | { readonly is: 'datatype' | 'pattern' | 'disjoint' | 'lessThan'; readonly text: string }
  | { readonly is: 'class' | 'in' | 'hasValue'; readonly keys: readonly string[] }
  | { readonly is: 'node' | 'not' | 'or' | 'xone' | 'property'; readonly shapes: readonly number[] }
  | { readonly is: 'uniqueLang' };

export interface PlannedShape {
  readonly name: string;
  readonly message: string;
  readonly severity: Severity;
  /** Absent for a node shape. */
  readonly path?: { readonly predicate: string; readonly inverse: boolean };
  readonly demands: readonly Demand[];
}

export interface Plan {
  readonly shapes: readonly PlannedShape[];
  /** Class, those below it included, or predicate → shapes whose focus nodes are its instances, or its subjects. */
  readonly byClass: ReadonlyMap<string, readonly number[]>;
  readonly bySubjectsOf: ReadonlyMap<string, readonly number[]>;
  /** What every graph is taken together with: subject, predicate, object. */
  readonly background: readonly (readonly [string, string, Value])[];
}

/** Terms of a shape that demand nothing of a graph. */
const silent: ReadonlySet<string> = new Set(
  (
    [
      ...['targetClass', 'targetSubjectsOf', 'path', 'severity', 'message', 'name', 'description', 'order', 'group'],
    ] as const satisfies readonly ShaclTerm[]
  ).map((term) => sh(term).value),
);

class Unplanned extends Error {}

/**
 * The plan of shapes for graphs that are taken together with `background` (concepts) and the ontology.
 * Issue: `bad-shapes` where a shape uses what is not planned here, which only the engine can then check.
 */
export function planShapes(
  shapes: readonly Quad[],
  ontology: readonly Quad[],
  background: readonly Quad[],
): Result<Plan> {
  try {
    return passed(new Planner([...shapes, ...ontology]).plan([...ontology, ...background]));
  } catch (error) {
    if (!(error instanceof Unplanned)) throw error;
    const message = `the shapes cannot be checked record by record: ${error.message}`;
    const expected = 'SHACL Core as ontology/shapes.ttl uses it; or --validate zod, and `validate` on the whole graph';
    return refused({ code: 'bad-shapes', severity: 'error', message, expected } satisfies Issue);
  }
}

class Planner {
  private readonly graph: ShapeGraph;
  private readonly shapes: PlannedShape[] = [];
  private readonly planned = new Map<string, number>();
  private readonly all: readonly Quad[];

  constructor(quads: readonly Quad[]) {
    this.all = quads;
    this.graph = new ShapeGraph(quads);
  }

  plan(background: readonly Quad[]): Plan {
    const byClass = new Map<string, number[]>();
    const bySubjectsOf = new Map<string, number[]>();
    const add = (map: Map<string, number[]>, key: string, shape: Term) => {
      const index = this.shape(shape);
      const known = map.get(key) ?? [];
      if (!known.includes(index)) map.set(key, [...known, index]);
    };
    for (const predicate of ['targetNode', 'targetObjectsOf'] as const) {
      if (this.graph.subjects(sh(predicate)).length > 0) throw new Unplanned(`sh:${predicate}`);
    }
    for (const shape of this.graph.subjects(sh('targetClass'))) {
      for (const type of this.graph.values(shape, sh('targetClass'))) {
        for (const one of this.below(type)) add(byClass, one, shape);
      }
    }
    for (const shape of this.graph.subjects(sh('targetSubjectsOf'))) {
      for (const { value } of this.graph.values(shape, sh('targetSubjectsOf'))) add(bySubjectsOf, value, shape);
    }
    for (const shape of this.graph.subjects(rdfType, sh('NodeShape'))) {
      if (this.graph.targeting(shape).some((one) => one.equals(shape))) throw new Unplanned('a class that is a shape');
    }
    return {
      shapes: this.shapes,
      byClass,
      bySubjectsOf,
      background: background.map(({ subject, predicate, object }) => [
        nameOf(subject),
        predicate.value,
        plainValue(object),
      ]),
    };
  }

  /** The class and all below it. */
  private below(type: Term): string[] {
    const subClassOf = this.all.filter(({ predicate }) => predicate.value === `${rdfs}subClassOf`);
    const found = [type.value];
    for (const one of found) {
      for (const { subject, object } of subClassOf) {
        if (object.value === one && !found.includes(subject.value)) found.push(subject.value);
      }
    }
    return found;
  }

  private shape(term: Term): number {
    const name = nameOf(term);
    const known = this.planned.get(name);
    if (known !== undefined) return known;
    const index = this.shapes.length;
    this.planned.set(name, index);
    // Its place is kept for it, since its parts are planned first and may lead back to it.
    const unfinished: PlannedShape = { name, message: '', severity: 'violation', demands: [] };
    this.shapes.push(unfinished);
    const path = this.path(term);
    this.shapes[index] = {
      name,
      message: this.message(term),
      severity: this.severity(term),
      ...(path === undefined ? {} : { path }),
      demands: this.demands(term),
    };
    return index;
  }

  private message(shape: Term): string {
    const messages = this.graph.values(shape, sh('message'));
    const english = messages.find((term) => term.termType === 'Literal' && /^en(-|$)/i.test(term.language));
    return (english ?? messages[0])?.value ?? '';
  }

  private severity(shape: Term): Severity {
    const severity = this.graph.value(shape, 'severity');
    if (severity?.equals(sh('Warning'))) return 'warning';
    return severity?.equals(sh('Info')) ? 'info' : 'violation';
  }

  private path(shape: Term): PlannedShape['path'] {
    const path = this.graph.value(shape, 'path');
    if (path === undefined) return undefined;
    if (path.termType === 'NamedNode') return { predicate: path.value, inverse: false };
    const inverse = this.graph.value(path, 'inversePath');
    if (inverse?.termType !== 'NamedNode') throw new Unplanned(`the path of ${nameOf(shape)}`);
    return { predicate: inverse.value, inverse: true };
  }

  private demands(shape: Term): Demand[] {
    return this.all
      .filter(({ subject, predicate }) => subject.equals(shape) && predicate.value.startsWith(shaclNamespace))
      .filter(({ predicate }) => !silent.has(predicate.value))
      .map(({ predicate, object }) => this.demand(predicate.value.slice(shaclNamespace.length), object, shape));
  }

  /** Other values than whole numbers are not compared as the engine does. */
  private comparesIntegers(shape: Term): void {
    const datatype = this.graph.value(shape, 'datatype')?.value;
    if (datatype !== 'http://www.w3.org/2001/XMLSchema#integer') throw new Unplanned(`order on ${nameOf(shape)}`);
  }

  private demand(term: string, object: Term, shape: Term): Demand {
    const shapes = (terms: readonly Term[]) => terms.map((one) => this.shape(one));
    const keys = (terms: readonly Term[]) => terms.map((one) => keyOf(plainValue(one)));
    switch (term) {
      case 'minCount':
      case 'maxCount':
      case 'minLength':
      case 'maxLength':
        return { is: term, number: Number(object.value) };
      case 'minInclusive':
        this.comparesIntegers(shape);
        return { is: term, number: Number(object.value) };
      case 'nodeKind': {
        const kind = object.value.slice(shaclNamespace.length);
        return { is: 'nodeKind', iri: kind.includes('IRI'), literal: kind.includes('Literal') };
      }
      case 'datatype':
        if (!lexicalForms.has(object.value)) throw new Unplanned(`the datatype ${object.value}`);
        return { is: term, text: object.value };
      case 'disjoint':
        return { is: term, text: object.value };
      case 'lessThan':
        this.comparesIntegers(shape);
        return { is: term, text: object.value };
      case 'pattern':
        if (this.graph.value(shape, 'flags') !== undefined) throw new Unplanned('sh:flags');
        return { is: 'pattern', text: object.value };
      case 'class':
        return { is: 'class', keys: this.below(object) };
      case 'in':
        return { is: 'in', keys: keys(this.graph.list(object)) };
      case 'hasValue':
        return { is: 'hasValue', keys: keys([object]) };
      case 'node':
      case 'not':
      case 'property':
        return { is: term, shapes: shapes([object]) };
      case 'or':
      case 'xone':
        return { is: term, shapes: shapes(this.graph.list(object)) };
      case 'uniqueLang':
        if (object.value !== 'true') throw new Unplanned('sh:uniqueLang that is not true');
        return { is: 'uniqueLang' };
      default:
        throw new Unplanned(`sh:${term} on ${nameOf(shape)}`);
    }
  }
}

const rdfs = 'http://www.w3.org/2000/01/rdf-schema#';

function nameOf(term: Term): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}
