// The country and its bureau: membership, region, names, the body the bureau is part of.
import * as z from 'zod';
import { bodyKind } from './body.ts';
import { block, leaf, many, optional } from './fields.ts';
import { countryCode, date, slug, text } from './scalars.ts';
import { ownName, reference, wordedCode, wording } from './words.ts';

/** A date known to the day, the month or the year. */
const memberSince = leaf('date', date, { is: 'date' });

export const country = block({
  code: { schema: countryCode, walk: () => {} },
  name: wording('name'),
  names: optional(many(ownName)),
  region: wordedCode('name', 'regions'),
  /** Not every page says it. Several statements where sources or passages disagree: all stay. */
  memberSince: optional({
    schema: z.union([memberSince.schema, z.array(memberSince.schema).min(1)]),
    walk: (value, walk) => (Array.isArray(value) ? many(memberSince).walk(value, walk) : memberSince.walk(value, walk)),
  }),
});

/** What the page calls a bureau of this kind, with its short form. */
const bureauKind = block({ name: wording('name'), abbreviation: optional(wording('abbreviation')) });

const city = leaf(
  'name',
  text,
  { is: 'wording', ownQuote: false, concept: false },
  {
    id: optional({ schema: slug, walk: () => {} }),
  },
);

export const bureau = block(
  {
    kind: optional(bureauKind),
    /** A bureau may be a police body, or another body, at the same time. */
    alsoA: optional(many(bodyKind)),
    names: many(ownName),
    city: optional(city),
    linkedTo: optional(reference('body', 'interpol', 'body', 'bureau')),
    partOf: optional(reference('body', 'body')),
    unitOf: optional(reference('body', 'body')),
  },
  'the bureau',
);
