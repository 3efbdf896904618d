// The JSON-LD context of the exported graph, derived from the ontology and the reused terms.
import type { Quad } from '../rdf/terms.ts';
import { dc11, dcterms, oa, org, owl, prov, rdf, rdfs, schema, skos, time, xsd } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import { published } from './concepts.ts';

/** How the values of a property are written: a link, words by language, text, or a literal of a datatype. */
type Kind = 'link' | 'words' | 'text' | 'integer' | 'date' | 'gYearMonth' | 'gYear';

/** Every reused property the mapping emits into facts and evidence, by the key that JSON-LD gives it. */
const reused: Readonly<Record<string, readonly [{ readonly value: string }, Kind]>> = {
  altLabel: [skos.altLabel, 'words'],
  areaServed: [schema.areaServed, 'link'],
  containedInPlace: [schema.containedInPlace, 'link'],
  derivedFrom: [prov.wasDerivedFrom, 'link'],
  description: [dcterms.description, 'words'],
  end: [oa.end, 'integer'],
  exact: [oa.exact, 'text'],
  geoTouches: [schema.geoTouches, 'link'],
  hasBeginning: [time.hasBeginning, 'link'],
  hasPart: [dcterms.hasPart, 'link'],
  hasSelector: [oa.hasSelector, 'link'],
  hasSource: [oa.hasSource, 'link'],
  inXSDDate: [time.inXSDDate, 'date'],
  inXSDgYear: [time.inXSDgYear, 'gYear'],
  inXSDgYearMonth: [time.inXSDgYearMonth, 'gYearMonth'],
  isPartOf: [dcterms.isPartOf, 'link'],
  linkedTo: [org.linkedTo, 'link'],
  location: [schema.location, 'link'],
  member: [org.member, 'link'],
  memberDuring: [org.memberDuring, 'link'],
  object: [rdf.object, 'link'],
  observationAbout: [schema.observationAbout, 'link'],
  // Known to the day, the month or the year: each value tells its datatype.
  observationDate: [schema.observationDate, 'text'],
  organization: [org.organization, 'link'],
  organizer: [schema.organizer, 'link'],
  predicate: [rdf.predicate, 'link'],
  prefLabel: [skos.prefLabel, 'words'],
  provider: [schema.provider, 'link'],
  relation: [dcterms.relation, 'link'],
  spatial: [dcterms.spatial, 'link'],
  start: [oa.start, 'integer'],
  subOrganizationOf: [org.subOrganizationOf, 'link'],
  subject: [rdf.subject, 'link'],
  title: [dcterms.title, 'words'],
  topic: [dcterms.subject, 'link'],
  typeOf: [dcterms.type, 'link'],
  unitOf: [org.unitOf, 'link'],
  value: [schema.value, 'integer'],
};

/** Relations told from the other side, so that one document of a country holds what refers to it. */
const reversed: Readonly<Record<string, string>> = {
  affectedBy: ncb.affects,
  headcounts: schema.observationAbout.value,
  memberships: org.member.value,
  roles: ncb.performedBy,
  subBureaus: ncb.subBureauOf,
};

/** One readable document per country: the country, its bureau with the bodies above it, and what refers to them. */
export const countryFrame = {
  '@type': ncb.MemberCountry,
  '@embed': '@always',
  '@reverse': { [ncb.affects]: {}, [org.member.value]: {}, [schema.observationAbout.value]: {} },
  [ncb.nationalCentralBureau]: { '@reverse': { [ncb.subBureauOf]: {}, [ncb.performedBy]: {} } },
} as const;

function definition(iri: string, kind: Kind): unknown {
  if (kind === 'link') return { '@id': iri, '@type': '@id' };
  if (kind === 'words') return { '@id': iri, '@container': '@language' };
  if (kind === 'text') return iri;
  return { '@id': iri, '@type': `${xsd('').value}${kind}` };
}

/** The context, with keys in code point order. `ontology` holds the quads of ontology/ncb.ttl. */
export function contextOf(ontology: readonly Quad[]): Record<string, unknown> {
  const namespace = `${published}ontology#`;
  const typeOf = (type: { readonly value: string }) =>
    ontology
      .filter((q) => q.predicate.value === rdf.type.value && q.object.value === type.value)
      .map((q) => q.subject.value);
  const rangeOf = (iri: string) =>
    ontology.find((q) => q.subject.value === iri && q.predicate.value === rdfs.range.value)?.object.value;
  const terms: Record<string, unknown> = {};
  for (const [key, [iri, kind]] of Object.entries(reused)) terms[key] = definition(iri.value, kind);
  for (const iri of typeOf(owl.ObjectProperty)) terms[iri.slice(namespace.length)] = definition(iri, 'link');
  for (const iri of typeOf(owl.DatatypeProperty)) {
    terms[iri.slice(namespace.length)] = definition(iri, rangeOf(iri) === rdf.langString.value ? 'words' : 'integer');
  }
  for (const iri of typeOf(owl.Class)) if (iri.startsWith(namespace)) terms[iri.slice(namespace.length)] = iri;
  for (const [key, iri] of Object.entries(reversed)) terms[key] = { '@reverse': iri, '@type': '@id' };
  const sorted = Object.fromEntries(Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { '@version': 1.1, '@protected': true, id: '@id', type: '@type', ...vocabularies, ...sorted };
}

/** Prefixes of the reused vocabularies, for Turtle and for the types of JSON-LD. */
export const vocabularies: Readonly<Record<string, string>> = {
  dc: dc11('').value,
  dcterms: dcterms('').value,
  ncb: `${published}ontology#`,
  oa: oa('').value,
  org: org('').value,
  owl: owl('').value,
  prov: prov('').value,
  rdf: rdf('').value,
  schema: schema('').value,
  skos: skos('').value,
  time: time('').value,
  xsd: xsd('').value,
};

/** Prefixes of the published concept schemes. */
export const schemePrefixes: Readonly<Record<string, string>> = {
  code: `${published}code/`,
  'crime-area': `${published}crime-area/`,
  region: `${published}region/`,
};
