// What the page of China does not say: a question for each that must be answered no, and ways of saying it wrongly.
// What the page says is in rows.ts.

export interface NotSaid {
  readonly id: string;
  readonly what: string;
  /** Pattern of an ASK over the graph of facts, written to catch any way of saying it. */
  readonly pattern: string;
  /** Turtle: each, added to the facts, must be caught. */
  readonly wrong: readonly string[];
}

const bodies = 'cn:mps, cn:public-security-bureaus, cn:ncb, cn:international-cooperation-department, cn:state-council';
const labels = 'skos:prefLabel|skos:altLabel|skos:hiddenLabel|rdfs:label|schema:name';

/** Every thing that must not be asserted, in order. */
export const notSaid: readonly NotSaid[] = [
  {
    id: 'N1',
    what: 'an end to the membership',
    pattern: `
      { ?s ?p ?o FILTER(REGEX(STR(?p), "end|until|withdr|dissol|terminat", "i")) }
      UNION { ?s ?p ?o FILTER(DATATYPE(?o) IN (xsd:date, xsd:dateTime, xsd:gYear, xsd:gYearMonth) && ?o != "1961-09-04"^^xsd:date) }
      UNION { cn:membership-period ?p ?instant FILTER(?p NOT IN (rdf:type, time:hasBeginning)) }
      UNION { cn:membership ?p ?o FILTER(?p NOT IN (rdf:type, org:member, org:organization, org:memberDuring)) }`,
    wrong: [
      'cn:membership-period time:hasEnd cn:x',
      'cn:membership schema:endDate "1984"^^xsd:gYear',
      'cn:country dcterms:valid "1984-09-05"^^xsd:date',
    ],
  },
  {
    id: 'N2',
    what: 'a street address, coordinates, a telephone number',
    pattern: `
      ?s ?p ?o
      FILTER(
        REGEX(STR(?p), "addr|street|postal|latitude|longitude|/geo$|#lat$|#long$|geometry|asWKT|coordinat|phone|[#/]tel$|fax|mail|siteAddress", "i")
        || (isLiteral(?o) && !isNumeric(?o) && REGEX(STR(?o), "^\\\\s*(tel:)?[+(]?[0-9][0-9 ()./-]{6,}$") && DATATYPE(?o) != xsd:date)
        || (isIRI(?o) && REGEX(STR(?o), "^(tel|mailto|geo):|PostalAddress|GeoCoordinates"))
      )`,
    wrong: [
      'cn:ncb schema:address "14 Dong Chang An Street"',
      'cn:beijing schema:geo cn:point',
      'cn:ncb schema:identifier "+86 10 6626 2114"',
      'cn:ncb schema:url <mailto:ncb@example.org>',
      'cn:beijing schema:latitude 39.9',
    ],
  },
  {
    id: 'N3',
    what: 'the headcount attached to the MPS, the public security bureaus or the NCB',
    pattern: `
      { ?count a ncb:Headcount ; ?p ?o FILTER(isIRI(?o) && ?o NOT IN (cn:country, cn:police-officers, ncb:Headcount, code:rounded)) }
      UNION { ?s ?p ?count . ?count a ncb:Headcount }
      UNION { ?s ?p ?n FILTER(isNumeric(?n) && ?n >= 1000) FILTER NOT EXISTS { ?s a ncb:Headcount } }
      UNION { ?s ?p cn:police-officers FILTER(?s IN (${bodies})) }
      UNION { cn:police-officers ?p ?o FILTER(?o IN (${bodies})) }`,
    wrong: [
      'cn:headcount-police-officers schema:observationAbout cn:mps',
      'cn:mps schema:numberOfEmployees 2000000',
      'cn:ncb dcterms:hasPart cn:headcount-police-officers',
      'cn:police-officers org:memberOf cn:mps',
      'cn:public-security-bureaus dcterms:hasPart cn:police-officers',
    ],
  },
  {
    id: 'N4',
    what: 'one investigation unit per crime area',
    pattern: `
      { ?s ncb:focusesOn ?area FILTER(?s != cn:investigation-units) }
      UNION { ?s ?p ?o FILTER(isLiteral(?o) && REGEX(STR(?o), "\\\\bunits?\\\\b", "i") && ?s != cn:investigation-units) }
      UNION { cn:mps dcterms:hasPart|org:hasUnit|org:hasSubOrganization|^dcterms:isPartOf ?s FILTER(?s != cn:investigation-units) }
      UNION { ?s org:unitOf|org:subOrganizationOf cn:mps FILTER(?s != cn:international-cooperation-department) }
      UNION { ?s ?p cn:investigation-units FILTER(?s != cn:mps) }
      UNION { cn:investigation-units ?p ?o FILTER(?p NOT IN (rdf:type, skos:prefLabel, ncb:focusesOn, ncb:listing)) }`,
    wrong: [
      'cn:drugs-unit ncb:focusesOn wording:drugs',
      'cn:x a org:OrganizationalUnit ; skos:prefLabel "Terrorism Unit"@en',
      'cn:mps dcterms:hasPart cn:drugs-unit',
      'cn:drugs-unit org:unitOf cn:mps',
      'cn:investigation-units dcterms:hasPart cn:drugs-unit',
      'cn:drugs-unit org:memberOf cn:investigation-units',
    ],
  },
  {
    id: 'N5',
    what: 'cybercrime narrower than fraud',
    pattern: `
      { ?one ?p ?other . ?one a ncb:CrimeArea . ?other a ncb:CrimeArea }
      UNION { ?s ?p ?o FILTER(STRSTARTS(STR(?p), STR(skos:)) && isIRI(?o)) }
      UNION { wording:cybercrime ?p ?o FILTER(?p NOT IN (rdf:type, skos:prefLabel)) }
      UNION { ?trend a ncb:CrimeTrend ; ncb:concerns wording:cybercrime }`,
    wrong: [
      'wording:cybercrime skos:broader wording:fraud',
      'wording:fraud skos:narrower wording:cybercrime',
      'wording:fraud dcterms:hasPart wording:cybercrime',
      'wording:cybercrime skos:broadMatch <https://w3id.org/ncb-graph/crime-area/fraud>',
    ],
  },
  {
    id: 'N6',
    what: 'who delegated the authority of the sub-bureaus',
    pattern: `
      { ?sub a ncb:SubBureau ; ?p ?o FILTER(?p NOT IN (rdf:type, ncb:subBureauOf, ncb:authority, ncb:jurisdiction, ncb:scope)) }
      UNION { ?s ?p ?sub . ?sub a ncb:SubBureau }
      UNION { ?s ?p ?o FILTER(REGEX(STR(?p), "delegat|grant|onBehalf|confer|appoint|assign", "i")) }
      UNION { ?s ncb:authority ?a FILTER(?a != code:delegated) }`,
    wrong: [
      'cn:sub-bureau-macao prov:actedOnBehalfOf cn:ncb',
      'cn:mps ncb:delegates cn:authority',
      'cn:ncb org:hasUnit cn:sub-bureau-hong-kong',
      'cn:sub-bureau-macao ncb:authority cn:authority',
    ],
  },
  {
    id: 'N7',
    what: 'Hong Kong or Macao as a member country, a country, or with a membership of its own',
    pattern: `
      { ?s a ncb:MemberCountry FILTER(?s != cn:country) }
      UNION { ?s a schema:Country FILTER(?s != cn:country) }
      UNION { ?s a org:Membership FILTER(?s != cn:membership) }
      UNION { ?membership org:member ?s FILTER(?s != cn:country) }
      UNION { ?s ncb:country ?country FILTER(?country != cn:country) }
      UNION { ?s ncb:region|ncb:nationalCentralBureau ?o FILTER(?s != cn:country) }
      UNION { VALUES ?s { cn:hong-kong cn:macao } ?s ?p ?o FILTER(?p NOT IN (rdf:type, skos:prefLabel)) }
      UNION { VALUES ?s { cn:hong-kong cn:macao } ?s a ?type FILTER(?type != ncb:SpecialAdministrativeRegion) }
      UNION { ?s ?p ?place FILTER(?place IN (cn:hong-kong, cn:macao) && ?p != ncb:jurisdiction) }`,
    wrong: [
      'cn:hong-kong a ncb:MemberCountry',
      'cn:macao a schema:Country',
      'cn:membership-macao a org:Membership ; org:member cn:macao',
      'cn:hong-kong ncb:region region:asia-south-pacific',
      'cn:sub-bureau-macao ncb:country cn:macao',
      'cn:hong-kong org:memberOf int:interpol',
    ],
  },
  {
    id: 'N8',
    what: 'the URL, title or retrieval date of the page as a fact of the text',
    pattern: `
      { source:interpol-china ?p ?o }
      UNION { ?s a schema:WebPage }
      UNION { ?s ?p ?o FILTER(CONTAINS(STR(?o), "interpol.int") || REGEX(STR(?o), "^https?://[^ ]+$") && isLiteral(?o)) }
      UNION { ?s dcterms:title|schema:name|schema:headline ?title FILTER NOT EXISTS { ?s a schema:WebPageElement } }
      UNION { ?s ?p ?o FILTER(REGEX(STR(?p), "url$|homepage|landingPage|retriev|accessed|issued|modified|created|generatedAt|published", "i")) }`,
    wrong: [
      'source:interpol-china dcterms:title "China"@en',
      'cn:country schema:url <https://www.interpol.int/en/Who-we-are/Member-countries/Asia-South-Pacific/CHINA>',
      'cn:section-fighting-organized-crime-in-china dcterms:source "https://example.org/china"',
      'cn:country dcterms:issued "2024-01-01"^^xsd:date',
    ],
  },
  {
    id: 'N9',
    what: 'a named operation',
    pattern: `
      { ?s a schema:EventSeries FILTER(?s != cn:operations) }
      UNION { ?s a ?type FILTER(REGEX(STR(?type), "(Event|Operation)$")) }
      UNION { ?s ncb:operations ?o FILTER(?o != cn:operations) }
      UNION { ?s schema:subEvent|schema:superEvent|dcterms:isPartOf ?o FILTER(?s = cn:operations || ?o = cn:operations) }
      UNION { ?s ?p ?o FILTER(isLiteral(?o) && REGEX(STR(?o), "\\\\bOperation\\\\b")) }
      UNION { cn:operations ${labels} ?name FILTER(STR(?name) != "INTERPOL-led police operations") }`,
    wrong: [
      'cn:x a schema:Event ; skos:prefLabel "HAECHI"@en',
      'cn:operation-participation ncb:operations cn:haechi',
      'cn:operations skos:altLabel "HAECHI"@en',
      'cn:trend-fraud dcterms:description "Operation First Light"@en',
    ],
  },
  {
    id: 'N10',
    what: 'that technology causes crime',
    pattern: `
      { ?s ?p ?o FILTER(REGEX(STR(?p), "caus|leadsTo|influenc|resultOf|drivenBy", "i")) }
      UNION { ?s ncb:dueTo ?o FILTER(?s != cn:role-security || ?o != cn:crime-situation) }
      UNION { ?s ?p ?o FILTER(REGEX(STR(?o), "technolog", "i") && (isIRI(?o) || ?p != dcterms:description)) }
      UNION { ?s ?p ?o FILTER(REGEX(STR(?s), "technolog", "i")) }`,
    wrong: [
      'cn:trend-new-types ncb:dueTo cn:evolution',
      'cn:trend-new-types ncb:causedBy cn:evolution',
      'cn:evolution skos:prefLabel "evolving technology"@en',
      'cn:technology a ncb:CrimeTrend',
    ],
  },
  {
    id: 'N11',
    what: 'a sub-bureau typed as a National Central Bureau',
    pattern: `
      { ?s a ncb:NationalCentralBureau FILTER(?s != cn:ncb) }
      UNION { ?country ncb:nationalCentralBureau ?s FILTER(?s != cn:ncb) }
      UNION { cn:ncb ncb:subBureauOf ?o }
      UNION { ?sub a ncb:SubBureau , ?type FILTER(?type != ncb:SubBureau) }`,
    wrong: [
      'cn:sub-bureau-macao a ncb:NationalCentralBureau',
      'cn:country ncb:nationalCentralBureau cn:sub-bureau-hong-kong',
    ],
  },
  {
    id: 'N12',
    what: 'any list marked exhaustive',
    pattern: `
      { ?s ?p code:closed-list }
      UNION { ?s ncb:listing ?listing FILTER(?listing NOT IN (code:open-list, code:unmarked-list)) }
      UNION { VALUES ?s { cn:trend-fraud cn:investigation-units } ?s ncb:listing ?listing FILTER(?listing != code:open-list) }
      UNION { ?s a ncb:CrimeChallenge ; ncb:listing ?listing FILTER(?listing != code:open-list) }
      UNION { ?s ?p ?o FILTER(REGEX(STR(?p), "exhaustive|complete|closed|oneOf|unionOf|#first$", "i")) }`,
    wrong: [
      'cn:trend-fraud ncb:listing code:closed-list',
      'cn:investigation-units ncb:listing code:unmarked-list',
      'cn:challenge-drug-trafficking ncb:exhaustive true',
      'cn:list owl:oneOf (wording:drugs)',
    ],
  },
  {
    id: 'N13',
    what: 'one wording for another: drugs, cyber security, terrorism',
    pattern: `
      { ?one ?p ?other . ?one a ncb:CrimeArea . ?other a ncb:CrimeArea }
      UNION { ?s owl:sameAs|skos:exactMatch|skos:closeMatch|owl:equivalentClass|dcterms:isReplacedBy ?o }
      UNION { ?s a ncb:CrimeArea ; ${labels} ?one , ?other FILTER(STR(?one) != STR(?other)) }
      UNION { ?s a ncb:CrimeArea . ?s ${labels} ?one . ?t a ncb:CrimeArea . ?t ${labels} ?same FILTER(?s != ?t && ?one = ?same) }
      UNION { cn:investigation-units ncb:focusesOn ?o FILTER(?o IN (wording:drug-trafficking, wording:cybercrime, wording:international-terrorism)) }
      UNION { cn:operation-participation ncb:tackles ?o FILTER(?o IN (wording:drugs, wording:cyber-security, wording:international-terrorism)) }
      UNION { ?s a ncb:CrimeChallenge ; ncb:concerns ?o FILTER(?o IN (wording:drugs, wording:terrorism)) }`,
    wrong: [
      'wording:drugs owl:sameAs wording:drug-trafficking',
      'wording:cyber-security skos:closeMatch wording:cybercrime',
      'wording:terrorism skos:altLabel "international terrorism"@en',
      'wording:drug a ncb:CrimeArea ; skos:prefLabel "drugs"@en',
      'cn:investigation-units ncb:focusesOn wording:cybercrime',
    ],
  },
];

/** Wordings that curated links must not equate, even by way of a topic (N13). */
export const apart: readonly (readonly [string, string])[] = [
  ['drugs', 'drug-trafficking'],
  ['cyber-security', 'cybercrime'],
  ['terrorism', 'international-terrorism'],
];
