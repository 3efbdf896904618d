// The bureau and the bodies above it, groups that a page names only as groups, places.
import type { Body, Bureau, Group, Place } from '../model/country.ts';
import { conceptName } from '../model/names.ts';
import { dcterms, org, owl, schema, skos } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import { areas, code, each, names, reference, references, scalar, wording } from './rows.ts';
import { type Emit, tableOf } from './table.ts';

const classOfBody = {
  department: org.OrganizationalUnit.value,
  ministry: ncb.Ministry,
  'government body': ncb.GovernmentBody,
  'police body': ncb.PoliceBody,
  organization: org.Organization.value,
} as const satisfies Record<string, string>;

const classOfPlace = {
  place: schema.Place.value,
  city: schema.City.value,
  'administrative area': schema.AdministrativeArea.value,
  'special administrative region': ncb.SpecialAdministrativeRegion,
  group: ncb.CollectivePlace,
} as const satisfies Record<string, string>;

const bodyKind: Emit<Body['kind']> = (mapping, subject, value) =>
  scalar(mapping, 'kind', value, (kind) => mapping.type(subject, classOfBody[kind]));

const alternativeNames = each(wording('name', skos.altLabel, { ownQuote: true }));
const abbreviation = wording('abbreviation', skos.altLabel);
const levels = each(code('level', 'levels', ncb.level));
const unitOf = reference('body', org.unitOf);
const partOf = reference('body', org.subOrganizationOf);
const underLeadershipOf = reference('body', ncb.underLeadershipOf);
const focusesOn = each(areas(ncb.focusesOn));

/** What the page calls a bureau of this kind: labels of the class, not of the one bureau. */
const bureauKind = tableOf<NonNullable<Bureau['kind']>>('bureau.kind', {
  name: wording('name', skos.prefLabel, { type: owl.Class }),
  abbreviation,
});

const table = tableOf<Bureau>('bureau', {
  kind: (mapping, _, value) => bureauKind(mapping, ncb.NationalCentralBureau, value),
  alsoA: each(bodyKind),
  names,
  city: (mapping, subject, value) => {
    const city = mapping.thing(conceptName(value, 'name'));
    scalar(mapping, 'name', value, (name) => {
      mapping.link(subject, schema.location.value, city);
      mapping.type(city, schema.City.value);
      mapping.words(city, skos.prefLabel.value, name);
    });
  },
  linkedTo: reference('body', org.linkedTo),
  partOf,
  unitOf,
});

/** The bureau of a country. That it is one rests on the quote of its block. */
export const bureau: Emit<Bureau> = (mapping, country, value) => {
  const subject = mapping.thing('bureau');
  mapping.row = 'bureau';
  mapping.link(country, ncb.nationalCentralBureau, subject);
  mapping.type(subject, ncb.NationalCentralBureau);
  table(mapping, subject, value);
};

export const body = tableOf<Body>('bodies', {
  kind: bodyKind,
  name: wording('name', skos.prefLabel),
  abbreviation,
  names: alternativeNames,
  country: reference('country', ncb.country),
  levels,
  unitOf,
  partOf,
  madeUpOf: references('groups', 'group', dcterms.hasPart),
  underLeadershipOf,
  describedAs: each(wording('text', dcterms.description)),
  focusesOn,
});

export const group = tableOf<Group>('groups', {
  name: wording('name', skos.prefLabel, { type: ncb.Collective }),
  scope: code('scope', 'scopes', ncb.scope),
  levels,
  within: references('places', 'place', dcterms.spatial),
  counterpartOf: reference('body', ncb.counterpart),
  underLeadershipOf,
  operatesIn: references('places', 'place', schema.areaServed),
  focusesOn,
});

export const place = tableOf<Place>('places', {
  kind: (mapping, subject, value) =>
    scalar(mapping, 'kind', value, (kind) => mapping.type(subject, classOfPlace[kind])),
  name: wording('name', skos.prefLabel),
  names: alternativeNames,
  touches: reference('place', schema.geoTouches),
  within: references('places', 'place', dcterms.spatial),
  partOf: reference('place', schema.containedInPlace),
});
