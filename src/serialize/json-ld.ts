// JSON-LD: framed so that a person can read it, with nothing lost. The library and its options are rdf/json-ld.ts.
import { passed, type Result, refused } from '../errors.ts';
import { isJsonLdError, type JsonLd, type JsonObject, jsonLdReason, loadJsonLd } from '../rdf/json-ld.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { compareCodePoints } from '../rdf/order.ts';
import type { Quad } from '../rdf/terms.ts';
import { expandedNodes } from './json-ld-nodes.ts';
import type { SerializeOptions } from './options.ts';
import { saidOnce } from './say-once.ts';

/**
 * JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) of safe quads: an object with `@context` (inlined: its terms that the graph uses) and `@graph`. The
 * nodes of the frame come first, then, as nodes of their own, all that the frame did not reach. `</` is written `<\/`,
 * so that the text can stand inside an HTML script element.
 * Issue: `bad-context` for a context or a frame that the library refuses, or under which it would lose something.
 */
export async function writeJsonLd(quads: readonly Quad[], options: SerializeOptions): Promise<Result<string>> {
  try {
    return passed(await written(quads, options));
  } catch (error) {
    if (!isJsonLdError(error)) throw error;
    const message = `the JSON-LD context or frame cannot be used: ${jsonLdReason(error)}`;
    return refused({ code: 'bad-context', severity: 'error', message });
  }
}

async function written(quads: readonly Quad[], options: SerializeOptions): Promise<string> {
  const library = await loadJsonLd();
  const context = options.context ?? {};
  const order = keyOrder(context, options.documentOrder ?? []);
  const [idKey = '@id'] = aliasesOf(context, '@id').slice(-1);
  const nodes = options.frame ? await framedNodes(library, quads, options.frame, context) : [];
  const framed = saidOnce(nodes, context, idKey, order);
  const reached = new Set<string>();
  if (framed.length > 0) {
    const document = { '@context': context, '@graph': framed };
    for (const quad of await library.toQuads(document)) reached.add(canonicalLine(quad));
  }
  const lost = quads.filter((quad) => !reached.has(canonicalLine(quad)));
  const rest = nodesOf(await library.compact(expandedNodes(lost), context));
  const sort = (nodes: readonly unknown[]) => sortedNodes(nodes, context, options.subjectOrder);
  const graph = [...sort(framed), ...sort(rest)].map((node) => inOrder(node, order));
  const document = { '@context': usedTerms(context, graph), '@graph': graph };
  return `${JSON.stringify(document, null, 2).replaceAll('</', '<\\/')}\n`;
}

// Framing merges all graphs, which would say in the default graph what a named graph says: so it sees only the former.
async function framedNodes(
  library: JsonLd,
  quads: readonly Quad[],
  frame: JsonObject,
  context: JsonObject,
): Promise<unknown[]> {
  const facts = quads.filter(({ graph }) => graph.termType === 'DefaultGraph');
  return nodesOf(await library.frame(expandedNodes(facts), { ...frame, '@context': context }));
}

// The context may have a name of its own for `@graph`.
function nodesOf(document: object): unknown[] {
  const graph: unknown = Object.entries(document).find(([key]) => key !== '@context')?.[1] ?? [];
  return Array.isArray(graph) ? graph : [graph];
}

function usedTerms(context: JsonObject, graph: unknown): JsonObject {
  const used = new Set<string>();
  const use = (text: string) => used.add(text).add(text.slice(0, Math.max(0, text.indexOf(':'))));
  const visit = (value: unknown): void => {
    if (typeof value === 'string') use(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        use(key);
        visit(item);
      }
    }
  };
  visit(graph);
  // A definition names prefixes and terms too. What the walk adds to the set is walked in its turn.
  for (const name of used) if (!name.startsWith('@') && Object.hasOwn(context, name)) visit(context[name]);
  return Object.fromEntries(Object.entries(context).filter(([term]) => term.startsWith('@') || used.has(term)));
}

function aliasesOf(context: JsonObject, keyword: string): string[] {
  return [keyword, ...Object.keys(context).filter((key) => context[key] === keyword)];
}

function keyOrder(context: JsonObject, first: readonly string[]): (a: string, b: string) => number {
  const known = [...aliasesOf(context, '@id'), ...aliasesOf(context, '@type'), ...first];
  const rank = new Map(known.map((key, index) => [key, index]));
  const rankOf = (key: string): number => rank.get(key) ?? rank.size;
  return (a, b) => rankOf(a) - rankOf(b) || compareCodePoints(a, b);
}

function sortedNodes(
  nodes: readonly unknown[],
  context: JsonObject,
  group: (iri: string) => number = () => 0,
): readonly unknown[] {
  const names = aliasesOf(context, '@id');
  const nameOf = (node: unknown): string => {
    const value = isObject(node) ? names.map((name) => node[name]).find((id) => typeof id === 'string') : undefined;
    return typeof value === 'string' ? value : '';
  };
  const groupOf = (node: unknown) => group(expanded(nameOf(node), context));
  return [...nodes].sort((a, b) => groupOf(a) - groupOf(b) || compareCodePoints(nameOf(a), nameOf(b)));
}

// A node's name as the library compacted it, back to the IRI by which subjects are grouped.
function expanded(name: string, context: JsonObject): string {
  const colon = name.indexOf(':');
  const namespace = context[name.slice(0, Math.max(0, colon))];
  return typeof namespace === 'string' ? namespace + name.slice(colon + 1) : name;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inOrder(value: unknown, order: (a: string, b: string) => number): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(item, order));
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort(order);
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key], order)]));
}
