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

/** Every local name of a record in the order of the record; a name that occurs twice is listed twice. */
export function localNames(record: CountryRecord): LocalName[] {
  const names: LocalName[] = [
    { name: fixedNames.country, kind: 'country', path: ['country'] },
    { name: fixedNames.bureau, kind: 'bureau', path: ['bureau'] },
    { name: fixedNames.interpol, kind: 'interpol', path: ['interpol'] },
    { name: 'ncb', kind: undefined, path: ['bureau'] },
    ...Object.values(singleNames).map((name) => ({
      name,
      kind: name === singleNames.situation && record.crimeSituation !== undefined ? ('situation' as const) : undefined,
      path: [],
    })),
  ];
  const each = (key: keyof CountryRecord, kind: ReferenceKind | undefined, nameOf = (id: string) => id) => {
    for (const id of Object.keys(record[key] ?? {})) names.push({ name: nameOf(id), kind, path: [key, id] });
  };
  each('bodies', 'body');
  each('groups', 'group');
  each('places', 'place');
  const { city } = record.bureau;
  if (city !== undefined) names.push({ name: conceptName(city, 'name'), kind: 'place', path: ['bureau', 'city'] });
  each('trends', 'trend', trendName);
  record.challenges?.forEach((list, at) => {
    list.areas.forEach((area, index) => {
      names.push({ name: challengeName(area), kind: 'challenge', path: ['challenges', at, 'areas', index] });
    });
  });
  each('roles', undefined, roleName);
  for (const id of Object.keys(record.subBureaus?.bureaus ?? {})) {
    names.push({ name: subBureauName(id), kind: 'body', path: ['subBureaus', 'bureaus', id] });
  }
  record.headcounts?.forEach((headcount, index) => {
    const of = typeof headcount.of === 'string' ? headcount.of : headcount.of.group;
    names.push({ name: headcountName(of), kind: undefined, path: ['headcounts', index] });
  });
  record.sections?.forEach(({ title }, index) => {
    names.push({ name: sectionName(title, index), kind: undefined, path: ['sections', index] });
  });
  return names;
}
