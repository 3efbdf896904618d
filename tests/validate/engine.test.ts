import { describe, expect, test } from 'vitest';
import { validateShapes } from '../../src/validate/engine.ts';
import type { ShapeReport } from '../../src/validate/result.ts';
import { pathText, predicateOf } from '../../src/validate/result.ts';
import { turtle } from './turtle.ts';

const shapes = `
  ex:BoatShape a sh:NodeShape ; sh:targetClass ex:Boat ; sh:property ex:Boat-name, ex:Boat-length, ex:Boat-colour .
  ex:Boat-name sh:path ex:name ; sh:minCount 1 ; sh:message "Un bateau a un nom"@fr, "A boat has a name"@en .
  ex:Boat-length sh:path ex:length ; sh:datatype xsd:integer ; sh:severity sh:Warning ; sh:message "A length is whole"@en .
  ex:Boat-colour sh:path ex:colour ; sh:in ("red" "blue") ; sh:severity sh:Info ; sh:message "Odd colour"@en .
  ex:Idle a sh:NodeShape ; sh:targetClass ex:Submarine ; sh:nodeKind sh:IRI ; sh:message "An IRI"@en .`;
const ontology = 'ex:Ferry rdfs:subClassOf ex:Ship . ex:Ship rdfs:subClassOf ex:Boat .';

async function check(data: string, shapesText = shapes): Promise<ShapeReport> {
  const result = await validateShapes({ data: turtle(data), shapes: turtle(shapesText), ontology: turtle(ontology) });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

const words = (report: ShapeReport) =>
  report.results.map(({ severity, focusNode, path, value, message }) =>
    [severity, focusNode.value, path && pathText(path, (iri) => iri), value?.value, message].join(' | '),
  );

describe('validateShapes', () => {
  test('a graph that keeps to the shapes conforms, and idle shapes are known', async () => {
    const report = await check('ex:a a ex:Boat ; ex:name "A" ; ex:length 7 . ex:b a ex:Ferry ; ex:name "B" .');
    expect(report).toMatchObject({ conforms: true, results: [] });
    expect([...report.focusNodes]).toEqual([
      ['http://example.org/BoatShape', 2],
      ['http://example.org/Idle', 0],
    ]);
  });

  test('each severity comes with focus node, path, value and the English message', async () => {
    const report = await check('ex:b a ex:Boat ; ex:length "x" ; ex:colour "green" .');
    expect(report.conforms).toBe(false);
    expect(words(report)).toEqual([
      'info | http://example.org/b | http://example.org/colour | green | Odd colour',
      'warning | http://example.org/b | http://example.org/length | x | A length is whole',
      'violation | http://example.org/b | http://example.org/name |  | A boat has a name',
    ]);
    expect(report.results[2]).toMatchObject({
      component: 'http://www.w3.org/ns/shacl#MinCountConstraintComponent',
      sourceShape: 'http://example.org/Boat-name',
    });
    expect(predicateOf(report.results[2]?.path)?.value).toBe('http://example.org/name');
  });

  test('a subclass of a subclass is targeted through the ontology alone', async () => {
    expect(words(await check('ex:f a ex:Ferry .'))).toEqual([
      'violation | http://example.org/f | http://example.org/name |  | A boat has a name',
    ]);
  });

  test('the order does not depend on the order of the data, and graphs are one union', async () => {
    const boats = ['z', 'a', 'm'].map((name) => `ex:${name} a ex:Boat .`);
    const forwards = await check(boats.join('\n'));
    const backwards = await check(boats.reverse().join('\n'));
    expect(words(forwards)).toEqual(words(backwards));
    expect(forwards.results.map(({ focusNode }) => focusNode.value.at(-1))).toEqual(['a', 'm', 'z']);
  });

  test('an inverse path is told apart from a forward one', async () => {
    const report = await check(
      'ex:a ex:part ex:c . ex:b ex:part ex:c .',
      `ex:S a sh:NodeShape ; sh:targetObjectsOf ex:part ;
         sh:property [ sh:path [ sh:inversePath ex:part ] ; sh:maxCount 1 ; sh:message "One whole"@en ] .`,
    );
    expect(words(report)).toEqual(['violation | http://example.org/c | ^http://example.org/part |  | One whole']);
    expect(predicateOf(report.results[0]?.path)).toBeUndefined();
    expect(report.results[0]?.sourceShape).toMatch(/^_:/);
  });

  test.each([
    ['sh:nodeKind of no kind', 'ex:S a sh:NodeShape ; sh:targetClass ex:Boat ; sh:nodeKind ex:Wood .', /cannot be run/],
    [
      'sh:pattern that is none',
      'ex:S a sh:NodeShape ; sh:targetClass ex:Boat ; sh:pattern "[" .',
      /regular expression/,
    ],
    [
      'sh:sparql on a property shape',
      'ex:S a sh:PropertyShape ; sh:path ex:p ; sh:sparql [ sh:select "SELECT $this { $this ?p ?o }" ] .',
      /property shape http:\/\/example\.org\/S/,
    ],
  ])('%s is an issue', async (_, text, message) => {
    const result = await validateShapes({ data: turtle('ex:a a ex:Boat .'), shapes: turtle(text), ontology: [] });
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'bad-shapes', message: expect.stringMatching(message) }],
    });
  });
});
