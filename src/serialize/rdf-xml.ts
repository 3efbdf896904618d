// RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), for readers that know nothing newer. Written from sorted
// subjects with escaping of its own, because no library here writes it in a stable order.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { sortedStrings } from '../rdf/order.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import type { SerializeOptions } from './options.ts';
import { checkPrefixes } from './prefixes.ts';
import { subjectsOf } from './subjects.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsdString = 'http://www.w3.org/2001/XMLSchema#string';

/** An element name: what follows the namespace of a predicate. */
const localName = /[A-Za-z_][A-Za-z0-9_-]*$/;

// Names of the rdf namespace that are syntax, not properties (section 5.1): rdf:li would be read as rdf:_1.
const syntaxNames = new Set(
  ['RDF', 'ID', 'about', 'parseType', 'resource', 'nodeID', 'datatype', 'Description', 'li']
    .concat(['aboutEach', 'aboutEachPrefix', 'bagID'])
    .map((name) => `${rdf}${name}`),
);

/**
 * RDF/XML of safe quads, all of the default graph: one rdf:Description per subject, one property element per triple.
 * Issues: `bad-prefix`; `unsafe-term` for a predicate that cannot be an XML name, or a character XML 1.0 cannot hold.
 */
export function writeRdfXml(quads: readonly Quad[], options: SerializeOptions): Result<string> {
  const prefixes = checkPrefixes(options.prefixes ?? {});
  if (!prefixes.ok) return prefixes;
  const names = elementNames(new Map(prefixes.value.map(([prefix, namespace]) => [namespace, prefix])));
  const subjects = subjectsOf(quads, options);
  const issues = subjects.flatMap(({ properties }) =>
    properties.flatMap(({ predicate: { value } }) =>
      localName.test(value) && !syntaxNames.has(value) ? [] : [unnameable(value)],
    ),
  );
  if (issues.length > 0) return refused(...issues);
  const nodes = subjects.map(({ subject, properties }) => {
    const elements = properties.flatMap(({ predicate, objects }) => {
      const name = names.nameOf(predicate.value);
      return objects.map((object) => `    ${propertyElement(name, object)}\n`);
    });
    return `  <rdf:Description rdf:about="${escaped(subject.value)}">\n${elements.join('')}  </rdf:Description>\n`;
  });
  const declarations = sortedStrings(
    [...names.declared()].map(([namespace, prefix]) => `    xmlns:${prefix}="${escaped(namespace)}"`),
  );
  const opening = `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n${declarations.join('\n')}>\n`;
  return passed(`${opening}${nodes.join('')}</rdf:RDF>\n`);
}

function propertyElement(name: string, object: Term): string {
  if (object.termType !== 'Literal') return `<${name} rdf:resource="${escaped(object.value)}"/>`;
  const language = object.language === '' ? '' : ` xml:lang="${object.language}"`;
  const typed = object.language === '' && object.datatype.value !== xsdString;
  const datatype = typed ? ` rdf:datatype="${escaped(object.datatype.value)}"` : '';
  return `<${name}${language}${datatype}>${escaped(object.value)}</${name}>`;
}

interface ElementNames {
  nameOf(predicate: string): string;
  /** Namespace → prefix of all names given, and of rdf. */
  declared(): ReadonlyMap<string, string>;
}

// An element must be named with a prefix, so a namespace without one gets ns1, ns2, … in the order of first use.
function elementNames(prefixOf: ReadonlyMap<string, string>): ElementNames {
  const declared = new Map([[rdf, 'rdf']]);
  const taken = new Set(['rdf', ...prefixOf.values()]);
  const invented = (): string => {
    let count = 1;
    while (taken.has(`ns${count}`)) count++;
    taken.add(`ns${count}`);
    return `ns${count}`;
  };
  return {
    nameOf(predicate) {
      const [local = ''] = localName.exec(predicate) ?? [];
      const namespace = predicate.slice(0, predicate.length - local.length);
      const own = prefixOf.get(namespace);
      const free = own !== undefined && own !== 'rdf' && !/^xml/i.test(own);
      const prefix = declared.get(namespace) ?? (free ? own : invented());
      declared.set(namespace, prefix);
      return `${prefix}:${local}`;
    },
    declared: () => declared,
  };
}

// TAB and LF would be normalized in attributes, CR everywhere, U+0085 and U+2028 by readers of XML 1.1,
// U+2029 by rdflib's.
const escapedInXml = /[&<>"'\t\r\u0085\u2028\u2029]/g;

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

function escaped(text: string): string {
  return text.replace(
    escapedInXml,
    (character) => entities.get(character) ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

function unnameable(predicate: string): Issue {
  return {
    code: 'unsafe-term',
    severity: 'error',
    message: `the predicate <${predicate}> is no XML name, or one of RDF/XML’s own, so RDF/XML cannot write it`,
  };
}
