// The curated knowledge against the tables of evidence that it was made from: what they give evidence for is there, what
// they do not is not. The tables are no part of the project: without them the tests are skipped, and shown as skipped.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Curated } from '../src/model/curated.ts';
import { parseQuads } from '../src/rdf/parse.ts';
import { dcterms, skos } from '../src/vocab/known.ts';

const shared = process.env['SHARED_DATA'] ?? '../shared/data';
const isHere = existsSync(`${shared}/crime-areas.tsv`) && existsSync(`${shared}/identifiers.tsv`);

function rowsOf(name: string): Record<string, string>[] {
  if (!isHere) return [];
  const [head = [], ...rows] = readFileSync(`${shared}/${name}`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((cells) => Object.fromEntries(head.map((key, index) => [key, cells[index] ?? ''])));
}

const curated = <K extends keyof Curated>(file: string, key: K): NonNullable<Curated[K]> =>
  (parse(readFileSync(`data/curated/${file}.yaml`, 'utf8')) as Curated)[key] as NonNullable<Curated[K]>;

const base = 'https://w3id.org/ncb-graph/crime-area/';
const scheme = await parseQuads(readFileSync('ontology/crime-areas.ttl', 'utf8'), 'turtle');
if (!scheme.ok) throw new Error('crime-areas.ttl does not parse');
const said = (slug: string, predicate: { readonly value: string }) =>
  scheme.value
    .filter((quad) => quad.subject.value === base + slug && quad.predicate.value === predicate.value)
    .map(({ object }) => object.value);
const topics: readonly string[] = scheme.value.flatMap(({ subject, predicate }) =>
  predicate.value === skos.notation.value ? [subject.value.slice(base.length)] : [],
);

const areas = rowsOf('crime-areas.tsv');
const columns: readonly (readonly [column: string, key: string, scheme: string])[] = [
  ['wikidata', 'wd', 'wikidata'],
  ['eurovoc', 'eurovoc', 'eurovoc'],
  ['iccs', 'iccs', 'iccs'],
  ['iptc_medtop', 'wd', 'iptc-medtop'],
];

/** Identifiers that a cell gives, without the remarks between brackets. */
const idsIn = (cell: string) =>
  cell
    .replace(/\([^)]*\)/g, '')
    .split('|')
    .map((id) => id.trim())
    .filter(Boolean);

/** What the table says that an identifier rests on: undefined for none, or for somebody's memory. */
function evidenceOf(row: Record<string, string>, key: string): string | undefined {
  const given = (row['provenance'] ?? '').split(';').find((part) => part.trim().startsWith(`${key}=`));
  const evidence = given?.split('=').slice(1).join('=');
  return evidence === undefined || evidence.startsWith('memory') ? undefined : evidence;
}

/** Parents in the table that no page of INTERPOL shows: they are not in the scheme. */
const doubtfulParents = ['cbrne', 'counterfeit-goods', 'crimes-in-sport', 'pharmaceutical-crime'];
/** Rows that are activities of INTERPOL, not kinds of crime. */
const activities = ['fugitive-investigations', 'missing-persons'];

describe.skipIf(!isHere)('topics', () => {
  test('are those that a page or list of INTERPOL shows, and that are kinds of crime', () => {
    const shown = areas.filter(
      ({ source = '' }) => /hsdl\.org|interpol\.(int|com)/.test(source) && !source.includes('(Operation'),
    );
    const fit = shown
      .map(({ slug = '' }) => slug)
      .filter((slug) => !activities.includes(slug) && slug !== 'pyramid-scams');
    expect(fit.length).toBeGreaterThan(30);
    expect(topics.toSorted()).toEqual(fit.toSorted());
  });

  test('have the label and the sources of their row', () => {
    for (const { slug = '', label = '', source = '' } of areas.filter((row) => topics.includes(row['slug'] ?? ''))) {
      expect(said(slug, skos.prefLabel), slug).toEqual([label]);
      const pages = [...source.matchAll(/https?:\/\/[^ |]+/g)].map(([page]) => page);
      const ours = said(slug, dcterms.source);
      expect(ours.length, slug).toBeGreaterThan(0);
      for (const page of ours)
        if (!pages.includes(page))
          expect([slug, page]).toEqual([
            'human-trafficking',
            'https://www.interpol.int/Crimes/Human-trafficking-and-migrant-smuggling',
          ]);
    }
  });

  test('are below the parent of their row, unless no page shows it', () => {
    const parents = areas
      .filter(({ slug = '' }) => topics.includes(slug))
      .map(({ slug = '', parent_slug: parent = '' }) => [slug, parent]);
    const wrong = parents.filter(
      ([slug = '', parent]) => (said(slug, skos.broader)[0]?.slice(base.length) ?? '') !== parent,
    );
    expect(wrong.map(([slug]) => slug).toSorted()).toEqual(doubtfulParents);
    for (const slug of doubtfulParents) expect(said(slug, skos.broader), slug).toEqual([]);
  });

  test('take no synonym of their row as a label but those that are other names of INTERPOL’s own', () => {
    const synonyms = (slug: string) =>
      areas
        .find((row) => row['slug'] === slug)
        ?.['synonyms']?.toLowerCase()
        .split('|') ?? [];
    for (const slug of topics) {
      for (const label of said(slug, skos.altLabel))
        expect(synonyms(slug), `${slug}: ${label}`).toContain(label.toLowerCase());
    }
  });
});

describe.skipIf(!isHere)('identifiers of topics', () => {
  const links = curated('topic-identifiers', 'topicIdentifiers');
  test.each(columns)('%s: each with evidence is linked, and no other', (column, key, schemeName) => {
    const expected = areas
      .filter(({ slug = '' }) => topics.includes(slug))
      .filter((row) => evidenceOf(row, key) !== undefined)
      .flatMap((row) => idsIn(row[column] ?? '').map((id) => `${row['slug']} ${id}`));
    const linked = links.filter((link) => link.scheme === schemeName).map(({ topic, id }) => `${topic} ${id}`);
    expect(expected.length).toBeGreaterThan(5);
    expect(linked.toSorted()).toEqual(expected.toSorted());
  });

  test('a remark in the table is the match of the link', () => {
    const matchOf = { narrower: 'narrow', related: 'related', close: 'close', broader: 'broad' } as const;
    let remarks = 0;
    for (const row of areas) {
      for (const [column, , schemeName] of columns) {
        const remark = /\((narrower|related|close|broader)\b/.exec(row[column] ?? '')?.[1] as
          | keyof typeof matchOf
          | undefined;
        const of = links.filter(({ topic, scheme: in_ }) => topic === row['slug'] && in_ === schemeName);
        if (remark === undefined || of.length === 0) continue;
        remarks++;
        expect(
          of.map(({ match }) => match),
          `${row['slug']} ${schemeName}`,
        ).toEqual([matchOf[remark]]);
      }
    }
    expect(remarks).toBeGreaterThan(5);
  });

  test('each says what it rests on, as the table does', () => {
    const named = { wikidata: /IPTC/, 'iptc-medtop': /IPTC/, eurovoc: /AutoEuroVoc/, iccs: /Eurostat|truora/ } as const;
    for (const { topic, scheme: in_, source } of links) {
      expect(source, `${topic} ${in_}`).toMatch(named[in_ as keyof typeof named]);
    }
  });
});

describe.skipIf(!isHere)('identifiers of things', () => {
  const links = curated('identifiers', 'identifiers');
  const things: Readonly<Record<string, string>> = {
    INTERPOL: 'int/interpol',
    China: 'cn/country',
    'Hong Kong': 'cn/hong-kong',
    Macao: 'cn/macao',
    Beijing: 'cn/beijing',
  };
  const parts: Readonly<Record<string, readonly string[]>> = {
    'iso3166-1': ['iso3166-1-alpha-2', 'iso3166-1-alpha-3', 'iso3166-1-numeric'],
  };

  test('each with evidence is linked, and no other', () => {
    const expected = rowsOf('identifiers.tsv').flatMap(({ entity = '', scheme: in_ = '', id = '' }) => {
      const thing = things[entity];
      if (thing === undefined || id === '') return [];
      const ids =
        in_ === 'iso3166-1'
          ? id.split('/').map((each) => each.trim())
          : [id.replace(/^https?:\/\/[^/]+\//, '').replaceAll(' ', '')];
      return ids.map((each, index) => `${thing} ${parts[in_]?.[index] ?? in_} ${each}`);
    });
    expect(expected.length).toBeGreaterThan(15);
    expect(links.map(({ thing, scheme: in_, id }) => `${thing} ${in_} ${id}`).toSorted()).toEqual(expected.toSorted());
  });

  test('what the table found no evidence for is linked to nothing', () => {
    const none = rowsOf('identifiers.tsv').filter(({ id, evidence }) => id === '' && evidence === 'no evidence found');
    expect(none.length).toBeGreaterThan(3);
    for (const name of [
      'cn/mps',
      'cn/state-council',
      'cn/bureau',
      'cn/international-cooperation-department',
      'cn/public-security-bureaus',
    ]) {
      expect(links.map(({ thing }) => thing)).not.toContain(name);
    }
  });
});

test('every link says why and what it rests on, in a sentence of its own', () => {
  for (const [file, key] of [
    ['identifiers', 'identifiers'],
    ['topics', 'topics'],
    ['topics', 'wordings'],
    ['topic-identifiers', 'topicIdentifiers'],
  ] as const) {
    for (const link of curated(file, key) as readonly { because: string; source: string }[]) {
      expect(link.because.length, JSON.stringify(link)).toBeGreaterThan(15);
      expect(link.source.length, JSON.stringify(link)).toBeGreaterThan(5);
      expect(`${link.because} ${link.source}`).not.toMatch(/memory|todo|\?\?/i);
    }
  }
});
