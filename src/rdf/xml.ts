// Whether text is XML that a reader of RDF/XML may be given. oxigraph, which reads it, takes a document that is cut
// between two elements for a whole one, and dies of entities within entities. No RDF is read here.
import { SaxesParser } from 'saxes';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { tracesAt } from './text-places.ts';

/** Deepest nesting of elements: beyond it, oxigraph's time grows with its square. */
const deepest = 1000;
/** Most characters that the entities of a document may come to. */
const longestExpansion = 16 * 1024 * 1024;

/** A parser that knows the entities that the document declares for itself. Nothing is fetched. */
export function xmlParser(): SaxesParser<{ xmlns: true; position: true }> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.on('doctype', (declaration) => {
    for (const { name, value } of entitiesOf(declaration)) parser.ENTITIES[name] = value;
  });
  return parser;
}

function entitiesOf(declaration: string): { readonly name: string; readonly value: string }[] {
  const declared = declaration.matchAll(/<!ENTITY\s+([^\s"'%]+)\s+(?:"([^"]*)"|'([^']*)')/g);
  return [...declared].map(([, name = '', double, single]) => ({ name, value: double ?? single ?? '' }));
}

/**
 * Passes well-formed XML 1.0 with namespaces (https://www.w3.org/TR/xml-names/) of bearable size.
 * Issues: `bad-rdf` with the place where the first fault was met; `too-complex` for elements nested too deep and for
 * entities that refer to others, or come to too much.
 */
export function checkXml(text: string, file: string): Result<void> {
  const parser = xmlParser();
  let issue: Issue | undefined;
  const tell = (code: 'bad-rdf' | 'too-complex', message: string): void => {
    const stray = parser.position < text.length ? -1 : text.indexOf('&', text.lastIndexOf(';') + 1);
    const reason = stray < 0 ? message : '& begins a reference, and no ; ends it; the sign itself is written &amp;';
    const { place, excerpt } = tracesAt(text, file)(Math.max(0, stray < 0 ? parser.position - 1 : stray));
    issue ??= { code, severity: 'error', message: reason, place, ...(excerpt === undefined ? {} : { excerpt }) };
    throw new Fault();
  };
  let depth = 0;
  parser.on('error', ({ message }) => tell('bad-rdf', message.replace(/^(?:.*:)?\d+:\d+: /, '').replace(/\.$/, '')));
  parser.on('opentagstart', () => {
    depth += 1;
    if (depth > deepest) tell('too-complex', `elements nest deeper than ${deepest} levels`);
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.on('doctype', (declaration) => {
    const entities = entitiesOf(declaration);
    const nested = entities.find(({ value }) => /&(?!#|(?:amp|lt|gt|quot|apos);)/.test(value));
    if (nested !== undefined) tell('too-complex', `&${nested.name}; refers to another of its kind`);
    const longest = Math.max(0, ...entities.map(({ value }) => value.length));
    if (longest * (text.split('&').length - 1) > longestExpansion)
      tell('too-complex', 'what &…; stands for comes to too much text');
    for (const { name, value } of entities) parser.ENTITIES[name] = value;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
  return issue === undefined ? passed(undefined) : refused(issue);
}

/** Leaves the parser, which else reads on after a fault. */
class Fault extends Error {
  override readonly name = 'Fault';
}
