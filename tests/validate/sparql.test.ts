import { describe, expect, test } from 'vitest';
import { validateShapes } from '../../src/validate/engine.ts';
import { turtle } from './turtle.ts';

const shapes = `
  ex:prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .
  ex:BoatShape a sh:NodeShape ; sh:targetClass ex:Boat ; sh:message "The shape speaks last"@en ; sh:sparql
    [ a sh:SPARQLConstraint ; sh:prefixes ex:prefixes ; sh:message "{$this} carries {?value} more than its {?most}"@en ;
      sh:select "SELECT $this ?value ?most { $this ex:load ?value ; ex:most ?most . FILTER (?value > ?most) }" ],
    [ a sh:SPARQLConstraint ; sh:prefixes ex:prefixes ;
      sh:select "SELECT $this (ex:tows AS ?path) ?value { $this ex:tows ?value . ?value ex:tows $this }" ] .`;

const check = (data: string, shapesText = shapes) =>
  validateShapes({ data: turtle(data), shapes: turtle(shapesText), ontology: [] });

describe('sh:sparql', () => {
  test('two constraints of one shape both speak, with value, path and message', async () => {
    const result = await check(`
      ex:a a ex:Boat ; ex:load 9 ; ex:most 5 ; ex:tows ex:b .
      ex:b a ex:Boat ; ex:load 3 ; ex:most 5 ; ex:tows ex:a .
      ex:c ex:load 9 ; ex:most 5 .`);
    const results = result.ok ? result.value.results : [];
    expect(results.map(({ focusNode, value, message }) => [focusNode.value, value?.value, message])).toEqual([
      ['http://example.org/a', '9', '<http://example.org/a> carries 9 more than its 5'],
      ['http://example.org/a', 'http://example.org/b', 'The shape speaks last'],
      ['http://example.org/b', 'http://example.org/a', 'The shape speaks last'],
    ]);
    expect(results[1]?.path?.[0]?.predicates[0]?.value).toBe('http://example.org/tows');
    expect(results[1]?.component).toBe('http://www.w3.org/ns/shacl#SPARQLConstraintComponent');
  });

  test('reaches a value through sh:node', async () => {
    const result = await check(
      'ex:port ex:home ex:a . ex:a a ex:Boat ; ex:load 9 ; ex:most 5 .',
      `${shapes} ex:PortShape a sh:NodeShape ; sh:targetSubjectsOf ex:home ; sh:property ex:Port-home .
       ex:Port-home sh:path ex:home ; sh:node ex:BoatShape ; sh:message "A home is for sound boats"@en .`,
    );
    expect(result.ok && result.value.results.map(({ message }) => message)).toEqual([
      '<http://example.org/a> carries 9 more than its 5',
      'A home is for sound boats',
    ]);
  });

  test('2,000 nodes under two constraints', async () => {
    const boats = Array.from({ length: 2000 }, (_, i) => `ex:b${i} a ex:Boat ; ex:load ${i} ; ex:most 1989 .`);
    const result = await check(boats.join('\n'));
    expect(result.ok && result.value.results.length).toBe(10);
    expect(result.ok && result.value.focusNodes.get('http://example.org/BoatShape')).toBe(2000);
  });

  test.each([
    ['a syntax error', 'SELECT $this { $this ex:nope ', /refused: error at/],
    ['an ASK', 'ASK { $this ?p ?o }', /no SELECT/],
    ['$this without a value', 'SELECT $this { ?x ?p ?o }', /\$this without a value/],
  ])('%s is an issue', async (_, select, message) => {
    const result = await check(
      'ex:a a ex:Boat .',
      `ex:S a sh:NodeShape ; sh:targetClass ex:Boat ; sh:sparql [ sh:select "${select}" ] .`,
    );
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'bad-shapes', message: expect.stringMatching(message) }],
    });
  });
});
