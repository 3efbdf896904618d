// Why each triple of an export is there, put together: from a name or from a line, as data. Text is in text.ts.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { schemePrefixes } from '../map/context.ts';
import type { MappedDataset } from '../map/dataset.ts';
import type { Source } from '../model/sources.ts';
import { writingOptions } from '../project/build.ts';
import { readGraphs } from '../project/graphs.ts';
import type { Project } from '../project/open.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { sortedStrings } from '../rdf/order.ts';
import { displayIri } from '../rdf/prefixed.ts';
import { defaultGraph, type Prefixes, quad } from '../rdf/terms.ts';
import { TraceIndex } from '../rdf/traces.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { TouchingShapes } from '../validate/touching.ts';
import { dcat, foaf, rdfs, voidOf } from '../vocab/known.ts';
import { findProperty, findThing, type Names } from './find.ts';
import { Labels } from './labels.ts';
import { Authored, documentNamed, type LineName, lineName, notOfProject, onDocumentLine } from './lines.ts';
import { type Origin, type Statement, statementsOf } from './origins.ts';
import type { OnPage, Pages } from './pages.ts';

/** An origin with all that is known of its page. */
export interface ExplainedOrigin extends Origin {
  readonly page?: Source | undefined;
  /** Where the text of the page is at hand. */
  readonly onPage?: OnPage | undefined;
  /** Field of the model and property, as `bureau.partOf → org:subOrganizationOf`. */
  readonly mapping?: string | undefined;
}

/** A triple, explained. */
export interface Explained extends Statement {
  readonly origins: readonly ExplainedOrigin[];
  readonly sentence: string;
  /** The property in words. */
  readonly property: string;
  /** IRIs of the shapes whose target or path is about it. */
  readonly shapes: readonly string[];
}

/** The answer to one question. */
export interface Answer {
  /** The thing or the line that was asked for, as it is called. */
  readonly about: string;
  readonly statements: readonly Explained[];
  /** Of a line: what rests on its quote, its mode or its reason, and is authored elsewhere. */
  readonly resting: readonly Explained[];
  /** Of a thing: how many more statements name it as their object. */
  readonly incoming: number;
  /** Of a line: how many more triples of evidence it makes. */
  readonly evidence: number;
  readonly notes: readonly string[];
}

export interface Question {
  /** IRI, prefixed name, label, or file:line. */
  readonly name: string;
  readonly property?: string | undefined;
  /** Whether statements that name the thing as their object are told too. */
  readonly incoming?: boolean | undefined;
  /** Whether the evidence that a line makes is told too. */
  readonly evidence?: boolean | undefined;
}

/** Ontologies and descriptions name properties that no prefix of an export covers. */
const further = {
  dcat: dcat('').value,
  foaf: foaf('').value,
  rdfs: rdfs('').value,
  sh: 'http://www.w3.org/ns/shacl#',
  shape: 'https://w3id.org/ncb-graph/shapes#',
  void: voidOf('').value,
};

export class Explainer {
  readonly prefixes: Prefixes;
  readonly #project: Project;
  readonly #statements: readonly Statement[];
  readonly #authored: Authored;
  readonly #names: Names;
  readonly #labels: Labels;
  readonly #shapes: TouchingShapes;
  readonly #pages: Pages | undefined;
  readonly #explained = new Map<Statement, Explained>();

  private constructor(
    project: Project,
    mapped: MappedDataset,
    statements: readonly Statement[],
    pages: Pages | undefined,
  ) {
    const { base } = mapped;
    const countries = sortedStrings(mapped.countries.map(({ code }) => code));
    const triples = statements.map(({ triple }) => triple);
    this.prefixes = { ...schemePrefixes, ...writingOptions(project, base).prefixes, ...further };
    this.#project = project;
    this.#statements = statements;
    this.#authored = new Authored(statements);
    this.#labels = new Labels({ triples, prefixes: this.prefixes, base, countries });
    const { shapes, quads, schemes } = project.ontology;
    const ontology = quads.get('ncb.ttl') ?? [];
    this.#shapes = new TouchingShapes({
      data: [...mapped.dataset, ...schemes, ...ontology],
      shapes: shapes.quads,
      ontology,
    });
    this.#names = { statements, labels: this.#labels, base, projectBase: project.dataset.base, countries };
    this.#pages = pages;
  }

  /** `pages` are the texts at hand. */
  static async open(project: Project, mapped: MappedDataset, pages?: Pages): Promise<Explainer> {
    return new Explainer(project, mapped, await statementsOf(project, mapped), pages);
  }

  /** Every statement of the export and of the ontology's files. */
  get statements(): readonly Statement[] {
    return this.#statements;
  }

  /** Issues: `unknown-name`, `ambiguous-name`, `no-triple`; those of reading a graph file. */
  async answer(question: Question): Promise<Result<Answer>> {
    const line = lineName(question.name);
    if (line === undefined) return this.#about(question);
    const answer = await this.atLine(line, question.evidence);
    if (!answer.ok || question.property === undefined) return answer;
    const about = answer.value.about;
    const only = findProperty(question.property, about, answer.value.statements, this.#names);
    return only.ok ? passed({ ...answer.value, statements: only.value, resting: [] }) : only;
  }

  #about({ name, property, incoming = false }: Question): Result<Answer> {
    const thing = findThing(name, this.#names);
    if (!thing.ok) {
      const document = documentNamed(name, this.#project);
      return document === undefined ? thing : refused(withoutLine(document, this.#authored));
    }
    const iri = thing.value;
    const into = this.#statements.filter(
      ({ triple }) => triple.object.value === iri && triple.object.termType === 'NamedNode',
    );
    const from = this.#statements.filter(({ triple }) => triple.subject.value === iri);
    const all = [...from, ...(incoming ? into.filter((one) => !from.includes(one)) : [])].map((one) =>
      this.explain(one),
    );
    const about = displayIri(iri, this.prefixes);
    const uses = this.#statements.filter(({ triple }) => triple.predicate.value === iri).length;
    const notes =
      uses === 0 ? [] : [`${about} is the property of ${uses} statements; those of one thing: explain THING ${about}`];
    const left = { about, resting: [], incoming: incoming ? 0 : into.length, evidence: 0, notes };
    if (property === undefined) return passed({ ...left, statements: all });
    const only = findProperty(property, iri, all, this.#names);
    return only.ok ? passed({ ...left, statements: only.value }) : only;
  }

  /** The triples of a line of data/, of the ontology, or of a graph file. */
  async atLine(line: LineName, evidence = false): Promise<Result<Answer>> {
    const document = documentNamed(line.file, this.#project);
    if (document === undefined && /\.ya?ml$/.test(line.file)) return refused(notOfProject(line, this.#project));
    const found =
      document === undefined ? await this.#onGraphLine(line) : onDocumentLine(document, line, this.#authored);
    if (!found.ok) return found;
    const { statements, resting, notes } = found.value;
    const { file, line: number, column } = line;
    // Of a line of data/ the evidence says again what its facts do; of a graph file it is what was asked for.
    const isAsked = (one: Statement) => evidence || document === undefined || !one.origins.every(isEvidence);
    const told = statements.filter(isAsked);
    return passed({
      about: `${file}:${number}${column === undefined ? '' : `:${column}`}`,
      statements: told.map((one) => this.explain(one)),
      resting: resting.filter(isAsked).map((one) => this.explain(one)),
      incoming: 0,
      evidence: statements.length - told.length,
      notes,
    });
  }

  async #onGraphLine({ file, line, column }: LineName) {
    const places = new TraceIndex();
    const read = await readGraphs([file], { places });
    if (!read.ok) return read;
    const made = read.value.filter(
      (one) => places.ofTriple(one.subject, one.predicate, one.object)?.place.line === line,
    );
    // A line that only names the subject stands for all that is said of it.
    const here = made.length > 0 ? made : read.value.filter((one) => places.ofNode(one.subject)?.place.line === line);
    const keys = new Set(
      here.map((one) => canonicalLine(quad(one.subject, one.predicate, one.object, defaultGraph()))),
    );
    const statements = this.#statements.filter(({ triple }) => keys.has(canonicalLine(triple)));
    if (statements.length > 0) return passed({ statements, resting: [], notes: [] });
    const message = here.length === 0 ? 'no triple stands on the line' : 'the triple of the line is not in this export';
    const place = { file, line, column: column ?? 1 };
    const expected =
      here.length === 0 ? 'the line of the object of a triple' : 'a graph that this data and ontology make';
    return refused({ code: 'no-triple', severity: 'error', message, place, expected });
  }

  explain(statement: Statement): Explained {
    const known = this.#explained.get(statement);
    if (known !== undefined) return known;
    const { triple } = statement;
    const touching = this.#shapes.of(triple);
    const made: Explained = {
      ...statement,
      sentence: this.#labels.sentence(triple, touching),
      property: this.#labels.ofProperty(triple.predicate.value, touching),
      shapes: touching.map(({ iri }) => iri),
      origins: statement.origins.map((origin) => ({
        ...origin,
        ...this.#mapping(origin),
        ...(origin.ground === undefined ? {} : this.#onPage(origin.ground)),
      })),
    };
    this.#explained.set(statement, made);
    return made;
  }

  #mapping({ row, property }: Origin): Pick<ExplainedOrigin, 'mapping'> {
    return row === undefined || property === undefined
      ? {}
      : { mapping: `${row} → ${displayIri(property, this.prefixes)}` };
  }

  #onPage(ground: NonNullable<Origin['ground']>): Pick<ExplainedOrigin, 'page' | 'onPage'> {
    return { page: this.#project.sources.get(ground.source), onPage: this.#pages?.find(ground) };
  }
}

/** A file of the facts is no thing, but its lines can be explained. */
function withoutLine({ file }: SourceDocument, authored: Authored): Issue {
  return {
    code: 'unknown-name',
    severity: 'error',
    message: `"${file}" is a file, and explain tells of its lines one by one`,
    expected: `a line of it, as ${file}:${authored.lines(file)[0] ?? 1}`,
  };
}

function isEvidence({ kind }: Origin): boolean {
  return kind === 'evidence';
}
