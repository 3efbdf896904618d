// What FOOPS! (https://w3id.org/foops) asks of a vocabulary that is to be found, read and reused, as far as the files
// themselves show it. Left out: what asks the web (CN1, HTTP1, URI1, VER2, DOC1, OM4.2; the redirect of w3id.org is not
// registered yet), registration in public lists (FIND1, FIND3), a previous version (there is none). Each file of ontology/ declares one document: an owl:Ontology or a skos:ConceptScheme.
import type { Check } from './graphs.ts';

const document = '{ ?at a owl:Ontology } UNION { ?at a skos:ConceptScheme }';
const term = `VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?at a ?kind
  FILTER STRSTARTS(STR(?at), STR(ncb:))`;
const core = '<https://w3id.org/ncb-graph/ontology>';
const without = (property: string) => `DELETE WHERE { ${core} ${property} ?any }`;
/** Those without exactly one value of a property: an IRI, or a text in English. */
const notOne = (those: string, property: string, kind: 'IRI' | 'text' = 'text') => {
  const fits = (value: string) => (kind === 'IRI' ? `ISIRI(${value})` : `LANGMATCHES(LANG(${value}), "en")`);
  return `${those} FILTER (NOT EXISTS { ?at ${property} ?one FILTER (${fits('?one')}) }
    || EXISTS { ?at ${property} ?a , ?b FILTER (?a != ?b && ${fits('?a')} && ${fits('?b')}) })`;
};
const lacks = (pattern: string) => `${document} FILTER NOT EXISTS { ${pattern} }`;

export const metadataChecks: readonly Check[] = [
  {
    id: 'OM1 title',
    says: 'a document has one title, in English',
    finds: notOne(document, 'dcterms:title'),
    faults: [without('dcterms:title'), `INSERT DATA { ${core} dcterms:title "Another"@en }`],
  },
  {
    id: 'OM1 description',
    says: 'a document is described, in English, in more than a few words',
    finds: lacks('?at dcterms:description ?text FILTER (LANGMATCHES(LANG(?text), "en") && STRLEN(?text) > 40)'),
    faults: [
      without('dcterms:description'),
      `DELETE { ${core} dcterms:description ?d } INSERT { ${core} dcterms:description "Terms."@en } WHERE { ${core} dcterms:description ?d }`,
    ],
  },
  {
    id: 'OM4.1 licence',
    says: 'a document has one licence, by its IRI',
    finds: notOne(document, 'dcterms:license', 'IRI'),
    faults: [
      without('dcterms:license'),
      'DELETE WHERE { <https://w3id.org/ncb-graph/code> dcterms:license ?any }',
      `INSERT DATA { ${core} dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> }`,
    ],
  },
  {
    id: 'OM5.1 creator',
    says: 'a document says who made it',
    finds: lacks('?at dcterms:creator ?creator'),
    faults: [without('dcterms:creator')],
  },
  {
    id: 'OM5.2 publisher',
    says: 'a document says who publishes it',
    finds: lacks('?at dcterms:publisher ?publisher'),
    faults: [without('dcterms:publisher')],
  },
  {
    id: 'OM2 dates',
    says: 'a document has a date of making, of issue and of change, each an xsd:date, in this order',
    finds: lacks(`?at dcterms:created ?created ; dcterms:issued ?issued ; dcterms:modified ?modified
      FILTER (DATATYPE(?created) = xsd:date && DATATYPE(?issued) = xsd:date && DATATYPE(?modified) = xsd:date
        && ?created <= ?issued && ?issued <= ?modified)`),
    faults: [
      without('dcterms:created'),
      without('dcterms:modified'),
      `DELETE { ${core} dcterms:issued ?d } INSERT { ${core} dcterms:issued "2026" } WHERE { ${core} dcterms:issued ?d }`,
      `DELETE { ${core} dcterms:modified ?d } INSERT { ${core} dcterms:modified "1999-01-01"^^xsd:date } WHERE { ${core} dcterms:modified ?d }`,
    ],
  },
  {
    id: 'OM2 version',
    says: 'a document says its version, and all say the same',
    finds: `${document} FILTER NOT EXISTS { ?at owl:versionInfo ?version . ${core} owl:versionInfo ?version }`,
    faults: [
      'DELETE WHERE { <https://w3id.org/ncb-graph/region> owl:versionInfo ?any }',
      `DELETE { ${core} owl:versionInfo ?v } INSERT { ${core} owl:versionInfo "9.9.9" } WHERE { ${core} owl:versionInfo ?v }`,
    ],
  },
  {
    id: 'VER1 version IRI',
    says: 'an ontology has one version IRI: its own, and the version',
    finds: `?at a owl:Ontology ; owl:versionInfo ?version
      FILTER NOT EXISTS { ?at owl:versionIRI ?iri FILTER (STR(?iri) = CONCAT(STR(?at), "/", ?version)) }`,
    faults: [
      without('owl:versionIRI'),
      `DELETE { ${core} owl:versionIRI ?v } INSERT { ${core} owl:versionIRI <https://w3id.org/ncb-graph/ontology/0.0.9> } WHERE { ${core} owl:versionIRI ?v }`,
    ],
  },
  {
    id: 'FIND2 prefix',
    says: 'the ontology names its prefix and its namespace, which begins with its own IRI',
    finds: `?at owl:versionIRI ?any FILTER (?at = ${core})
      FILTER NOT EXISTS { ?at vann:preferredNamespacePrefix "ncb" ; vann:preferredNamespaceUri ?namespace
        FILTER (STR(?namespace) = CONCAT(STR(?at), "#") && STR(?namespace) = STR(ncb:)) }`,
    faults: [
      without('vann:preferredNamespacePrefix'),
      `DELETE { ${core} vann:preferredNamespaceUri ?n } INSERT { ${core} vann:preferredNamespaceUri "https://w3id.org/ncb/" } WHERE { ${core} vann:preferredNamespaceUri ?n }`,
    ],
  },
  {
    id: 'OM2 citation',
    says: 'the ontology says how to cite it, with its title and version',
    finds: `?at owl:versionInfo ?version ; dcterms:title ?title FILTER (?at = ${core})
      FILTER NOT EXISTS { ?at dcterms:bibliographicCitation ?text
        FILTER (CONTAINS(?text, STR(?title)) && CONTAINS(?text, ?version) && CONTAINS(?text, STR(?at))) }`,
    faults: [
      without('dcterms:bibliographicCitation'),
      `DELETE { ${core} dcterms:title ?t } INSERT { ${core} dcterms:title "Another title"@en } WHERE { ${core} dcterms:title ?t }`,
    ],
  },
  {
    id: 'PURL1 persistent',
    says: 'what the project declares has an IRI of one persistent address',
    finds: `{ ${document} } UNION { ${term} } UNION { ?at a skos:Concept } UNION { ?at skos:inScheme ?any }
      FILTER (!STRSTARTS(STR(?at), "https://w3id.org/ncb-graph/"))`,
    faults: [
      'INSERT DATA { <http://localhost/x> a owl:Ontology }',
      'INSERT DATA { <urn:x:fraud> skos:inScheme <https://w3id.org/ncb-graph/code> }',
    ],
  },
  {
    id: 'VOC3 labels',
    says: 'a term has one label, in English',
    finds: notOne(term, 'rdfs:label'),
    faults: ['DELETE WHERE { ncb:affects rdfs:label ?any }', 'INSERT DATA { ncb:affects rdfs:label "hits"@en }'],
  },
  {
    id: 'VOC4 definitions',
    says: 'a term has a definition, a sentence in English',
    finds: `${term} FILTER NOT EXISTS { ?at skos:definition ?text
      FILTER (LANGMATCHES(LANG(?text), "en") && REGEX(?text, "^[A-Z].*[.]$")) }`,
    faults: [
      'DELETE WHERE { ncb:affects skos:definition ?any }',
      'DELETE { ncb:affects skos:definition ?d } INSERT { ncb:affects skos:definition "what it affects"@en } WHERE { ncb:affects skos:definition ?d }',
    ],
  },
  {
    id: 'isDefinedBy',
    says: 'a term says which ontology defines it, and that is the one of its namespace',
    finds: `${term} FILTER NOT EXISTS { ?at rdfs:isDefinedBy ?by FILTER (STRSTARTS(STR(?at), CONCAT(STR(?by), "#"))) }`,
    faults: [
      'DELETE WHERE { ncb:Role rdfs:isDefinedBy ?any }',
      'DELETE { ncb:Role rdfs:isDefinedBy ?b } INSERT { ncb:Role rdfs:isDefinedBy <http://www.w3.org/ns/org> } WHERE { ncb:Role rdfs:isDefinedBy ?b }',
    ],
  },
  {
    id: 'VOC1 reuse',
    says: 'the ontology builds on terms of others',
    finds: `BIND (${core} AS ?at) FILTER NOT EXISTS { ?own rdfs:subClassOf ?other FILTER (!STRSTARTS(STR(?other), STR(ncb:))) }`,
    faults: ['DELETE { ?own rdfs:subClassOf ?other } WHERE { ?own rdfs:subClassOf ?other }'],
  },
];
