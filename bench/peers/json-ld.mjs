// Records as JSON-LD with a context, as one who leaves RDF to a context would write them.

import { eachTriple, graphOf } from './register.mjs';
import { base, dcterms, ncb, org, rdfType, schema, skos, time, xsd } from './terms.mjs';

/** @type {Record<string, string>} */
const names = {
  prefLabel: `${skos}prefLabel`,
  altLabel: `${skos}altLabel`,
  description: `${dcterms}description`,
  spatial: `${dcterms}spatial`,
  asStated: `${ncb}asStated`,
  value: `${schema}value`,
  inXSDDate: `${time}inXSDDate`,
};
for (const name of [
  'region',
  'nationalCentralBureau',
  'country',
  'level',
  'focusesOn',
  'listing',
  'counts',
  'qualifier',
]) {
  names[name] = ncb + name;
}
for (const name of ['member', 'organization', 'memberDuring', 'subOrganizationOf']) names[name] = org + name;
names['hasBeginning'] = `${time}hasBeginning`;
names['observationAbout'] = `${schema}observationAbout`;

const literals = ['prefLabel', 'altLabel', 'description', 'asStated'];
const types = { value: `${xsd}integer`, inXSDDate: `${xsd}date` };
const context = Object.fromEntries(
  Object.entries(names).map(([name, iri]) => {
    if (literals.includes(name)) return [name, { '@id': iri }];
    return [name, { '@id': iri, '@type': /** @type {any} */ (types)[name] ?? '@id' }];
  }),
);
/** Predicate → its name in the context. */
const nameOf = new Map(Object.entries(names).map(([name, iri]) => [iri, name]));
/** @type {Map<string, object>} */
const contexts = new Map();

/** A document of one record. @param {any} record */
export function documentOf(record) {
  /** @type {Map<string, Record<string, any>>} */
  const nodes = new Map();
  let tag = '';
  /** @param {string} subject @param {string} name @param {string} value */
  const add = (subject, name, value) => {
    let node = nodes.get(subject);
    if (node === undefined) {
      node = { '@id': subject };
      nodes.set(subject, node);
    }
    const known = node[name];
    if (known === undefined) node[name] = value;
    else if (Array.isArray(known)) known.push(value);
    else node[name] = [known, value];
  };
  eachTriple(record, {
    link: (s, p, o) => add(s, p === rdfType ? '@type' : (nameOf.get(p) ?? p), o),
    words: (s, p, text, language) => {
      tag = language;
      add(s, nameOf.get(p) ?? p, text);
    },
    typed: (s, p, lexical) => add(s, nameOf.get(p) ?? p, lexical),
  });
  let ofLanguage = contexts.get(tag);
  if (ofLanguage === undefined) {
    ofLanguage = { '@base': base, '@language': tag, ...context };
    contexts.set(tag, ofLanguage);
  }
  return { '@context': ofLanguage, '@id': graphOf(record), '@graph': [...nodes.values()] };
}
