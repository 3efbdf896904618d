// Ways to spoil the facts of the full fixture, each twice: in what an author writes, and in the graph that says the same.
// Holds no verdict: what the witnesses say is in verdicts.test.ts.
import { namedNode, type Quad, quad } from '../../src/rdf/terms.ts';

export interface Mutation {
  readonly kind: string;
  /** Words of the country file, or of sources.yaml, and what stands in their place. */
  readonly authored: { readonly file: 'xa.yaml' | 'sources.yaml'; readonly from: string; readonly to: string };
  /** Edits of the case graph as in tests/shapes/cases.txt, or a function where no parser takes the term. */
  readonly graph: readonly (string | ((graph: readonly Quad[]) => readonly Quad[]))[];
}

type Row = readonly [kind: string, from: string, to: string, ...graph: Mutation['graph']];

const long = 'x'.repeat(70_000);
const start = 'xa:membership-period-start time:inXSDDate * =>';
const since = 'memberSince: 1956-03-07';
const name = 'name: Examplia\n';
const count = 'xa:ncb ncb:subBureauCount * =>';
const headcount = 'xa:headcount-police-officers schema:value * =>';
const label = 'xa:country skos:prefLabel * =>';
const partOf = 'partOf: federal-police';
const bureauPart = 'xa:ncb org:subOrganizationOf * =>';
const direction = 'xa:trend-frauds ncb:direction * =>';
const url = 'https://pages.example/examplia';

/** Puts another object where no parser would read it. */
const withObject = (local: string, predicate: string, object: Quad['object']) => (graph: readonly Quad[]) => {
  const isMeant = (each: Quad) => each.subject.value.endsWith(local) && each.predicate.value.endsWith(predicate);
  if (!graph.some(isMeant)) throw new Error(`no ${predicate} of ${local}`);
  return graph.map((each) => (isMeant(each) ? quad(each.subject, each.predicate, object) : each));
};

const country: readonly Row[] = [
  ['a name dropped', `  ${name}`, '', '- xa:country skos:prefLabel *'],
  ['a region dropped', '  region: Europe\n', '', '- xa:country ncb:region *'],
  ['a date dropped', since, 'memberSince: {}', '- xa:membership-period-start time:inXSDDate *'],
  [
    'a membership that no page dates',
    `  ${since}\n`,
    '',
    (graph) => graph.filter(({ subject }) => !/\/id\/xa\/membership/.test(subject.value)),
  ],
  ['a kind dropped', '    kind: ministry\n', '', '- xa:interior rdf:type *'],
  ['a headcount without number', '    value: 12000\n', '', '- xa:headcount-police-officers schema:value *'],
  ['a headcount of nobody', '    of: police-officers\n', '', '- xa:headcount-police-officers ncb:counts *'],
  ['a trend without area', '    area: phone scams\n', '', '- xa:trend-phone-scams ncb:concerns *'],
  [
    'a role of nobody',
    '    by: bureau\n    for: country\n',
    '    for: country\n',
    '- xa:role-alerts ncb:performedBy *',
  ],
  ['a sub-bureau without place', '      jurisdiction: free-port\n', '', '- xa:sub-bureau-free-port ncb:jurisdiction *'],
  [
    'a second preferred name',
    `  ${name}`,
    '  name: Examplia\n  name: Elsewhere\n',
    '+ xa:country skos:prefLabel "Elsewhere"@en',
  ],
  [
    'a preferred name again as another',
    'names: [Examplian Republic]',
    'names: [Examplia]',
    'xa:country skos:altLabel * => "Examplia"@en',
  ],
  ['a second number', '  count: 2\n', '  count: 2\n  count: 3\n', '+ xa:ncb ncb:subBureauCount 3'],
  [
    'a second date',
    `  ${since}\n`,
    `  ${since}\n  memberSince: 1957\n`,
    '+ xa:membership-period-start time:inXSDDate "1957-01-01"^^xsd:date',
  ],
  ['30 February', since, 'memberSince: 1956-02-30', `${start} "1956-02-30"^^xsd:date`],
  ['29 February of a common year', since, 'memberSince: 1957-02-29', `${start} "1957-02-29"^^xsd:date`],
  ['29 February of a leap year', since, 'memberSince: 1956-02-29', `${start} "1956-02-29"^^xsd:date`],
  ['31 April', since, 'memberSince: 1956-04-31', `${start} "1956-04-31"^^xsd:date`],
  ['a thirteenth month', since, 'memberSince: 1956-13-07', `${start} "1956-13-07"^^xsd:date`],
  ['the year 0', since, 'memberSince: 0000-03-07', `${start} "0000-03-07"^^xsd:date`],
  ['a date in words', since, 'memberSince: 7 March 1956', `${start} "7 March 1956"^^xsd:date`],
  ['a date with a time', since, 'memberSince: 1956-03-07T00:00:00Z', `${start} "1956-03-07T00:00:00Z"^^xsd:date`],
  ['a date with a time zone', since, 'memberSince: 1956-03-07Z', `${start} "1956-03-07Z"^^xsd:date`],
  ['a date as text', since, 'memberSince: "unknown"', `${start} "unknown"`],
  ['a number in words', 'count: 2', 'count: two', `${count} "two"^^xsd:integer`],
  ['a number as text', 'count: 2', 'count: "2"', `${count} "2"`],
  ['a negative number', 'count: 2', 'count: -2', `${count} -2`],
  ['a fraction', 'count: 2', 'count: 2.5', `${count} 2.5`],
  ['a number with a comma', 'value: 12000', 'value: 12,000', `${headcount} "12,000"^^xsd:integer`],
  [
    'a number that no computer holds exactly',
    'value: 12000',
    'value: 12000000000000000000000',
    `${headcount} 12000000000000000000000`,
  ],
  [
    'a count of 30 February',
    'asOf: 2019-12-31',
    'asOf: 2019-02-30',
    'xa:headcount-police-officers schema:observationDate * => "2019-02-30"^^xsd:date',
  ],
  ['nobody counted', 'value: 12000', 'value: 0', `${headcount} 0`],
  ['a number stated and not borne out', 'count: 2', 'count: 3', `${count} 3`],
  ['a number that the page does not say', 'value: 12000', 'value: 13000', `${headcount} 13000`],
  ['a body that is a place', partOf, 'partOf: coast', `${bureauPart} xa:coast`],
  [
    'a body that is a group',
    'unitOf: interior\n\nbodies',
    'unitOf: police-officers\n\nbodies',
    'xa:ncb org:unitOf * => xa:police-officers',
  ],
  ['a body that is not there', partOf, 'partOf: nobody', `${bureauPart} xa:nobody`],
  [
    'two references swapped',
    '    of: police-officers\n    about: country',
    '    of: country\n    about: police-officers',
    'xa:headcount-police-officers ncb:counts * => xa:country',
    'xa:headcount-police-officers schema:observationAbout * => xa:police-officers',
  ],
  [
    'a place in a body',
    'partOf: coast, quote',
    'partOf: council, quote',
    'xa:bay schema:containedInPlace * => xa:council',
  ],
  [
    'a body part of itself',
    'partOf: council',
    'partOf: interior',
    'xa:interior org:subOrganizationOf * => xa:interior',
  ],
  [
    'an example that is the trend itself',
    'examples: { areas: [lottery letters, false heirs]',
    'examples: { areas: [lottery letters, New frauds]',
    'xa:trend-frauds ncb:example wording:false-heirs => wording:new-frauds',
  ],
  [
    'a sub-bureau in a country',
    'jurisdiction: free-port',
    'jurisdiction: country',
    'xa:sub-bureau-free-port ncb:jurisdiction * => xa:country',
  ],
  ['a code that is none', 'direction: growing', 'direction: sideways', `${direction} code:sideways`],
  ['a code of another list', 'direction: growing', 'direction: worldwide', `${direction} code:worldwide`],
  ['a code as text', 'direction: growing', 'direction: "up"', `${direction} "growing"`],
  ['a region that is none', 'region: Europe', 'region: Atlantis', 'xa:country ncb:region * => region:atlantis'],
  ['an empty name', name, 'name: ""\n', `${label} ""@en`],
  ['a blank name', name, 'name: "   "\n', `${label} "   "@en`],
  ['an over-long name', name, `name: ${long}\n`, `${label} "${long}"@en`],
  [
    'an emoji',
    'name: Sister City, quote: "Sister City is a city"',
    'name: Sister City 👮🏽‍♀️, quote: "Sister City 👮🏽‍♀️ is a city"',
    'xa:sister-city skos:prefLabel * => "Sister City 👮🏽‍♀️"@en',
  ],
  [
    'letters put together of parts',
    name,
    'name: "Exámplia"\n'.normalize('NFD'),
    `${label} "${'Exámplia'.normalize('NFD')}"@en`,
  ],
  ['a control character', name, 'name: "Examplia\\u0007"\n', `${label} "Examplia\\u0007"@en`],
  ['a character that turns the line round', name, 'name: "Examplia\\u202E"\n', `${label} "Examplia\\u202E"@en`],
  ['a character that is none', name, 'name: "Examplia\\uFFFE"\n', `${label} "Examplia\\uFFFE"@en`],
  ['a truth for a name', name, 'name: true\n', `${label} true`],
  ['a list for a name', name, 'name: [Examplia]\n', `${label} xa:coast`],
  ['a name without language', name, 'name: { text: Examplia }\n', `${label} "Examplia"`],
  ['an unknown property', `  ${name}`, `  ${name}  motto: Together\n`, '+ xa:country ex:motto "Together"'],
  [
    'a known property of another kind of thing',
    `  ${name}`,
    `  ${name}  direction: growing\n`,
    '+ xa:country ncb:direction code:growing',
  ],
  ['a kind that is none', 'kind: ministry', 'kind: principality', 'xa:interior rdf:type * => ex:Principality'],
  ['a bureau that is a sub-bureau', 'alsoA: [police body]', 'alsoA: [sub-bureau]', '+ xa:ncb rdf:type ncb:SubBureau'],
  ['an identifier in capitals', '  standards: {', '  Standards: {', 'xa:standards >> xa:Standards'],
  [
    'an identifier with a space',
    '  standards: {',
    '  bureau of standards: {',
    'xa:standards >> <https://full.example/ncb/id/xa/bureau%20of%20standards>',
  ],
  ['a mode that is none', 'mode: presupposed', 'mode: guessed', 'st:presupposed ncb:mode * => code:guessed'],
  [
    'a reading without reason',
    '        because: "who leaves a kind of crime to its parts deals with it"\n',
    '',
    '- st:presupposed ncb:because *',
  ],
  ['a fact without quote', ', quote: "Sister City is a city" }', ' }', '- st:explicit prov:wasDerivedFrom *'],
  [
    'an over-long quote',
    'quote: "The Council of Ministers is the government"',
    `quote: "The Council of Ministers is ${'x'.repeat(400)}"`,
    `passage:one-quote oa:exact * => "${'x'.repeat(400)}"`,
  ],
  [
    'an over-long name that is its own quote',
    'names: [Examplian Republic]',
    `names: [${'x'.repeat(400)}]`,
    `xa:country skos:altLabel * => "${'x'.repeat(400)}"@en`,
    `passage:one-quote oa:exact * => "${'x'.repeat(400)}"`,
  ],
];

const sources: readonly Row[] = [
  ['words in another language than the page', 'language: en', 'language: fr', `${label} "Examplia"@fr`],
  [
    'an address with a space',
    url,
    'https://pages.example/exam plia',
    withObject('/source/interpol-examplia', '/url', namedNode('https://pages.example/exam plia')),
  ],
  [
    'an address that ends its line early',
    url,
    "'https://pages.example/> . <urn:a> <urn:b> <urn:c'",
    withObject('/source/interpol-examplia', '/url', namedNode('https://pages.example/> . <urn:a> <urn:b> <urn:c')),
  ],
  [
    'an address of another scheme',
    url,
    'javascript:alert(1)',
    'source:interpol-examplia schema:url * => <javascript:alert(1)>',
  ],
  ['an address as text', url, '"no page"', 'source:interpol-examplia schema:url * => "no page"'],
  [
    'a language that is none',
    'language: en',
    'language: English spoken',
    'source:interpol-examplia dcterms:language * => "English spoken"',
  ],
  ['a page without language', '  language: en\n', '', '- source:interpol-examplia dcterms:language *'],
  ['a page without title', '  title: An invented page on Examplia\n', '', '- source:interpol-examplia dcterms:title *'],
  ['a hash cut short', '992e2a98061d', '992e', 'source:interpol-examplia schema:sha256 * => "992e"'],
];

const rowsOf = (file: Mutation['authored']['file'], rows: readonly Row[]) =>
  rows.map(([kind, from, to, ...graph]): Mutation => ({ kind, authored: { file, from, to }, graph }));

export const mutations: readonly Mutation[] = [...rowsOf('xa.yaml', country), ...rowsOf('sources.yaml', sources)];
