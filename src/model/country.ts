// The record of one country: what data/countries/<code>.yaml may hold, and what a line of a record stream may hold.
import type { z } from 'zod';
import { body, group, place } from './body.ts';
import { bureau, country } from './bureau.ts';
import { challengeList, situation, trend } from './crime.ts';
import { block, byId, many, optional } from './fields.ts';
import { slug } from './scalars.ts';
import { area, reference, wording } from './words.ts';
import { headcount, operations, policeService, role, subBureaus } from './work.ts';

const section = block({
  title: wording('title'),
  area: optional(area),
  place: optional(reference('place', 'country', 'place')),
});

const organizationName = wording('name');

export const countryRecord = block({
  /** The page of every quote, by its identifier in data/sources.yaml. */
  source: { schema: slug, walk: () => {} },
  /** INTERPOL’s name as the page writes it. */
  interpol: organizationName,
  country,
  bureau,
  bodies: optional(byId(slug, body)),
  groups: optional(byId(slug, group)),
  places: optional(byId(slug, place)),
  crimeSituation: optional(situation),
  trends: optional(byId(slug, trend)),
  challenges: optional(many(challengeList)),
  operations: optional(operations),
  roles: optional(byId(slug, role)),
  policeService: optional(policeService),
  headcounts: optional(many(headcount)),
  subBureaus: optional(subBureaus),
  sections: optional(many(section)),
});

export type CountryRecord = z.infer<typeof countryRecord.schema>;
export type Body = z.infer<typeof body.schema>;
export type Bureau = z.infer<typeof bureau.schema>;
export type Country = z.infer<typeof country.schema>;
export type Group = z.infer<typeof group.schema>;
export type Place = z.infer<typeof place.schema>;
export type Situation = z.infer<typeof situation.schema>;
export type Trend = z.infer<typeof trend.schema>;
export type ChallengeList = z.infer<typeof challengeList.schema>;
export type Operations = z.infer<typeof operations.schema>;
export type Role = z.infer<typeof role.schema>;
export type PoliceService = z.infer<typeof policeService.schema>;
export type Headcount = z.infer<typeof headcount.schema>;
export type SubBureaus = z.infer<typeof subBureaus.schema>;
export type Section = z.infer<typeof section.schema>;
