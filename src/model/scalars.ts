// The scalar values of data files. Nothing is coerced; each refusal says what was expected.
import * as z from 'zod';
import { dateFault } from '../values/date.ts';
import { iriFault } from '../values/iri.ts';
import { pageLanguageFault } from '../values/language.ts';
import { slugFault, slugOf } from '../values/slug.ts';
import { textFault } from '../values/text.ts';

/** A string that `fault` finds nothing wrong with; otherwise an issue with this code and expectation. */
function checked(
  code: string,
  expected: string | ((value: string) => string),
  fault: (value: string) => string | undefined,
) {
  return z.string().check((context) => {
    const { value } = context;
    const found = fault(value);
    if (found === undefined) return;
    const params = { code, expected: typeof expected === 'string' ? expected : expected(value), found: value };
    context.issues.push({ code: 'custom', input: value, message: found, params });
  });
}

/** A string of a form that editors can check as they type. */
export function formed(code: string, expected: string, form: RegExp, complaint: string) {
  const fault = (value: string) => (form.test(value) ? undefined : complaint);
  return checked(code, expected, fault).meta({ pattern: form.source });
}

/** Longest quote, in UTF-16 units: quotes are phrases, not paragraphs. */
export const LONGEST_QUOTE = 300;

const slugForm = 'the letters a-z, digits and single hyphens';

export const text = checked(
  'bad-text',
  'text as a keyboard writes it, each letter one character, none invisible',
  textFault,
);
export const quote = checked('bad-quote', `a short phrase of the page, at most ${LONGEST_QUOTE} characters`, (value) =>
  value.length > LONGEST_QUOTE ? `is ${value.length} characters long` : textFault(value),
);
export const slug = checked(
  'bad-id',
  (value) => `${slugForm}, as in ${slugFault(slugOf(value)) === undefined ? slugOf(value) : 'hong-kong'}`,
  slugFault,
);
export const iri = checked('bad-iri', 'a whole web address, as https://www.interpol.int/en', iriFault);
/** A base of IRIs. */
export const baseIri = checked(
  'bad-iri',
  'a whole web address that ends in a slash, as https://example.org/ncb/',
  (value) => iriFault(value) ?? (value.endsWith('/') ? undefined : 'does not end in a slash'),
);
export const language = checked(
  'bad-language',
  'the two or three letters of a language in lower case, as en, fr or zh-hans',
  pageLanguageFault,
);
export const date = checked('bad-date', 'YYYY-MM-DD, YYYY-MM or YYYY, as 1961-09-04', dateFault);
export const countryCode = formed(
  'bad-id',
  'the two letters of ISO 3166-1 in lower case, as in cn',
  /^[a-z]{2}$/,
  'is not a country code',
);
export const sha256 = formed(
  'bad-hash',
  '64 digits and letters a-f in lower case, as sha256sum prints them',
  /^[0-9a-f]{64}$/,
  'is not a SHA-256 hash',
);
export const version = formed('bad-value', 'three numbers, as 1.0.0', /^\d+\.\d+\.\d+$/, 'is not a version');
export const fileName = formed(
  'bad-value',
  'the name of a file, without its folder, as china.txt',
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  'is not the name of a file',
);

/** Whole number from 0 to 2^53 - 1. */
export const count = z.int().min(0);
