// jsonld with the only options it is safe with: safe mode, nothing fetched. Its own types are of an
// older version, so the functions get the types of what we ask of them here.
import type { NodeObject } from 'jsonld';
import type { Quad } from './terms.ts';
import { blankNode, defaultGraph, literal, namedNode, quad } from './terms.ts';

/** A JSON-LD context, or a frame, as an object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A term as `jsonld.toRDF` gives it: plain objects, not RDF/JS terms. */
interface PlainTerm {
  readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph';
  readonly value: string;
  readonly language?: string;
  readonly datatype?: PlainTerm;
}

interface PlainQuad {
  readonly subject: PlainTerm;
  readonly predicate: PlainTerm;
  readonly object: PlainTerm;
  readonly graph: PlainTerm;
}

/** A context that jsonld has processed, as far as we look into it. */
export interface JsonLdContext {
  readonly mappings: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly '@vocab'?: unknown;
  readonly '@base'?: unknown;
}

/** jsonld's functions with the options below already chosen. Each rejects where the document loses anything. */
export interface JsonLd {
  toQuads(document: unknown, baseIri?: string): Promise<Quad[]>;
  /** A local context on top of an active one; the initial one for `undefined` and `null`. */
  context(active: JsonLdContext | undefined, local: unknown, baseIri?: string): Promise<JsonLdContext>;
  compact(document: unknown, context: JsonObject): Promise<NodeObject>;
  frame(document: unknown, frame: JsonObject): Promise<NodeObject>;
}

/** Loads the library (0.2 s) and binds it. */
export async function loadJsonLd(): Promise<JsonLd> {
  const { default: jsonld } = await import('jsonld');
  const library = jsonld as unknown as Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;
  const call = (name: 'toRDF' | 'compact' | 'frame' | 'processContext', ...args: unknown[]): Promise<unknown> => {
    const run = library[name];
    if (!run) throw new Error(`jsonld has no ${name}`);
    return run.apply(jsonld, args);
  };
  const options = { safe: true, ordered: true, documentLoader: refuseLoading };
  return {
    async toQuads(document, baseIri) {
      const base = baseIri === undefined ? {} : { base: baseIri };
      return ((await call('toRDF', document, { ...options, ...base })) as PlainQuad[]).map(toQuad);
    },
    context: async (active, local, baseIri) =>
      (await call('processContext', active, local, { ...options, base: baseIri ?? '' })) as JsonLdContext,
    compact: async (document, context) =>
      (await call('compact', document, context, { ...options, graph: true })) as NodeObject,
    frame: async (document, frame) =>
      (await call('frame', document, frame, { ...options, omitGraph: false, omitDefault: true })) as NodeObject,
  };
}

/** Whether the library says that a document, a context or a frame is at fault. */
export function isJsonLdError(error: unknown): error is Error {
  return error instanceof Error && error.name.startsWith('jsonld.');
}

/** What is wrong, in the words of the library, which hides them: in the event of safe mode, or in a loader's error. */
export function jsonLdReason(error: unknown): string {
  const details = error instanceof Error && 'details' in error ? error.details : undefined;
  if (details && typeof details === 'object') {
    if ('cause' in details && details.cause instanceof Error) return details.cause.message;
    if ('event' in details && details.event && typeof details.event === 'object' && 'message' in details.event) {
      return String(details.event.message);
    }
  }
  return error instanceof Error ? error.message : String(error);
}

/** The error of a document that asks for something outside itself. */
class RemoteDocumentError extends Error {
  override readonly name = 'RemoteDocumentError';
}

function refuseLoading(url: string): Promise<never> {
  return Promise.reject(new RemoteDocumentError(`asks for the remote document ${url}, and nothing is fetched`));
}

function toQuad({ subject, predicate, object, graph }: PlainQuad): Quad {
  return quad(
    toNode(subject),
    namedNode(predicate.value),
    object.termType === 'Literal' ? toLiteral(object) : toNode(object),
    graph.termType === 'DefaultGraph' ? defaultGraph() : toNode(graph),
  );
}

function toNode(term: PlainTerm) {
  return term.termType === 'BlankNode' ? blankNode(term.value.replace(/^_:/, '')) : namedNode(term.value);
}

function toLiteral(term: PlainTerm) {
  if (term.language) return literal(term.value, term.language);
  return term.datatype ? literal(term.value, namedNode(term.datatype.value)) : literal(term.value);
}
