// The country: its name, its region, its membership. Membership periods are a function beside the table.
import type { Country } from '../model/country.ts';
import { membershipPeriodName, periodStartName, singleNames } from '../model/names.ts';
import { org, skos, time } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import { dateTerms } from './dates.ts';
import type { Mapping } from './mapping.ts';
import { each, scalar, wording } from './rows.ts';
import { tableOf, withheld } from './table.ts';

type MemberSince = Exclude<NonNullable<Country['memberSince']>, readonly unknown[]>;

/** Terms that every record names, taken once from the library, whose properties cost a call each. */
const terms = {
  Membership: org.Membership.value,
  member: org.member.value,
  organization: org.organization.value,
  memberDuring: org.memberDuring.value,
  Interval: time.Interval.value,
  hasBeginning: time.hasBeginning.value,
  Instant: time.Instant.value,
  prefLabel: skos.prefLabel.value,
} as const;

/** A membership since a date: an open interval, since no page states an end. */
function memberSince(mapping: Mapping, country: string, value: MemberSince, index: number): void {
  const membership = mapping.thing(singleNames.membership);
  const name = membershipPeriodName(index);
  const period = mapping.thing(name);
  const start = mapping.thing(periodStartName(name));
  scalar(mapping, 'date', value, (date) => {
    const { instant, datatype } = dateTerms(date);
    mapping.type(membership, terms.Membership);
    mapping.link(membership, terms.member, country);
    mapping.link(membership, terms.organization, mapping.thing('interpol'));
    mapping.link(membership, terms.memberDuring, period);
    mapping.type(period, terms.Interval);
    mapping.link(period, terms.hasBeginning, start);
    mapping.type(start, terms.Instant);
    mapping.typed(start, instant, date, datatype);
  });
}

export const country = tableOf<Country>('country', {
  code: withheld('it is part of every identifier of the country'),
  name: wording('name', skos.prefLabel, { type: ncb.MemberCountry }),
  names: each(wording('name', skos.altLabel, { ownQuote: true })),
  region: (mapping, subject, value) => {
    let region = '';
    scalar(mapping, 'name', value, (name) => {
      region = mapping.code('regions', name);
      mapping.link(subject, ncb.region, region);
      mapping.type(region, ncb.InterpolRegion);
    });
    const words = typeof value === 'object' && value.as !== undefined ? 'as' : 'name';
    scalar(mapping, words, value, (_, onPage) => mapping.words(region, terms.prefLabel, onPage));
  },
  memberSince: (mapping, subject, value) => {
    if (!Array.isArray(value)) return memberSince(mapping, subject, value as MemberSince, 0);
    value.forEach((one, index) => {
      mapping.at(index, one, () => memberSince(mapping, subject, one, index));
    });
  },
});
