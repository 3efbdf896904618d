// Knowledge that is no page's: links from wordings to topics and from things to outside identifiers, each with a reason.
import { z } from 'zod';
import { slug, text } from './scalars.ts';

const match = z.enum(['exact', 'close', 'broad', 'narrow', 'related']);

/** An identifier as its scheme writes it; it becomes the end of an IRI. */
const outsideId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);

/** Who makes a link, and why. */
const warrant = { because: text, source: text };

export const curatedSchema = z.strictObject({
  /** Who made the links of this file. */
  by: text,
  /** Wording → topic of INTERPOL. */
  topics: z.array(z.strictObject({ wording: slug, topic: slug, match, ...warrant })).optional(),
  /** Topic → identifier in another scheme. */
  topicIdentifiers: z.array(z.strictObject({ topic: slug, scheme: slug, id: outsideId, match, ...warrant })).optional(),
  /** Two wordings that are near each other and not the same. */
  wordings: z.array(z.strictObject({ wording: slug, other: slug, match, ...warrant })).optional(),
  /** Thing → its identifier in another scheme: it is the same thing there. `thing` is a country file and the local name in it, as cn/country. */
  identifiers: z
    .array(
      z.strictObject({
        thing: z.string().regex(/^[a-z]{2,3}\/[a-z0-9]+(-[a-z0-9]+)*$/),
        scheme: slug,
        id: outsideId,
        ...warrant,
      }),
    )
    .optional(),
});
export type Curated = z.infer<typeof curatedSchema>;
