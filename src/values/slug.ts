// Slugs: the last segment of our IRIs. A slug once given stays, so `slugOf` must never change what it answers.

/** Longest slug, in characters. */
const maxSlugLength = 100;

/** What is wrong with a slug (`[a-z0-9]+(-[a-z0-9]+)*`, at most 100 characters), in plain words, or undefined. */
export function slugFault(value: string): string | undefined {
  if (value === '') return 'is empty';
  if (value.length > maxSlugLength) return `is longer than ${maxSlugLength} characters`;
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)) return undefined;
  return 'is not an identifier';
}

/**
 * The slug of a text: compatibility decomposition, marks dropped, lower case, every other run one hyphen.
 * '' where nothing remains (北京), and possibly longer than a slug may be: ask `slugFault`.
 */
export function slugOf(text: string): string {
  const known = slugs.get(text);
  if (known !== undefined) return known;
  const slug = slugFrom(text);
  if (slugs.size >= REMEMBERED) slugs.clear();
  slugs.set(text, slug);
  return slug;
}

/** Slugs made before: a stream says the same words again and again. */
const slugs = new Map<string, string>();
const REMEMBERED = 4096;

function slugFrom(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
