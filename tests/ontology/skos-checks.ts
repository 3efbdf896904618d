// The integrity conditions of SKOS (https://www.w3.org/TR/skos-reference/) by their numbers, and what good schemes keep
// to beyond them. Asked of the schemes together with the exported facts and curated links.
import type { Check } from './graphs.ts';

const labels = 'VALUES ?naming { skos:prefLabel skos:altLabel skos:hiddenLabel }';
const concept = '?at skos:inScheme ?scheme';
const up =
  '(skos:broader|^skos:narrower|skos:broaderTransitive|^skos:narrowerTransitive|skos:broadMatch|^skos:narrowMatch)';
const related = '(skos:related|^skos:related|skos:relatedMatch|^skos:relatedMatch)';

export const skosChecks: readonly Check[] = [
  {
    id: 'S7, S8',
    says: 'a top concept is in the scheme whose top it is',
    finds: '?at skos:topConceptOf|^skos:hasTopConcept ?found FILTER NOT EXISTS { ?at skos:inScheme ?found }',
    faults: [
      'INSERT DATA { crime-area:fraud skos:topConceptOf <https://w3id.org/ncb-graph/region> }',
      'INSERT DATA { <https://w3id.org/ncb-graph/region> skos:hasTopConcept code:about }',
    ],
  },
  {
    id: 'S9',
    says: 'no scheme is a concept',
    finds:
      '?at a skos:ConceptScheme { ?at a/rdfs:subClassOf* skos:Concept } UNION { ?at skos:inScheme|skos:broader ?any }',
    faults: [
      'INSERT DATA { <https://w3id.org/ncb-graph/code> a ncb:CrimeArea }',
      'INSERT DATA { <https://w3id.org/ncb-graph/code> skos:inScheme <https://w3id.org/ncb-graph/region> }',
    ],
  },
  {
    id: 'S13',
    says: 'no word is two kinds of label of one thing',
    finds:
      'VALUES (?a ?b) { (skos:prefLabel skos:altLabel) (skos:prefLabel skos:hiddenLabel) (skos:altLabel skos:hiddenLabel) } ?at ?a ?found ; ?b ?found',
    faults: ['INSERT DATA { crime-area:fraud skos:hiddenLabel "Fraud"@en }'],
  },
  {
    id: 'S14',
    says: 'a thing has one preferred label a language',
    finds: '?at skos:prefLabel ?a , ?b FILTER (?a != ?b && LANG(?a) = LANG(?b))',
    faults: ['INSERT DATA { crime-area:fraud skos:prefLabel "Swindle"@en }'],
  },
  {
    id: 'S27',
    says: 'related concepts are not above each other',
    finds: `?at ${related} ?found . ?at ${up}+ ?found`,
    faults: [
      'INSERT DATA { crime-area:fraud skos:related crime-area:financial-crime }',
      'INSERT DATA { crime-area:trafficking-for-forced-labour skos:relatedMatch crime-area:human-trafficking-and-migrant-smuggling }',
    ],
  },
  {
    id: 'S37',
    says: 'no collection is a concept or a scheme',
    finds:
      '?at a skos:Collection { ?at a skos:ConceptScheme } UNION { ?at a/rdfs:subClassOf* skos:Concept } UNION { ?at skos:inScheme|skos:broader|skos:topConceptOf ?any }',
    faults: [
      'INSERT DATA { code:scopes a skos:Concept }',
      'INSERT DATA { code:scopes skos:inScheme <https://w3id.org/ncb-graph/code> }',
    ],
  },
  {
    id: 'S46',
    says: 'an exact match is neither broader, narrower nor related, even by way of other exact matches',
    finds: `?at (skos:exactMatch|^skos:exactMatch)+ ?found . ?at skos:broadMatch|^skos:broadMatch|skos:narrowMatch|^skos:narrowMatch|skos:relatedMatch|^skos:relatedMatch ?found`,
    faults: [
      'INSERT { ?a skos:broadMatch ?b } WHERE { ?a skos:exactMatch ?b FILTER STRSTARTS(STR(?b), STR(crime-area:)) }',
      'INSERT { ?b skos:exactMatch ?c . ?a skos:relatedMatch ?c } WHERE { ?a skos:exactMatch ?b . ?b skos:closeMatch ?c }',
    ],
  },
  {
    id: 'matches go out',
    says: 'a match links concepts of different schemes, never a thing that is no concept',
    finds: `VALUES ?by { skos:exactMatch skos:closeMatch skos:broadMatch skos:narrowMatch skos:relatedMatch } ?at ?by ?found
      FILTER (EXISTS { ?at skos:inScheme ?scheme . ?found skos:inScheme ?scheme } || NOT EXISTS { ?at a/rdfs:subClassOf* skos:Concept })`,
    faults: [
      'INSERT DATA { crime-area:fraud skos:closeMatch crime-area:corruption }',
      'INSERT DATA { org:Organization skos:closeMatch crime-area:corruption }',
    ],
  },
  {
    id: 'one match',
    says: 'two concepts are matched in one way only',
    finds: `VALUES ?by { skos:exactMatch skos:closeMatch skos:broadMatch skos:narrowMatch skos:relatedMatch }
      VALUES ?other { skos:exactMatch skos:closeMatch skos:broadMatch skos:narrowMatch skos:relatedMatch } ?at ?by ?found ; ?other ?found FILTER (?by != ?other)`,
    faults: ['INSERT { ?a skos:broadMatch ?b } WHERE { ?a skos:closeMatch ?b }'],
  },
  {
    id: 'in a scheme',
    says: 'a concept of ontology/ is in one scheme, which is declared',
    finds: `{ { ?at skos:notation ?any } UNION { ?at skos:broader ?any } UNION { ?at skos:topConceptOf ?any } UNION { ?list skos:member ?at } UNION { ${concept} } }
      FILTER (NOT EXISTS { ?at skos:inScheme ?one . ?one a skos:ConceptScheme } || EXISTS { ?at skos:inScheme ?a , ?b FILTER (?a != ?b) })`,
    faults: [
      'DELETE WHERE { code:about skos:inScheme ?any }',
      'INSERT DATA { code:about skos:inScheme <https://w3id.org/ncb-graph/region> }',
      'DELETE WHERE { <https://w3id.org/ncb-graph/region> a skos:ConceptScheme }',
    ],
  },
  {
    id: 'typed',
    says: 'a concept is typed as one, or as a kind of one',
    finds: `${concept} FILTER NOT EXISTS { ?at a/rdfs:subClassOf* skos:Concept }`,
    faults: [
      'DELETE WHERE { code:about a ?any }',
      'DELETE { region:africa a ?t } INSERT { region:africa a ncb:Ministry } WHERE { region:africa a ?t }',
    ],
  },
  {
    id: 'no orphan',
    says: 'a concept is at the top of its scheme or below another, not both',
    finds: `${concept} BIND (EXISTS { ?at skos:topConceptOf ?scheme } AS ?top) BIND (EXISTS { ?at skos:broader ?other } AS ?below) FILTER (?top = ?below)`,
    faults: [
      'DELETE WHERE { crime-area:terrorism skos:topConceptOf ?any }',
      'INSERT DATA { crime-area:terrorism skos:broader crime-area:organized-crime }',
    ],
  },
  {
    id: 'no cycle',
    says: 'no concept is above itself',
    finds: `?at ${up}+ ?at`,
    faults: [
      'INSERT DATA { crime-area:human-trafficking-and-migrant-smuggling skos:broader crime-area:trafficking-for-forced-labour }',
    ],
  },
  {
    id: 'broader in the scheme',
    says: 'a broader concept is of the same scheme',
    finds: '?at skos:broader ?found FILTER NOT EXISTS { ?at skos:inScheme ?scheme . ?found skos:inScheme ?scheme }',
    faults: [
      'INSERT DATA { crime-area:fraud skos:broader code:about }',
      'INSERT DATA { crime-area:fraud skos:broader crime-area:no-such }',
    ],
  },
  {
    id: 'no shortcut',
    says: 'nothing is said twice: a broader concept is not reached by another one as well',
    finds: '?at skos:broader ?found . ?at skos:broader/skos:broader+ ?found',
    faults: [
      'INSERT DATA { crime-area:trafficking-for-forced-labour skos:broader crime-area:human-trafficking-and-migrant-smuggling }',
    ],
  },
  {
    id: 'notation',
    says: 'a concept has one notation, a string, and no other of its scheme has it',
    finds: `${concept} FILTER (NOT EXISTS { ?at skos:notation ?n } || EXISTS { ?at skos:notation ?a , ?b FILTER (?a != ?b) }
      || EXISTS { ?at skos:notation ?n . ?other skos:notation ?n ; skos:inScheme ?scheme FILTER (?other != ?at) } || EXISTS { ?at skos:notation ?n FILTER (DATATYPE(?n) != xsd:string) })`,
    faults: [
      'DELETE WHERE { code:about skos:notation ?any }',
      'INSERT DATA { code:about skos:notation "circa" }',
      'DELETE { code:nearly skos:notation ?n } INSERT { code:nearly skos:notation "about" } WHERE { code:nearly skos:notation ?n }',
      'DELETE { code:nearly skos:notation ?n } INSERT { code:nearly skos:notation "nearly"@en } WHERE { code:nearly skos:notation ?n }',
    ],
  },
  {
    id: 'labels of a scheme',
    says: 'no two concepts of a scheme have one label',
    finds: `${labels} ${concept} ; ?naming ?found . ?other skos:inScheme ?scheme ; skos:prefLabel|skos:altLabel ?found FILTER (?at != ?other)`,
    faults: ['INSERT DATA { crime-area:fraud skos:altLabel "Terrorism"@en }'],
  },
  {
    id: 'language tags',
    says: 'labels and definitions have a language tag and are not empty',
    finds:
      'VALUES ?by { skos:prefLabel skos:altLabel skos:hiddenLabel skos:definition skos:scopeNote } ?at ?by ?found FILTER (LANG(?found) = "" || !REGEX(STR(?found), "\\\\S"))',
    faults: [
      'INSERT DATA { crime-area:fraud skos:altLabel "Swindling" }',
      'INSERT DATA { crime-area:fraud skos:altLabel " "@en }',
    ],
  },
  {
    id: 'definition',
    says: 'a concept of ontology/ has a definition that is more than its label',
    finds: `${concept} FILTER NOT EXISTS { ?at skos:definition ?text ; skos:prefLabel ?label FILTER (STRLEN(?text) > 8 && LCASE(STR(?text)) != LCASE(STR(?label))) }`,
    faults: [
      'DELETE WHERE { crime-area:fraud skos:definition ?any }',
      'DELETE { crime-area:fraud skos:definition ?d } INSERT { crime-area:fraud skos:definition "Fraud"@en } WHERE { crime-area:fraud skos:definition ?d }',
    ],
  },
  {
    id: 'source',
    says: 'a topic and a region say which page shows them, by its address',
    finds: `${concept} FILTER (?scheme IN (<https://w3id.org/ncb-graph/crime-area>, <https://w3id.org/ncb-graph/region>)) FILTER NOT EXISTS { ?at dcterms:source ?page FILTER REGEX(STR(?page), "^https?://") }`,
    faults: ['DELETE WHERE { crime-area:fraud dcterms:source ?any }'],
  },
  {
    id: 'lists',
    says: 'a list holds codes only, and every code is on a list',
    finds: `{ ?at a skos:Collection FILTER NOT EXISTS { ?at skos:member ?any } }
      UNION { ?at skos:member ?found FILTER NOT EXISTS { ?found skos:inScheme <https://w3id.org/ncb-graph/code> } }
      UNION { ?at skos:inScheme <https://w3id.org/ncb-graph/code> FILTER NOT EXISTS { ?list skos:member ?at } }`,
    faults: [
      'DELETE WHERE { code:scopes skos:member ?any }',
      'INSERT DATA { code:scopes skos:member code:galactic }',
      'DELETE DATA { code:qualifiers skos:member code:about }',
    ],
  },
];
