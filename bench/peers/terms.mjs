// What every hand-written program of this folder says of the register: namespaces, and the words of closed lists.
export const base = 'https://w3id.org/ncb-graph/';
export const ncb = `${base}ontology#`;
export const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
export const skos = 'http://www.w3.org/2004/02/skos/core#';
export const org = 'http://www.w3.org/ns/org#';
export const time = 'http://www.w3.org/2006/time#';
export const dcterms = 'http://purl.org/dc/terms/';
export const schema = 'http://schema.org/';
export const xsd = 'http://www.w3.org/2001/XMLSchema#';

/** @type {Record<string, string>} */
export const classOf = {
  'police body': `${ncb}PoliceBody`,
  'government body': `${ncb}GovernmentBody`,
  department: `${org}OrganizationalUnit`,
};
/** @type {Record<string, string>} */
export const regionOf = {
  Africa: `${base}region/africa`,
  Americas: `${base}region/americas`,
  'Asia / South Pacific': `${base}region/asia-south-pacific`,
  Europe: `${base}region/europe`,
};
/** @type {Record<string, string>} */
export const languageOf = {
  'register-en': 'en',
  'register-fr': 'fr',
  'register-ru': 'ru',
  'register-zh': 'zh',
  'register-ar': 'ar',
};

/** @param {string} area */
export const wordingOf = (area) => `${base}wording/${area.replaceAll(' ', '-')}`;
