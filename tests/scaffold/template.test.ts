// The template of a country file, in which newcomers meet the format, against the model: it must know every field.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownCodes } from '../../src/model/check.ts';
import { countrySchemas } from '../../src/model/json-schema.ts';
import { parseCountry } from '../../src/model/parse.ts';
import { openOntology } from '../../src/project/open.ts';
import { readYaml } from '../../src/read/yaml.ts';
import { countryFile } from '../../src/scaffold/fill-in.ts';
import { pageHead } from '../../src/scaffold/page-head.ts';

const root = join(import.meta.dirname, '../..');
const template = readFileSync(join(root, 'data/template/country.yaml'), 'utf8');
const china = { code: 'cn', names: ['China'] };
const source = {
  ...{ id: 'interpol-china', title: 'A page', publisher: 'INTERPOL', language: 'en', rights: 'Its own' },
  ...{ sha256: '0'.repeat(64), file: 'interpol-china.txt' },
};
let known: KnownCodes;

beforeAll(async () => {
  const ontology = await openOntology(join(root, 'ontology'));
  if (!ontology.ok) throw new Error('no ontology');
  known = ontology.value.concepts.known;
});

const parse = (text: string) => {
  const document = readYaml(text, 'cn.yaml');
  if (!document.ok) throw new Error(JSON.stringify(document.issues));
  const context = { known, sources: new Map([[source.id, source]]) };
  return { value: document.value.value, parsed: parseCountry(document.value, context) };
};

/** As an editor takes comments away: the mark and one space after it, of the lines that have one mark. */
const uncommented = (text: string) => text.replace(/^#(?!#) ?/gm, '');
/** As if every example were the truth. */
const believed = (text: string) => text.replaceAll('TODO ', '');

const described = (text: string) => text.replace(/^yaml-language-server.*$/m, '');

describe('the template of a country file', () => {
  it('is a draft from the first moment: all that is wrong is what is to be filled in', () => {
    const { issues } = parse(countryFile(template, china, { known })).parsed;
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(['unfinished']));
    expect(issues.map(({ field }) => field)).toEqual([
      ...['country.region.name', 'country.region.quote', 'country.memberSince.date', 'country.memberSince.quote'],
      ...['bureau.quote', 'bureau.names.0', 'bureau.city'],
    ]);
  });

  it('is a draft still with all its blocks', () => {
    const { issues } = parse(described(uncommented(countryFile(template, china, { known })))).parsed;
    expect(issues.filter(({ code }) => code !== 'unfinished')).toEqual([]);
    expect(issues.length).toBeGreaterThan(150);
  });

  it('gives examples that the model accepts, alone and all together', () => {
    const { parsed } = parse(described(uncommented(believed(countryFile(template, china, { known })))));
    expect(parsed.issues).toEqual([]);
    expect(parsed.ok && parsed.value.facts.length).toBeGreaterThan(120);
    expect(parse(believed(countryFile(template, china, { known }))).parsed.issues).toEqual([]);
  });

  it('is whole without what it says may be deleted', () => {
    const text = believed(countryFile(template, china, { known }));
    const left = text.replace(/^ {2}memberSince:\n(?: {4}.*\n){2}/m, '').replace(/^ {2}city:.*\n/m, '');
    expect(left.split('\n').length).toBe(text.split('\n').length - 4);
    expect(parse(left).parsed.issues).toEqual([]);
  });

  it('has an example for every field of the model', () => {
    const { value } = parse(described(uncommented(believed(countryFile(template, china, { known })))));
    const written = fieldsOf(value);
    const schema = countrySchemas(known)['country'] as JsonSchema;
    const missing = [...fieldsOfSchema(schema)].filter((field) => !written.has(field));
    // What any value can say of itself, and the block that a plain value can be written as, are told at the end.
    for (const word of ['quote:', 'mode: presupposed', 'mode: interpreted', 'because:', 'id:', 'as']) {
      expect(template).toContain(word);
    }
    expect(missing).toEqual([]);
    expect(written.size).toBeGreaterThan(80);
  });

  it('lists every word of the closed lists that a country file uses, as the ontology has them', () => {
    const text = countryFile(template, china, { known });
    for (const list of Object.keys(known) as (keyof KnownCodes)[]) {
      if (list !== 'modes') expect(text).toContain([...known[list]].join(', '));
    }
    expect(text).not.toContain('%');
  });

  it('takes the names of awkward countries', () => {
    const names = [
      '2000',
      "Côte d'Ivoire",
      'Virgin Islands, U.S.',
      'No',
      '1: 2',
      '"x" # y',
      'Åland Islands',
      '- a',
      '*b',
      'null',
    ];
    for (const name of names) {
      const { value } = parse(countryFile(template, { code: 'cn', names: [name] }, { known }));
      expect(value).toMatchObject({ country: { name } });
    }
  });

  it('holds what the head of a page says, each with its words', () => {
    const text =
      'Region: Europe\nNational Central Bureau: Sampleton \nMember since: 7 March 1956\nINTERPOL Sampleton, China\n';
    const page = { text, sha256: '1'.repeat(64), file: 'a.txt', head: pageHead(text) };
    const { parsed } = parse(countryFile(template, china, { known, page }));
    expect(parsed.issues).toEqual([]);
    expect(parsed.ok && parsed.value.record).toMatchObject({
      country: {
        region: { name: 'Europe', quote: 'Region: Europe' },
        memberSince: { date: '1956-03-07', quote: 'Member since: 7 March 1956' },
      },
      bureau: { quote: 'National Central Bureau: Sampleton', names: ['INTERPOL Sampleton'], city: 'Sampleton' },
    });
  });

  it('takes nothing from a page that says it in another way', () => {
    const text = 'Region: Atlantis\nthe National Central Bureau: x\nMember since: the 7th of March\nPays: Chine\n';
    const page = { text, sha256: '1'.repeat(64), file: 'a.txt', head: pageHead(text) };
    const { issues } = parse(countryFile(template, china, { known, page })).parsed;
    expect(issues.map(({ field }) => field)).toEqual([
      ...['country.name', 'country.region.name', 'country.region.quote', 'country.memberSince.date'],
      ...['country.memberSince.quote', 'bureau.quote', 'bureau.names.0', 'bureau.city'],
    ]);
  });
});

describe('the head of a page', () => {
  it.each([
    ['Member since: 4 September 1961', '1961-09-04'],
    ['Member since: September 1961', '1961-09'],
    ['  Member since:  1961  ', '1961'],
    ['Member since: 4 Septembre 1961', undefined],
    ['Member since: 1961-09-04', undefined],
    ['Member since: 31 February 1928', undefined],
    ['Member since: 0000', undefined],
    ['Not a member since: 1961', undefined],
  ])('%s', (line, date) => {
    expect(pageHead(`x\n${line}\ny`).memberSince?.value).toBe(date);
  });
});

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
}

const ofEvidence = ['quote', 'mode', 'because', 'as', 'id'];

/** Fields of a value as `block.field`, where lists and the identifiers of blocks are looked through. */
function fieldsOf(value: unknown, name = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) fieldsOf(item, name, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const byId = ['bodies', 'groups', 'places', 'trends', 'roles', 'bureaus'].includes(name);
      if (!byId) found.add(`${name}.${key}`);
      fieldsOf(inner, byId ? `${name}.*` : key, found);
    }
  }
  return found;
}

/** The same of a schema, without the evidence of blocks and without the field that stands for a plain value. */
function fieldsOfSchema(schema: JsonSchema, name = '', plain = false, found = new Set<string>()): Set<string> {
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    const standsForValue = plain && schema.required?.includes(key);
    if (!ofEvidence.includes(key) && !standsForValue) found.add(`${name}.${key}`);
    fieldsOfSchema(inner, key, false, found);
  }
  for (const each of schema.anyOf ?? []) fieldsOfSchema(each, name, true, found);
  if (schema.items !== undefined) fieldsOfSchema(schema.items, name, plain, found);
  if (typeof schema.additionalProperties === 'object') {
    fieldsOfSchema(schema.additionalProperties, `${name}.*`, false, found);
  }
  return found;
}
