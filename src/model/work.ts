// What bureaus do: roles, operations, sub-bureaus; who polices the country, and how many.
import { block, byId, leaf, many, optional } from './fields.ts';
import { count, date, slug, text } from './scalars.ts';
import { activities, areas, code, levels, reference, references, scope, wording } from './words.ts';

const provision = block({
  name: wording('name'),
  scope: optional(scope),
  about: optional(wording('text')),
});

export const role = block(
  {
    by: reference('body', 'bureau', 'interpol', 'body', 'group'),
    for: optional(references('beneficiaries', 'beneficiary', 'country', 'place', 'group', 'body', 'bureau')),
    significance: optional(wording('text')),
    activities: optional(activities),
    enables: optional(activities),
    tackles: optional(areas),
    provides: optional(provision),
    along: optional(references('places', 'place', 'place', 'country')),
    counterpart: optional(reference('group', 'group', 'body', 'interpol')),
    dueTo: optional(reference('situation', 'situation', 'trend', 'challenge')),
    describedAs: optional(many(wording('text'))),
  },
  'a role',
);

export const operations = block(
  {
    by: reference('body', 'bureau', 'body', 'group'),
    series: block({
      name: wording('name'),
      kind: optional(code('kind', 'operation-kinds')),
      scope: optional(scope),
      ledBy: optional(reference('body', 'interpol', 'body')),
    }),
    frequency: optional(code('frequency', 'frequencies')),
    activities: optional(activities),
    tackles: optional(areas),
  },
  'a participation in operations',
);

export const policeService = block({
  name: wording('name'),
  levels: optional(levels),
  providedBy: optional(reference('group', 'group', 'body')),
});

const number = leaf('value', count, { is: 'number' });

export const headcount = block(
  {
    of: reference('group', 'group'),
    about: reference('about', 'country', 'body', 'group', 'bureau'),
    value: number,
    stated: wording('text'),
    qualifier: code('qualifier', 'qualifiers'),
    /** The date of the count, where the page gives one. */
    asOf: optional(leaf('date', date, { is: 'date' })),
  },
  'a headcount',
);

const subBureau = block(
  {
    names: optional(many(leaf('name', text, { is: 'wording', ownQuote: true, concept: false }))),
    authority: optional(code('authority', 'authorities')),
    scope: optional(scope),
    jurisdiction: optional(reference('place', 'place')),
  },
  'a sub-bureau',
);

export const subBureaus = block({
  /** The number that the page states, which need not be the number of those it names. */
  count: optional(number),
  bureaus: optional(byId(slug, subBureau)),
});
