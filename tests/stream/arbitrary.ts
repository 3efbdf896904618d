// Records that the source model accepts, made from its schema: every field, every form of value, hostile strings.
import fc, { type Arbitrary } from 'fast-check';
import type { z } from 'zod';
import { countryCode, date, quote, slug, text } from '../../src/model/scalars.ts';
import { dateFault } from '../../src/values/date.ts';
import { textFault } from '../../src/values/text.ts';
import { nastyTexts } from '../serialize/nasty.ts';

/** Texts that break careless writers, and any other text that the model lets pass. */
const nasty = [
  ...nastyTexts.filter((value) => value.length < 300),
  'شرطة "المدينة"',
  'a> <b> <c> .\n<d',
  '"""\\',
  'ตำรวจภูธร',
  'é ñ ß',
  '" @en .',
  'x\u2028y\u0301z'.normalize('NFC'),
];
const texts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty, 'drug trafficking', 'Harbour Police', '2 million') },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }) },
);
const goodTexts = texts.map((value) => value.normalize('NFC')).filter((value) => textFault(value) === undefined);
const slugs = fc.oneof(
  fc.constantFrom('country', 'bureau', 'interpol', 'a', 'unit-1'),
  fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,4})?$/),
);
const dates = fc
  .oneof(
    fc.constantFrom('1961-09-04', '1961-09', '1961', '2000-02-29'),
    fc.stringMatching(/^[12]\d{3}-[01]\d-[0-3]\d$/),
  )
  .filter((value) => dateFault(value) === undefined);

/** The scalars of the model, by the schema that stands for each. */
const scalars = new Map<z.core.$ZodType, Arbitrary<unknown>>([
  [text, goodTexts],
  [quote, goodTexts],
  [slug, slugs],
  [date, dates],
  [countryCode, fc.constantFrom('xa', 'xb')],
]);

/**
 * Any value that a schema of the model accepts. `words` gives those of a closed list; `most` is how many fields that may
 * be left out a block has at most, any number unless given.
 */
export function valuesOf(
  schema: z.core.$ZodType,
  words: (list: string) => readonly string[],
  most?: number,
): Arbitrary<unknown> {
  const scalar = scalars.get(schema);
  if (scalar !== undefined) return scalar;
  const inner = (each: z.core.$ZodType) => valuesOf(each, words, most);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string': {
      const list = (schema as z.ZodString).meta()?.['codes'];
      if (typeof list !== 'string') throw new Error('a string of the model that this file does not know');
      return fc.constantFrom(...words(list));
    }
    case 'number':
      return fc.oneof(fc.constantFrom(0, 2_000_000, Number.MAX_SAFE_INTEGER), fc.nat());
    case 'enum':
    case 'literal':
      return fc.constantFrom(...(schema._zod.values ?? []));
    case 'optional':
      return inner(def.innerType);
    case 'array':
      return fc.uniqueArray(inner(def.element), {
        minLength: 1,
        maxLength: 2,
        selector: (item) => JSON.stringify(item),
      });
    case 'record':
      return fc.dictionary(inner(def.keyType) as Arbitrary<string>, inner(def.valueType), { minKeys: 1, maxKeys: 2 });
    case 'union':
      return fc.oneof(...def.options.map(inner));
    case 'object': {
      const entries = Object.entries(def.shape).map(([key, field]) => [key, inner(field)] as const);
      const needed = Object.entries(def.shape).flatMap(([key, field]) =>
        field._zod.optin === 'optional' ? [] : [key],
      );
      if (most === undefined) {
        return fc.record(Object.fromEntries(entries), { requiredKeys: needed, noNullPrototype: true });
      }
      const free = entries.filter(([key]) => !needed.includes(key));
      const always = entries.filter(([key]) => needed.includes(key));
      return fc
        .shuffledSubarray(free, { maxLength: Math.min(most, free.length) })
        .chain((some) => fc.record(Object.fromEntries([...always, ...some]), { noNullPrototype: true }));
    }
    default:
      throw new Error(`${def.type}: a kind of schema that this file does not know`);
  }
}

/** What may stand anywhere in place of a value. */
const intruders = fc.oneof(
  goodTexts,
  fc.constantFrom<unknown>(
    '',
    ' ',
    'A',
    'a b',
    '1961-02-30',
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e21,
    [],
    {},
    [[]],
    'e\u0301',
    '\ud800',
  ),
  fc.constantFrom<unknown>(
    { name: 'x' },
    { quote: 'x' },
    { mode: 'interpreted' },
    { because: 'x' },
    { constructor: 'x' },
  ),
);

/**
 * A value with one change somewhere: another value, a field less, a field more, an item twice. `by` gives what is put
 * there, `names` the names of fields that no block has.
 */
export function mutated(
  value: unknown,
  by: Arbitrary<unknown> = intruders,
  names: Arbitrary<string> = fc.constant('more'),
): Arbitrary<unknown> {
  const how = fc.constantFrom('set', 'drop', 'add', 'twice');
  return fc
    .record({ path: fc.constantFrom(...pathsOf(value)), how, by, name: names })
    .map(({ path, how, by, name }) => {
      const copy = structuredClone(value);
      const at = path.slice(0, -1).reduce<unknown>((here, step) => (here as Record<string, unknown>)[step], copy);
      const last = path.at(-1) ?? '';
      const holder = at as Record<string, unknown>;
      if (Array.isArray(at)) {
        if (how === 'drop') at.splice(Number(last), 1);
        else if (how === 'twice') at.push(structuredClone(at[Number(last)]));
        else at[Number(last)] = by;
      } else if (how === 'drop') delete holder[last];
      // An assignment to __proto__ would make no field of it.
      else Object.defineProperty(holder, how === 'add' ? name : last, { ...field, value: by });
      return copy;
    });
}

const field = { enumerable: true, configurable: true, writable: true } as const;

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const here = path.length === 0 ? [] : [path];
  if (typeof value !== 'object' || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]))];
}
