// Each report read by what reads it elsewhere: SARIF by its schema, JUnit by a strict XML parser, Turtle by a parser of
// RDF, GitHub annotations by the rules of their escapes. With values that try to break out of every one of them.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../src/errors.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { blankNode, literal, namedNode } from '../../src/rdf/terms.ts';
import type { Findings } from '../../src/report/findings.ts';
import { reportNames } from '../../src/report/names.ts';
import { reports } from '../../src/report/reports.ts';
import { predicatePath, type ShapeResult } from '../../src/validate/result.ts';
import { prefixes } from '../validate/turtle.ts';

const ex = (local: string) => namedNode(`http://example.org/${local}`);
const nasty = 'a "b" <c> & \'d\' ]]> %0A\n::error::x, y: z \u0000\u001b[31m\ud800 🏛 “e”';

const issue: Issue = {
  code: 'bad-date',
  severity: 'error',
  message: `memberSince ${nasty}`,
  place: { file: 'data/countries/x a%,:#?é.yaml', line: 7, column: 16 },
  field: 'country.memberSince.date',
  expected: 'YYYY-MM-DD',
  found: nasty,
  excerpt: `  memberSince: ${nasty}`,
};
const warning: Issue = {
  code: 'no-position',
  severity: 'warning',
  message: 'nobody has looked',
  place: { file: '/tmp/x y.yaml', line: 1, column: 1 },
};
const placed: ShapeResult = {
  focusNode: ex('id/xa'),
  path: predicatePath(ex('since')),
  value: literal(nasty, 'en'),
  component: 'http://www.w3.org/ns/shacl#DatatypeConstraintComponent',
  sourceShape: 'http://example.org/Since',
  severity: 'violation',
  message: `No day ${nasty}`,
  place: { file: './data/countries/xa.yaml', line: 9, column: 3 },
  excerpt: `since: ${nasty}`,
  quote: nasty,
};
const bare: ShapeResult = {
  focusNode: blankNode('b0'),
  path: [
    { predicates: [ex('p'), ex('q')], inverse: true, quantifier: '' },
    { predicates: [ex('r')], inverse: false, quantifier: '*' },
  ],
  component: 'node-without-type',
  severity: 'warning',
  message: 'No type',
};
const info: ShapeResult = { ...placed, severity: 'info', focusNode: ex('a> <b'), sourceShape: '_:s1' };

const focusNodes = new Map([
  ['http://example.org/Since', 1],
  ['http://example.org/Held', 3],
]);
const all: Findings = {
  issues: [issue, warning],
  report: { conforms: false, results: [placed, bare, info], focusNodes },
};
const clean: Findings = { issues: [], report: { conforms: true, results: [], focusNodes } };
const refused: Findings = { issues: [issue] };
const options = { prefixes, failOn: 'violation' } as const;

describe.each([
  ['everything', all],
  ['nothing', clean],
  ['a refusal', refused],
] as const)('a report of %s', (_, findings) => {
  test.each(reportNames)('%s: the same twice, ended by a line break', async (name) => {
    const text = await reports[name](findings, options);
    expect(await reports[name](findings, options)).toBe(text);
    expect(text === '' || text.endsWith('\n')).toBe(true);
  });

  test('sarif is valid against the schema of SARIF 2.1.0', () => {
    const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv as never);
    const validate = ajv.compile(JSON.parse(readFileSync('tests/report/sarif-2.1.0.schema.json', 'utf8')));
    validate(JSON.parse(reports.sarif(findings, options)));
    expect(validate.errors).toBeNull();
  });

  test('junit is well-formed XML, and its totals are those of its cases', () => {
    const { suites } = readJunit(reports.junit(findings, options));
    for (const suite of suites) {
      expect(Number(suite.attributes['tests'])).toBe(suite.cases.length);
      for (const [total, element] of [
        ['failures', 'failure'],
        ['errors', 'error'],
      ] as const) {
        expect(Number(suite.attributes[total])).toBe(
          suite.cases.filter(({ elements }) => elements.includes(element)).length,
        );
      }
    }
  });

  test('turtle is RDF with one report', async () => {
    const quads = await parseQuads(await reports.turtle(findings, options), 'turtle');
    if (!quads.ok) throw new Error(JSON.stringify(quads.issues));
    const typed = (type: string) => quads.value.filter(({ object }) => object.value === `${prefixes.sh}${type}`);
    expect(typed('ValidationReport')).toHaveLength(1);
    expect(typed('ValidationResult')).toHaveLength(findings.report?.results.length ?? 0);
    const conforms = quads.value.filter(({ predicate }) => predicate.value === `${prefixes.sh}conforms`);
    expect(conforms.map(({ object }) => object.value)).toEqual([String(findings === clean)]);
  });
});

/** Test suites with their cases; throws where the text is not well-formed XML 1.0. */
function readJunit(text: string) {
  interface Case {
    readonly attributes: Record<string, string>;
    readonly elements: string[];
    text: string;
  }
  const suites: { attributes: Record<string, string>; cases: Case[] }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const plain = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)]));
    if (name === 'testsuite') suites.push({ attributes: plain, cases: [] });
    else if (name === 'testcase') suites.at(-1)?.cases.push({ attributes: plain, elements: [], text: '' });
    else if (name !== 'testsuites') suites.at(-1)?.cases.at(-1)?.elements.push(name);
  });
  parser.on('text', (part) => {
    const last = suites.at(-1)?.cases.at(-1);
    if (last !== undefined) last.text += part;
  });
  parser.write(text).close();
  return { suites };
}

describe('sarif', () => {
  test('names rule, level, place, line and quote of each finding', () => {
    const [run] = JSON.parse(reports.sarif(all, options)).runs;
    expect(run.columnKind).toBe('unicodeCodePoints');
    expect(run.results.map((result: { ruleId: string; level: string }) => [result.ruleId, result.level])).toEqual([
      ['bad-date', 'error'],
      ['no-position', 'warning'],
      ['ex:Since', 'error'],
      ['node-without-type', 'warning'],
      ['_:s1', 'note'],
    ]);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const [{ physicalLocation }] = run.results[2].locations;
    expect(physicalLocation).toEqual({
      artifactLocation: { uri: 'data/countries/xa.yaml' },
      region: { startLine: 9, startColumn: 3, snippet: { text: placed.excerpt } },
    });
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'data/countries/x%20a%25%2C%3A%23%3F%C3%A9.yaml',
    );
    expect(run.results[1].locations[0].physicalLocation.artifactLocation.uri).toBe('file:///tmp/x%20y.yaml');
    expect(run.results[2].properties.quote).toBe(nasty);
    expect(run.results[3].locations).toBeUndefined();
  });
});

describe('junit', () => {
  test('a shape that holds is a case that passes; what fails depends on --fail-on', () => {
    const cases = (failOn: 'violation' | 'warning' | 'info') =>
      readJunit(reports.junit(all, { prefixes, failOn })).suites.flatMap((suite) => suite.cases);
    expect(cases('violation').map(({ attributes, elements }) => [attributes['classname'], ...elements])).toEqual([
      ['bad-date', 'error'],
      ['no-position', 'system-out'],
      ['shapes'],
      ['ex:Since', 'failure'],
      ['node-without-type', 'system-out'],
      ['_:s1', 'system-out'],
    ]);
    expect(cases('warning').flatMap(({ elements }) => elements)).toEqual([
      'error',
      'error',
      'failure',
      'failure',
      'system-out',
    ]);
    expect(
      cases('info')
        .flatMap(({ elements }) => elements)
        .includes('system-out'),
    ).toBe(false);
    expect(cases('violation')[0]).toMatchObject({ attributes: { file: issue.place?.file, line: '7' } });
    expect(cases('violation')[0]?.text).toContain('a "b" <c> & \'d\' ]]> %0A');
  });
});

describe('github', () => {
  test('one command a finding, each on one line, nothing in it that the runner reads as more', () => {
    const lines = reports.github(all, options).trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(
      /^::error file=data\/countries\/x a%25%2C%3A#\?é\.yaml,line=7,col=16,title=bad-date::memberSince a "b"/,
    );
    expect(lines[0]).toContain('%250A\\u000A::error::x');
    expect(lines[1]).toBe('::warning file=/tmp/x y.yaml,line=1,col=1,title=no-position::nobody has looked');
    expect(lines[2]).toMatch(
      /^::error file=.\/data\/countries\/xa.yaml,line=9,col=3,title=ex%3ASince::ex:id\/xa ex:since/,
    );
    expect(lines[3]).toMatch(/^::warning title=node-without-type::/);
    expect(lines[4]).toMatch(/^::notice file=/);
  });
});

describe('turtle', () => {
  test('holds the terms of each result as SHACL asks, paths among them', async () => {
    const quads = await parseQuads(
      await reports.turtle({ ...all, report: { conforms: false, results: [placed, bare], focusNodes } }, options),
      'turtle',
    );
    if (!quads.ok) throw new Error(JSON.stringify(quads.issues));
    const said = (predicate: string) =>
      quads.value.filter((quad) => quad.predicate.value === `${prefixes.sh}${predicate}`);
    expect(
      said('focusNode')
        .map(({ object }) => object.termType)
        .sort(),
    ).toEqual(['BlankNode', 'NamedNode']);
    expect(said('value').map(({ object }) => object.value)).toEqual([nasty.replace('\ud800', '\ufffd')]);
    expect(
      said('sourceConstraintComponent')
        .map(({ object }) => object.value.replace(/.*#/, ''))
        .sort(),
    ).toEqual(['ClosedConstraintComponent', 'DatatypeConstraintComponent']);
    expect(said('inversePath')).toHaveLength(1);
    expect(said('alternativePath')).toHaveLength(1);
    expect(said('zeroOrMorePath').map(({ object }) => object.value)).toEqual(['http://example.org/r']);
    const places = quads.value.filter(({ predicate }) => predicate.value === 'http://purl.org/dc/terms/source');
    expect(places.map(({ object }) => object.value)).toEqual(['./data/countries/xa.yaml:9:3']);
    const comments = quads.value.filter(({ predicate }) => predicate.value === `${prefixes.rdfs}comment`);
    expect(comments).toHaveLength(2);
  });
});
