import { describe, expect, test } from 'vitest';
import { literal, namedNode } from '../../src/rdf/terms.ts';
import { reports } from '../../src/report/reports.ts';
import { predicatePath, type ShapeResult } from '../../src/validate/result.ts';
import { prefixes } from '../validate/turtle.ts';

const ex = (local: string) => namedNode(`http://example.org/${local}`);
const late: ShapeResult = {
  focusNode: ex('id/xa'),
  path: predicatePath(ex('since')),
  value: literal('1961-02-30', namedNode('http://www.w3.org/2001/XMLSchema#date')),
  component: 'http://www.w3.org/ns/shacl#DatatypeConstraintComponent',
  sourceShape: 'http://example.org/Since',
  severity: 'violation',
  message: 'No day of <http://example.org/calendar> is such',
  place: { file: 'data/countries/xa.yaml', line: 7, column: 16 },
  quote: 'since \u001b[31m30 February 1961',
};
const bare: ShapeResult = {
  focusNode: ex('b'),
  component: 'node-without-type',
  severity: 'warning',
  message: 'No type',
};
const report = (results: readonly ShapeResult[]) => ({
  issues: [],
  report: {
    conforms: results.length === 0,
    results,
    focusNodes: new Map([
      ['http://example.org/NcbShape', 2],
      ['http://example.org/Idle', 0],
    ]),
  },
});
const options = { prefixes, failOn: 'violation' } as const;

describe('human report', () => {
  test('names place, node, path, value, message, shape and quote; controls are shown as escapes', () => {
    expect(reports.human(report([late, bare]), options)).toBe(
      `data/countries/xa.yaml:7:16  shape violation  ex:id/xa ex:since "1961-02-30"^^xsd:date  No day of ex:calendar is such (ex:Since)
    “since \\u001B[31m30 February 1961”
shape warning  ex:b  No type (node-without-type)
1 violation, 1 warning: 2 focus nodes of 2 shapes
`,
    );
  });

  test('two constraints of one shape that refuse one value are told once', () => {
    const other = { ...late, component: 'http://www.w3.org/ns/shacl#PatternConstraintComponent' };
    const text = reports.human(report([late, other, { ...other, value: literal('1961') }]), options);
    expect(text.match(/No day/g)).toHaveLength(2);
    expect(text).toContain('2 violations:');
  });

  test('a conforming graph is said to conform', () => {
    expect(reports.human(report([]), options)).toMatch(/^conforms: 2 focus nodes of 2 shapes$/m);
  });

  test.each([
    ['lines', { ...late, message: 'short' }],
    ['bytes', { ...late, message: 'ü'.repeat(900) }],
  ])('100,000 results stay in the bound of %s', (_, result) => {
    const text = reports.human(
      report(Array.from({ length: 100_000 }, (_, index) => ({ ...result, value: literal(`1961-02-30 ${index}`) }))),
      options,
    );
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(200);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65536);
    const told = text.split('\n').filter((line) => line.includes('ex:since')).length;
    expect(text).toContain(`and ${100_000 - told} more\n`);
    expect(text.endsWith('100000 violations: 2 focus nodes of 2 shapes\n')).toBe(true);
  });
});

test('JSON report: fixed keys, terms as in SPARQL results, nothing left out', () => {
  const text = reports.json(report([late, bare]), options);
  expect(JSON.parse(text)).toEqual({
    conforms: false,
    issues: [],
    results: [
      {
        severity: 'violation',
        focusNode: { type: 'uri', value: 'http://example.org/id/xa' },
        path: '<http://example.org/since>',
        value: { type: 'literal', value: '1961-02-30', datatype: 'http://www.w3.org/2001/XMLSchema#date' },
        message: 'No day of ex:calendar is such',
        component: 'http://www.w3.org/ns/shacl#DatatypeConstraintComponent',
        sourceShape: 'http://example.org/Since',
        place: { file: 'data/countries/xa.yaml', line: 7, column: 16 },
        quote: late.quote,
      },
      {
        severity: 'warning',
        focusNode: { type: 'uri', value: 'http://example.org/b' },
        message: 'No type',
        component: 'node-without-type',
      },
    ],
    shapes: [
      { shape: 'http://example.org/NcbShape', focusNodes: 2 },
      { shape: 'http://example.org/Idle', focusNodes: 0 },
    ],
  });
  expect(text.indexOf('"severity"')).toBeLessThan(text.indexOf('"focusNode"'));
});
