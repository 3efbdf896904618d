// Local names: the last step of the identifier of everything a record describes, and what each of them is.
import type { Path } from '../errors.ts';
import { slugFault, slugOf } from '../values/slug.ts';
import type { CountryRecord } from './country.ts';
import type { ReferenceKind } from './kinds.ts';

export interface LocalName {
  readonly name: string;
  /** What a reference to it counts as; undefined where nothing refers to it. */
  readonly kind: ReferenceKind | undefined;
  readonly path: Path;
}

/** Names that references write for the three things every record has. */
export const fixedNames = { country: 'country', bureau: 'bureau', interpol: 'interpol' } as const;

/** Local names of things that have no identifier of their own in a record. */
export const singleNames = {
  situation: 'crime-situation',
  participation: 'operation-participation',
  operations: 'operations',
  policeService: 'police-service',
  membership: 'membership',
} as const;

/** A concept's name: the authored identifier, or what can be made of its words; '' where nothing can. */
export function conceptName(written: unknown, key: string): string {
  if (typeof written === 'string') return slugOf(written);
  const asBlock = written as Record<string, unknown>;
  return typeof asBlock['id'] === 'string' ? asBlock['id'] : slugOf(String(asBlock[key]));
}

export const trendName = (id: string) => `trend-${id}`;
export const challengeName = (area: unknown) => `challenge-${conceptName(area, 'area')}`;
export const roleName = (id: string) => `role-${id}`;
export const provisionName = (role: string) => `role-${role}-provision`;
export const subBureauName = (id: string) => `sub-bureau-${id}`;
export const headcountName = (of: string) => `headcount-${of}`;
/** By its words, so that a heading more changes nothing of the others; by its number where they make no slug. */
export const sectionName = (title: unknown, index: number) => {
  const slug = conceptName(title, 'title');
  return `section-${slugFault(slug) === undefined ? slug : index + 1}`;
};
/** The first statement of a membership's beginning has no number, so that a second one changes nothing of it. */
export const membershipPeriodName = (index: number) =>
  index === 0 ? 'membership-period' : `membership-period-${index + 1}`;

export const periodStartName = (period: string) => `${period}-start`;

/** Told of a local name: what a reference to it counts as, and the steps to where it stands. */
type EachName = (name: string, kind: ReferenceKind | undefined, ...path: Path) => void;

/** Every local name of a record in the order of the record; a name that occurs twice is listed twice. */
export function localNames(record: CountryRecord): LocalName[] {
  const names: LocalName[] = [];
  eachLocalName(record, (name, kind, ...path) => names.push({ name, kind, path }));
  return names;
}

/** The same without a list, for records by the million. */
export function eachLocalName(record: CountryRecord, each: EachName): void {
  each(fixedNames.country, 'country', 'country');
  each(fixedNames.bureau, 'bureau', 'bureau');
  each(fixedNames.interpol, 'interpol', 'interpol');
  each('ncb', undefined, 'bureau');
  const { memberSince } = record.country;
  const periods = Array.isArray(memberSince) ? memberSince.length : 1;
  for (let index = 0; index < periods; index++) {
    const period = membershipPeriodName(index);
    each(period, undefined, 'country', 'memberSince');
    each(periodStartName(period), undefined, 'country', 'memberSince');
  }
  for (const name of Object.values(singleNames)) {
    each(name, name === singleNames.situation && record.crimeSituation !== undefined ? 'situation' : undefined);
  }
  for (const id in record.bodies) each(id, 'body', 'bodies', id);
  for (const id in record.groups) each(id, 'group', 'groups', id);
  for (const id in record.places) each(id, 'place', 'places', id);
  const { city } = record.bureau;
  if (city !== undefined) each(conceptName(city, 'name'), 'place', 'bureau', 'city');
  for (const id in record.trends) each(trendName(id), 'trend', 'trends', id);
  record.challenges?.forEach((list, at) => {
    list.areas.forEach((area, index) => {
      each(challengeName(area), 'challenge', 'challenges', at, 'areas', index);
    });
  });
  for (const id in record.roles) {
    each(roleName(id), undefined, 'roles', id);
    if (record.roles[id]?.provides !== undefined) each(provisionName(id), undefined, 'roles', id, 'provides');
  }
  for (const id in record.subBureaus?.bureaus) each(subBureauName(id), 'body', 'subBureaus', 'bureaus', id);
  record.headcounts?.forEach(({ of }, index) => {
    each(headcountName(typeof of === 'string' ? of : of.group), undefined, 'headcounts', index);
  });
  record.sections?.forEach(({ title }, index) => {
    each(sectionName(title, index), undefined, 'sections', index);
  });
}
