// What JSON.parse keeps silent about: names that stand twice, names that reach the prototype, depth without end.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayRepeatNames, nameFault } from '../../src/stream/json.ts';

const mayRepeat = (text: string) => mayRepeatNames(text, JSON.parse(text));

describe('names that stand twice', () => {
  test.each([
    ['{"a":1,"a":1}', 'a'],
    ['{"a":"x","a":"y"}', 'a'],
    ['{"b":{"a":1, "a" : 2}}', 'b.a'],
    ['{"b":[1,{"a":[]},{"c":0,"a":{},"a":[]}]}', 'b.2.a'],
    ['{"a":1,"\\u0061":2}', 'a'],
    [`{"a"${' '.repeat(100)}:1,"a"${'\t'.repeat(100)}:2}`, 'a'],
    // As long as a value without the repetition, since its numbers are written longer there.
    ['{"a":1,"a":1e3,"b":1e15}', 'a'],
    ['{"a":1,"a":1e-9,"b":1e-20}', 'a'],
    ['{"\\"":1,"\\"":2}', '"'],
  ])('%s', (text, path) => {
    expect(mayRepeat(text)).toBe(true);
    expect(nameFault(text)).toMatchObject({
      code: 'duplicate-key',
      path: path.split('.').map((step) => (/^\d$/.test(step) ? Number(step) : step)),
    });
  });

  // From Node 24, JSON.parse may read a name with an escape as another (nodejs/node#63785). No name of the model has one,
  // so such a record is refused in any case; what follows holds for texts that were read as they stand.
  test('are not suspected in any JSON, however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        fc.pre(!text.includes('__proto__'));
        const read = JSON.parse(text);
        fc.pre(isDeepStrictEqual(read, value));
        expect(mayRepeatNames(text, read)).toBe(false);
        expect(nameFault(text)).toBeUndefined();
      }),
    );
  });

  test('are found wherever they are put into any JSON', () => {
    const bodies = fc.dictionary(
      fc.constantFrom('a', 'b', '"', '\\', 'ü', 'constructor'),
      fc.jsonValue({ maxDepth: 2 }),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(
        fc.array(bodies, { minLength: 1, maxLength: 3 }),
        fc.jsonValue({ maxDepth: 1 }),
        fc.nat(),
        (blocks, other, at) => {
          const texts = blocks.map((block) => JSON.stringify(block));
          const which = at % texts.length;
          const name = JSON.stringify(Object.keys(blocks[which] ?? {})[0]);
          texts[which] = `{${name}:${JSON.stringify(other)},${(texts[which] ?? '').slice(1)}`;
          const text = `[${texts.join(',')}]`;
          fc.pre(!text.includes('__proto__'));
          const read = JSON.parse(text);
          fc.pre(isDeepStrictEqual(read, blocks));
          expect(mayRepeatNames(text, read)).toBe(true);
          expect(nameFault(text)?.code).toBe('duplicate-key');
        },
      ),
    );
  });
});

test('a name that reaches the prototype is told', () => {
  expect(nameFault('{"a":[{"__proto__":{}}]}')).toMatchObject({ code: 'bad-key', path: ['a', 0, '__proto__'] });
  expect(nameFault('{"a":"__proto__","b":["__proto__"]}')).toBeUndefined();
});

test('depth without end is told, without falling into it', () => {
  const deep = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`;
  expect(nameFault(deep(100))).toBeUndefined();
  expect(nameFault(deep(1_000_000))?.code).toBe('too-complex');
});
