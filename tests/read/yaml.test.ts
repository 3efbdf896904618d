// YAML in, values with places out; and what is refused, each with its code, line and column.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../src/read/yaml.ts';

/** Issues as `line:column code`. */
function refusals(text: string): string[] {
  const read = readYaml(text, 'f.yaml');
  return read.issues.map(({ place, code }) => `${place?.line}:${place?.column} ${code}`);
}

function document(text: string) {
  const read = readYaml(text, 'f.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

const bad: readonly (readonly [name: string, text: string, issues: string[], words: RegExp])[] = [
  ['tab as indentation', 'a:\n\tb: 1\n', ['2:1 bad-yaml'], /a tab stands.*spaces/],
  ['duplicate key', 'a: 1\nb: 2\na: 3\n', ['3:1 duplicate-key'], /"a" stands here again.*line 1/],
  ['duplicate key in a block', 'x:\n  a: 1\n  a: 2\n', ['3:3 duplicate-key'], /line 2/],
  ['duplicate key in JSON', '{"a": 1,\n "a": 2}', ['2:2 duplicate-key'], /line 1/],
  ['duplicate key, quoted once', 'a: 1\n"a": 2\n', ['2:1 duplicate-key'], /line 1/],
  ['quote never closed', 'a: 1\nb: "x\nc: 2\n', ['2:4 bad-yaml'], /opened here and never closed/],
  ['single quote never closed', "a: 1\nb: 'x\nc: 2\n", ['2:4 bad-yaml'], /opened here and never closed/],
  ['quotation marks in a quote', 'a: "he said "no" to"\n', ['1:14 bad-yaml'], /follows where the value has ended/],
  ['indented too deep', 'a:\n  b: 1\n   c: 2\n', ['3:4 bad-yaml'], /deeper than the field above/],
  ['indented too deep at the root', 'a: foo\n  bar: baz\n', ['2:3 bad-yaml'], /deeper than the field above/],
  ['indented too little', 'a:\n    b: 1\n  c: 2\n', ['3:3 bad-yaml'], /not indented as its neighbours/],
  ['two documents', 'a: 1\n---\nb: 2\n', ['2:1 bad-yaml'], /second document/],
  ['two documents with marks', '---\na: 1\n...\n---\nb: 2\n', ['4:1 bad-yaml'], /second document/],
  ['directive', '%YAML 1.1\n---\na: NO\n', ['1:1 bad-yaml'], /begins with %/],
  ['unknown directive', '%FOO\n---\na: 1\n', ['1:1 bad-yaml'], /begins with %/],
  ['anchor and alias', 'a: &x 1\nb: *x\n', ['1:4 bad-yaml', '2:4 bad-yaml'], /anchor/],
  ['tag', 'a: !!int "5"\n', ['1:4 bad-yaml'], /a tag/],
  ['own tag', 'a: !foo {b: 1}\n', ['1:4 bad-yaml'], /a tag/],
  ['merge key', 'a: 1\n<<: {b: 1}\n', ['2:1 bad-key'], /merge key/],
  ['list as a key', '? [a, b]\n: 1\n', ['1:3 bad-yaml'], /must be a word/],
  ['block as a key', '{ {a: 1}: 2 }\n', ['1:3 bad-yaml'], /must be a word/],
  ['key without a name', ': x\n', ['1:1 bad-key'], /no name/],
  [
    'keys of every object',
    '__proto__: {x: 1}\nconstructor: 1\ntoString: 2\nprototype: 3\n',
    ['1:1 bad-key', '2:1 bad-key', '3:1 bad-key', '4:1 bad-key'],
    /no field can be named "__proto__"/,
  ],
  ['only comments', '# only\n# this\n', ['1:1 empty-file'], /only comments/],
  ['null', '~\n', ['1:1 empty-file'], /only comments/],
  ['colon in a value', 'a: b: c\n', ['1:4 bad-yaml'], /between double quotes/],
  ['no colon', 'a: 1\nfoo\nb: 2\n', ['2:1 bad-yaml'], /colon is missing/],
  ['no space after a colon', 'a:1\nb: 2\n', ['1:1 bad-yaml'], /colon needs a space/],
  ['reserved character', 'a: @x\n', ['1:4 bad-yaml'], /cannot begin with/],
  ['unknown escape', 'a: "\\q"\n', ['1:5 bad-yaml'], /backslash/],
  ['bracket not closed', 'a: [1, 2\nb: 3\n', ['1:4 bad-yaml'], /never closed/],
  ['bracket never opened', 'a: [1, 2]]\n', ['1:10 bad-yaml'], /never opened/],
  ['comma without an item', 'a: [1,,2]\n', ['1:7 bad-yaml'], /comma/],
  ['comma missing', 'a: ["x" "y"]\n', ['1:9 bad-yaml'], /comma is missing/],
  ['list on the line of its field', 'a: - b\n', ['1:4 bad-yaml'], /cannot begin on the line/],
  ['dash at another column', 'a:\n  - x\n - y\n', ['3:1 bad-yaml'], /item of a list/],
  ['comment without a space', 'a: "x"#c\n', ['1:7 bad-yaml'], /space before it/],
  ['text after a block mark', 'a: | text\n  more\n', ['1:6 bad-yaml'], /next line/],
  ['truncated JSON', '{"a": 1, "b": [1', ['1:1 bad-yaml'], /never closed/],
  ['quote cut at a #', 'quote: Case # 12\n', ['1:8 unquoted-quote'], /cuts it at the #/],
  ['plain quote in a block', 'x:\n  quote: plain\n', ['2:10 unquoted-quote'], /x\.quote stands without/],
  ['plain quote in a list', 'quote: [plain, "quoted"]\n', ['1:9 unquoted-quote'], /quote\.0 stands without/],
  ['plain quote that is a number', 'quote: 1961\n', ['1:8 unquoted-quote'], /without quotation marks/],
  ['columns count code points', '"😀": "😀" x\n', ['1:10 bad-yaml'], /follows/],
  [
    'several at once, in order',
    'a: &x 1\nb: 1\nb: 2\nquote: x\nc: "\\q"\n',
    ['1:4 bad-yaml', '3:1 duplicate-key', '4:8 unquoted-quote', '5:5 bad-yaml'],
    /anchor/,
  ],
];

test.each(bad)('refuses: %s', (_name, text, issues, words) => {
  expect(refusals(text)).toEqual(issues);
  const [first] = readYaml(text, 'f.yaml').issues;
  expect(`${first?.message} (expected ${first?.expected})`).toMatch(words);
  expect(first?.excerpt).toBe(text.split('\n')[(first?.place?.line ?? 0) - 1]);
});

describe('values', () => {
  test.each<[string, unknown]>([
    ['1961-09-04', '1961-09-04'],
    ['NO', 'NO'],
    ['yes', 'yes'],
    ['0o17', '0o17'],
    ['0x1f', '0x1f'],
    ['.inf', '.inf'],
    ['.nan', '.nan'],
    ['1.5', '1.5'],
    ['1e3', '1e3'],
    ['007', '007'],
    ['+5', '+5'],
    ['-0', '-0'],
    ['9007199254740993', '9007199254740993'],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['2000000', 2000000],
    ['-3', -3],
    ['true', true],
    ['"true"', 'true'],
    ['"5"', '5'],
    ["'it''s'", "it's"],
    ['"\\u4e2d \\" \\\\"', '中 " \\'],
    ['', null],
    ['~', null],
    ['# comment', null],
    ['China’s # comment', 'China’s'],
    ['[a, 1, [b]]', ['a', 1, ['b']]],
    ['|\n  one\n  two', 'one\ntwo\n'],
  ])('a: %s', (text, value) => {
    expect((document(`a: ${text}\n`).value as { a: unknown }).a).toEqual(value);
  });

  test('objects have no prototype, and zod takes them', () => {
    const { value } = document('a: {b: 1}\nc:\n  k: "x"\n');
    expect(Object.getPrototypeOf(value)).toBeNull();
    const schema = z.strictObject({ a: z.strictObject({ b: z.int() }), c: z.record(z.string(), z.string()) });
    expect(schema.parse(value)).toEqual({ a: { b: 1 }, c: { k: 'x' } });
  });

  test('nothing is polluted by a refused key', () => {
    readYaml('{"__proto__": {"polluted": true}, "a": {"__proto__": {"polluted": true}}}', 'f.json');
    expect({}).not.toHaveProperty('polluted');
  });

  test('JSON is read', () => {
    expect(document('{"a": [1, "\\ud83d\\ude00"], "b": null}').value).toEqual({ a: [1, '😀'], b: null });
  });
});

describe('places', () => {
  const text = 'country:\n  name: "😀" # face\nareas: [one, { area: two }]\nlong: "first\n  second"\nempty:\n';
  const source = document(text);

  test.each<[string, (string | number)[], string, string]>([
    ['the root', [], '1:1', '1:1'],
    ['a block', ['country'], '2:3', '1:1'],
    ['a field', ['country', 'name'], '2:9', '2:3'],
    ['an item', ['areas', 0], '3:9', '3:9'],
    ['a field in an item', ['areas', 1, 'area'], '3:22', '3:16'],
    ['a path that does not exist: the nearest ancestor', ['country', 'code', 'x'], '2:3', '1:1'],
  ])('%s', (_name, path, value, key) => {
    const at = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;
    expect([at(source.placeOf(path)), at(source.keyPlaceOf(path))]).toEqual([value, key]);
  });

  test('an empty value stands on the line of its field', () => {
    expect(source.placeOf(['empty'])).toEqual({ file: 'f.yaml', line: 6, column: 7 });
  });

  test('lines and the paths on them', () => {
    expect(source.line(2)).toBe('  name: "😀" # face');
    expect(source.line(99)).toBe('');
    expect(source.pathsAt(2)).toEqual([['country'], ['country', 'name']]);
    expect(source.pathsAt(3)).toEqual([['areas'], ['areas', 0], ['areas', 1], ['areas', 1, 'area']]);
    expect(source.pathsAt(5)).toEqual([['long']]);
    expect(source.pathsAt(6)).toEqual([['empty']]);
    expect(source.pathsAt(7)).toEqual([]);
  });
});

describe('bombs are refused fast', () => {
  const million = 1_000_000;
  test.each<[string, string]>([
    ['20,001 keys', Array.from({ length: 20_001 }, (_, index) => `k${index}: 1`).join('\n')],
    ['20,001 keys in JSON', `{${Array.from({ length: 20_001 }, (_, index) => `"k${index}": 1`).join(',')}}`],
    ['lists 100,000 deep', '['.repeat(100_000)],
    ['blocks 100,000 deep', '{a: '.repeat(100_000)],
    ['dashes 100,000 deep', '- '.repeat(100_000)],
    ['65 indented blocks', Array.from({ length: 66 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
    ['closing brackets', ']'.repeat(million)],
    ['line breaks', `a: 1\n${'\n'.repeat(4 * million)}`],
    ['comments', '#\n'.repeat(90_000) + '# a'.repeat(million)],
    ['one long text', `a: "${'x'.repeat(8 * million)}"`],
    ['a long text in many lines', `a: ${'x\n  '.repeat(2 * million)}`],
    ['anchors', '&a '.repeat(million)],
    ['commas', `[${','.repeat(million)}`],
  ])('%s', (_name, text) => {
    const start = performance.now();
    const read = readYaml(text, 'f.yaml');
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(read.ok).toBe(false);
    expect(read.issues.at(-1)?.code).toBe('too-complex');
    expect(JSON.stringify(read.issues.slice(-1)).length).toBeLessThan(3000);
  });

  test('64 levels and 9,000 fields are read', () => {
    expect(document(`${'['.repeat(64)}1${']'.repeat(64)}`).value).toBeInstanceOf(Array);
    const many = Array.from({ length: 9000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(Object.keys(document(many).value as object)).toHaveLength(9000);
  });
});
