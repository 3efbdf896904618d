// What to write in a field, by its name, where the schema alone would say only what kind of value it takes.
import type { Hints } from './issues-from-zod.ts';

const blocks = (example: string) => `a block for each, under an identifier, as ${example}`;
const aDate = '1961-09-04, 1961-09 or "1961" (a year alone stands between quotation marks)';

/** For country files, data/sources.yaml and data/dataset.yaml. */
export const hints: Hints = {
  asOf: aDate,
  date: aDate,
  issued: aDate,
  retrieved: aDate,
  memberSince: '{ date: 1961-09-04, quote: "Member since: 4 September 1961" }',
  because: 'the reason in your own words, between quotation marks',
  quote: 'words of the page between quotation marks',
  qualifier: 'exact, about, nearly, rounded or another of its words',
  names: 'a list of names, as [Beijing NCB, Chinese NCB]',
  region: '{ name: Europe, quote: "Region: Europe" }',
  country: 'in a country file the block with code, name and region; in a body the word country',
  bureau: 'the block with the names of the bureau',
  source: 'the identifier of a page in data/sources.yaml',
  value: 'a whole number from 0 in digits, as 2000000',
  alsoChallenge: '{ value: true, quote: "…" }, or no such field',
  'alsoChallenge.value': 'true, or no such field',
  bodies: blocks('mps: { kind: ministry, name: …, quote: "…" }'),
  groups: blocks('police-officers: { name: …, quote: "…" }'),
  places: blocks('hong-kong: { kind: city, name: …, quote: "…" }'),
  trends: blocks('fraud: { area: fraud, quote: "…" }'),
  roles: blocks('support: { by: bureau, quote: "…" }'),
  bureaus: blocks('hong-kong: { authority: delegated, quote: "…" }'),
  challenges: 'a list, each item with areas and a quote',
  headcounts: 'a list, each item with of, about, value, stated, qualifier and a quote',
  sections: 'a list of headings, as - { title: …, quote: "…" }',
};
