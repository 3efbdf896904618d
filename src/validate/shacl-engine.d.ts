// The part of shacl-engine 1.1 that engine.ts and sparql.ts use; the package ships no types of its own.
declare module 'shacl-engine' {
  import type { DataFactory, DatasetCore, Literal, NamedNode, Quad, Term } from '@rdfjs/types';

  /** A grapoi PathList: a cursor on zero or more terms of a dataset. */
  export interface Pointer extends Iterable<Pointer> {
    readonly dataset: DatasetCore;
    readonly term: Term | undefined;
    readonly terms: readonly Term[];
    node(terms: readonly (Term | undefined)[]): Pointer;
    out(predicates: readonly Term[]): Pointer;
  }

  /** One step of a parsed `sh:path`; start `object` with end `subject` is an inverse step. */
  export interface Step {
    readonly quantifier: 'one' | 'zeroOrOne' | 'zeroOrMore' | 'oneOrMore';
    readonly start: 'subject' | 'object';
    readonly end: 'subject' | 'object';
    readonly predicates: readonly NamedNode[];
  }

  export interface Shape {
    readonly ptr: Pointer;
    readonly isPropertyShape: boolean;
    readonly isSparqlShape: boolean;
    readonly path: readonly Step[] | null;
    /** The focus nodes of the shape's targets, each once. */
    resolveTargets(context: Context): Promise<Pointer>;
  }

  export interface Context {
    readonly focusNode: Pointer;
    violation(component: NamedNode, details: ResultDetails): void;
  }

  export interface ResultDetails {
    readonly args?: Readonly<Record<string, unknown>>;
    readonly message?: readonly Literal[];
    readonly path?: readonly Step[] | undefined;
    readonly source?: readonly Term[];
    readonly value?: Pointer;
  }

  export interface EngineResult {
    readonly args: Readonly<Record<string, unknown>>;
    readonly constraintComponent: NamedNode;
    readonly focusNode: Pointer;
    readonly message: readonly Literal[];
    readonly path: readonly Step[] | null | undefined;
    readonly severity: NamedNode;
    readonly shape: Shape;
    readonly value: Pointer | undefined;
  }

  export interface Report {
    readonly results: readonly EngineResult[];
  }

  /** What a shape's constraint does with a focus node; compiled once per shape. */
  export interface Validation {
    node?(context: Context): void | Promise<void>;
  }

  export interface ValidatorOptions {
    readonly factory: DataFactory<Quad>;
    /** Predicate of a constraint → its compiler; these add to and replace the engine's own. */
    readonly validations?: Iterable<readonly [Term, (shape: Shape) => Validation | null]>;
  }

  export class Validator {
    constructor(shapes: DatasetCore, options: ValidatorOptions);
    readonly shapes: ReadonlyMap<Term, Shape>;
    validate(data: { readonly dataset: DatasetCore }): Promise<Report>;
  }
}
