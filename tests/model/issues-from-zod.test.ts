// What the author of a file is told when zod refuses it: code, place, words. The schema is invented for the test.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { issuesFromZod, parseSource } from '../../src/model/issues-from-zod.ts';
import { readYaml } from '../../src/read/yaml.ts';

const date = z.string().refine((value) => /^\d{4}$/.test(value), {
  error: 'is not a calendar date',
  params: { code: 'bad-date', expected: 'YYYY' },
});
const slug = z.string().regex(/^[a-z-]+$/);
const area = z.strictObject({ area: z.string(), kind: z.enum(['trend', 'threat']).optional() });
const schema = z.strictObject({
  code: z.string().length(2),
  memberSince: z.union([date, z.strictObject({ date, quote: z.string().optional() })]).optional(),
  count: z.int().min(0).optional(),
  official: z.boolean().optional(),
  kind: z.enum(['bureau', 'department']).optional(),
  areas: z.union([z.string().min(1), z.array(z.union([z.string(), area])).min(1)]).optional(),
  bodies: z.record(slug, z.strictObject({ name: z.string(), partOf: z.string().optional() })).optional(),
  shape: z
    .discriminatedUnion('type', [z.strictObject({ type: z.literal('a') }), z.strictObject({ type: z.literal('b') })])
    .optional(),
  level: z.union([z.literal('low'), z.literal('high')]).optional(),
  site: z.url().optional(),
});

function document(text: string) {
  const read = readYaml(text, 'f.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}
const issuesOf = (text: string) => parseSource(schema, document(text)).issues;

const bad: readonly (readonly [name: string, text: string, issue: string, field: string, words: RegExp])[] = [
  [
    'unknown field',
    'code: cn\ncuont: 1\n',
    '2:1 unknown-key',
    'cuont',
    /did you mean "count".*expected one of code, memberSince,/,
  ],
  [
    'unknown field in a block',
    'code: cn\nbodies:\n  mps:\n    name: x\n    partof: y\n',
    '5:5 unknown-key',
    'bodies.mps.partof',
    /bodies\.mps has no field "partof" \(did you mean "partOf"\?\) \(expected one of name, partOf\)/,
  ],
  [
    'unknown field, nothing near',
    'code: cn\nzzzzzzzz: 1\n',
    '2:1 unknown-key',
    'zzzzzzzz',
    /has no field "zzzzzzzz" \(expected/,
  ],
  [
    'space missing after a colon',
    'code: cn\nareas: [{ area: x, kindly:1 }]\n',
    '2:20 unknown-key',
    'areas.0.kindly:1',
    /space missing after "kindly:"/,
  ],
  [
    'missing field of the file',
    'count: 1\n',
    '1:1 missing-field',
    'code',
    /the file has no field "code" \(expected code: text\)/,
  ],
  [
    'missing field of a block',
    'code: cn\nbodies:\n  mps: { partOf: x }\n',
    '3:3 missing-field',
    'bodies.mps.name',
    /bodies\.mps has no field "name"/,
  ],
  ['no value', 'code:\n', '1:1 wrong-type', 'code', /code has no value \(expected text\)/],
  [
    'number for text',
    'code: 12\n',
    '1:7 wrong-type',
    'code',
    /code 12 is a number \(expected text: write "12" with the quotation marks\)/,
  ],
  [
    'text for a number',
    'code: cn\ncount: "5"\n',
    '2:8 wrong-type',
    'count',
    /count "5" is not a whole number \(expected a (whole )?number\)/,
  ],
  [
    'a number of another kind',
    'code: cn\ncount: 0x1f\n',
    '2:8 wrong-type',
    'count',
    /count "0x1f" is not a whole number/,
  ],
  [
    'a YAML 1.1 boolean',
    'code: cn\nofficial: yes\n',
    '2:11 wrong-type',
    'official',
    /"yes" is text \(expected true or false\)/,
  ],
  ['a list for text', 'code: [a]\n', '1:7 wrong-type', 'code', /code is a list \(expected text\)/],
  ['text for a block', 'code: cn\nbodies: x\n', '2:9 wrong-type', 'bodies', /expected a block of fields/],
  ['negative', 'code: cn\ncount: -1\n', '2:8 bad-value', 'count', /count -1 is too small \(expected at least 0\)/],
  [
    'wrong length',
    'code: china\n',
    '1:7 bad-value',
    'code',
    /code "china" is too long \(expected at most 2 characters\)/,
  ],
  [
    'a word of no list',
    'code: cn\nkind: office\n',
    '2:7 bad-value',
    'kind',
    /kind "office" is not allowed here \(expected one of "bureau", "department"\)/,
  ],
  ['a literal of no union', 'code: cn\nlevel: middle\n', '2:8 bad-value', 'level', /expected one of "low", "high"/],
  [
    'a union: the scalar',
    'code: cn\nmemberSince: "61"\n',
    '2:14 bad-date',
    'memberSince',
    /memberSince "61" is not a calendar date \(expected YYYY\)/,
  ],
  [
    'a union: the block',
    'code: cn\nmemberSince:\n  date: "61"\n',
    '3:9 bad-date',
    'memberSince.date',
    /memberSince\.date "61" is not/,
  ],
  [
    'a union: unknown field of the block',
    'code: cn\nmemberSince: { date: "1961", qoute: "x" }\n',
    '2:30 unknown-key',
    'memberSince.qoute',
    /did you mean "quote"/,
  ],
  [
    'a union: neither',
    'code: cn\nmemberSince: 1961\n',
    '2:14 wrong-type',
    'memberSince',
    /is a number \(expected text or a block of fields: write "1961" with/,
  ],
  [
    'a union: nothing',
    'code: cn\nmemberSince:\n',
    '2:1 wrong-type',
    'memberSince',
    /has no value \(expected text or a block/,
  ],
  [
    'a union in a union',
    'code: cn\nareas: [one, { area: two, kind: x }]\n',
    '2:33 bad-value',
    'areas.1.kind',
    /expected one of "trend", "threat"/,
  ],
  ['an empty list', 'code: cn\nareas: []\n', '2:8 bad-value', 'areas', /areas is empty \(expected at least one item\)/],
  [
    'a bad identifier',
    'code: cn\nbodies:\n  MPS: { name: x }\n',
    '3:3 bad-key',
    'bodies.MPS',
    /the name "MPS" does not have the right form/,
  ],
  [
    'no such discriminator',
    'code: cn\nshape: { type: c }\n',
    '2:16 bad-value',
    'shape.type',
    /expected one of "a", "b"/,
  ],
  [
    'missing discriminator',
    'code: cn\nshape: { x: c }\n',
    '2:1 missing-field',
    'shape.type',
    /shape has no field "type" \(expected type: one of "a", "b"\)/,
  ],
  ['no web address', 'code: cn\nsite: nowhere\n', '2:7 bad-value', 'site', /expected a web address/],
];

test.each(bad)('%s', (_name, text, issue, field, words) => {
  const [first, ...more] = issuesOf(text);
  expect(more).toEqual([]);
  expect(`${first?.place?.line}:${first?.place?.column} ${first?.code}`).toBe(issue);
  expect(first?.field).toBe(field);
  expect(`${first?.message} (expected ${first?.expected})`).toMatch(words);
  expect(first?.excerpt).toBe(text.split('\n')[(first?.place?.line ?? 0) - 1]);
});

test('every issue at once, in the order of the text', () => {
  const issues = issuesOf('kind: office\ncount: -1\nbodies:\n  x: { nam: y }\n');
  expect(issues.map(({ place, code }) => `${place?.line}:${place?.column} ${code}`)).toEqual([
    '1:1 missing-field',
    '1:7 bad-value',
    '2:8 bad-value',
    '4:8 unknown-key', // that the name is missing is an echo
  ]);
});

test('a value without issues', () => {
  expect(parseSource(schema, document('code: cn\n'))).toEqual({ ok: true, value: { code: 'cn' }, issues: [] });
});

test('the root may be of the wrong kind', () => {
  expect(issuesOf('- a\n')[0]).toMatchObject({ code: 'wrong-type', message: 'the file is a list', place: { line: 1 } });
});

describe('bounds', () => {
  test('values are shown in 60 characters', () => {
    const [issue] = issuesOf(`code: cn\nkind: "${'😀"'.replace('"', '')}${'x'.repeat(5000)}"\n`);
    expect(Array.from(issue?.found ?? '').length).toBeLessThanOrEqual(62);
    expect(issue?.found).toMatch(/^"😀x+…"$/);
    expect(issue?.message.length).toBeLessThan(120);
  });

  test('many unknown fields are counted', () => {
    const text = `code: cn\n${Array.from({ length: 5000 }, (_, index) => `zz${index}: 1`).join('\n')}\n`;
    const issues = issuesOf(text);
    expect(issues).toHaveLength(21);
    expect(issues.at(-1)).toMatchObject({
      message: 'the file has 4980 more unknown fields, of which this is the first',
      place: { line: 22 },
    });
    expect(JSON.stringify(issues).length).toBeLessThan(20_000);
  });
});

test('hints say what to write, by the name of the field', () => {
  const hints = { kind: 'a kind of body', code: 'two letters' };
  const { issues } = parseSource(schema, document('kind: office\n'), hints);
  expect(issues.map(({ expected }) => expected)).toEqual(['code: two letters', 'a kind of body']);
});

test('an error made without the map of this file is told, without the fields that are allowed', () => {
  const source = document('code: cn\ncuont: 1\ncount: x\n');
  const parsed = schema.safeParse(source.value);
  if (parsed.success) throw new Error('the schema passed');
  const issues = issuesFromZod(parsed.error, source);
  expect(issues.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'unknown-key the file has no field "cuont"',
    'wrong-type count "x" is not a whole number',
  ]);
});

test('a code that is none of ours falls back, a found text is shortened', () => {
  const odd = z.strictObject({
    a: z.string().refine(() => false, { error: 'is odd', params: { code: 'toString', found: 'y'.repeat(100) } }),
  });
  const [issue] = parseSource(odd, document('a: x\n')).issues;
  expect(issue).toMatchObject({ code: 'bad-value', message: 'a "x" is odd', found: `"${'y'.repeat(59)}…"` });
});
