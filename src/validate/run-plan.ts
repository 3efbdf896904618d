// A plan of shapes run over small graphs: the same results as the engine over each, without its cost.
// What each demand means is told in SHACL, section 4: https://www.w3.org/TR/shacl/#core-components.
import { lexicalForms } from './lexical.ts';
import type { Demand, Plan, PlannedShape } from './plan.ts';
import type { Severity } from './result.ts';
import { shaclNamespace } from './shacl-terms.ts';
import { keyOf, SmallGraph, type Value } from './small-graph.ts';

/** One thing that is wrong with a graph, as a validation result of SHACL tells it. */
export interface Violation {
  readonly focusNode: string;
  readonly path?: { readonly predicate: string; readonly inverse: boolean };
  readonly value?: Value;
  /** IRI of the constraint component. */
  readonly component: string;
  readonly sourceShape: string;
  readonly severity: Severity;
  readonly message: string;
}

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

const noValues: readonly Value[] = [];

/** Told of what is wrong; undefined where only whether something is wrong is asked. */
type Tell = ((violation: Violation) => void) | undefined;

/** Runs one plan over any number of graphs. */
export class PlanRunner {
  /** The graph at hand: fill it, ask `violations`, clear it. */
  readonly graph: SmallGraph;
  private readonly plan: Plan;
  private readonly sets = new Map<readonly string[], ReadonlySet<string>>();
  private readonly patterns = new Map<string, RegExp>();
  private readonly onNone = new Map<PlannedShape, readonly Demand[]>();

  constructor(plan: Plan) {
    this.plan = plan;
    const background = new SmallGraph();
    for (const triple of plan.background) background.add(...triple);
    this.graph = new SmallGraph(background);
  }

  /** What is wrong with the graph at hand: focus nodes are the subjects of its own triples. */
  violations(): readonly Violation[] {
    const found: Violation[] = [];
    const { byClass, bySubjectsOf } = this.plan;
    for (const subject of this.graph.subjects()) {
      const shapes = new Set<number>();
      for (const type of this.graph.objects(subject, rdfType).keys()) {
        for (const shape of byClass.get(type) ?? []) shapes.add(shape);
      }
      for (const predicate of this.graph.predicates(subject)) {
        for (const shape of bySubjectsOf.get(predicate) ?? []) shapes.add(shape);
      }
      const focus = { value: subject };
      for (const shape of shapes) this.meets(shape, focus, (violation) => found.push(violation));
    }
    return found;
  }

  /** Whether a node meets a shape. Without `tell` the first fault ends it. */
  private meets(index: number, focus: Value, tell: Tell): boolean {
    const shape = this.plan.shapes[index];
    if (shape === undefined) throw new Error(`a plan without shape ${index}`);
    const values = shape.path === undefined ? [focus] : this.valuesOf(shape.path, focus);
    let met = true;
    for (const demand of values.length === 0 ? this.demandsOnNone(shape) : shape.demands) {
      if (this.meetsDemand(demand, shape, focus, values, tell)) continue;
      met = false;
      if (tell === undefined) return false;
    }
    return met;
  }

  private valuesOf({ predicate, inverse }: NonNullable<PlannedShape['path']>, focus: Value): readonly Value[] {
    if (inverse) return [...this.graph.subjectsOf(predicate, keyOf(focus))].map((value) => ({ value }));
    if (focus.datatype !== undefined) return noValues;
    const objects = this.graph.objects(focus.value, predicate);
    return objects.size === 0 ? noValues : [...objects.values()];
  }

  /** The demands that no values at all may fail: what is asked of each value, they meet. */
  private demandsOnNone(shape: PlannedShape): readonly Demand[] {
    const known = this.onNone.get(shape);
    if (known !== undefined) return known;
    const demands = shape.demands.filter(({ is }) => is === 'minCount' || is === 'hasValue');
    this.onNone.set(shape, demands);
    return demands;
  }

  private meetsDemand(
    demand: Demand,
    shape: PlannedShape,
    focus: Value,
    values: readonly Value[],
    tell: Tell,
  ): boolean {
    switch (demand.is) {
      case 'minCount':
        return values.length >= demand.number || told(tell, demand, shape, focus);
      case 'maxCount':
        return values.length <= demand.number || told(tell, demand, shape, focus);
      case 'hasValue':
        return values.some((value) => demand.keys.includes(keyOf(value))) || told(tell, demand, shape, focus);
      case 'uniqueLang': {
        const languages = values.flatMap(({ language }) => language ?? []);
        const repeated = new Set(languages.filter((language, at) => languages.indexOf(language) !== at));
        for (const _ of repeated) told(tell, demand, shape, focus);
        return repeated.size === 0;
      }
      case 'lessThan': {
        let met = true;
        for (const value of values) {
          for (const other of this.valuesOf({ predicate: demand.text, inverse: false }, focus)) {
            const by = difference(value, other);
            if (by === undefined || by >= 0) met = told(tell, demand, shape, focus, value);
          }
        }
        return met;
      }
      case 'property': {
        let met = true;
        for (const value of values) for (const one of demand.shapes) met = this.meets(one, value, tell) && met;
        return met;
      }
      default: {
        let met = true;
        for (const value of values)
          if (!this.isMetBy(demand, value, focus)) met = told(tell, demand, shape, focus, value);
        return met;
      }
    }
  }

  /** Whether one value meets a demand on each value by itself. */
  private isMetBy(demand: Demand, value: Value, focus: Value): boolean {
    const { datatype } = value;
    switch (demand.is) {
      case 'nodeKind':
        return datatype === undefined ? demand.iri : demand.literal;
      case 'datatype':
        return datatype === demand.text && lexicalForms.get(datatype)?.test(value.value) === true;
      case 'minLength':
        return value.value.length >= demand.number;
      case 'maxLength':
        return value.value.length <= demand.number;
      case 'minInclusive':
        return (difference(value, { value: String(demand.number), datatype: `${xsd}integer` }) ?? -1) >= 0;
      case 'pattern':
        return this.pattern(demand.text).test(value.value);
      case 'disjoint':
        return !this.graph.objects(focus.value, demand.text).has(keyOf(value));
      case 'in':
        return this.set(demand.keys).has(keyOf(value));
      case 'class': {
        if (datatype !== undefined) return false;
        const classes = this.set(demand.keys);
        for (const type of this.graph.objects(value.value, rdfType).keys()) if (classes.has(type)) return true;
        return false;
      }
      case 'node':
        return demand.shapes.every((shape) => this.meets(shape, value, undefined));
      case 'not':
        return !demand.shapes.some((shape) => this.meets(shape, value, undefined));
      case 'or':
        return demand.shapes.some((shape) => this.meets(shape, value, undefined));
      case 'xone':
        return demand.shapes.filter((shape) => this.meets(shape, value, undefined)).length === 1;
      default:
        throw new Error(`${demand.is} is not about one value`);
    }
  }

  private set(keys: readonly string[]): ReadonlySet<string> {
    const set = this.sets.get(keys) ?? new Set(keys);
    this.sets.set(keys, set);
    return set;
  }

  private pattern(text: string): RegExp {
    const pattern = this.patterns.get(text) ?? new RegExp(text);
    this.patterns.set(text, pattern);
    return pattern;
  }
}

/**
 * Of whole numbers; undefined where one is none, which then cannot be compared. Of an ill-formed one the engine takes the
 * digits it begins with; that it is ill-formed is told by its datatype, which the plan asks for beside each comparison.
 */
function difference(one: Value, other: Value): number | undefined {
  const isNumber = ({ datatype }: Value) => datatype === `${xsd}integer`;
  if (!isNumber(one) || !isNumber(other)) return undefined;
  return Number.parseInt(one.value, 10) - Number.parseInt(other.value, 10);
}

/** Tells a fault, where it is asked for. */
function told(tell: Tell, demand: Demand, shape: PlannedShape, focus: Value, value?: Value): false {
  tell?.(violationOf(demand, shape, focus, value));
  return false;
}

function violationOf(
  { is }: Demand,
  shape: PlannedShape,
  { value: focusNode }: Value,
  value: Value | undefined,
): Violation {
  const { name, path, severity, message } = shape;
  return {
    focusNode,
    ...(path === undefined ? {} : { path }),
    ...(value === undefined ? {} : { value }),
    component: `${shaclNamespace}${is.charAt(0).toUpperCase()}${is.slice(1)}ConstraintComponent`,
    sourceShape: name,
    severity,
    message,
  };
}
