// What engines of RML are given: rows that say everything but the triples, and a mapping from rows to triples.
// Identifiers, slugs and codes stand in the rows, which is more than RML could do by itself; making them is not timed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { records } from './lines.mjs';
import { eachTriple } from './register.mjs';
import { dcterms, ncb, org, rdfType, schema, skos, time, xsd } from './terms.mjs';

/** Class of a thing → the list that holds its row. @type {Record<string, string>} */
const listOf = {
  [`${org}Organization`]: 'organizations',
  [`${ncb}MemberCountry`]: 'countries',
  [`${ncb}InterpolRegion`]: 'regions',
  [`${org}Membership`]: 'memberships',
  [`${time}Interval`]: 'periods',
  [`${time}Instant`]: 'instants',
  [`${ncb}NationalCentralBureau`]: 'bureaus',
  [`${ncb}CrimeArea`]: 'areas',
  [`${ncb}Collective`]: 'groups',
  [`${ncb}Headcount`]: 'headcounts',
};

/** List → predicates of its rows, in the order of their columns. @type {Record<string, readonly string[]>} */
const lists = {
  organizations: [`${skos}prefLabel`],
  countries: [`${skos}prefLabel`, `${ncb}region`, `${ncb}nationalCentralBureau`],
  regions: [`${skos}prefLabel`],
  memberships: [`${org}member`, `${org}organization`, `${org}memberDuring`],
  periods: [`${time}hasBeginning`],
  instants: [`${time}inXSDDate`],
  bureaus: [`${skos}prefLabel`, `${org}subOrganizationOf`],
  areas: [`${skos}prefLabel`],
  groups: [`${skos}prefLabel`, `${dcterms}spatial`],
  headcounts: [`${ncb}counts`, `${schema}observationAbout`, `${schema}value`, `${ncb}asStated`, `${ncb}qualifier`],
  bodies: [
    `${skos}prefLabel`,
    `${skos}altLabel`,
    `${ncb}country`,
    `${ncb}level`,
    `${org}subOrganizationOf`,
    `${dcterms}description`,
    `${ncb}listing`,
  ],
  // Of two areas a body has two rows.
  foci: [`${ncb}focusesOn`],
};
const words = new Set([`${skos}prefLabel`, `${skos}altLabel`, `${dcterms}description`, `${ncb}asStated`]);
/** @type {Record<string, string>} */
const datatypes = { [`${schema}value`]: `${xsd}integer`, [`${time}inXSDDate`]: `${xsd}date` };

/** @param {string} iri */
const column = (iri) => iri.replace(/^.*[/#]/, '');

function rowsOf(/** @type {string} */ input) {
  /** @type {Record<string, Record<string, string>[]>} */
  const all = Object.fromEntries(Object.keys(lists).map((list) => [list, []]));
  for (const record of records(input)) {
    /** @type {Map<string, Record<string, string>>} */
    const rows = new Map();
    const put = (/** @type {string} */ s, /** @type {string} */ p, /** @type {string} */ value, language = '') => {
      if (p === `${ncb}focusesOn`) {
        all['foci']?.push({ iri: s, focusesOn: value });
        return;
      }
      const row = rows.get(s) ?? { iri: s };
      rows.set(s, row);
      row[p === rdfType ? 'type' : column(p)] = value;
      if (language !== '') row['language'] = language;
    };
    eachTriple(record, { link: put, words: put, typed: (s, p, value) => put(s, p, value) });
    for (const row of rows.values()) all[listOf[row['type'] ?? ''] ?? 'bodies']?.push(row);
  }
  return all;
}

function mappingOf(/** @type {string} */ file) {
  const object = (/** @type {string} */ predicate) => {
    const reference = `rml:reference ${JSON.stringify(column(predicate))}`;
    if (words.has(predicate)) return `${reference} ; rml:languageMap [ rml:reference "language" ]`;
    const datatype = datatypes[predicate];
    return datatype === undefined ? `${reference} ; rr:termType rr:IRI` : `${reference} ; rr:datatype <${datatype}>`;
  };
  const maps = Object.entries(lists).map(([list, predicates]) => {
    const type = `rr:predicateObjectMap [ rr:predicate rdf:type ; rr:objectMap [ rml:reference "type" ; rr:termType rr:IRI ] ]`;
    const each = predicates.map(
      (one) => `rr:predicateObjectMap [ rr:predicate <${one}> ; rr:objectMap [ ${object(one)} ] ]`,
    );
    return `<#${list}> a rr:TriplesMap ;
  rml:logicalSource [ rml:source ${JSON.stringify(file)} ; rml:referenceFormulation ql:JSONPath ; rml:iterator "$.${list}[*]" ] ;
  rr:subjectMap [ rml:reference "iri" ; rr:termType rr:IRI ] ;
  ${[...(list === 'foci' ? [] : [type]), ...each].join(' ;\n  ')} .
`;
  });
  return `@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@base <http://example.org/map> .

${maps.join('\n')}`;
}

/** The same mapping in the terms of 2024, which Morph-KGC needs for language maps. @param {string} mapping */
const renewed = (mapping) =>
  mapping.replaceAll(/http:\/\/(www\.w3\.org\/ns\/r2rml|semweb\.mmlab\.be\/ns\/[rq]m?l)#/g, 'http://w3id.org/rml/');

/** Writes `rows.json`, `mapping.ttl` and what Morph-KGC reads into a folder. @param {string} input @param {string} folder */
export function writeRml(input, folder) {
  const rows = join(folder, 'rows.json');
  writeFileSync(rows, JSON.stringify(rowsOf(input)));
  const mapping = mappingOf(rows);
  writeFileSync(join(folder, 'mapping.ttl'), mapping);
  writeFileSync(join(folder, 'mapping-2024.ttl'), renewed(mapping));
}
