// Lines → N-Quads and refusals: each class of bad line, and that no cut of a stream passes for the whole.
import { Parser } from 'n3';
import { describe, expect, test } from 'vitest';
import { lineAt, recordAt } from '../../bench/records.mjs';
import type { Source } from '../../src/model/sources.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import type { StreamContext } from '../../src/stream/context.ts';
import { Converter } from '../../src/stream/convert.ts';
import { rejectLine } from '../../src/stream/reject.ts';
import { planShapes } from '../../src/validate/plan.ts';
import { ncb } from '../../src/vocab/ncb.g.ts';
import { china } from '../china.ts';

const sources = new Map<string, Source>(
  ['en', 'fr', 'ru', 'zh', 'ar'].map((language) => {
    const id = `register-${language}`;
    return [id, { id, title: id, publisher: 'x', language, rights: 'x', sha256: '0'.repeat(64), file: 'x' }];
  }),
);
const context: StreamContext = {
  base: 'https://w3id.org/ncb-graph/',
  codes: china.project.ontology.concepts.codes,
  sources,
  locks: new Map(),
  evidence: false,
  checking: 'zod',
  stops: false,
};
const skipping = new Converter(context);

function converted(input: string | Uint8Array, converter = skipping) {
  const { bytes, ...rest } = converter.convert(Buffer.from(input as string), 'in.ndjson');
  return { ...rest, text: Buffer.from(bytes).toString() };
}
const good = lineAt(1);
const edited = (edit: (record: ReturnType<typeof fields>) => void) => {
  const record = fields();
  edit(record);
  return JSON.stringify(record);
};
function fields() {
  return structuredClone(recordAt(1)) as {
    source: unknown;
    country: { code: unknown; region: { name: unknown } };
    bodies: Record<string, Record<string, unknown>>;
  };
}

test('every made record is accepted, and gives 40 to 120 quads', () => {
  for (const hardness of [0, undefined]) {
    for (let index = 0; index < 300; index++) {
      const { issues, facts } = converted(lineAt(index, hardness));
      expect(issues).toEqual([]);
      expect(facts).toBeGreaterThanOrEqual(40);
      expect(facts).toBeLessThanOrEqual(150);
    }
  }
});

test('lines between others: empty ones, ends of Windows, spaces', () => {
  const { text, records, lines, rejected } = converted(`${good}\r\n\n  \n ${good} \n`);
  expect({ records, lines, rejected }).toEqual({ records: 2, lines: 4, rejected: 0 });
  expect(text).toBe(converted(`${good}\n${good}`).text);
});

test.each([
  ['hello world this', 1, 'the line is not JSON from column 1 on'],
  ['{"a": [1, 2, x]}', 14, 'the line is not JSON from column 14 on'],
  ['{"中😀": "\\q"}', 10, 'the line is not JSON from column 10 on'],
  ['{"a": 1} {}', 10, 'the line is not JSON from column 10 on'],
  ['{"a": "b', 9, 'the line ends before its JSON does'],
  ['{"a": tru', 10, 'the line ends before its JSON does'],
  ['[]', 1, 'the record is a list'],
])('%s is told at column %i', (line, column, message) => {
  expect(converted(line).issues).toMatchObject([{ place: { line: 1, column }, message }]);
});

test('a field that no record has is told of the record', () => {
  const [issue] = converted(edited((r) => Object.assign(r, { more: 1 }))).issues;
  expect(issue?.message).toMatch(/^the record has no field "more"/);
});

describe('a bad line is told by line, code and path, and leaves the others alone', () => {
  test.each<readonly [string, string | Uint8Array, string, string]>([
    ['no JSON', '{"source":', 'bad-json', ''],
    ['two values', `${good} {}`, 'bad-json', ''],
    [
      'not UTF-8',
      Buffer.concat([Buffer.from('{"source":"'), Buffer.from([0xff]), Buffer.from('"}')]),
      'bad-encoding',
      '',
    ],
    ['a list', '[]', 'wrong-type', ''],
    ['nothing', 'null', 'wrong-type', ''],
    ['an empty block', '{}', 'missing-field', 'source'],
    ['a name twice', good.replace('"interpol":', '"interpol":"X","interpol":'), 'duplicate-key', 'interpol'],
    ['the prototype', good.replace('"interpol":', '"__proto__":{"a":1},"interpol":'), 'bad-key', '__proto__'],
    ['the prototype of bodies', good.replace('"bodies":{', '"bodies":{"__proto__":{},'), 'bad-key', 'bodies.__proto__'],
    ['depth', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'too-complex', ''],
    ['an unknown field', edited((r) => Object.assign(r, { more: 1 })), 'unknown-key', 'more'],
    [
      'an unknown source',
      edited((r) => {
        r.source = 'nowhere';
      }),
      'unknown-source',
      'source',
    ],
    [
      'a value still to be written',
      edited((r) => {
        Object.assign(r.country, { name: 'TODO China' });
      }),
      'unfinished',
      'country.name',
    ],
    [
      'an identifier',
      edited((r) => {
        r.country.code = 'CN';
      }),
      'bad-id',
      'country.code',
    ],
    [
      'a path for an identifier',
      edited((r) => {
        r.bodies['../x> <y'] = r.bodies['unit-1-1'] ?? {};
      }),
      'bad-id',
      'bodies.../x> <y',
    ],
    [
      'a word',
      edited((r) => {
        r.country.region.name = 'Atlantis';
      }),
      'unknown-word',
      'country.region.name',
    ],
    ['a lone surrogate', good.replace('INTERPOL', '\\ud800'), 'bad-text', 'interpol'],
    [
      'words that are not quoted',
      edited((r) => {
        const body = r.bodies['unit-1-1'];
        if (body) body['name'] = 'Elsewhere';
      }),
      'not-in-quote',
      'bodies.unit-1-1.name',
    ],
    [
      'a reference',
      edited((r) => {
        const body = r.bodies['unit-1-1'];
        if (body) body['partOf'] = 'nobody';
      }),
      'dangling-reference',
      'bodies.unit-1-1.partOf',
    ],
    [
      'a circle',
      edited((r) => {
        const body = r.bodies['unit-1-1'];
        if (body) body['partOf'] = 'unit-1-1';
      }),
      'cycle',
      'bodies.unit-1-1.partOf',
    ],
  ])('%s', (_, line, code, path) => {
    const input = Buffer.concat([Buffer.from(`${good}\n`), Buffer.from(line as string), Buffer.from(`\n${good}\n`)]);
    const { issues, text, records, rejected } = converted(input);
    expect({ records, rejected }).toEqual({ records: 3, rejected: 1 });
    expect(text).toBe(converted(`${good}\n${good}\n`).text);
    expect(JSON.parse(rejectLine(issues[0] as never))).toMatchObject({ file: 'in.ndjson', line: 2, code, path });
    for (const issue of issues) expect(rejectLine(issue).length).toBeLessThan(2000);
  });

  test('the first ends the run, where that is wished', () => {
    const done = converted(`${good}\n{}\n${good}\n`, new Converter({ ...context, stops: true }));
    expect(done).toMatchObject({ stopped: true, records: 2, rejected: 1, text: converted(good).text });
  });
});

test('cut at any byte, a stream gives the records that are whole, and says what is not', () => {
  const short = (code: string) =>
    JSON.stringify({
      source: 'register-en',
      interpol: 'INTERPOL',
      country: {
        code,
        name: 'Exämplia',
        region: { name: 'Europe', quote: 'Region: Europe' },
        memberSince: { date: '1956', quote: '1956' },
      },
      bureau: { quote: 'INTERPOL 例', names: ['INTERPOL 例'] },
    });
  const input = Buffer.from(`${short('xa')}\n${short('xb')}\n`);
  const whole = ['', converted(short('xa')).text, converted(`${short('xa')}\n${short('xb')}`).text];
  const first = Buffer.byteLength(short('xa'));
  for (let length = 0; length <= input.length; length += 1) {
    const { text, records, rejected } = converted(input.subarray(0, length));
    const wholeRecords = length >= input.length - 1 ? 2 : length >= first ? 1 : 0;
    expect(text).toBe(whole[wholeRecords]);
    expect(records - rejected).toBe(wholeRecords);
    const isBetween = [0, first, first + 1, input.length - 1, input.length].includes(length);
    expect(rejected).toBe(isBetween ? 0 : 1);
  }
});

describe('with shapes', () => {
  const { ontology } = china.project;
  // What the shapes ask for the model asks for too, so a shape that the model knows nothing of stands beside them.
  const oneName = new Parser().parse(`
    PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    <urn:one-name> a sh:NodeShape ; sh:targetClass <${ncb.NationalCentralBureau}> ; sh:property <urn:other-name> .
    <urn:other-name> a sh:PropertyShape ; sh:path skos:altLabel ; sh:maxCount 0 ; sh:message "A bureau has one name"@en .
  `) as Quad[];
  const plan = planShapes(
    [...(ontology.quads.get('shapes.ttl') ?? []), ...oneName],
    ontology.quads.get('ncb.ttl') ?? [],
    ontology.schemes,
  );
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  const shaped = (evidence: boolean) => new Converter({ ...context, evidence, checking: 'shapes', plan: plan.value });

  test('good records give the same', () => {
    const lines = Array.from({ length: 30 }, (_, index) => lineAt(index)).join('\n');
    expect(converted(lines, shaped(false))).toEqual(converted(lines));
    expect(converted(lines, shaped(true))).toEqual(converted(lines, new Converter({ ...context, evidence: true })));
  });

  test.each([[false], [true]])(
    'a record that the model passes and a shape does not is told by its field',
    (evidence) => {
      const twice = good.replace(/"names":\["INTERPOL ([^"]+)"\]/, '"names":["INTERPOL $1","NCB $1"]');
      expect(twice).not.toBe(good);
      expect(converted(twice).issues).toEqual([]);
      const { issues, text } = converted(`${twice}\n${good}`, shaped(evidence));
      expect(issues).toMatchObject([
        {
          code: 'shape-violated',
          field: 'bureau.names.1',
          message: expect.stringContaining('A bureau has one name'),
        },
      ]);
      expect(text).toBe(converted(good, shaped(evidence)).text);
    },
  );
});

describe('unchecked', () => {
  const trusting = new Converter({ ...context, checking: 'none' });
  test('good records give the same', () => {
    expect(converted(good, trusting).text).toBe(converted(good).text);
  });
  test.each([
    ['no block', '7'],
    [
      'a name that would end its IRI',
      edited((r) => {
        r.bodies['x> <y'] = r.bodies['unit-1-1'] ?? {};
      }),
    ],
    [
      'a code that would',
      edited((r) => {
        r.country.code = 'x> <y';
      }),
    ],
    ['a lone surrogate', good.replace('INTERPOL', '\\ud800')],
  ])('%s is refused still, since no N-Quads can be made of it', (_, line) => {
    const { issues, text } = converted(`${line}\n${good}`, trusting);
    expect(issues.length).toBeGreaterThan(0);
    expect(text).toBe(converted(good).text);
  });
});
