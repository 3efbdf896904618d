// Places and excerpts of lines, however long they are and whatever stands in them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../src/read/lines.ts';

test('a short line is its own excerpt', () => {
  expect(linesOf('a\n😀b\nc', 'f').excerptAt({ file: 'f', line: 2, column: 2 })).toEqual({ excerpt: '😀b' });
  expect(linesOf('a', 'f').excerptAt({ file: 'f', line: 9, column: 1 })).toEqual({ excerpt: '' });
});

test('of a long line the excerpt holds the place, and says where it begins', () => {
  const unit = fc.constantFrom('a', '中', '😀', ' ');
  const line = fc
    .string({ unit, minLength: 1, maxLength: 40 })
    .map((text) => text.repeat(Math.ceil(2500 / text.length)));
  fc.assert(
    fc.property(line, fc.nat(), (text, at) => {
      const characters = Array.from(text);
      const column = (at % characters.length) + 1;
      const lines = linesOf(`before\n${text}\nafter`, 'f');
      const { excerpt = '', excerptFrom = 1 } = lines.excerptAt({ file: 'f', line: 2, column });
      expect(excerpt.length).toBeLessThanOrEqual(1000);
      expect(excerpt).not.toMatch(/\p{Surrogate}/u);
      expect(Array.from(excerpt)[column - excerptFrom]).toBe(characters[column - 1]);
      expect(text.includes(excerpt)).toBe(true);
    }),
  );
});
