// Knowledge that is no page's: links from wordings to topics and from things to outside identifiers, each with a reason.
import * as z from 'zod';
import { type IdentifierSchemeName, identifierSchemes } from './identifiers.ts';
import { formed, slug, text } from './scalars.ts';

const match = z.enum(['exact', 'close', 'broad', 'narrow', 'related']);

/** Who makes a link, and why. */
const warrant = { because: text, source: text };

const scheme = z.enum(Object.keys(identifierSchemes) as IdentifierSchemeName[]);

/** An identifier in another scheme, in the form that the scheme has. */
const identifier = { scheme, id: text, ...warrant };

const thing = formed(
  'bad-id',
  'the code of a country file and an identifier in it, as cn/country, or int/interpol',
  /^[a-z]{2,3}\/[a-z0-9]+(-[a-z0-9]+)*$/,
  'names no thing',
);

export const curatedSchema = z.strictObject({
  /** Who made the links of this file. */
  by: text,
  /** Wording → topic of INTERPOL. */
  topics: z.array(z.strictObject({ wording: slug, topic: slug, match, ...warrant })).optional(),
  /** Topic → identifier in another scheme. */
  topicIdentifiers: z.array(z.strictObject({ topic: slug, match, ...identifier })).optional(),
  /** Two wordings that are near each other and not the same. */
  wordings: z.array(z.strictObject({ wording: slug, other: slug, match, ...warrant })).optional(),
  /**
   * Thing → its identifier in another scheme: it is the same thing there. `thing` is a country file and the local name
   * in it, as cn/country.
   */
  identifiers: z.array(z.strictObject({ thing, ...identifier })).optional(),
});
export type Curated = z.infer<typeof curatedSchema>;
