// The quick verdicts on a record against those of zod and of the rules in words, on good records and on broken ones.
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recordAt } from '../../bench/records.mjs';
import { acceptsOf, notAccepted } from '../../src/model/accept.ts';
import { faultsOf } from '../../src/model/check.ts';
import { type CountryRecord, countryRecord } from '../../src/model/country.ts';
import type { CodeList } from '../../src/model/kinds.ts';
import { screenOf } from '../../src/model/screen.ts';
import { Walk } from '../../src/model/walk.ts';
import { isShortest } from '../../src/stream/json.ts';
import { china } from '../china.ts';
import { mutated, valuesOf } from './arbitrary.ts';

const { codes, known } = china.project.ontology.concepts;
const accepts = acceptsOf(countryRecord.schema);
const isSound = screenOf(known);
const anyRecord = valuesOf(countryRecord.schema, (list) => [...codes[list as CodeList].keys()]);
/** Records as JSON gives them: what the rules find nothing wrong with, and what a schema accepts. */
const records = fc.oneof(
  fc.nat().map((index) => recordAt(index)),
  fc.constant(china.project.countries[0]?.record),
  anyRecord,
) as Arbitrary<CountryRecord>;
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the compiled schema', () => {
  test('accepts what zod accepts', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        expect(countryRecord.schema.safeParse(record).success).toBe(true);
        const text = JSON.stringify(record);
        const length = accepts(JSON.parse(text));
        expect(length).toBeGreaterThanOrEqual(0);
        // A number such as 1000 has a shorter form.
        if (!/\d000/.test(text)) expect(isShortest(text, length)).toBe(true);
        expect(isShortest(` ${text}`, length)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('tells a length by which a text is known that holds a name twice', () => {
    let repeated = 0;
    fc.assert(
      fc.property(records, fc.nat(), (record, at) => {
        const text = JSON.stringify(record);
        const colons = [...text.matchAll(/([{,])("[a-zA-Z]+":)/g)];
        const [whole = '', before = '', name = ''] = colons[at % colons.length] ?? [];
        const spot = colons[at % colons.length]?.index ?? 0;
        const twice = `${text.slice(0, spot)}${before}${name}"",${text.slice(spot + before.length)}`;
        expect(whole).not.toBe('');
        fc.pre(isJson(twice));
        const length = accepts(JSON.parse(twice));
        expect(length).toBe(accepts(JSON.parse(text)));
        expect(isShortest(twice, length)).toBe(false);
        repeated += 1;
      }),
      { numRuns: 100 },
    );
    expect(repeated).toBeGreaterThan(50);
  });

  test('gives the verdict of zod on records with faults', () => {
    let refused = 0;
    fc.assert(
      fc.property(records.chain(mutated), (broken) => {
        const value = throughJson(broken);
        const parsed = countryRecord.schema.safeParse(value);
        if (!parsed.success) refused += 1;
        expect(accepts(value) >= 0).toBe(parsed.success);
        // What is accepted goes on as it is, so zod must have changed nothing.
        if (parsed.success) expect(parsed.data).toEqual(value);
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  test.each<readonly [string, unknown]>([
    ['a name of the prototype', JSON.parse('{"a":1,"__proto__":1}')],
    ['an inherited name', { a: 1, constructor: 1 }],
    ['a list for a block', []],
    ['nothing', null],
  ])('refuses %s', (_, value) => {
    const one = acceptsOf(z.strictObject({ a: z.int() }));
    expect(one({ a: 1 })).toBe(7);
    expect(one(value)).toBe(notAccepted);
  });

  test.each<readonly [string, z.ZodType, unknown]>([
    ['drops unknown names', z.object({ a: z.int() }), { a: 1, b: 2 }],
    ['changes the value', z.string().transform(Number), '1'],
    ['fills in', z.strictObject({ a: z.int().default(1) }), {}],
    ['trims', z.string().trim(), ' a '],
    ['converts', z.coerce.string(), 1],
    ['reads a format', z.email(), 'x'],
  ])('leaves to zod a schema that %s', (_, schema, value) => {
    expect(acceptsOf(schema)(value)).toBe(notAccepted);
  });
});

test('the screen gives the verdict of the rules on records with faults', () => {
  let [sound, faulty] = [0, 0];
  fc.assert(
    fc.property(records.chain(mutated), (broken) => {
      const parsed = countryRecord.schema.safeParse(throughJson(broken));
      if (!parsed.success) return;
      const walk = new Walk();
      countryRecord.walk(parsed.data, walk);
      const faults = faultsOf(parsed.data, walk, known);
      if (faults.length === 0) sound += 1;
      else faulty += 1;
      expect(isSound(parsed.data)).toBe(faults.length === 0);
    }),
    { numRuns: 400 },
  );
  expect(sound).toBeGreaterThan(5);
  expect(faulty).toBeGreaterThan(20);
});
