// The register by hand for programs that need triples, not text: each triple of a record, told to a sink.
import {
  base,
  classOf,
  dcterms,
  languageOf,
  ncb,
  org,
  rdfType,
  regionOf,
  schema,
  skos,
  time,
  wordingOf,
  xsd,
} from './terms.mjs';

/**
 * @typedef {object} Sink
 * @property {(subject: string, predicate: string, object: string) => void} link
 * @property {(subject: string, predicate: string, words: string, language: string) => void} words
 * @property {(subject: string, predicate: string, lexical: string, datatype: string) => void} typed
 */

/** The graph of a record. @param {any} record */
export const graphOf = (record) => `${base}graph/facts/${record.country.code}`;

/** Tells each triple of a record. @param {any} record @param {Sink} sink */
export function eachTriple(record, { link, words, typed }) {
  const id = `${base}id/${record.country.code}/`;
  const language = languageOf[record.source] ?? '';
  const [country, bureau, membership] = [`${id}country`, `${id}ncb`, `${id}membership`];
  const interpol = `${base}id/int/interpol`;
  /** @param {string} subject @param {string} type @param {string} label */
  const named = (subject, type, label) => {
    link(subject, rdfType, type);
    words(subject, `${skos}prefLabel`, label, language);
  };
  named(interpol, `${org}Organization`, record.interpol);
  named(country, `${ncb}MemberCountry`, record.country.name);
  const region = regionOf[record.country.region.name] ?? '';
  link(country, `${ncb}region`, region);
  named(region, `${ncb}InterpolRegion`, record.country.region.name);
  link(membership, rdfType, `${org}Membership`);
  link(membership, `${org}member`, country);
  link(membership, `${org}organization`, interpol);
  link(membership, `${org}memberDuring`, `${membership}-period`);
  link(`${membership}-period`, rdfType, `${time}Interval`);
  link(`${membership}-period`, `${time}hasBeginning`, `${membership}-period-start`);
  link(`${membership}-period-start`, rdfType, `${time}Instant`);
  typed(`${membership}-period-start`, `${time}inXSDDate`, record.country.memberSince.date, `${xsd}date`);
  link(country, `${ncb}nationalCentralBureau`, bureau);
  named(bureau, `${ncb}NationalCentralBureau`, record.bureau.names[0]);
  link(bureau, `${org}subOrganizationOf`, id + record.bureau.partOf.body);
  for (const name in record.bodies) {
    const body = record.bodies[name];
    const subject = id + name;
    named(subject, classOf[body.kind] ?? '', body.name);
    words(subject, `${skos}altLabel`, body.abbreviation, language);
    link(subject, `${ncb}country`, country);
    for (const level of body.levels) link(subject, `${ncb}level`, `${base}code/${level}`);
    if (body.partOf) link(subject, `${org}subOrganizationOf`, id + body.partOf.body);
    for (const text of body.describedAs ?? []) words(subject, `${dcterms}description`, text, language);
    for (const focus of body.focusesOn ?? []) {
      for (const area of focus.areas) {
        link(subject, `${ncb}focusesOn`, wordingOf(area));
        named(wordingOf(area), `${ncb}CrimeArea`, area);
      }
      link(subject, `${ncb}listing`, `${base}code/${focus.list}-list`);
    }
  }
  for (const name in record.groups) {
    const group = record.groups[name];
    named(id + name, `${ncb}Collective`, group.name);
    link(id + name, `${dcterms}spatial`, id + group.within);
  }
  for (const one of record.headcounts) {
    const subject = `${id}headcount-${one.of}`;
    link(subject, rdfType, `${ncb}Headcount`);
    link(subject, `${ncb}counts`, id + one.of);
    link(subject, `${schema}observationAbout`, id + one.about);
    typed(subject, `${schema}value`, String(one.value), `${xsd}integer`);
    words(subject, `${ncb}asStated`, one.stated, language);
    link(subject, `${ncb}qualifier`, `${base}code/${one.qualifier}`);
  }
}

/** Quads of RDF/JS in place of calls. @param {any} factory @param {(quad: any) => void} take */
export function quadSink(factory, take) {
  /** @param {any} record */
  return (record) => {
    const graph = factory.namedNode(graphOf(record));
    const { namedNode, literal, quad } = factory;
    eachTriple(record, {
      link: (s, p, o) => take(quad(namedNode(s), namedNode(p), namedNode(o), graph)),
      words: (s, p, text, tag) => take(quad(namedNode(s), namedNode(p), literal(text, tag), graph)),
      typed: (s, p, text, type) => take(quad(namedNode(s), namedNode(p), literal(text, namedNode(type)), graph)),
    });
  };
}
