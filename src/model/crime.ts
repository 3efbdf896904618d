// The crime situation of a country: trends, challenges, and what a page says of them together.
import * as z from 'zod';
import { block, leaf, many, optional } from './fields.ts';
import { area, areas, challengeArea, code, listing, reference, references, scope, wording } from './words.ts';

export const situation = block(
  {
    scope: optional(scope),
    parts: references('parts', 'part', 'trend', 'challenge'),
    linkedTo: optional(reference('group', 'group', 'body')),
  },
  'a crime situation',
);

export const trend = block(
  {
    area,
    affects: optional(reference('place', 'country', 'place')),
    direction: optional(code('direction', 'directions')),
    scope: optional(scope),
    /** What the page tells beside it, without a claim of cause. */
    context: optional(wording('text')),
    forms: optional(references('trends', 'trend', 'trend')),
    examples: optional(areas),
    /** The page counts this trend among the challenges too. */
    alsoChallenge: optional(leaf('value', z.literal(true), { is: 'kind' })),
  },
  'a trend',
);

/** One list of challenges as the page gives it. */
export const challengeList = block({
  areas: many(challengeArea),
  list: listing,
  scope: optional(scope),
  affects: optional(reference('place', 'country', 'place')),
});
