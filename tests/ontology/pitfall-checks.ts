// The pitfalls of OOPS! (https://oops.linkeddata.es/catalogue.jsp), P01 to P41: those that can be queried, as queries.
import type { Check } from './graphs.ts';

const own = 'FILTER STRSTARTS(STR(?at), STR(ncb:))';
const property = '{ ?at a owl:ObjectProperty } UNION { ?at a owl:DatatypeProperty }';
const term = `{ ?at a owl:Class } UNION ${property}`;
const core = '<https://w3id.org/ncb-graph/ontology>';

export const pitfallChecks: readonly Check[] = [
  {
    id: 'P02',
    says: 'no two classes of ours are synonyms',
    finds: `?at owl:equivalentClass ?found ${own} FILTER STRSTARTS(STR(?found), STR(ncb:))`,
    faults: ['INSERT DATA { ncb:PoliceBody owl:equivalentClass ncb:Ministry }'],
  },
  {
    id: 'P03',
    says: 'no property means “is a”',
    finds: `${property} ${own} FILTER REGEX(STR(?at), "#(is|isA|isKindOf|isTypeOf|instanceOf|subClassOf)$", "i")`,
    faults: ['INSERT DATA { ncb:isA a owl:ObjectProperty }'],
  },
  {
    id: 'P04',
    says: 'a class is connected: by another class, a property or a shape',
    finds: `?at a owl:Class ${own} FILTER NOT EXISTS { ?at rdfs:subClassOf ?any } FILTER NOT EXISTS {
      VALUES ?by { rdfs:subClassOf rdfs:domain rdfs:range <http://www.w3.org/ns/shacl#class> <http://www.w3.org/ns/shacl#targetClass> } ?any ?by ?at }`,
    faults: ['INSERT DATA { ncb:Island a owl:Class }'],
  },
  {
    id: 'P05',
    says: 'inverse properties have each other’s domain and range',
    finds: `?at owl:inverseOf ?found { ?at rdfs:domain ?a . ?found rdfs:range ?b } UNION { ?at rdfs:range ?a . ?found rdfs:domain ?b } FILTER (?a != ?b)`,
    faults: ['INSERT DATA { ncb:subBureauOf owl:inverseOf ncb:region }'],
  },
  {
    id: 'P06',
    says: 'no class is above itself',
    finds: '?at rdfs:subClassOf+ ?at',
    faults: ['INSERT DATA { schema:Country rdfs:subClassOf ncb:MemberCountry }'],
  },
  {
    id: 'P07',
    says: 'no class is two in one',
    finds: `?at a owl:Class ${own} FILTER REGEX(STR(?at), "[a-z](And|Or)[A-Z]")`,
    faults: ['INSERT DATA { ncb:CouncilOrCabinet a owl:Class }'],
  },
  {
    id: 'P08',
    says: 'a term has a label and a definition',
    finds: `${term} ${own} FILTER NOT EXISTS { ?at rdfs:label ?l ; skos:definition ?d }`,
    faults: ['DELETE WHERE { ncb:scope rdfs:label ?l }', 'DELETE WHERE { ncb:Headcount skos:definition ?l }'],
  },
  {
    id: 'P10',
    says: 'classes that are easily mistaken for each other are disjoint: bureau and sub-bureau, group and organization',
    finds: `VALUES (?at ?found) { (ncb:NationalCentralBureau ncb:SubBureau) (ncb:Collective org:Organization) (ncb:CrimeSituation ncb:CrimeTrend) (ncb:MemberCountry ncb:SpecialAdministrativeRegion) }
      FILTER NOT EXISTS { ?at owl:disjointWith ?found } FILTER NOT EXISTS { ?found owl:disjointWith ?at }`,
    faults: ['DELETE WHERE { ncb:NationalCentralBureau owl:disjointWith ?any }'],
  },
  {
    id: 'P19',
    says: 'a property has at most one domain and one range',
    finds: `VALUES ?by { rdfs:domain rdfs:range } ?at ?by ?a , ?b ${own} FILTER (?a != ?b)`,
    faults: [
      'INSERT DATA { ncb:region rdfs:domain schema:City }',
      'INSERT DATA { ncb:region rdfs:range schema:Place }',
    ],
  },
  {
    id: 'P20',
    says: 'annotations are not mistaken for each other: a label is short and no definition',
    finds: `${term} ${own} ?at rdfs:label ?label ; skos:definition ?text
      FILTER (STRLEN(?label) >= STRLEN(?text) || STRLEN(?label) > 60 || STRENDS(?label, ".") || LCASE(STR(?label)) = LCASE(REPLACE(STR(?text), "[.]$", "")))`,
    faults: [
      'DELETE { ncb:scope rdfs:label ?l } INSERT { ncb:scope rdfs:label "The reach of an agent."@en } WHERE { ncb:scope rdfs:label ?l }',
      'DELETE { ncb:scope skos:definition ?l } INSERT { ncb:scope skos:definition "Scope."@en } WHERE { ncb:scope skos:definition ?l }',
    ],
  },
  {
    id: 'P21',
    says: 'no class is for the rest',
    finds: `?at a owl:Class ${own} FILTER REGEX(STR(?at), "#(Other|Misc|Unknown|Rest)", "i")`,
    faults: ['INSERT DATA { ncb:OtherBody a owl:Class }'],
  },
  {
    id: 'P22',
    says: 'classes are named LikeThis, properties likeThis',
    finds: `{ ?at a owl:Class FILTER (!REGEX(STR(?at), "#[A-Z][A-Za-z]*$")) } UNION { ${property} FILTER (!REGEX(STR(?at), "#[a-z][A-Za-z]*$")) } ${own}`,
    faults: ['INSERT DATA { ncb:police_body a owl:Class }', 'INSERT DATA { ncb:HasPart a owl:ObjectProperty }'],
  },
  {
    id: 'P24',
    says: 'no term is used in its own definition',
    finds: `VALUES ?by { owl:equivalentClass owl:equivalentProperty rdfs:subClassOf rdfs:subPropertyOf owl:propertyChainAxiom }
      ?at ?by ?definition . ?definition (!<urn:none>)* ?at FILTER (ISBLANK(?definition) || ?definition = ?at)`,
    faults: [
      'INSERT DATA { ncb:Ministry rdfs:subClassOf ncb:Ministry }',
      'INSERT DATA { ncb:Role owl:equivalentClass [ a owl:Restriction ; owl:onProperty ncb:dueTo ; owl:someValuesFrom ncb:Role ] }',
    ],
  },
  {
    id: 'P25',
    says: 'no property is its own inverse',
    finds: '?at owl:inverseOf ?at',
    faults: ['INSERT DATA { ncb:counterpart owl:inverseOf ncb:counterpart }'],
  },
  {
    id: 'P26',
    says: 'no symmetric property has an inverse',
    finds: '?at a owl:SymmetricProperty { ?at owl:inverseOf ?any } UNION { ?any owl:inverseOf ?at }',
    faults: ['INSERT DATA { ncb:counterpart a owl:SymmetricProperty ; owl:inverseOf ncb:counts }'],
  },
  {
    id: 'P27',
    says: 'equivalent properties have the same domain and range, and are not both ours',
    finds: `?at owl:equivalentProperty ?found { VALUES ?by { rdfs:domain rdfs:range } ?at ?by ?a . ?found ?by ?b FILTER (?a != ?b) }
      UNION { ?at owl:equivalentProperty ?found FILTER (STRSTARTS(STR(?at), STR(ncb:)) && STRSTARTS(STR(?found), STR(ncb:))) }`,
    faults: ['INSERT DATA { ncb:region owl:equivalentProperty ncb:subBureauOf }'],
  },
  {
    id: 'P28',
    says: 'a symmetric property has one class as domain and range',
    finds:
      '?at a owl:SymmetricProperty OPTIONAL { ?at rdfs:domain ?a } OPTIONAL { ?at rdfs:range ?b } FILTER (COALESCE(STR(?a), "") != COALESCE(STR(?b), ""))',
    faults: ['INSERT DATA { ncb:region a owl:SymmetricProperty }'],
  },
  {
    id: 'P29',
    says: 'a transitive property has one class as domain and range',
    finds:
      '?at a owl:TransitiveProperty OPTIONAL { ?at rdfs:domain ?a } OPTIONAL { ?at rdfs:range ?b } FILTER (COALESCE(STR(?a), "") != COALESCE(STR(?b), ""))',
    faults: ['INSERT DATA { ncb:subBureauOf a owl:TransitiveProperty }'],
  },
  {
    id: 'P32',
    says: 'no two terms of one kind have the same label',
    finds: `?at a ?kind ; rdfs:label ?found . ?other a ?kind ; rdfs:label ?found FILTER (?at != ?other) ${own}`,
    faults: ['INSERT DATA { ncb:Ministry rdfs:label "police body"@en }'],
  },
  {
    id: 'P33',
    says: 'a property chain has two steps or more',
    finds: '?at owl:propertyChainAxiom/rdf:rest rdf:nil',
    faults: ['INSERT DATA { ncb:country owl:propertyChainAxiom ( org:unitOf ) }'],
  },
  {
    id: 'P34',
    says: 'what is used as a class of ours is declared one',
    finds: `VALUES ?by { rdfs:subClassOf rdfs:domain rdfs:range owl:disjointWith owl:equivalentClass rdf:type <http://www.w3.org/ns/shacl#class> <http://www.w3.org/ns/shacl#targetClass> }
      ?any ?by ?at ${own} FILTER NOT EXISTS { ?at a owl:Class }`,
    faults: ['INSERT DATA { ncb:role rdfs:range ncb:Rolle }', 'INSERT DATA { code:about a ncb:Code }'],
  },
  {
    id: 'P35',
    says: 'what is used as a property of ours is declared one',
    finds: `{ ?any ?at ?thing } UNION { VALUES ?by { rdfs:subPropertyOf owl:inverseOf owl:onProperty <http://www.w3.org/ns/shacl#path> } ?any ?by ?at } ${own}
      FILTER NOT EXISTS { VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty } ?at a ?kind }`,
    faults: ['INSERT DATA { code:about ncb:degree 1 }', 'INSERT DATA { ncb:region rdfs:subPropertyOf ncb:area }'],
  },
  {
    id: 'P36',
    says: 'no IRI of the ontology ends like a file',
    finds: `{ ?at a owl:Ontology } UNION { ${term} ${own} } FILTER REGEX(STR(?at), "[.](owl|rdf|ttl|n3|xml|jsonld)($|[#/])")`,
    faults: ['INSERT DATA { <https://w3id.org/ncb-graph/ontology.ttl> a owl:Ontology }'],
  },
  {
    id: 'P38',
    says: 'the ontology is declared',
    finds: `BIND (${core} AS ?at) FILTER NOT EXISTS { ?at a owl:Ontology }`,
    faults: [`DELETE WHERE { ${core} a owl:Ontology }`],
  },
  {
    id: 'P39',
    says: 'the namespace is said, and every term is in it',
    finds: `{ ${term} FILTER NOT EXISTS { ${core} vann:preferredNamespaceUri ?namespace FILTER STRSTARTS(STR(?at), STR(?namespace)) } }`,
    faults: ['INSERT DATA { <https://w3id.org/ncb-graph/other#Thing> a owl:Class }'],
  },
  {
    id: 'P40',
    says: 'nothing is said of the terms of others',
    finds: `?at ?by ?found FILTER (ISIRI(?at) && !STRSTARTS(STR(?at), "https://w3id.org/ncb-graph/"))`,
    faults: ['INSERT DATA { schema:Country rdfs:subClassOf org:Organization }'],
  },
  {
    id: 'P41',
    says: 'the ontology has a licence',
    finds: `BIND (${core} AS ?at) FILTER NOT EXISTS { ?at dcterms:license ?any }`,
    faults: [`DELETE WHERE { ${core} dcterms:license ?any }`],
  },
];

/** Pitfalls that are not queried, with the reason. */
export const pitfallSkips: Readonly<Record<string, string>> = {
  P01: 'polysemy shows in meaning, not in triples: each definition was read for it',
  P09: 'whether something of the field is missing is asked by the committed questions',
  P11: 'domain or range is left open where several classes share a property; the shapes say which',
  P12: 'equivalence with properties of others is said in alignments.ttl where it holds',
  P13: 'SPARQL walks a property both ways; an inverse would say each fact twice',
  P14: 'owl:allValuesFrom is not used (the profile test holds that)',
  P15: 'owl:complementOf is not used (the profile test holds that)',
  P16: 'there is no defined class: what must hold is said in shapes',
  P17: 'no individual is made a class: the codes are concepts',
  P18: 'whether a domain is too narrow is found by the closure over the export, which infers no type that is not said',
  P23: 'no datatype is declared',
  P30: 'equivalence with classes of others needs knowledge of both, not a query',
  P31: 'no equivalent classes are declared (P02 holds that among ours)',
  P37: 'the redirect of w3id.org is not registered yet',
};
