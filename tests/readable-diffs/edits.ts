// Edits of data/countries/cn.yaml, one fact each, as an author makes them: what is replaced, and by what.

/** What is edited, the text that goes, the text that comes. The text that goes stands once in the file. */
export type Edit = readonly [what: string, from: string, to: string];

/** Each changes one or two lines of the facts. */
export const edits: readonly Edit[] = [
  // Values.
  ['a date, another day', 'date: 1961-09-04,', 'date: 1961-09-05,'],
  ['a date, known to the month', 'date: 1961-09-04,', 'date: 1961-09,'],
  ['a date, known to the year', 'date: 1961-09-04,', 'date: "1961",'],
  ['a number', 'value: 2000000', 'value: 2000001'],
  ['a number in words', 'stated: two million', 'stated: million'],
  ['how exact a number is', 'qualifier: rounded', 'qualifier: about'],
  ['a count', 'count: { value: 2,', 'count: { value: 3,'],
  ['a frequency', 'frequency: regular', 'frequency: occasional'],
  ['a scope', 'name: police forces, scope: worldwide', 'name: police forces, scope: international'],
  ['a scope that goes', 'name: police forces, scope: worldwide,', 'name: police forces,'],
  [
    'a direction',
    'direction: emerging\n    quote: "new fraud trends"',
    'direction: growing\n    quote: "new fraud trends"',
  ],
  ['a direction that goes', 'direction: emerging\n    quote: "new fraud trends"', 'quote: "new fraud trends"'],
  ['a significance', 'significance: central\n', 'significance: role\n'],
  ['a description', 'describedAs:\n      - chief administrative body', 'describedAs:\n      - chief'],
  // Labels.
  ['a name', 'name: State Council\n', 'name: Council\n'],
  ['the name of a group', '{ name: local government, quote', '{ name: government, quote'],
  ['the name of a place', 'name: trafficking routes\n', 'name: routes\n'],
  ['the preferred name, of two', '[INTERPOL Beijing, Beijing NCB,', '[Beijing NCB, INTERPOL Beijing,'],
  ['another name more', '[INTERPOL Beijing, Beijing NCB,', '[INTERPOL Beijing, Beijing, Beijing NCB,'],
  ['another name less', 'Beijing NCB, Chinese NCB]', 'Beijing NCB]'],
  ['an abbreviation that goes', '    abbreviation: MPS\n', ''],
  ['a title of a section', 'title: Law enforcement in China', 'title: Law enforcement'],
  // Kinds.
  ['what a body is', 'kind: ministry', 'kind: government body'],
  ['what a place is', 'surrounding-region:\n    kind: place', 'surrounding-region:\n    kind: group'],
  [
    'a second type that goes',
    `    alsoChallenge:
      value: true
      quote: "China’s other transnational crime challenges"
      mode: presupposed
      because: "“other” makes the trends of the paragraph before challenges too"
`,
    '',
  ],
  ['a kind of challenge that goes', '        kind: security threat\n', ''],
  // Lists.
  [
    'a list, one item more at its end',
    'drug trafficking, intellectual property crime, environmental crime]\n',
    'drug trafficking, intellectual property crime, environmental crime, crime]\n',
  ],
  [
    'a list, its first item less',
    'areas: [terrorism, cybercrime, drug trafficking,',
    'areas: [cybercrime, drug trafficking,',
  ],
  ['a list, its last item less', 'cyber security, terrorism, drugs, smuggling]', 'cyber security, terrorism, drugs]'],
  ['an item of a list, other words', 'areas: [pyramid scams,', 'areas: [scams,'],
  ['how a list is marked', 'list: unmarked', 'list: open'],
  ['levels, one less', 'levels: [provincial, municipal]', 'levels: [provincial]'],
  [
    'a list of one that gains a second',
    'activities: [tackle]\n    tackles',
    'activities: [tackle, supports]\n    tackles',
  ],
  ['places, one less', 'places: [main-towns, cities, counties]', 'places: [main-towns, cities]'],
  // References.
  ['a reference', 'providedBy: public-security-bureaus', 'providedBy: police-forces'],
  ['a reference that goes', '    touches: country\n', ''],
  ['a reference more', 'within: [country, surrounding-region]', 'within: [country, surrounding-region, main-towns]'],
  ['for whom a role is', '    for: police-officers\n', '    for: police-forces\n'],
];

/** Facts said in other words of the page, or otherwise: the facts stay, the evidence does not. */
export const evidenceEdits: readonly Edit[] = [
  ['a quote', 'quote: "new fraud trends"', 'quote: "fraud trends"'],
  ['a quote of one date', 'quote: "Member since: 4 September 1961"', 'quote: "4 September 1961"'],
  [
    'a mode',
    '      mode: presupposed\n      because: "“counterparts”',
    '      mode: interpreted\n      because: "“counterparts”',
  ],
  [
    'a mode that becomes explicit',
    'name: Beijing, mode: interpreted, because: "the header gives a city after the bureau\'s title, not an address"',
    'name: Beijing',
  ],
  ['a reason', 'says not of whom; the sentence', 'does not say of whom; the sentence'],
];

/** What changes nothing. */
export const idleEdits: readonly Edit[] = [
  [
    'a list in another order',
    'areas: [pyramid scams, telecommunications fraud, cybercrime]',
    'areas: [cybercrime, telecommunications fraud, pyramid scams]',
  ],
  ['names in another order, the preferred one apart', 'Beijing NCB, Chinese NCB]', 'Chinese NCB, Beijing NCB]'],
  ['a comment', '# headings of the page', '# headings'],
];

/** Things that go whole, and nothing else with them. */
export const removals: readonly Edit[] = [
  [
    'the first of two sections',
    '  - { title: Fighting organized crime in China, area: organized crime, place: country, quote: "Fighting organized crime in China" }\n',
    '',
  ],
];
