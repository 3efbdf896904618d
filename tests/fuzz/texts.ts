// The door of files and lines as text: what breaks careless readers of YAML and JSON, put anywhere.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { irisAt } from '../../src/map/iri.ts';
import { mapCountry } from '../../src/map/quads.ts';
import { parseCountry } from '../../src/model/parse.ts';
import { canonicalForm } from '../../src/rdf/canonical.ts';
import { decodeText } from '../../src/read/text.ts';
import { readYaml } from '../../src/read/yaml.ts';
import { hostileKeys } from './hostile.ts';
import { context, known } from './records.ts';
import { expectNoPollution, expectSameReading, refusedFor, type Verdict } from './verdict.ts';

const whole = readFileSync(join(import.meta.dirname, '../bad/base/data/countries/xa.yaml'), 'utf8');
const lines = whole.split('\n');
const iris = irisAt(context.base);

/** A way to spoil a text, at a place given as a share of it. */
type Trick = (share: number) => string | Buffer;

const at = (share: number) => Math.floor(share * whole.length);
const row = (share: number) => Math.floor(share * (lines.length - 1));
const insert = (text: string) => (share: number) => whole.slice(0, at(share)) + text + whole.slice(at(share));
const line = (text: string) => (share: number) => lines.toSpliced(row(share), 0, text).join('\n');
/** Puts text before a value, so that it is read as a property of it. */
const before = (text: string) => (share: number) => {
  const colon = whole.indexOf(': ', at(share));
  return colon < 0 ? text + whole : `${whole.slice(0, colon + 2)}${text} ${whole.slice(colon + 2)}`;
};

const tricks: Readonly<Record<string, readonly Trick[]>> = {
  'anchor, alias': [
    before('&a'),
    before('*a'),
    insert('&a '),
    line('x: &a [b, *a]'),
    line('<<: *a'),
    line('<<: { a: b }'),
  ],
  tag: [
    before('!!str'),
    before('!!js/function'),
    before('!a'),
    before('!<tag:yaml.org,2002:binary>'),
    line('a: !!set {b}'),
  ],
  directive: [
    () => `%YAML 1.1\n---\n${whole}`,
    () => `%TAG ! tag:evil.example,2002:\n---\n${whole}`,
    line('%YAML 1.1'),
  ],
  documents: [line('---'), line('...'), () => `${whole}---\n${whole}`, () => `---\n${whole}`],
  'key twice': [
    (share) => lines.toSpliced(row(share), 0, lines[row(share)] ?? '').join('\n'),
    line('source: interpol-examplia'),
    () => `${whole}country: { code: xb }\n`,
  ],
  'bad key': [
    line('__proto__: { polluted: true }'),
    line('constructor: { prototype: { polluted: true } }'),
    line('? [a, b]\n: c'),
    line('? a: b\n: c'),
  ],
  deep: [
    line(`x: ${'['.repeat(5000)}`),
    line(`x: ${'['.repeat(200)}${']'.repeat(200)}`),
    line(`x: ${'{a: '.repeat(3000)}`),
    line('- '.repeat(2000)),
  ],
  long: [
    line(`x: ${'a'.repeat(1 << 20)}`),
    line(`# ${'a'.repeat(1 << 20)}`),
    line(`? ${'a'.repeat(2000)}\n: b`),
    line('\n'.repeat(50_000)),
  ],
  control: [
    '\u0000',
    '\r',
    '\u0007',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u202e',
    '\u00a0',
    '\t',
    '\u001b[31m',
    '\ufffe',
  ].map(insert),
  bytes: [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xfe, 0xff], [0xf4, 0x90, 0x80, 0x80], [0xe5, 0x8c]].map(
    (bytes) => (share) =>
      Buffer.concat([Buffer.from(whole.slice(0, at(share))), Buffer.from(bytes), Buffer.from(whole.slice(at(share)))]),
  ),
  punctuation: [
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ':',
    ' #',
    '|',
    '>',
    '- ',
    '? ',
    ',',
    '\n',
    '\n  ',
    '\\',
    '@',
    '`',
    '%',
  ].map(insert),
  cut: [
    (share) => whole.slice(0, at(share)),
    (share) => whole.slice(at(share)),
    (share) => lines.toSpliced(row(share), 1).join('\n'),
  ],
};

export interface TextShot {
  readonly kind: string;
  readonly bytes: Buffer;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

export const textShots: Arbitrary<TextShot> = fc.oneof(
  ...Object.entries(tricks).map(([kind, ways]) =>
    fc
      .record({ way: fc.constantFrom(...ways), share })
      .map(({ way, share }) => ({ kind, bytes: Buffer.from(way(share)) })),
  ),
  fc.record({ key: hostileKeys, share }).map(({ key, share }) => ({
    kind: 'bad key',
    bytes: Buffer.from(line(`${JSON.stringify(key)}: a`)(share)),
  })),
);

/** The file is refused, or it is plain YAML that says what the library says it says, and its graph is read alike. */
export async function shootText({ bytes }: TextShot): Promise<Verdict> {
  const text = decodeText(bytes, 'xa.yaml');
  if (!text.ok) return refusedFor(text.issues);
  const document = readYaml(text.value, 'xa.yaml');
  expectNoPollution();
  if (!document.ok) return refusedFor(document.issues);
  expectPlain(text.value, document.value.value);
  const parsed = parseCountry(document.value, { known, sources: context.sources });
  if (!parsed.ok) return refusedFor(parsed.issues);
  const { codes } = context;
  const mapped = mapCountry(parsed.value, { iris, codes, language: parsed.value.source.language }, undefined);
  const quads = [...mapped.facts.map(({ quad }) => quad), ...mapped.evidence];
  return { quads: quads.length, readings: await expectSameReading(canonicalForm(quads), 'nq', quads) };
}

/** Throws where an accepted text uses what plain YAML has not, or was read otherwise than the library reads it. */
function expectPlain(text: string, value: unknown): void {
  const document = parseDocument(text, { version: '1.2', schema: 'failsafe', uniqueKeys: true, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) throw new Error(`accepted, and the library says: ${error.message}`);
  if (document.directives?.yaml.explicit) throw new Error('accepted with a directive');
  visit(document, {
    Alias: () => {
      throw new Error('accepted with an alias');
    },
    Node: (_, node) => {
      if (node.anchor !== undefined) throw new Error('accepted with an anchor');
      if (node.tag !== undefined && !/^tag:yaml\.org,2002:(map|seq|str)$/.test(node.tag))
        throw new Error('accepted with a tag');
    },
    Pair: (_, { key }) => {
      if (!isScalar(key) || isMap(key) || key.value === '<<') throw new Error('accepted with a key that is no name');
    },
  });
  const [ours, theirs] = [asTexts(value), JSON.stringify(document.toJS())];
  if (ours !== theirs) throw new Error('read otherwise than the library reads it');
}

/** JSON with every scalar as its text. */
function asTexts(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    typeof each === 'number' || typeof each === 'boolean' ? String(each) : each,
  );
}
