// Whether a string is a language tag as our literals carry it. Which languages exist is the IANA registry's.

// The langtag and privateuse productions of RFC 5646, section 2.1, in lower case. The grandfathered tags are left
// out: each has a modern form, or names no language.
const langtag = new RegExp(
  [
    '^(?:',
    '(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})',
    '(?:-[a-z]{4})?',
    '(?:-(?:[a-z]{2}|[0-9]{3}))?',
    '(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*',
    '(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*',
    '(?:-x(?:-[a-z0-9]{1,8})+)?',
    '|x(?:-[a-z0-9]{1,8})+',
    ')$',
  ].join(''),
);

/** What is wrong with a language tag (BCP 47, well-formed, lower case), in plain words, or undefined. */
export function languageFault(value: string): string | undefined {
  if (value.length > 100) return 'is longer than 100 characters';
  if (langtag.test(value)) return undefined;
  if (langtag.test(value.toLowerCase())) return 'is a language tag with upper-case letters';
  return 'is not a language tag (BCP 47)';
}

const ofALanguage = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/;

/**
 * The same of the tag by which a page names its language: a code of ISO 639, and script, region or variants. Longer
 * codes are reserved (RFC 5646, section 2.2.1), and neither extensions nor private use name a language.
 */
export function pageLanguageFault(value: string): string | undefined {
  const tag = value.toLowerCase();
  const isTag = languageFault(tag) === undefined;
  return isTag && !ofALanguage.test(tag) ? 'is not the code of a language' : languageFault(value);
}
