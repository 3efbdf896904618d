// The project's own shapes: clean by the lint, in step with the concept schemes, met by the data, and broken by one
// wrong edit each. The engine and the lint themselves are tested on invented shapes beside this file.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/errors.ts';
import { readConcepts } from '../../src/map/concepts.ts';
import { irisAt } from '../../src/map/iri.ts';
import { mapCountry } from '../../src/map/quads.ts';
import { parseSource } from '../../src/model/issues-from-zod.ts';
import { parseCountry } from '../../src/model/parse.ts';
import { sourcesSchema } from '../../src/model/sources.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { namedNode, type Quad } from '../../src/rdf/terms.ts';
import { readSource } from '../../src/read/source-folder.ts';
import { undeclaredProperties } from '../../src/validate/closed.ts';
import { validateShapes } from '../../src/validate/engine.ts';
import { lintShapes } from '../../src/validate/lint.ts';
import type { ShapeResult } from '../../src/validate/result.ts';
import { sh } from '../../src/validate/shacl-terms.ts';
import { ShapeGraph } from '../../src/validate/shape-graph.ts';

const base = 'https://w3id.org/ncb-graph/';
const shapesText = readFileSync('ontology/shapes.ttl', 'utf8');

function unwrapped<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}
const turtle = async (text: string) => unwrapped(await parseQuads(text, 'turtle'));
const turtleFile = (file: string) => turtle(readFileSync(file, 'utf8'));

const schemeFiles = ['codes', 'regions', 'crime-areas'].map((name) => `ontology/${name}.ttl`).filter(existsSync);
const schemes = (await Promise.all(schemeFiles.map(turtleFile))).flat();
const ontology = await turtleFile('ontology/ncb.ttl');
const shapes = await turtle(shapesText);
const country = await mapChina();
const facts = country.facts.map(({ quad }) => quad);
const { evidence } = country;
// The page's name for the kind of bureau is said of the class, which has its type in the ontology.
const classIri = `${base}ontology#NationalCentralBureau`;

async function mapChina() {
  const { codes, known } = unwrapped(readConcepts(schemes));
  const written = unwrapped(parseSource(sourcesSchema, unwrapped(await readSource('data/sources.yaml'))));
  const sources = new Map(Object.entries(written).map(([id, source]) => [id, { ...source, id }]));
  const parsed = unwrapped(parseCountry(unwrapped(await readSource('data/countries/cn.yaml')), { known, sources }));
  const context = { iris: irisAt(base), codes, language: parsed.source.language };
  const quote = 'Region: Asia / South Pacific';
  const lock = {
    source: parsed.source.id,
    sha256: parsed.source.sha256,
    quotes: { [quote]: [10, 38] as [number, number] },
  };
  return mapCountry(parsed, context, lock);
}

const check = async (data: readonly Quad[]) => unwrapped(await validateShapes({ data, shapes, ontology }));
const brief = ({ focusNode, sourceShape, value }: ShapeResult) =>
  [focusNode.value, sourceShape, value?.value].map((one) => (one ?? '').replace(/^.*[#/]/, '')).join(' ');

describe('lint', () => {
  test('the shapes are clean', () => {
    expect(lintShapes({ shapes, files: [{ file: 'shapes.ttl', text: shapesText }] })).toEqual([]);
  });

  test('each closed list of codes stands whole in one sh:in, and no sh:in holds anything else', () => {
    const graph = new ShapeGraph([...shapes, ...schemes]);
    const members = (list: Iterable<{ value: string }>) =>
      [...new Set([...list].map(({ value }) => value))].sort().join(' ');
    const allowed = new Set(
      graph.subjects(sh('in')).map((shape) => members(graph.list(graph.value(shape, 'in') as never))),
    );
    const skos = 'http://www.w3.org/2004/02/skos/core#';
    const lists = graph
      .subjects(namedNode(`${skos}member`))
      .map((collection) => members(graph.values(collection, namedNode(`${skos}member`))));
    const regions = members(graph.subjects(namedNode(`${skos}inScheme`), namedNode(`${base}region`)));
    expect([...allowed].sort()).toEqual([...new Set([...lists, regions])].sort());
  });
});

const shapesOfEvidence = ['SpecificResource', 'Statement', 'TextPositionSelector', 'TextQuoteSelector', 'WebPage'];
// Of the graph of curated links, which is not checked here.
const shapesOfLinks = ['CuratedLink', 'Linked'];

describe('China', () => {
  test('facts with concepts conform, and only the shapes of other graphs find nothing to check', async () => {
    const report = await check([...facts, ...schemes]);
    expect(report.results.map((result) => `${brief(result)} ${result.message}`)).toEqual([]);
    const idle = [...report.focusNodes].filter(([, count]) => count === 0).map(([name]) => name.replace(/.*#/, ''));
    expect(idle.filter((name) => !shapesOfLinks.includes(name)).sort()).toEqual(shapesOfEvidence);
  });

  test('evidence conforms', async () => {
    const report = await check(evidence);
    expect(report.results.map((result) => `${brief(result)} ${result.message}`)).toEqual([]);
    for (const name of shapesOfEvidence) {
      expect(report.focusNodes.get(`${base}shapes#${name}`)).toBeGreaterThan(0);
    }
  });

  test.each([
    ['facts', [...facts, ...schemes]],
    ['evidence', evidence],
  ])('every property of %s is declared', (_, data) => {
    const results = undeclaredProperties({ data, shapes, ontology });
    expect(results.filter(({ focusNode }) => focusNode.value !== classIri)).toEqual([]);
  });
});

const header = `
@prefix cn: <${base}id/cn/> . @prefix code: <${base}code/> . @prefix int: <${base}id/int/> .
@prefix ncb: <${base}ontology#> . @prefix region: <${base}region/> . @prefix st: <${base}statement/> .
@prefix wording: <${base}wording/> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <http://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** What is added, and a result it must give: focus node, shape, value. */
const wrongTriples: readonly (readonly [string, string])[] = [
  ['cn:country ncb:nationalCentralBureau cn:mps .', 'country MemberCountry-nationalCentralBureau mps'],
  ['cn:country ncb:nationalCentralBureau cn:other .', 'country MemberCountry-nationalCentralBureau '],
  ['cn:country ncb:region region:europe .', 'country MemberCountry-region '],
  ['cn:country a ncb:SubBureau .', 'country MemberCountry country'],
  ['cn:country skos:prefLabel "PRC"@en .', 'country name '],
  ['cn:country skos:altLabel "China"@en .', 'country otherName China'],
  ['cn:ncb a ncb:SubBureau .', 'ncb NationalCentralBureau ncb'],
  ['cn:ncb ncb:subBureauCount 3 .', 'ncb NationalCentralBureau-subBureauCount '],
  ['cn:sub-bureau-macao ncb:subBureauOf cn:mps .', 'sub-bureau-macao SubBureau-subBureauOf mps'],
  ['cn:sub-bureau-macao org:unitOf cn:mps .', 'sub-bureau-macao SubBureau-notUnitOf '],
  ['cn:sub-bureau-macao org:subOrganizationOf cn:mps .', 'sub-bureau-macao SubBureau-notPartOf '],
  ['cn:sub-bureau-x a ncb:SubBureau .', 'sub-bureau-x SubBureau-subBureauOf '],
  ['cn:sub-bureau-x a ncb:SubBureau ; ncb:jurisdiction cn:country .', 'sub-bureau-x SubBureau-jurisdiction country'],
  ['cn:x a ncb:NationalCentralBureau .', 'x NationalCentralBureau-country '],
  ['cn:mps org:subOrganizationOf cn:police-officers .', 'mps Organization-subOrganizationOf police-officers'],
  ['cn:x a org:Organization .', 'x Organization x'],
  ['cn:police-officers a ncb:PoliceBody .', 'police-officers Collective police-officers'],
  ['cn:police-officers ncb:level code:worldwide .', 'police-officers level worldwide'],
  ['cn:crime-networks ncb:scope code:national .', 'crime-networks scope '],
  ['cn:headcount-police-officers schema:value -1 .', 'headcount-police-officers Headcount-value -1'],
  ['cn:headcount-police-officers schema:value 2.5 .', 'headcount-police-officers Headcount-value 2.5'],
  ['cn:headcount-police-officers schema:observationDate "1999" .', 'headcount-police-officers Headcount-date 1999'],
  [
    'cn:membership-period-start time:inXSDgYear "1961"^^xsd:gYear .',
    'membership-period-start Instant membership-period-start',
  ],
  ['cn:y a time:Instant ; time:inXSDDate "1961-13-01"^^xsd:date .', 'y Instant-day 1961-13-01'],
  ['cn:y a time:Instant ; time:inXSDgYear "1961" .', 'y Instant-year 1961'],
  ['cn:z a time:Interval .', 'z Interval-hasBeginning '],
  ['cn:m a org:Membership ; org:member cn:country ; org:organization int:interpol .', 'm Membership-memberDuring '],
  ['cn:m a org:Membership ; org:member cn:country .', 'country MemberCountry-membership '],
  ['cn:trend-fraud ncb:direction code:about .', 'trend-fraud CrimeTrend-direction about'],
  ['cn:trend-fraud ncb:example wording:fraud .', 'trend-fraud CrimeTrend-example fraud'],
  ['cn:challenge-x a ncb:CrimeChallenge .', 'challenge-x concerns '],
  ['cn:role-x a ncb:Role .', 'role-x performedBy '],
  ['cn:role-support ncb:tackles cn:mps .', 'role-support tackles mps'],
  ['cn:p a ncb:Provision ; skos:prefLabel "p"@en .', 'p Provision-role '],
  ['<http://example.org/x> a ncb:CrimeArea ; skos:prefLabel "x"@en .', 'x CrimeArea x'],
  ['wording:x a ncb:CrimeArea ; skos:prefLabel "x"@en ; skos:notation "x" .', 'x ConceptOfScheme-inScheme '],
  ['wording:x a ncb:CrimeArea ; skos:prefLabel "x" .', 'x name x'],
  ['wording:x a ncb:CrimeArea .', 'x name '],
];

const statement = `st:00000000000000000000000000000000 a rdf:Statement ; rdf:subject cn:country ; rdf:predicate rdf:type`;
const wrongEvidence: readonly (readonly [string, string])[] = [
  [`${statement} ; ncb:mode code:explicit .`, '0 Statement-object '],
  [`${statement} ; ncb:mode code:interpreted .`, '0 Statement 0'],
  [`${statement} ; ncb:mode code:explicit ; ncb:because "so"@en .`, '0 Statement 0'],
  [`${statement} ; ncb:mode code:rounded .`, '0 Statement-mode rounded'],
  [`${statement} .`, '0 Statement-wasDerivedFrom '],
  ['cn:p a oa:SpecificResource .', 'p SpecificResource-hasSelector '],
  ['cn:p a oa:SpecificResource ; oa:hasSource cn:q .', 'p SpecificResource-hasSource q'],
  ['cn:p a oa:TextPositionSelector ; oa:start 5 ; oa:end 5 .', 'p TextPositionSelector-start 5'],
  ['cn:p a oa:TextQuoteSelector ; oa:exact "a"@en, "b"@en .', 'p TextQuoteSelector-exact '],
  ['cn:p a schema:WebPage ; schema:sha256 "ABC" .', 'p WebPage-sha256 ABC'],
];

describe('a wrong triple is told', () => {
  const short = (result: ShapeResult) =>
    brief(result)
      .replace(/^0{32}/, '0')
      .replace(/ 0{32}$/, ' 0');

  test.each(wrongTriples)('%s', async (text, expected) => {
    const report = await check([...facts, ...schemes, ...(await turtle(header + text))]);
    expect(report.results.map(short)).toContain(expected);
  });

  test.each(wrongEvidence)('%s', async (text, expected) => {
    expect((await check(await turtle(header + text))).results.map(short)).toContain(expected);
  });

  test('a property and a class that no shape knows', async () => {
    const data = await turtle(`${header} cn:country a ncb:MemberCountry ; schema:name "x" . cn:x a schema:Person .`);
    const results = undeclaredProperties({ data, shapes, ontology });
    expect(results.map(({ component }) => component)).toEqual(['property-not-declared', 'class-not-targeted']);
  });
});
