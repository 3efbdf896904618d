// A page of our own is edited in every way that a page changes; each edit flags the facts whose words are gone or
// moved, and no other. Then the real page, where it is at hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quotesOf } from '../../src/model/cite.ts';
import { openProject } from '../../src/project/open.ts';
import { checkQuotes, recordedQuotes } from '../../src/project/quotes.ts';
import { exampliaFolder, openExamplia, page, record, sha256, writeSources } from './examplia.ts';

const { folder, remove } = exampliaFolder();
const pages = join(folder, 'pages');
beforeAll(() => record(folder));
afterAll(remove);

const partOf = ['bureau.partOf.body'];
const federal = ['bodies.federal-police.kind', 'bodies.federal-police.name'];
const names = ['bureau.names.0', 'interpol'];
const country = ['country.name'];
const officers = ['groups.officers.name'];
const headcount = ['of', 'about', 'value', 'stated', 'qualifier'].map((key) => `headcounts.0.${key}`);
const challenges = ['areas.0', 'areas.1', 'areas.2', 'list', 'affects'].map((key) => `challenges.0.${key}`);
const fraud = ['areas.0.area', 'list', 'affects'].map((key) => `challenges.1.${key}`);
const operations = ['by', 'series.name', 'frequency', 'tackles.0', 'tackles.1'].map((key) => `operations.${key}`);
const border = ['groups.border-police.name'];
const along = ['groups.border-police.within.places.0'];
const coast = ['places.coast.kind', 'places.coast.name', 'places.coast.partOf'];
const memberSince = ['country.memberSince.date'];
const region = ['country.region.name'];
const city = ['bureau.city'];
const section = ['sections.0.title'];
const every = [
  ...[region, city, memberSince, partOf, federal, names, country, officers, headcount, challenges, operations],
  ...[border, along, coast, section, fraud],
].flat();

interface Edit {
  readonly what: string;
  readonly edit: (text: string) => string;
  readonly gone?: readonly string[];
  readonly moved?: readonly string[];
}
const swap = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`the page does not say ${from}`);
  return text.replace(from, to);
};
const challengesLine = 'Examplia’s main challenges include human trafficking, cybercrime and art theft.\n\n';
const operationsSentence = 'The bureau takes part in regular operations against cybercrime and smuggling. ';
const borderSentence = 'It supports the border police along the coast of Examplia.';

const edits: readonly Edit[] = [
  { what: 'nothing', edit: (text) => text },
  { what: 'a notice above the page', edit: (text) => `Cookies help us. Accept?\n\n${text}` },
  { what: 'an emoji above the page', edit: (text) => `🍪🍪\n${text}` },
  { what: 'a footer below', edit: (text) => `${text}\n© Nobody. Region: Europe.\n` },
  { what: 'a sentence between two others', edit: swap('The Federal Police has', 'It is new. The Federal Police has') },
  { what: 'a sentence that nobody quotes is gone', edit: swap('The crime rate in the capital has fallen. ', '') },
  { what: 'a word beside a quote', edit: swap('It supports the border', 'It strongly supports the border') },
  { what: 'words that nobody quotes, in a line of quotes', edit: swap('🏛 (樣本市)', '(樣本市, formerly Oldton)') },
  { what: 'a sentence said twice', edit: swap(challengesLine, challengesLine + challengesLine) },
  { what: 'Windows line ends', edit: (text) => text.replaceAll('\n', '\r\n') },
  { what: 'one letter', edit: swap('art theft', 'art thefd'), gone: challenges },
  { what: 'another apostrophe', edit: swap('Examplia’s main', "Examplia's main"), gone: challenges },
  { what: 'a longer word at the end of a quote', edit: swap('and smuggling.', 'and smugglings.'), gone: operations },
  { what: 'a longer number', edit: swap('12,000 officers', '112,000 officers'), gone: [...officers, ...headcount] },
  { what: 'another number', edit: swap('12,000 officers', '13,000 officers'), gone: [...officers, ...headcount] },
  { what: 'another date', edit: swap('7 March 1956', '8 March 1956'), gone: memberSince },
  { what: 'a shorter date', edit: swap('7 March 1956', 'March 1956'), gone: memberSince },
  { what: 'another region', edit: swap('Region: Europe', 'Region: Asia'), gone: region },
  {
    what: 'another name in the middle',
    edit: swap('part of the Federal Police of', 'part of the National Police of'),
    gone: [...partOf, ...federal],
  },
  {
    what: 'another name at the start',
    edit: swap('INTERPOL Sampleton', 'Interpol Sampleton'),
    gone: [...names, ...partOf],
  },
  { what: 'a paragraph is gone', edit: swap(challengesLine, ''), gone: challenges },
  { what: 'a sentence is gone', edit: swap(borderSentence, ''), gone: [...border, ...along, ...coast] },
  {
    what: 'a word at the start of the outer of two quotes',
    edit: swap('along the coast', 'around the coast'),
    gone: along,
  },
  { what: 'a Chinese character', edit: swap('詐騙', '欺騙'), gone: fraud },
  {
    what: 'a short sentence before a long one',
    edit: swap(operationsSentence + borderSentence, `${borderSentence} ${operationsSentence}`),
    moved: [...border, ...along, ...coast],
  },
  {
    what: 'a heading at the top',
    edit: (text) => `Crime in the capital\n${swap('Crime in the capital\n', '')(text)}`,
    moved: section,
  },
  {
    what: 'a paragraph at the end, and a notice above',
    edit: (text) => `Hello\n${swap(challengesLine, '')(text)}\n${challengesLine}`,
    moved: challenges,
  },
  {
    what: 'a name where its words stood first, and still further down',
    edit: swap('part of the Federal Police of Examplia. ', 'part of the Federal Police. '),
    gone: [...partOf, ...federal],
    moved: country,
  },
  {
    what: 'three edits at once',
    edit: (text) => swap('art theft', 'art crime')(swap('Region', 'New! Region')(swap(borderSentence, '')(text))),
    gone: [...challenges, ...border, ...along, ...coast],
  },
  { what: 'another page', edit: () => 'Page not found\n', gone: every },
];

async function flagged(text: string) {
  writeFileSync(join(pages, 'examplia.txt'), text);
  const checked = await checkQuotes(await openExamplia(folder), pages);
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues, undefined, 2));
  const [found] = checked.value;
  const fields = (code: string) => (found?.flagged ?? []).flatMap((one) => (one.code === code ? one.field : [])).sort();
  const changed = checked.issues.filter(({ code }) => code === 'changed-page').map(({ field }) => field);
  return { checked, gone: fields('quote-not-found'), moved: fields('quote-moved'), changed };
}

describe('an edited page', () => {
  test.each(edits)('$what', async ({ edit, gone = [], moved = [] }) => {
    const text = edit(page);
    const found = await flagged(text);
    expect({ gone: found.gone, moved: found.moved }).toEqual({ gone: [...gone].sort(), moved: [...moved].sort() });
    expect(found.changed).toEqual(text.replaceAll('\r\n', '\n') === page ? [] : ['source']);
  });

  test('every fact can be flagged', async () => {
    const project = await openExamplia(folder);
    expect(project.countries[0]?.facts.map(({ path }) => path.join('.')).sort()).toEqual([...every].sort());
  });

  test('the issue stands at the quote, and names the facts and what the page says instead', async () => {
    const { checked } = await flagged(swap('art theft', 'art fraud')(page));
    const quote = challengesLine.slice(0, -3);
    expect(checked.issues.filter(({ code }) => code === 'quote-not-found')).toMatchObject([
      {
        severity: 'error',
        message: `the page does not say "${quote}"; on it rests ${challenges.join(', ')}`,
        expected: `the words as the page writes them: "${quote.replace('theft', 'fraud')}"`,
        place: { file: join(folder, 'data/countries/xa.yaml'), line: 27, column: 12 },
      },
    ]);
    expect(checked.value[0]?.flagged.find(({ field }) => field === 'challenges.0.areas.2')?.place).toMatchObject({
      line: 26,
      column: 44,
    });
  });

  test('positions are code points of the text, beyond U+FFFF too', async () => {
    const { checked } = await flagged(page);
    const lock = checked.value[0]?.lock.quotes ?? {};
    expect(Object.keys(lock).length).toBeGreaterThan(10);
    for (const [quote, [start, end]] of Object.entries(lock)) {
      expect([...page].slice(start, end).join('')).toBe(quote);
    }
    expect(page.indexOf('Member since')).toBe((lock['Member since: 7 March 1956']?.[0] ?? 0) + 1);
  });

  test('once the new hash is written and the places recorded, the page stands', async () => {
    const text = `New! ${borderSentence}\n${swap(borderSentence, '')(page)}`;
    expect((await flagged(text)).moved).toEqual([...border, ...along, ...coast].sort());
    writeSources(folder, sha256(text));
    const { checked } = await flagged(text);
    const [found] = checked.value;
    writeFileSync(join(folder, 'data/countries/xa.lock.json'), JSON.stringify(found?.lock));
    expect(await flagged(text)).toMatchObject({ gone: [], moved: [], changed: [] });
    writeSources(folder, sha256(page));
    writeFileSync(join(pages, 'examplia.txt'), page);
    await record(folder);
  });

  test('a recorded place that is not where the words stand is told at its fact', async () => {
    const project = await openExamplia(folder);
    const lock = project.locks.get('xa');
    if (lock === undefined) throw new Error('no lock');
    lock.quotes['the border police'] = [0, 17];
    const checked = await checkQuotes(project, pages);
    expect(checked.issues.map(({ code, field }) => [code, field])).toEqual([
      ['quote-moved', 'groups.border-police.quote'],
    ]);
  });
});

describe('words that stand more than once', () => {
  test('are told of until a position is recorded, unless they are a name', async () => {
    const project = await openExamplia(folder);
    writeFileSync(join(pages, 'examplia.txt'), `${page}\n${borderSentence}\n`);
    const unrecorded = { ...project, locks: new Map() };
    const codes = (await checkQuotes(unrecorded, pages)).issues.map(({ code, field }) => [code, field]);
    expect(
      codes
        .filter(([code]) => code === 'ambiguous-quote')
        .map(([, field]) => field)
        .sort(),
    ).toEqual(['groups.border-police.quote', 'groups.border-police.within.quote', 'places.coast.quote']);
    expect((await checkQuotes(project, pages)).issues.map(({ code }) => code)).toEqual(['changed-page']);
    writeFileSync(join(pages, 'examplia.txt'), page);
  });
});

describe('coverage', () => {
  test('is every word of the page that no quote covers, with its place and the words around it', async () => {
    const { checked } = await flagged(page);
    const { left, words } = checked.value[0]?.coverage ?? { left: [], words: 0 };
    expect(left.map((one) => [one.words, one.line, one.column])).toEqual([
      ['樣本市', 2, 39],
      ['It supports', 9, 79],
      ['The crime rate in the capital has fallen', 12, 1],
    ]);
    expect(left[1]).toMatchObject({
      before: expect.stringMatching(/smuggling\. $/),
      after: expect.stringMatching(/^ the border/),
    });
    expect(words).toBe([...page.matchAll(/[A-Za-z’]+|[\d,]*\d|\p{Script=Han}/gu)].length);
  });
});

describe('without the text', () => {
  test('the recorded positions stand, and the command says so in one line', async () => {
    expect(recordedQuotes(await openExamplia(folder))).toBe(
      'without the texts of the pages, the recorded positions of 17 of 17 quotes stand; --source-text FOLDER looks them up again',
    );
  });

  test('a quote that nobody has looked up is told at its place', async () => {
    const file = join(folder, 'data/countries/xa.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('quote: "the border police"', 'quote: "the  border police"'));
    const opened = await openProject({ data: join(folder, 'data'), ontology: 'ontology' });
    const said = recordedQuotes(await openExamplia(folder));
    writeFileSync(file, text);
    const untold = opened.issues.filter(({ code }) => code === 'no-position');
    expect(untold.map(({ field, place }) => [field, place?.line])).toEqual([['groups.border-police.quote', 20]]);
    expect(said).toContain('16 of 17 quotes');
  });

  test('a page that is not in the folder is told, and the others are looked up', async () => {
    const china = await openProject({ data: 'data', ontology: 'ontology' }, ['cn']);
    if (!china.ok) throw new Error(JSON.stringify(china.issues));
    const project = await openExamplia(folder);
    const both = {
      ...project,
      countries: [...project.countries, ...china.value.countries],
      documents: [...project.documents, ...china.value.documents],
    };
    const checked = await checkQuotes(both, pages);
    expect(checked.issues.map(({ code, severity }) => [code, severity])).toEqual([['no-such-file', 'warning']]);
    expect(checked.ok && checked.value.map(({ code }) => code)).toEqual(['xa']);
    const none = await checkQuotes(china.value, pages);
    expect(none.ok).toBe(false);
  });
});

const real = '../shared/source/interpol-china.txt';
describe.skipIf(!existsSync(real))('the page on China', () => {
  const text = existsSync(real) ? readFileSync(real, 'utf8') : '';

  test('says every quote where cite found it, and nothing but connectives is left', async () => {
    const china = await openProject({ data: 'data', ontology: 'ontology' }, ['cn']);
    if (!china.ok) throw new Error(JSON.stringify(china.issues));
    const checked = await checkQuotes(china.value, '../shared/source');
    expect(checked.issues).toEqual([]);
    const [found] = checked.ok ? checked.value : [];
    expect(found?.lock).toEqual(china.value.locks.get('cn'));
    expect(found?.coverage.left.map(({ words }) => words)).toEqual(['and']);
  });

  test('with one character of any quote altered, exactly the facts whose quotes hold it are flagged', {
    timeout: 120_000,
  }, async () => {
    const china = await openProject({ data: 'data', ontology: 'ontology' }, ['cn']);
    if (!china.ok) throw new Error(JSON.stringify(china.issues));
    const [country] = china.value.countries;
    const lock = china.value.locks.get('cn');
    if (country === undefined || lock === undefined) throw new Error('no China');
    const quotes = quotesOf(country);
    const points = [...text];
    for (const [, [start, end]] of Object.entries(lock.quotes)) {
      const at = Math.floor((start + end) / 2);
      // A letter stays a letter: between words, it would lengthen the word that a neighbouring quote begins with.
      const other = /[\p{L}\p{N}]/u.test(points[at] ?? '') ? 'ø' : '§';
      const altered = [...points.slice(0, at), other, ...points.slice(at + 1)].join('');
      writeFileSync(join(pages, 'interpol-china.txt'), altered);
      const holding = Object.entries(lock.quotes).filter(([, [from, to]]) => from <= at && at < to);
      const expected = holding.flatMap(([quote]) => (quotes.get(quote)?.facts ?? []).map((path) => path.join('.')));
      const checked = await checkQuotes(china.value, pages);
      const about = checked.ok ? (checked.value[0]?.flagged ?? []) : [];
      expect(about.map(({ field }) => field).sort()).toEqual(expected.sort());
    }
  });
});
