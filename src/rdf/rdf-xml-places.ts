// Where the triples of an RDF/XML document stand (https://www.w3.org/TR/rdf-syntax-grammar/). Another library reads the
// triples and keeps no places, so the elements are walked once more: node, property, node, and so on.
import type { SaxesTagNS } from 'saxes';
import { resolved, tracesAt } from './text-places.ts';
import type { Trace, TraceIndex } from './traces.ts';
import { xmlParser } from './xml.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xml = 'http://www.w3.org/XML/1998/namespace';

/** An element that is open: a node of the graph, or a property of the node around it. */
interface Open {
  readonly base: string | undefined;
  readonly at: Trace;
  /** Key of the node, for an element that stands for one. */
  readonly node?: string;
  /** IRI of the property, for an element that stands for one; `named` once an attribute or element gave its value. */
  readonly property?: string;
  readonly isCollection?: boolean;
  named?: boolean;
  text: string;
  /** Number of the next rdf:li. */
  items: number;
}

/**
 * Adds the place of every triple of a document that a parser of RDF/XML has read without fault. Blank nodes have no
 * labels here. Text inside rdf:parseType="Literal" is passed over, reified statements are too.
 */
export function addRdfXmlPlaces(index: TraceIndex, text: string, file: string, base?: string): void {
  const walk = new ElementWalk(index, tracesAt(text, file), base);
  const parser = xmlParser();
  let opening = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentagstart', () => {
    opening = text.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', (tag) => walk.open(tag, opening));
  parser.on('text', (part) => walk.text(part));
  parser.on('cdata', (part) => walk.text(part));
  parser.on('closetag', () => walk.close());
  parser.write(text).close();
}

class ElementWalk {
  readonly #index: TraceIndex;
  readonly #trace: (offset: number) => Trace;
  readonly #stack: Open[] = [];
  readonly #base: string | undefined;

  constructor(index: TraceIndex, trace: (offset: number) => Trace, base: string | undefined) {
    this.#index = index;
    this.#trace = trace;
    this.#base = base;
  }

  open(tag: SaxesTagNS, offset: number): void {
    const attributes = new Map(Object.values(tag.attributes).map(({ uri, local, value }) => [uri + local, value]));
    const outer = this.#stack.at(-1);
    const base = resolved(attributes.get(`${xml}base`) ?? '', outer?.base ?? this.#base) || (outer?.base ?? this.#base);
    const shared = { base, at: this.#trace(offset), text: '', items: 1 };
    const iri = tag.uri + tag.local;
    if (iri === `${rdf}RDF`) this.#stack.push(shared);
    else if (outer?.node === undefined) this.#node(iri, attributes, shared, outer);
    else this.#property(iri, attributes, shared, outer, outer.node);
  }

  #node(iri: string, attributes: ReadonlyMap<string, string>, shared: Open, outer: Open | undefined): void {
    const node = nodeOf(attributes, shared.base);
    this.#index.addNode(node, shared.at);
    if (iri !== `${rdf}Description`) this.#index.addKeys(node, `${rdf}type`, iri, shared.at, shared.at);
    this.#attributes(node, attributes, shared);
    if (outer?.property !== undefined && outer.named !== true) {
      const subject = this.#stack.at(-2);
      const object = outer.isCollection === true ? '_:' : node;
      this.#index.addKeys(subject?.node ?? '_:', outer.property, object, outer.at, subject?.at ?? outer.at);
      outer.named = true;
    }
    this.#stack.push({ ...shared, node });
  }

  #property(iri: string, attributes: ReadonlyMap<string, string>, shared: Open, outer: Open, subject: string): void {
    const property = iri === `${rdf}li` ? `${rdf}_${outer.items++}` : iri;
    const parseType = attributes.get(`${rdf}parseType`);
    const resource = attributes.get(`${rdf}resource`);
    const hasNode = attributes.has(`${rdf}nodeID`) || parseType === 'Resource';
    const inner = [...attributes.keys()].some((name) => isPropertyAttribute(name));
    const object = resource !== undefined ? resolved(resource, shared.base) : hasNode || inner ? '_:' : undefined;
    if (object !== undefined) {
      this.#index.addKeys(subject, property, object, shared.at, outer.at);
      this.#attributes(object, attributes, shared);
    }
    const named = object !== undefined || parseType === 'Literal';
    this.#stack.push({
      ...shared,
      property,
      isCollection: parseType === 'Collection',
      named,
      ...(parseType === 'Resource' ? { node: '_:' } : {}),
    });
  }

  #attributes(node: string, attributes: ReadonlyMap<string, string>, { at, base }: Open): void {
    for (const [name, value] of attributes) {
      if (!isPropertyAttribute(name)) continue;
      const object = name === `${rdf}type` ? resolved(value, base) : `"${value}`;
      this.#index.addKeys(node, name, object, at, at);
    }
  }

  text(part: string): void {
    const open = this.#stack.at(-1);
    if (open !== undefined) open.text += part;
  }

  close(): void {
    const open = this.#stack.pop();
    const subject = this.#stack.at(-1);
    if (open?.property === undefined || open.named === true || subject?.node === undefined) return;
    this.#index.addKeys(subject.node, open.property, `"${open.text}`, open.at, subject.at);
  }
}

function nodeOf(attributes: ReadonlyMap<string, string>, base: string | undefined): string {
  const about = attributes.get(`${rdf}about`);
  if (about !== undefined) return resolved(about, base);
  const id = attributes.get(`${rdf}ID`);
  return id === undefined ? '_:' : resolved(`#${id}`, base);
}

/** Whether an attribute is a property of its node, and not a part of the syntax. */
function isPropertyAttribute(name: string): boolean {
  const syntax = ['about', 'ID', 'nodeID', 'resource', 'parseType', 'datatype'];
  if (!/^[a-z][a-z0-9+.-]*:/i.test(name) || name.startsWith(xml) || name.startsWith('http://www.w3.org/2000/xmlns/'))
    return false;
  return !syntax.some((local) => name === rdf + local);
}
