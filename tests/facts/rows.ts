// What the page of China says, row by row: the acceptance test of the export. What it does not say is in not-said.ts.

/** E: the text says it; P: the text presupposes it; I: one reading of a text that allows more than one. */
export type Mode = 'E' | 'P' | 'I';

export interface Row {
  readonly id: string;
  readonly mode: Mode;
  /** The words of the page that say it, with its typography. */
  readonly quote: string;
  /** Triples (in SPARQL and in Turtle, with `prefixes`) that say the row; each carries the row's mode and evidence. */
  readonly triples: string;
  /** Triples that the row needs to be understood, and that other words of the page say. */
  readonly besides: string;
}

/** Prefix → namespace of the rows and of what they are asked with. */
export const prefixes = {
  activity: 'https://w3id.org/ncb-graph/activity/',
  cn: 'https://w3id.org/ncb-graph/id/cn/',
  code: 'https://w3id.org/ncb-graph/code/',
  dcterms: 'http://purl.org/dc/terms/',
  int: 'https://w3id.org/ncb-graph/id/int/',
  ncb: 'https://w3id.org/ncb-graph/ontology#',
  oa: 'http://www.w3.org/ns/oa#',
  org: 'http://www.w3.org/ns/org#',
  owl: 'http://www.w3.org/2002/07/owl#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  region: 'https://w3id.org/ncb-graph/region/',
  schema: 'http://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  source: 'https://w3id.org/ncb-graph/source/',
  time: 'http://www.w3.org/2006/time#',
  wording: 'https://w3id.org/ncb-graph/wording/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

// id | mode | quote | triples | besides
const table = `
F1 | E | Region: Asia / South Pacific | cn:country ncb:region region:asia-south-pacific
F2 | E | Asia / South Pacific | region:asia-south-pacific a ncb:InterpolRegion ; skos:prefLabel "Asia / South Pacific"@en
F3 | E | National Central Bureau: Beijing | cn:country ncb:nationalCentralBureau cn:ncb . cn:ncb a ncb:NationalCentralBureau
F4 | I | National Central Bureau: Beijing | cn:ncb schema:location cn:beijing . cn:beijing a schema:City ; skos:prefLabel "Beijing"@en
F5 | E | Member since | cn:membership a org:Membership ; org:member cn:country ; org:organization int:interpol
F6 | E | Member since: 4 September 1961 | cn:membership org:memberDuring cn:membership-period . cn:membership-period a time:Interval ; time:hasBeginning cn:membership-period-start . cn:membership-period-start a time:Instant ; time:inXSDDate "1961-09-04"^^xsd:date
F7 | E | How INTERPOL supports China | cn:role-support a ncb:Role ; ncb:performedBy int:interpol ; ncb:beneficiary cn:country
F8 | E | to tackle international crime | cn:role-support ncb:activity activity:tackle ; ncb:tackles wording:international-crime . activity:tackle skos:prefLabel "tackle"@en . wording:international-crime skos:prefLabel "international crime"@en
F9 | E | Fighting organized crime in China | cn:section-fighting-organized-crime-in-china a schema:WebPageElement ; dcterms:title "Fighting organized crime in China"@en ; dcterms:subject wording:organized-crime ; dcterms:spatial cn:country ; dcterms:isPartOf source:interpol-china . wording:organized-crime skos:prefLabel "organized crime"@en
F10 | E | As technology evolves around the world | cn:trend-new-types dcterms:description "As technology evolves around the world"@en
F11 | E | new types of transnational organized crime are appearing in China | cn:trend-new-types a ncb:CrimeTrend ; ncb:concerns wording:transnational-organized-crime ; ncb:affects cn:country . wording:transnational-organized-crime skos:prefLabel "transnational organized crime"@en
F12 | E | new types of transnational organized crime are appearing | cn:trend-new-types ncb:direction code:emerging
F13 | E | particularly in the form of new fraud trends | cn:trend-new-types ncb:manifestsAs cn:trend-fraud . cn:trend-fraud a ncb:CrimeTrend ; ncb:concerns wording:fraud ; ncb:direction code:emerging ; ncb:affects cn:country . wording:fraud skos:prefLabel "fraud"@en
F14 | E | pyramid scams | cn:trend-fraud ncb:example wording:pyramid-scams . wording:pyramid-scams skos:prefLabel "pyramid scams"@en
F15 | E | telecommunications fraud | cn:trend-fraud ncb:example wording:telecommunications-fraud . wording:telecommunications-fraud skos:prefLabel "telecommunications fraud"@en
F16 | E | telecommunications fraud and cybercrime | cn:trend-fraud ncb:example wording:cybercrime . wording:cybercrime skos:prefLabel "cybercrime"@en
F17 | E | such as pyramid scams | cn:trend-fraud ncb:listing code:open-list
F18 | E | challenges include drug trafficking | cn:challenge-drug-trafficking a ncb:CrimeChallenge ; ncb:concerns wording:drug-trafficking ; ncb:affects cn:country . wording:drug-trafficking skos:prefLabel "drug trafficking"@en
F19 | E | from international terrorism | cn:challenge-international-terrorism a ncb:CrimeChallenge ; ncb:concerns wording:international-terrorism ; ncb:affects cn:country . wording:international-terrorism skos:prefLabel "international terrorism"@en
F20 | E | the security threat from international terrorism | cn:challenge-international-terrorism dcterms:type code:security-threat
F21 | E | transnational crime challenges | cn:challenge-drug-trafficking ncb:scope code:transnational . cn:challenge-international-terrorism ncb:scope code:transnational
F22 | P | China’s other transnational crime challenges | cn:trend-new-types a ncb:CrimeChallenge
F23 | E | challenges include | cn:challenge-drug-trafficking ncb:listing code:open-list . cn:challenge-international-terrorism ncb:listing code:open-list
F24 | I | The international characteristics of these crime areas | cn:crime-situation a ncb:CrimeSituation ; dcterms:hasPart cn:trend-new-types , cn:challenge-drug-trafficking , cn:challenge-international-terrorism ; ncb:scope code:international
F25 | E | their links with crime networks | cn:crime-situation dcterms:relation cn:crime-networks
F26 | E | crime networks around the world | cn:crime-networks a ncb:Collective ; skos:prefLabel "crime networks"@en ; ncb:scope code:worldwide
F27 | E | make the role of the INTERPOL National Central Bureau (NCB) in China fundamental | cn:role-security a ncb:Role ; ncb:performedBy cn:ncb ; ncb:significance "fundamental"@en
F28 | E | maintaining national and regional security | cn:role-security ncb:activity activity:maintain-national-security . activity:maintain-national-security skos:prefLabel "maintain national security"@en
F29 | E | maintaining national and regional security | cn:role-security ncb:activity activity:maintain-regional-security . activity:maintain-regional-security skos:prefLabel "maintain regional security"@en
F30 | E | make the role of the INTERPOL National Central Bureau | cn:role-security ncb:dueTo cn:crime-situation
F31 | E | National Central Bureau (NCB) | ncb:NationalCentralBureau skos:prefLabel "National Central Bureau"@en ; skos:altLabel "NCB"@en
F32 | E | The Chinese NCB plays a central role | cn:role-prevention a ncb:Role ; ncb:performedBy cn:ncb ; ncb:significance "central"@en
F33 | E | preventing the country and surrounding region from serving international organized crime | cn:role-prevention ncb:activity activity:prevent ; ncb:tackles wording:international-organized-crime ; ncb:beneficiary cn:country . activity:prevent skos:prefLabel "prevent"@en . wording:international-organized-crime skos:prefLabel "international organized crime"@en
F34 | E | the country and surrounding region | cn:role-prevention ncb:beneficiary cn:surrounding-region . cn:surrounding-region a schema:Place ; skos:prefLabel "surrounding region"@en ; schema:geoTouches cn:country
F35 | E | By providing globally-sourced intelligence | cn:role-intelligence a ncb:Role ; ncb:performedBy cn:ncb ; ncb:provides cn:role-intelligence-provision . cn:role-intelligence-provision a ncb:Provision ; skos:prefLabel "intelligence"@en
F36 | E | globally-sourced | cn:role-intelligence-provision ncb:scope code:worldwide
F37 | E | about regional crime trends | cn:role-intelligence-provision dcterms:description "regional crime trends"@en
F38 | E | the NCB helps police officers across China | cn:role-intelligence ncb:beneficiary cn:police-officers
F39 | E | police officers across China | cn:police-officers a ncb:Collective ; skos:prefLabel "police officers"@en ; dcterms:spatial cn:country
F40 | E | helps police officers across China detect | cn:role-intelligence ncb:enables activity:detect . activity:detect skos:prefLabel "detect"@en
F41 | E | detect and investigate | cn:role-intelligence ncb:enables activity:investigate . activity:investigate skos:prefLabel "investigate"@en
F42 | E | the flow of illicit goods | cn:role-intelligence ncb:tackles wording:flow-of-illicit-goods . wording:flow-of-illicit-goods skos:prefLabel "flow of illicit goods"@en
F43 | E | along trafficking routes | cn:role-intelligence dcterms:spatial cn:trafficking-routes . cn:trafficking-routes a ncb:CollectivePlace ; skos:prefLabel "trafficking routes"@en
F44 | E | trafficking routes in and around the country | cn:trafficking-routes dcterms:spatial cn:country
F45 | E | in and around the country | cn:trafficking-routes dcterms:spatial cn:surrounding-region
F46 | E | The Beijing NCB is part of the International Cooperation Department | cn:ncb org:subOrganizationOf cn:international-cooperation-department
F47 | E | International Cooperation Department in China’s Ministry of Public Security | cn:international-cooperation-department a org:OrganizationalUnit ; org:unitOf cn:mps ; skos:prefLabel "International Cooperation Department"@en
F48 | E | China’s Ministry of Public Security | cn:mps a ncb:Ministry ; ncb:country cn:country ; skos:prefLabel "Ministry of Public Security"@en
F49 | E | Ministry of Public Security (MPS) | cn:mps skos:altLabel "MPS"@en
F50 | I | It provides national law enforcement agencies with a unique platform | cn:role-platform a ncb:Role ; ncb:performedBy cn:ncb ; ncb:provides cn:role-platform-provision ; ncb:beneficiary cn:national-law-enforcement-agencies . cn:role-platform-provision a ncb:Provision ; skos:prefLabel "platform"@en
F51 | E | national law enforcement agencies | cn:national-law-enforcement-agencies a ncb:Collective ; skos:prefLabel "national law enforcement agencies"@en ; ncb:level code:national
F52 | E | a unique platform | cn:role-platform ncb:significance "unique"@en
F53 | E | to work with police forces across the globe | cn:role-platform ncb:enables activity:work-with ; ncb:counterpart cn:police-forces . activity:work-with skos:prefLabel "work with"@en
F54 | E | police forces across the globe | cn:police-forces a ncb:Collective ; skos:prefLabel "police forces"@en ; ncb:scope code:worldwide
F55 | E | in preventing and investigating transnational crime | cn:role-platform ncb:enables activity:prevent . activity:prevent skos:prefLabel "prevent"@en
F56 | E | preventing and investigating transnational crime | cn:role-platform ncb:enables activity:investigate . activity:investigate skos:prefLabel "investigate"@en
F57 | E | investigating transnational crime | cn:role-platform ncb:tackles wording:transnational-crime . wording:transnational-crime skos:prefLabel "transnational crime"@en
F58 | E | The Chinese NCB takes part regularly | cn:operation-participation a ncb:OperationParticipation ; ncb:performedBy cn:ncb ; ncb:operations cn:operations
F59 | E | takes part regularly | cn:operation-participation ncb:frequency code:regular
F60 | E | global INTERPOL-led police operations | cn:operations a schema:EventSeries ; skos:prefLabel "INTERPOL-led police operations"@en ; ncb:scope code:worldwide
F61 | E | INTERPOL-led police operations | cn:operations schema:organizer int:interpol
F62 | E | police operations | cn:operations dcterms:type code:police-operation
F63 | E | supporting cooperative efforts | cn:operation-participation ncb:activity activity:support-cooperative-efforts . activity:support-cooperative-efforts skos:prefLabel "support cooperative efforts"@en
F64 | E | efforts to tackle terrorism | cn:operation-participation ncb:tackles wording:terrorism . wording:terrorism skos:prefLabel "terrorism"@en
F65 | E | terrorism, cybercrime | cn:operation-participation ncb:tackles wording:cybercrime . wording:cybercrime skos:prefLabel "cybercrime"@en
F66 | E | cybercrime, drug trafficking | cn:operation-participation ncb:tackles wording:drug-trafficking . wording:drug-trafficking skos:prefLabel "drug trafficking"@en
F67 | E | intellectual property crime | cn:operation-participation ncb:tackles wording:intellectual-property-crime . wording:intellectual-property-crime skos:prefLabel "intellectual property crime"@en
F68 | E | intellectual property crime and environmental crime | cn:operation-participation ncb:tackles wording:environmental-crime . wording:environmental-crime skos:prefLabel "environmental crime"@en
F69 | E | tackle terrorism, cybercrime, drug trafficking, intellectual property crime and environmental crime | cn:operation-participation ncb:listing code:unmarked-list
F70 | E | Law enforcement in China | cn:section-law-enforcement-in-china a schema:WebPageElement ; dcterms:title "Law enforcement in China"@en ; dcterms:spatial cn:country ; dcterms:isPartOf source:interpol-china
F71 | E | The MPS is part of the State Council | cn:mps org:subOrganizationOf cn:state-council . cn:state-council a ncb:GovernmentBody ; skos:prefLabel "State Council"@en
F72 | E | the State Council, China’s | cn:state-council ncb:country cn:country
F73 | E | China’s chief administrative body | cn:state-council dcterms:description "chief administrative body"@en
F74 | I | principal police and security authority | cn:state-council dcterms:description "principal police and security authority"@en
F75 | E | National law enforcement services are provided by public security bureaus | cn:police-service a schema:GovernmentService ; schema:provider cn:public-security-bureaus
F76 | E | National law enforcement services | cn:police-service skos:prefLabel "National law enforcement services"@en ; ncb:level code:national
F77 | E | public security bureaus | cn:public-security-bureaus a ncb:Collective ; skos:prefLabel "public security bureaus"@en
F78 | E | public security bureaus, the provincial and municipal | cn:public-security-bureaus ncb:level code:provincial
F79 | E | municipal public security counterparts | cn:public-security-bureaus ncb:level code:municipal
F80 | P | public security counterparts | cn:public-security-bureaus ncb:counterpart cn:mps
F81 | E | which, under the leadership of local government | cn:public-security-bureaus ncb:underLeadershipOf cn:local-government . cn:local-government a ncb:Collective ; skos:prefLabel "local government"@en
F82 | E | operate in the main towns | cn:public-security-bureaus schema:areaServed cn:main-towns . cn:main-towns a ncb:CollectivePlace ; skos:prefLabel "main towns"@en
F83 | E | the main towns, cities | cn:public-security-bureaus schema:areaServed cn:cities . cn:cities a ncb:CollectivePlace ; skos:prefLabel "cities"@en
F84 | E | cities and counties | cn:public-security-bureaus schema:areaServed cn:counties . cn:counties a ncb:CollectivePlace ; skos:prefLabel "counties"@en
F85 | E | the main towns, cities and counties of China | cn:main-towns schema:containedInPlace cn:country . cn:cities schema:containedInPlace cn:country . cn:counties schema:containedInPlace cn:country
F86 | E | MPS is made up of specialized investigation units | cn:mps dcterms:hasPart cn:investigation-units . cn:investigation-units a ncb:Collective ; skos:prefLabel "specialized investigation units"@en
F87 | E | focus on specific forms of organized crime | cn:investigation-units ncb:focusesOn wording:organized-crime . wording:organized-crime skos:prefLabel "organized crime"@en
F88 | E | economic crime | cn:investigation-units ncb:focusesOn wording:economic-crime . wording:economic-crime skos:prefLabel "economic crime"@en
F89 | E | cyber security | cn:investigation-units ncb:focusesOn wording:cyber-security . wording:cyber-security skos:prefLabel "cyber security"@en
F90 | E | cyber security, terrorism | cn:investigation-units ncb:focusesOn wording:terrorism . wording:terrorism skos:prefLabel "terrorism"@en
F91 | E | terrorism, drugs | cn:investigation-units ncb:focusesOn wording:drugs . wording:drugs skos:prefLabel "drugs"@en
F92 | E | drugs and smuggling | cn:investigation-units ncb:focusesOn wording:smuggling . wording:smuggling skos:prefLabel "smuggling"@en
F93 | E | including economic crime, cyber security, terrorism, drugs and smuggling | cn:investigation-units ncb:listing code:open-list
F94 | E | There are two million police officers in China | cn:headcount-police-officers a ncb:Headcount ; schema:observationAbout cn:country ; schema:value 2000000
F95 | E | police officers in China | cn:headcount-police-officers ncb:counts cn:police-officers | cn:police-officers skos:prefLabel "police officers"@en
F96 | E | two million | cn:headcount-police-officers ncb:asStated "two million"@en ; ncb:qualifier code:rounded
F97 | E | INTERPOL Beijing has two sub bureaus | cn:ncb ncb:subBureauCount 2
F98 | E | sub bureaus | cn:sub-bureau-hong-kong a ncb:SubBureau ; ncb:subBureauOf cn:ncb
F99 | E | sub bureaus | cn:sub-bureau-macao a ncb:SubBureau ; ncb:subBureauOf cn:ncb
F100 | E | each with delegated regional authority | cn:sub-bureau-hong-kong ncb:authority code:delegated
F101 | E | each with delegated regional authority | cn:sub-bureau-macao ncb:authority code:delegated
F102 | E | regional authority | cn:sub-bureau-hong-kong ncb:scope code:regional . cn:sub-bureau-macao ncb:scope code:regional
F103 | I | in the special administrative regions of Hong Kong (China) | cn:sub-bureau-hong-kong ncb:jurisdiction cn:hong-kong
F104 | I | Macao (China) | cn:sub-bureau-macao ncb:jurisdiction cn:macao
F105 | E | special administrative regions of Hong Kong (China) | cn:hong-kong a ncb:SpecialAdministrativeRegion
F106 | E | special administrative regions of Hong Kong (China) and Macao (China) | cn:macao a ncb:SpecialAdministrativeRegion
F107 | E | Hong Kong (China) | cn:hong-kong skos:prefLabel "Hong Kong (China)"@en
F108 | E | Macao (China) | cn:macao skos:prefLabel "Macao (China)"@en
F109 | E | The Chinese NCB | cn:ncb skos:altLabel "Chinese NCB"@en
F110 | E | The Beijing NCB | cn:ncb skos:altLabel "Beijing NCB"@en
F111 | E | INTERPOL Beijing | cn:ncb skos:prefLabel "INTERPOL Beijing"@en
F112 | E | China | cn:country a ncb:MemberCountry ; skos:prefLabel "China"@en
F113 | E | INTERPOL | int:interpol a org:Organization ; skos:prefLabel "INTERPOL"@en
F114 | E | the INTERPOL National Central Bureau | cn:ncb org:linkedTo int:interpol
`;

/** Every row, in the order of the page's facts. */
export const rows: readonly Row[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [id = '', mode, quote = '', triples = '', besides = ''] = line.split(' | ');
    if (mode !== 'E' && mode !== 'P' && mode !== 'I') throw new Error(`no mode: ${line}`);
    return { id, mode, quote, triples, besides };
  });
