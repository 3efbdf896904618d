// The rules of `robot report` (https://robot.obolibrary.org/report), by their names, on terms, concepts and documents.
import type { Check } from './graphs.ts';
import { vocabularies, vocabulary } from './vocabularies.ts';

const entity = `{ VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?at a ?kind } UNION { ?at skos:inScheme ?scheme } UNION { ?at a skos:Collection }
  FILTER STRSTARTS(STR(?at), "https://w3id.org/ncb-graph/")`;
const label = 'VALUES ?naming { rdfs:label skos:prefLabel }';
const document = '{ ?at a owl:Ontology } UNION { ?at a skos:ConceptScheme }';
const deprecate = (iri: string) => `INSERT DATA { ${iri} owl:deprecated true }`;

/** Every term of RDF, RDFS and OWL, as a SPARQL list. */
const builtIn = ['rdf', 'rdfs', 'owl']
  .flatMap((prefix) =>
    [...new Set(vocabulary(prefix).map(({ subject }) => subject.value))].filter((iri) =>
      iri.startsWith(vocabularies[prefix]?.[0] ?? '?'),
    ),
  )
  .map((iri) => `<${iri}>`)
  .join(', ');

export const reportChecks: readonly Check[] = [
  {
    id: 'annotation_whitespace',
    says: 'no text begins or ends with white space, or holds two spaces, queries apart',
    finds:
      '?at ?by ?found FILTER (?by != <http://www.w3.org/ns/shacl#select> && ISLITERAL(?found) && REGEX(STR(?found), "^\\\\s|\\\\s$|  "))',
    faults: [
      'INSERT DATA { ncb:Role skos:scopeNote " a note"@en }',
      'INSERT DATA { ncb:Role skos:scopeNote "a  note"@en }',
    ],
  },
  {
    id: 'deprecated_boolean_datatype',
    says: 'owl:deprecated is an xsd:boolean',
    finds: '?at owl:deprecated ?found FILTER (DATATYPE(?found) != xsd:boolean)',
    faults: ['INSERT DATA { ncb:Role owl:deprecated "true" }'],
  },
  {
    id: 'deprecated_class_reference',
    says: 'nothing in use refers to a deprecated class',
    finds: `VALUES ?by { rdf:type rdfs:subClassOf rdfs:domain rdfs:range <http://www.w3.org/ns/shacl#class> <http://www.w3.org/ns/shacl#targetClass> }
      ?found owl:deprecated true . ?at ?by ?found FILTER NOT EXISTS { ?at owl:deprecated true }`,
    faults: [deprecate('ncb:Provision')],
  },
  {
    id: 'deprecated_property_reference',
    says: 'nothing in use refers to a deprecated property',
    finds: `?found owl:deprecated true . { ?at rdfs:subPropertyOf|owl:inverseOf|<http://www.w3.org/ns/shacl#path> ?found } UNION { ?at ?found ?any } FILTER NOT EXISTS { ?at owl:deprecated true }`,
    faults: [deprecate('ncb:scope')],
  },
  {
    id: 'duplicate_definition',
    says: 'no two things have one definition',
    finds: '?at skos:definition ?found . ?other skos:definition ?found FILTER (?at != ?other)',
    faults: ['INSERT DATA { ncb:scope skos:definition "A ministry of a national government."@en }'],
  },
  {
    id: 'duplicate_label',
    says: 'no two things of one kind have one label',
    finds: `${label} ?at a ?kind ; ?naming ?a . ?found a ?kind ; ?naming ?b
      FILTER (?at != ?found && LCASE(STR(?a)) = LCASE(STR(?b)) && LANG(?a) = LANG(?b))`,
    faults: [
      'INSERT DATA { ncb:Ministry rdfs:label "Police body"@en }',
      'INSERT DATA { crime-area:fraud skos:prefLabel "Terrorism"@en }',
    ],
  },
  {
    id: 'duplicate_label_synonym',
    says: 'no other label repeats a label of the same thing',
    finds: `${label} ?at ?naming ?found ; skos:altLabel ?other FILTER (LCASE(STR(?found)) = LCASE(STR(?other)))`,
    faults: ['INSERT DATA { crime-area:fraud skos:altLabel "fraud"@en }'],
  },
  {
    id: 'equivalent_pair',
    says: 'no named class is equivalent to another',
    finds: '?at owl:equivalentClass ?found FILTER (ISIRI(?at) && ISIRI(?found))',
    faults: ['INSERT DATA { ncb:Ministry owl:equivalentClass schema:GovernmentOrganization }'],
  },
  {
    id: 'equivalent_class_axiom_no_genus',
    says: 'a definition of a class by its parts names a class above it',
    finds: `?at owl:equivalentClass/owl:intersectionOf ?list FILTER NOT EXISTS { ?list rdf:rest*/rdf:first ?genus FILTER ISIRI(?genus) }`,
    faults: [
      'INSERT DATA { ncb:Ministry owl:equivalentClass [ owl:intersectionOf ( [ a owl:Restriction ; owl:onProperty ncb:scope ; owl:hasValue code:national ] ) ] }',
    ],
  },
  {
    id: 'illegal_use_of_built_in_vocabulary',
    says: 'only terms of RDF, RDFS and OWL that exist are used from their namespaces, and nothing is said of them',
    finds: `{ ?any ?at ?thing } UNION { ?any ?by ?at } UNION { ?at ?by ?thing }
      FILTER (ISIRI(?at) && REGEX(STR(?at), "^http://www.w3.org/(1999/02/22-rdf-syntax-ns|2000/01/rdf-schema|2002/07/owl)#."))
      FILTER (?at NOT IN (${builtIn}) || EXISTS { ?at ?says ?so })`,
    faults: [
      'INSERT DATA { ncb:Role rdfs:lable "role"@en }',
      'INSERT DATA { ncb:Role a owl:Klass }',
      'INSERT DATA { owl:Thing rdfs:label "thing"@en }',
    ],
  },
  {
    id: 'invalid_entity_uri',
    says: 'IRIs of ours are well formed: one of the rooms of the project and a plain name',
    finds: `${entity} FILTER (!REGEX(STR(?at), "^https://w3id.org/ncb-graph/(ontology#[A-Za-z]+|(code|crime-area|region)/[a-z0-9]+(-[a-z0-9]+)*)$"))`,
    faults: [
      'INSERT DATA { <https://w3id.org/ncb-graph/code/Not_This> skos:inScheme <https://w3id.org/ncb-graph/code> }',
    ],
  },
  {
    id: 'label_formatting',
    says: 'a label has no line break and no mark-up',
    finds: `${label} ?at ?naming ?found FILTER REGEX(STR(?found), "[\\\\n\\\\r\\\\t<>*_]")`,
    faults: ['INSERT DATA { ncb:Role rdfs:label "role\\nof"@fr }'],
  },
  {
    id: 'label_whitespace',
    says: 'a label neither begins nor ends with white space',
    finds: `${label} ?at ?naming ?found FILTER REGEX(STR(?found), "^\\\\s|\\\\s$")`,
    faults: ['INSERT DATA { ncb:Role rdfs:label "rôle "@fr }'],
  },
  {
    id: 'lowercase_definition',
    says: 'a definition begins with a capital letter',
    finds: '?at skos:definition ?found FILTER (!REGEX(STR(?found), "^[A-Z]"))',
    faults: ['INSERT DATA { ncb:Role skos:definition "une part"@fr }'],
  },
  {
    id: 'missing_definition',
    says: 'a term and a concept have a definition',
    finds: `${entity} FILTER NOT EXISTS { ?at skos:definition ?any } FILTER NOT EXISTS { ?at a skos:Collection }`,
    faults: [
      'DELETE WHERE { crime-area:fraud skos:definition ?any }',
      'DELETE WHERE { ncb:Role skos:definition ?any }',
    ],
  },
  {
    id: 'missing_label',
    says: 'a term, a concept and a collection have a label',
    finds: `${entity} FILTER NOT EXISTS { ${label} ?at ?naming ?any }`,
    faults: [
      'DELETE WHERE { crime-area:fraud skos:prefLabel ?any }',
      'DELETE WHERE { code:scopes skos:prefLabel ?any }',
      'DELETE WHERE { ncb:Role rdfs:label ?any }',
    ],
  },
  {
    id: 'missing_obsolete_label',
    says: 'the label of what is deprecated says so',
    finds: `${label} ?at owl:deprecated true ; ?naming ?found FILTER (!STRSTARTS(LCASE(STR(?found)), "obsolete "))`,
    faults: [deprecate('ncb:scope')],
  },
  {
    id: 'misused_obsolete_label',
    says: 'only what is deprecated is called obsolete',
    finds: `${label} ?at ?naming ?found FILTER STRSTARTS(LCASE(STR(?found)), "obsolete ") FILTER NOT EXISTS { ?at owl:deprecated true }`,
    faults: ['INSERT DATA { ncb:Role rdfs:label "obsolete role"@en }'],
  },
  {
    id: 'misused_replaced_by',
    says: 'only what is deprecated is replaced, by something that stays',
    finds: `?at dcterms:isReplacedBy ?found FILTER (NOT EXISTS { ?at owl:deprecated true } || EXISTS { ?found owl:deprecated true })`,
    faults: [
      'INSERT DATA { ncb:Role dcterms:isReplacedBy ncb:Provision }',
      'INSERT DATA { ncb:Role dcterms:isReplacedBy ncb:Provision ; owl:deprecated true . ncb:Provision owl:deprecated true }',
    ],
  },
  {
    id: 'missing_ontology_description',
    says: 'a document is described',
    finds: `${document} FILTER NOT EXISTS { ?at dcterms:description ?any }`,
    faults: ['DELETE WHERE { <https://w3id.org/ncb-graph/ontology/alignments> dcterms:description ?any }'],
  },
  {
    id: 'missing_ontology_license',
    says: 'a document has a licence by its IRI',
    finds: `${document} FILTER NOT EXISTS { ?at dcterms:license ?any FILTER ISIRI(?any) }`,
    faults: ['DELETE WHERE { <https://w3id.org/ncb-graph/shapes> dcterms:license ?any }'],
  },
  {
    id: 'missing_ontology_title',
    says: 'a document has a title',
    finds: `${document} FILTER NOT EXISTS { ?at dcterms:title ?any }`,
    faults: ['DELETE WHERE { <https://w3id.org/ncb-graph/crime-area> dcterms:title ?any }'],
  },
  {
    id: 'multiple_definitions',
    says: 'a thing has one definition a language',
    finds: '?at skos:definition ?a , ?b FILTER (?a != ?b && LANG(?a) = LANG(?b))',
    faults: ['INSERT DATA { ncb:Role skos:definition "Another part."@en }'],
  },
  {
    id: 'multiple_equivalent_class_definitions',
    says: 'a class is defined once',
    finds: '?at owl:equivalentClass ?a , ?b FILTER (?a != ?b && ISBLANK(?a) && ISBLANK(?b))',
    faults: ['INSERT DATA { ncb:Role owl:equivalentClass [ a owl:Class ] , [ a owl:Class ] }'],
  },
  {
    id: 'multiple_equivalent_classes',
    says: 'a class has at most one equivalent class',
    finds: '?at owl:equivalentClass ?a , ?b FILTER (?a != ?b)',
    faults: ['INSERT DATA { ncb:Role owl:equivalentClass schema:Role , org:Role }'],
  },
  {
    id: 'multiple_labels',
    says: 'a thing has one label a language',
    finds: `${label} ?at ?naming ?a , ?b FILTER (?a != ?b && LANG(?a) = LANG(?b))`,
    faults: ['INSERT DATA { ncb:Role rdfs:label "part"@en }', 'INSERT DATA { code:about skos:prefLabel "circa"@en }'],
  },
];

/** Rules of the report that are not asked, with the reason. */
export const reportSkips: Readonly<Record<string, string>> = {
  duplicate_exact_synonym: 'of oboInOwl, which is not used; SKOS labels are held by S13',
  duplicate_scoped_synonym: 'of oboInOwl, which is not used',
  invalid_xref: 'of oboInOwl, which is not used',
  missing_subset_declaration: 'of oboInOwl, which is not used',
  missing_synonymtype_declaration: 'of oboInOwl, which is not used',
  missing_superclass: 'for information only in the report: a class of ours with none stands below owl:Thing on purpose',
};

/** Every rule of the report of ROBOT 1.9.8, in its order (report_profile.txt). */
export const reportRules: readonly string[] = [
  ...['annotation_whitespace', 'deprecated_boolean_datatype', 'deprecated_class_reference'],
  ...['deprecated_property_reference', 'duplicate_definition', 'duplicate_exact_synonym', 'duplicate_label_synonym'],
  ...['duplicate_label', 'duplicate_scoped_synonym', 'equivalent_pair', 'equivalent_class_axiom_no_genus'],
  ...['illegal_use_of_built_in_vocabulary', 'invalid_xref', 'label_formatting', 'label_whitespace'],
  ...['lowercase_definition', 'missing_definition', 'missing_label', 'missing_obsolete_label'],
  ...['missing_ontology_description', 'missing_ontology_license', 'missing_ontology_title'],
  ...['missing_subset_declaration', 'missing_superclass', 'missing_synonymtype_declaration', 'misused_obsolete_label'],
  ...['misused_replaced_by', 'multiple_definitions', 'multiple_equivalent_classes'],
  ...['multiple_equivalent_class_definitions', 'multiple_labels', 'invalid_entity_uri'],
];
