// The crime situation of a country: trends, challenges, and what the page says of them together.
import type { ChallengeList, Situation, Trend } from '../model/country.ts';
import { challengeName, singleNames } from '../model/names.ts';
import { dcterms } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import type { Mapping } from './mapping.ts';
import { areas, code, concept, listing, reference, references, scalar, wording } from './rows.ts';
import { type Emit, tableOf, usedBy } from './table.ts';

const scope = code('scope', 'scopes', ncb.scope);
const affects = reference('place', ncb.affects);
const concerns = concept('area', ncb.concerns);

const situationTable = tableOf<Situation>('crimeSituation', {
  scope,
  parts: references('parts', 'part', dcterms.hasPart),
  linkedTo: reference('group', dcterms.relation),
});

export function situation(mapping: Mapping, value: Situation): void {
  const subject = mapping.thing(singleNames.situation);
  mapping.row = 'crimeSituation';
  mapping.type(subject, ncb.CrimeSituation);
  situationTable(mapping, subject, value);
}

const trendTable = tableOf<Trend>('trends', {
  area: concerns,
  affects,
  direction: code('direction', 'directions', ncb.direction),
  scope,
  context: wording('text', dcterms.description),
  forms: references('trends', 'trend', ncb.manifestsAs),
  examples: areas(ncb.example),
  alsoChallenge: (mapping, subject, value) =>
    scalar(mapping, 'value', value, () => mapping.type(subject, ncb.CrimeChallenge)),
});

export const trend: Emit<Trend> = (mapping, subject, value) => {
  mapping.row = 'trends';
  mapping.type(subject, ncb.CrimeTrend);
  trendTable(mapping, subject, value);
};

type Challenge = Exclude<ChallengeList['areas'][number], string>;

/** What a challenge says of itself. */
const challengeTable = tableOf<Omit<Challenge, 'as' | 'id'>>('challenges.areas', {
  area: usedBy('challenges'),
  kind: code('kind', 'challenge-kinds', dcterms.type),
});

/** What a list says of each of its challenges. */
const listTable = tableOf<ChallengeList>('challenges', {
  areas: usedBy('challenges'),
  list: listing,
  scope,
  affects,
});

/** A list of challenges: each is a thing of its own, and what is said of the list is said of each. */
export function challenges(mapping: Mapping, value: ChallengeList): void {
  mapping.at('areas', value.areas, (items) => {
    items.forEach((area, index) => {
      const subject = mapping.thing(challengeName(area));
      mapping.row = 'challenges';
      mapping.at(index, area, () => {
        mapping.type(subject, ncb.CrimeChallenge);
        concerns(mapping, subject, area);
        if (typeof area !== 'string') challengeTable(mapping, subject, area);
      });
    });
  });
  for (const area of value.areas) listTable(mapping, mapping.thing(challengeName(area)), value);
}
