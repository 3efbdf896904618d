// Bodies of the state, groups that a page names only as groups, and places.
import * as z from 'zod';
import { block, leaf, many, optional } from './fields.ts';
import { area, levels, listing, ownName, reference, references, scope, wording } from './words.ts';

const bodyKinds = ['department', 'ministry', 'government body', 'police body', 'organization'] as const;
export const bodyKind = leaf('kind', z.enum(bodyKinds), { is: 'kind' });

export const body = block({
  kind: bodyKind,
  name: wording('name'),
  abbreviation: optional(wording('abbreviation')),
  names: optional(many(ownName)),
  /** The country it is a body of, where the page says so. */
  country: optional(reference('country', 'country')),
  levels: optional(levels),
  /** A unit in a formal organization, such as a department in a ministry. */
  unitOf: optional(reference('body', 'body')),
  /** A body in a body. */
  partOf: optional(reference('body', 'body')),
  madeUpOf: optional(references('groups', 'group', 'group')),
  underLeadershipOf: optional(reference('body', 'body', 'group')),
  describedAs: optional(many(wording('text'))),
  focusesOn: optional(many(block({ areas: many(area), list: listing }))),
});

export const group = block({
  name: wording('name'),
  scope: optional(scope),
  levels: optional(levels),
  within: optional(references('places', 'place', 'country', 'place')),
  counterpartOf: optional(reference('body', 'body', 'group')),
  underLeadershipOf: optional(reference('body', 'body', 'group')),
  operatesIn: optional(references('places', 'place', 'country', 'place')),
  focusesOn: optional(many(block({ areas: many(area), list: listing }))),
});

const placeKinds = ['place', 'city', 'administrative area', 'special administrative region', 'group'] as const;

export const place = block({
  kind: leaf('kind', z.enum(placeKinds), { is: 'kind' }),
  name: wording('name'),
  names: optional(many(ownName)),
  /** A place it lies around or beside. */
  touches: optional(reference('place', 'country', 'place')),
  /** For a group: the places its members lie in. */
  within: optional(references('places', 'place', 'country', 'place')),
  /** The place that contains it. */
  partOf: optional(reference('place', 'country', 'place')),
});
