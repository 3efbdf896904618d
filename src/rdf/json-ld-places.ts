// Where the triples of a JSON-LD document stand. jsonld keeps no places, so the document is walked once more under the
// contexts that jsonld makes of it. Contexts scoped to a type or a property are not followed: what they rename is
// found by its node alone.
import { type JsonLd, type JsonLdContext, loadJsonLd } from './json-ld.ts';
import { type JsonValue, jsonWithOffsets, plainJson } from './json-text.ts';
import { resolved, tracesAt } from './text-places.ts';
import type { Trace, TraceIndex } from './traces.ts';

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
type Entries = ReadonlyMap<string, JsonValue>;

/** Adds the place of every triple of a document that jsonld has read without fault. Blank nodes have no labels here. */
export async function addJsonLdPlaces(index: TraceIndex, text: string, file: string, base?: string): Promise<void> {
  const jsonLd = await loadJsonLd();
  const walk = new DocumentWalk(index, tracesAt(text, file), jsonLd, base);
  await walk.value(jsonWithOffsets(text), await jsonLd.context(undefined, null, base));
}

class DocumentWalk {
  readonly #index: TraceIndex;
  readonly #trace: (offset: number) => Trace;
  readonly #jsonLd: JsonLd;
  readonly #base: string | undefined;

  constructor(index: TraceIndex, trace: (offset: number) => Trace, jsonLd: JsonLd, base: string | undefined) {
    this.#index = index;
    this.#trace = trace;
    this.#jsonLd = jsonLd;
    this.#base = base;
  }

  /** Walks nodes; the key of the node, where the value is one. */
  async value({ start, value }: JsonValue, outer: JsonLdContext): Promise<string | undefined> {
    if (Array.isArray(value)) {
      for (const item of value as readonly JsonValue[]) await this.value(item, outer);
      return undefined;
    }
    return value instanceof Map ? this.#node(start, value as Entries, outer) : undefined;
  }

  async #node(start: number, entries: Entries, outer: JsonLdContext): Promise<string> {
    const own = entries.get('@context');
    const context = own === undefined ? outer : await this.#jsonLd.context(outer, plainJson(own), this.#base);
    const named = [...entries].find(([name]) => keyword(name, context) === '@id')?.[1].value;
    const id = typeof named === 'string' ? this.#expand(named, context, false) : '_:';
    const at = this.#trace(start);
    this.#index.addNode(id, at);
    for (const [name, value] of entries) await this.#entry(id, at, name, value, context);
    return id;
  }

  async #entry(id: string, node: Trace, name: string, value: JsonValue, context: JsonLdContext): Promise<void> {
    const word = keyword(name, context);
    if (word === '@type') {
      for (const type of itemsOf(value)) {
        const iri = this.#expand(String(type.value), context, true);
        this.#index.addKeys(id, rdfType, iri, this.#trace(type.start), node);
      }
    } else if (word === '@reverse' && value.value instanceof Map) {
      for (const [property, subjects] of value.value as Entries) {
        await this.#values(id, node, this.#expand(property, context, true), subjects, context, { reverse: true });
      }
    } else if (word === '@nest' && value.value instanceof Map) {
      for (const [property, inner] of value.value as Entries) await this.#entry(id, node, property, inner, context);
    } else if (word === '@graph' || word === '@included') await this.value(value, context);
    else if (word === undefined) {
      await this.#values(id, node, this.#expand(name, context, true), value, context, context.mappings.get(name) ?? {});
    }
  }

  async #values(
    id: string,
    node: Trace,
    property: string,
    value: JsonValue,
    context: JsonLdContext,
    term: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    for (const item of itemsOf(value)) {
      const at = this.#trace(item.start);
      if (item.value instanceof Map) {
        const entries = item.value as Entries;
        const inner = ['@list', '@set'].flatMap((word) => entryOf(entries, word, context) ?? []);
        const held = entryOf(entries, '@value', context);
        if (held !== undefined) this.#index.addKeys(id, property, `"${String(held.value)}`, at, node);
        else if (inner.length > 0 || isMapOfValues(term, entries)) {
          const values = inner.length > 0 ? inner : [...entries.values()];
          for (const one of values)
            await this.#values(id, node, property, one, context, { ...term, '@container': undefined });
        } else {
          const other = await this.#node(item.start, entries, context);
          if (term['reverse'] === true) this.#index.addKeys(other, property, id, at, at);
          else this.#index.addKeys(id, property, other, at, node);
        }
      } else {
        const written = String(item.value);
        const isIri = term['@type'] === '@id' || term['@type'] === '@vocab' || term['reverse'] === true;
        const key = isIri ? this.#expand(written, context, term['@type'] === '@vocab') : `"${written}`;
        if (term['reverse'] === true) this.#index.addKeys(key, property, id, at, at);
        else this.#index.addKeys(id, property, key, at, node);
      }
    }
  }

  /** The IRI that a string stands for; '_:' for a blank node (JSON-LD 1.1 API, section 5.2). */
  #expand(written: string, context: JsonLdContext, isVocabulary: boolean): string {
    const term = isVocabulary ? context.mappings.get(written)?.['@id'] : undefined;
    if (typeof term === 'string') return term;
    const colon = written.indexOf(':', 1);
    if (written.startsWith('_:')) return '_:';
    if (colon > 0) {
      const namespace = context.mappings.get(written.slice(0, colon))?.['@id'];
      const isPrefixed = typeof namespace === 'string' && !written.startsWith('//', colon + 1);
      return isPrefixed ? namespace + written.slice(colon + 1) : written;
    }
    const vocabulary = context['@vocab'];
    if (isVocabulary && typeof vocabulary === 'string') return vocabulary + written;
    const base = typeof context['@base'] === 'string' ? context['@base'] : this.#base;
    return resolved(written, base);
  }
}

/** The keyword that a name is, or that the context lets it stand for. */
function keyword(name: string, context: JsonLdContext): string | undefined {
  const meant = name.startsWith('@') ? name : context.mappings.get(name)?.['@id'];
  return typeof meant === 'string' && meant.startsWith('@') ? meant : undefined;
}

function entryOf(entries: Entries, word: string, context: JsonLdContext): JsonValue | undefined {
  return [...entries].find(([name]) => keyword(name, context) === word)?.[1];
}

function itemsOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value.value) ? (value.value as readonly JsonValue[]) : [value];
}

/** Whether an object is a container, whose keys are languages or indexes, and its values the values. */
function isMapOfValues(term: Readonly<Record<string, unknown>>, entries: Entries): boolean {
  const container = term['@container'];
  const kinds = ['@language', '@index', '@id', '@type', '@graph'];
  return Array.isArray(container) && container.some((kind) => kinds.includes(String(kind))) && !entries.has('@id');
}
