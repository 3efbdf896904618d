// Values that hostile or careless people write, by kind. What must become of them is in verdict.ts.
import fc, { type Arbitrary } from 'fast-check';
import { nastyTexts } from '../serialize/nasty.ts';

/** One hostile value, and the row of the table that counts it. */
export interface Hostile {
  readonly kind: string;
  readonly value: unknown;
}

/** Statements that appear where a writer forgets to escape. */
const injections = [
  'x> . <http://evil.example/s> <http://evil.example/p> <http://evil.example/o',
  'x" . <http://evil.example/s> <http://evil.example/p> "o',
  'x"@en . <http://evil.example/s> <http://evil.example/p> "o"@en',
  'x"""@en . <http://evil.example/s> <http://evil.example/p> """o',
  'x\n<http://evil.example/s> <http://evil.example/p> "o" .\n',
  "x''' . <http://evil.example/s> a '''",
  'x\\" . <http://evil.example/s> <http://evil.example/p> "o',
  'x\\u0022 . <http://evil.example/s> <http://evil.example/p> \\u0022',
  'x</skos:prefLabel><evil:p xmlns:evil="http://evil.example/">o</evil:p><skos:prefLabel>',
  ']]><evil/><![CDATA[',
  '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '&lt;&amp;amp;&#x22;&#0;',
  '"}],"@id":"http://evil.example/s","http://evil.example/p":[{"@value":"',
  '{"@context":"http://evil.example/context"}',
  '@context',
  '@type',
  '_:b0',
  '</script><script>alert(1)</script>',
  '\u001b]0;evil\u0007',
  '; DROP ALL ; INSERT DATA { <http://evil.example/s> a <http://evil.example/o> }',
  '} GRAPH <http://evil.example/g> {',
  '@prefix cn: <http://evil.example/> .',
  '#" .',
];

const controls = Array.from({ length: 32 }, (_, code) => `a${String.fromCharCode(code)}b`);

const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
/** A letter repeated up to the limit of a text in bytes, just beyond it, and a megabyte. */
const lengths = [65_535, 65_536, 65_537, 1 << 20];

const iris = [
  ...['http://evil.example/a b', 'http://evil.example/a>', 'http://evil.example/<a', 'http://evil.example/"a"'],
  ...['http://evil.example/{a}', 'http://evil.example/a\\u003eb', 'http://evil.example/%zz', 'http://evil.example/%'],
  ...['javascript:alert(1)', 'file:///etc/passwd', 'data:text/plain,a', '//evil.example/', '/a', 'a', '', '#', '?a'],
  ...['http://user:secret@evil.example/', 'http://evil.example/../a', 'http://evil.example/%2E%2e/a', 'http://'],
  ...['http://[::1', 'http://a:99999999/', 'http://evil.example/a#b#c', 'urn:', 'urn:x', 'http://evil.example/\u202e'],
  ...['http://evil.example/\ud800', 'http://evil.example/e\u0301', `http://evil.example/${'a'.repeat(2049)}`],
  ...['http://例え.テスト/北京', 'https://evil.example/?q=%20&r=[1]', 'HTTP://EVIL.EXAMPLE/', 'http://evil.example/\t'],
];

const languages = [
  ...['en"x', 'en . <http://evil.example/s> ', 'EN', 'en-GB', '', '-', 'en-', '-en', 'en--ltr', 'en_GB', 'i-klingon'],
  ...['zh-hans', 'x-private', 'a', 'toolonglanguage', `en${'-abcdefgh'.repeat(12)}`, 'en\n', 'e n', 'ｅｎ'],
];

const names = [
  ...['../../etc/passwd', '..', '.', 'a/b', 'a\\b', 'a..b', '-a', 'a-', 'a--b', 'A', 'á', '', ' ', 'a b', 'a\u0000'],
  ...['con', 'nul', '%2e%2e', 'xa/country', 'xa.yaml', 'a'.repeat(101), '北京', 'a#b', 'a?b', 'country', 'ncb', 'xx'],
];

const dates = [
  ...['0000', '0000-01-01', '1961-02-30', '2023-02-29', '1900-02-29', '2000-02-29', '1961-13', '1961-00', '1961-1-1'],
  ...['10000-01-01', '-0001', '61', '1961-09-04Z', '1961-09-04T00:00:00', '１９６１', '4 September 1961', '1961-09-4'],
];

const yamlWords = [
  ...['null', '~', 'yes', 'no', 'on', 'y', 'true', 'False', '1e3', '0x1F', '0o17', '1_000', '12:30:45', '.inf', '.nan'],
  ...['=', '<<', '!!str', '!a', '&a', '*a', '|', '>', '>-', '%YAML 1.1', '@', '`', '- a', '# c', 'a: b', '? a', '---'],
  ...[
    '...',
    '[',
    '{',
    ',',
    "'",
    '"',
    'a #b',
    'a:',
    ':a',
    '\ta',
    'a\t',
    '1961',
    '-1',
    '+1',
    '1.50',
    'TODO',
    'undefined',
  ],
];

const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

const numbers = [
  ...[-1, -0, 0, 0.1, 1.5, 1e21, 1e308, 5e-324, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1, 2 ** 64],
  ...[Number.MIN_SAFE_INTEGER, 0.1 + 0.2, 2_147_483_648, 4_294_967_296],
];

function nested(depth: number, kind: string): unknown {
  let value: unknown = 'a';
  for (let i = 0; i < depth; i++) value = kind === 'list' ? [value] : { name: value };
  return value;
}

/** An object with a field of its own that an assignment would not make. */
const withKey = (key: string, value: unknown): unknown =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);

const one = (kind: string, values: Arbitrary<unknown>): Arbitrary<Hostile> => values.map((value) => ({ kind, value }));

/** Strings by kind; all but the first two kinds hold what no text of ours may. */
export const strings: readonly Arbitrary<Hostile>[] = [
  one('legal', fc.oneof(fc.constantFrom(...nastyTexts), letters)),
  one('injection', fc.constantFrom(...injections)),
  one('any', fc.string({ unit: 'binary', maxLength: 20 })),
  one(
    'control',
    fc.constantFrom(...controls, 'a\u007fb', 'a\u0085b', 'a\u009fb', '\u0000', '\ufeffa', 'a\rb', 'a\r\nb'),
  ),
  one('surrogate', fc.constantFrom('\ud800', 'a\udc00b', '\udfff\ud800', '🚓'.slice(0, 1), 'a\ud83d')),
  one('bidi', fc.constantFrom('a\u202eb', '\u2066a\u2069', 'a\u200fb', '\u061ca', 'a\u200eb', '\u202a\u202c')),
  one(
    'not NFC',
    fc.constantFrom('e\u0301', '\u212b', '\u1100\u1161', '\u0344', 'q\u0323\u0307'.normalize('NFD'), '\u2126'),
  ),
  one('noncharacter', fc.constantFrom('\ufffe', 'a\uffff', '\ufdd0', '\u{1ffff}', '\u{10fffe}')),
  one(
    'invisible',
    fc.constantFrom('', ' ', '\n\t', '\u200b', '\u00ad', '\u2800', '\u3164', '\u{e0041}', '\u00a0\u2003'),
  ),
  one(
    'long',
    fc.constantFrom(...lengths, 301, 300).chain((n) => fc.constantFrom('a', '北', '"').map((c) => c.repeat(n))),
  ),
  one('IRI', fc.constantFrom(...iris)),
  one('language', fc.constantFrom(...languages)),
  one('name', fc.constantFrom(...names)),
  one('date', fc.constantFrom(...dates)),
  one('YAML word', fc.constantFrom(...yamlWords)),
  one('key', fc.constantFrom(...keys)),
];

/** Values of any kind. */
export const hostile: Arbitrary<Hostile> = fc.oneof(
  ...strings,
  one('number', fc.constantFrom(...numbers)),
  one('other kind', fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [{}], ['a', ['b']])),
  one(
    'key',
    fc.constantFrom(...keys).map((key) => withKey(key, { polluted: true })),
  ),
  one(
    'nested',
    fc
      .tuple(fc.constantFrom(5, 90, 200, 1500), fc.constantFrom('list', 'block'))
      .map(([depth, kind]) => nested(depth, kind)),
  ),
  one(
    'wide',
    fc.constantFrom<unknown>(
      Array(20_000).fill('a'),
      Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, i])),
    ),
  ),
);

/** Names of fields that no block has. */
export const hostileKeys: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...keys, ...names, ...yamlWords, ...injections),
  letters,
);
