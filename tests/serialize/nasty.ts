// A dataset of legal but nasty terms. The checks on it are in the test files beside it.
import { literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';

export const ns = 'https://example.org/vocab#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const rdfType = namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');

/** Legal texts that break careless writers. */
export const nastyTexts: readonly string[] = [
  '国际刑警组织',
  'الإنتربول',
  '👮🏽‍♀️ 🇨🇳 𠀋',
  'a "quoted" \'text\'',
  'back\\slash \\u0041 \\U0001F600 \\\\U0001F600 \\😀',
  '"""',
  '</script><!-- ]]> & &amp;',
  'line\u2028separator\u2029',
  ' . ',
  'two\nlines\tand a tab',
  '  spaces  ',
  '__proto__',
  'constructor',
  '=1+1',
  '@en',
  '%20',
  '{"@id":"http://x/"}',
  'long '.repeat(3000).trim(),
];

const subject = namedNode('https://example.org/id/nasty');
const property = (name: string) => namedNode(`${ns}${name}`);

const typed: readonly (readonly [string, string])[] = [
  ['5', 'integer'],
  ['-5', 'integer'],
  ['0', 'integer'],
  ['+007', 'integer'],
  ['1.50', 'decimal'],
  ['1.5E3', 'double'],
  ['true', 'boolean'],
  ['1', 'boolean'],
  ['1961-09-04', 'date'],
  ['1984-09', 'gYearMonth'],
  ['1984', 'gYear'],
  ['5', 'nonNegativeInteger'],
];

/** Facts of the default graph. */
export const nastyFacts: readonly Quad[] = [
  ...nastyTexts.flatMap((text) => [
    quad(subject, property('plain'), literal(text)),
    quad(subject, property('tagged'), literal(text, 'zh-hans')),
    quad(subject, property('typed'), literal(text, property('datatype'))),
  ]),
  ...typed.map(([value, type]) => quad(subject, property(type), literal(value, namedNode(`${xsd}${type}`)))),
  quad(subject, rdfType, property('Thing')),
  quad(subject, rdfType, property('Other')),
  ...[
    'https://例え.テスト/北京#😀',
    'urn:isbn:9780141036144',
    `${ns}a.b`,
    `${ns}a/b`,
    `${ns}-x`,
    ns,
    'https://example.org',
  ].map((iri) => quad(subject, property('link'), namedNode(iri))),
  quad(namedNode(`${ns}short`), rdfType, property('Thing')),
  quad(namedNode(`${ns}shorter`), rdfType, property('Thing')),
  quad(namedNode('urn:example:one'), property('link'), subject),
];

/** The facts, and two named graphs: one repeats a fact, one is about its own name. */
export const nastyDataset: readonly Quad[] = [
  ...nastyFacts,
  quad(subject, property('plain'), literal('"""'), namedNode('https://example.org/graph/b')),
  quad(
    namedNode('https://example.org/graph/a'),
    property('plain'),
    literal('😀 } ', 'en'),
    namedNode('https://example.org/graph/a'),
  ),
];

export const prefixes = { ex: ns, xsd, unused: 'https://example.org/unused/' };
