// Runs SHACL over quads and hands back plain results. The engine is shacl-engine; its types stay in here.
import { DataFactory, Store } from 'n3';
import { type EngineResult, type Shape, type Step, Validator } from 'shacl-engine';
import { passed, type Result, refused } from '../errors.ts';
import { defaultGraph, type Quad, quad, type Term } from '../rdf/terms.ts';
import { type ResultPath, type Severity, type ShapeReport, type ShapeResult, sortResults } from './result.ts';
import { sh } from './shacl-terms.ts';
import { classTypes, rdfType } from './shape-graph.ts';
import { ShapesFault, sparqlConstraint } from './sparql.ts';

/** What is checked, and against what. */
export interface ShapeInput {
  /** Graph names are ignored: the union of all graphs is checked, each triple once. */
  readonly data: readonly Quad[];
  readonly shapes: readonly Quad[];
  /** Stands on both sides: classes of targets are looked up among the shapes, concepts and types in the data. */
  readonly ontology: readonly Quad[];
}

/** Checks one graph after another against the same shapes. */
export type ShapeCheck = (data: readonly Quad[]) => Promise<Result<ShapeReport>>;

/**
 * Validates the union of data and ontology (SHACL Core, and `sh:sparql` on node shapes).
 * Issue: `bad-shapes` where the shapes cannot be run (a list that is none, a query with a syntax error, …).
 */
export function validateShapes({ data, ...against }: ShapeInput): Promise<Result<ShapeReport>> {
  return compileShapes(against)(data);
}

/** As `validateShapes`, for many graphs. Shapes that cannot be run are an issue of every check. */
export function compileShapes({ shapes, ontology }: Omit<ShapeInput, 'data'>): ShapeCheck {
  let compiled: { validator: Validator; focusNodes: Map<string, number> } | undefined;
  return async (data) => {
    try {
      compiled ??= compile(shapes, ontology);
      const { validator, focusNodes } = compiled;
      focusNodes.clear();
      const { results } = await validator.validate({ dataset: union(data, ontology) });
      const plain = sortResults(results.map(plainResult));
      return passed({ conforms: plain.length === 0, results: plain, focusNodes: new Map(focusNodes) });
    } catch (error) {
      // The engine meets ill-formed shapes with whatever error comes of reading an absent term or a bad pattern.
      if (!(error instanceof ShapesFault || error instanceof TypeError || error instanceof SyntaxError)) throw error;
      return refused({ code: 'bad-shapes', severity: 'error', message: `the shapes cannot be run: ${error.message}` });
    }
  };
}

function compile(shapes: readonly Quad[], ontology: readonly Quad[]) {
  const validations = [[sh('sparql'), sparqlConstraint()]] as const;
  const validator = new Validator(union(shapes, ontology), { factory: DataFactory, validations });
  refuseSparqlOnProperties(validator.shapes.values());
  return { validator, focusNodes: countFocusNodes(validator.shapes.values()) };
}

function union(...sides: readonly (readonly Quad[])[]): Store {
  const store = new Store();
  for (const { subject, predicate, object } of sides.flat()) {
    store.add(quad(subject, predicate, object, defaultGraph()));
  }
  return store;
}

// On a property shape the engine would run the other constraints on the focus node instead of its values.
function refuseSparqlOnProperties(shapes: Iterable<Shape>): void {
  for (const shape of shapes) {
    if (shape.isPropertyShape && shape.isSparqlShape) {
      throw new ShapesFault(`sh:sparql stands on the property shape ${shapeName(shape)}; it works on node shapes only`);
    }
  }
}

/** Fills the map while the engine resolves the targets, so that they are resolved once. */
function countFocusNodes(shapes: Iterable<Shape>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const shape of shapes) {
    if (!hasTarget(shape)) continue;
    const resolve = shape.resolveTargets.bind(shape);
    shape.resolveTargets = async (context) => {
      const targets = await resolve(context);
      counts.set(shapeName(shape), targets.terms.length);
      return targets;
    };
  }
  return counts;
}

function hasTarget({ ptr }: Shape): boolean {
  const targets = [sh('targetClass'), sh('targetNode'), sh('targetObjectsOf'), sh('targetSubjectsOf')];
  return (
    ptr.out(targets).terms.length > 0 ||
    ptr.out([rdfType]).terms.some((type) => classTypes.some((one) => one.equals(type)))
  );
}

function shapeName({ ptr }: Shape): string {
  if (ptr.term === undefined) throw new Error('a shape without a term');
  return ptr.term.termType === 'BlankNode' ? `_:${ptr.term.value}` : ptr.term.value;
}

function plainResult(result: EngineResult): ShapeResult {
  const focusNode = result.focusNode.term;
  if (focusNode === undefined) throw new Error('a result without a focus node');
  const value = result.value?.term;
  return {
    focusNode,
    ...(result.path ? { path: plainPath(result.path) } : {}),
    ...(value ? { value } : {}),
    component: result.constraintComponent.value,
    sourceShape: shapeName(result.shape),
    severity: severityOf(result.severity),
    message: messageOf(result),
  };
}

function severityOf(severity: Term): Severity {
  if (severity.equals(sh('Warning'))) return 'warning';
  if (severity.equals(sh('Info'))) return 'info';
  // A severity of the shapes' own counts as the gravest, so that a misspelt one does not pass.
  return 'violation';
}

function messageOf({ args, message, constraintComponent }: EngineResult): string {
  // A SPARQL constraint's own message goes before the shape's (SHACL 5.3.2); the engine has it the other way round.
  if (typeof args.constraintMessage === 'string') return args.constraintMessage;
  const byLanguage = (wanted: RegExp) => message.find(({ language }) => wanted.test(language));
  const chosen = byLanguage(/^en(?:-|$)/i) ?? byLanguage(/^$/) ?? message[0];
  return chosen?.value ?? `fails ${constraintComponent.value}`;
}

function plainPath(steps: readonly Step[]): ResultPath {
  return steps.map(({ predicates, start, quantifier }) => ({
    predicates,
    inverse: start === 'object',
    quantifier: ({ one: '', zeroOrOne: '?', zeroOrMore: '*', oneOrMore: '+' } as const)[quantifier],
  }));
}
