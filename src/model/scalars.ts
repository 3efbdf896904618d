// The scalar values of data files. Nothing is coerced; each refusal says what was expected.
import { z } from 'zod';
import { dateFault } from '../values/date.ts';
import { iriFault } from '../values/iri.ts';
import { languageFault } from '../values/language.ts';
import { slugFault } from '../values/slug.ts';
import { textFault } from '../values/text.ts';

/** A string that `fault` finds nothing wrong with; otherwise an issue with this code and expectation. */
function checked(code: string, expected: string, fault: (value: string) => string | undefined) {
  return z.string().check((context) => {
    const found = fault(context.value);
    if (found === undefined) return;
    context.issues.push({
      code: 'custom',
      input: context.value,
      message: found,
      params: { code, expected, found: context.value },
    });
  });
}

/** Longest quote, in UTF-16 units: quotes are phrases, not paragraphs. */
const LONGEST_QUOTE = 300;

export const text = checked('bad-text', 'plain text', textFault);
export const quote = checked('bad-quote', `a short phrase of the page, at most ${LONGEST_QUOTE} characters`, (value) =>
  value.length > LONGEST_QUOTE ? `is ${value.length} characters long` : textFault(value),
);
export const slug = checked('bad-id', 'lower-case letters a-z, digits and single hyphens, as in hong-kong', slugFault);
export const iri = checked('bad-iri', 'an absolute web address without spaces', iriFault);
export const language = checked('bad-language', 'a language tag in lower case, as in en or zh-hans', languageFault);
export const date = checked('bad-date', 'YYYY-MM-DD, YYYY-MM or YYYY', dateFault);
export const countryCode = checked('bad-id', 'the two letters of ISO 3166-1 in lower case, as in cn', (value) =>
  /^[a-z]{2}$/.test(value) ? undefined : 'is not a country code',
);
export const sha256 = checked('bad-hash', '64 hexadecimal digits in lower case', (value) =>
  /^[0-9a-f]{64}$/.test(value) ? undefined : 'is not a SHA-256 hash',
);

/** Whole number from 0 to 2^53 - 1. */
export const count = z.int().min(0);
