import { describe, expect, test } from 'vitest';
import { lintFocus, lintShapes } from '../../src/validate/lint.ts';
import { shaclTerms } from '../../src/validate/shacl-terms.ts';
import { placeOfIri } from '../../src/validate/turtle-places.ts';
import { closest } from '../../src/values/closest.ts';
import { header, turtle } from './turtle.ts';

const whole = `sh:name "length"@en ; sh:severity sh:Violation ; sh:message "Whole"@en ;
  sh:description "Metres"@en ; sh:order 1 ; sh:group ex:Size`;

function lint(text: string) {
  return lintShapes({ shapes: turtle(text), files: [{ file: 'shapes.ttl', text: header + text }] });
}
const firstLine = header.split('\n').length;

describe('lintShapes', () => {
  test('finds nothing in good shapes, nor in anonymous shapes inside sh:or', () => {
    expect(
      lint(`ex:S a sh:NodeShape ; sh:targetClass ex:Boat ; sh:property ex:S-length .
        ex:S-length a sh:PropertyShape ; sh:path ex:length ; sh:or ( [ sh:datatype xsd:integer ] [ sh:class ex:L ] ) ; ${whole} .
        ex:Size a sh:PropertyGroup .`),
    ).toEqual([]);
  });

  test('a misspelt term is told with its line and the term that was meant', () => {
    const text = `ex:S a sh:NodeShape ; sh:targetClas ex:Boat ;\n  sh:property ex:S-length .
ex:S-length a sh:PropertyShape ; sh:path ex:length ;\n  sh:minCuont 1 ; ${whole} .`;
    expect(lint(text)).toEqual([
      expect.objectContaining({
        code: 'shape-unknown-term',
        found: 'sh:minCuont',
        expected: 'sh:minCount',
        place: { file: 'shapes.ttl', line: firstLine + 3, column: 3 },
        excerpt: expect.stringContaining('sh:minCuont 1'),
      }),
      expect.objectContaining({ found: 'sh:targetClas', expected: 'sh:targetClass', severity: 'error' }),
    ]);
  });

  test('a misspelt object, and a term of SHACL that the engine passes over, are unknown too', () => {
    const found = lint(`ex:S a sh:NodeShap ; sh:targetClass ex:B ; sh:rule ex:r .`).map((issue) => issue.found);
    expect(found).toEqual(['sh:NodeShap', 'sh:rule']);
  });

  test.each([
    ['shape-without-path', 'ex:P a sh:PropertyShape ; sh:minCount 1 ; WHOLE . AIMED'],
    ['shape-without-message', 'ex:P a sh:PropertyShape ; sh:path ex:p ; sh:minCount 1 ; MUTE . AIMED'],
    ['shape-incomplete', 'ex:P a sh:PropertyShape ; sh:path ex:p ; sh:minCount 1 ; ANON . AIMED'],
    [
      'shape-without-iri',
      'ex:S a sh:NodeShape ; sh:targetClass ex:B ; sh:property [ sh:path ex:p ; sh:minCount 1 ; WHOLE ] .',
    ],
    ['shape-without-message', 'ex:S a sh:NodeShape ; sh:targetClass ex:B ; sh:nodeKind sh:IRI .'],
    ['shape-without-message', 'ex:S a sh:NodeShape ; sh:targetClass ex:B ; sh:minLength 3 .'],
    ['shape-without-iri', '[] a sh:NodeShape ; sh:targetClass ex:B ; sh:nodeKind sh:IRI ; sh:message "No"@en .'],
    ['shape-without-target', 'ex:P a sh:PropertyShape ; sh:path ex:p ; sh:minCount 1 ; WHOLE .'],
    ['shape-without-target', 'ex:S a sh:NodeShape ; sh:nodeKind sh:IRI ; sh:message "No"@en .'],
    ['shape-unknown-term', 'ex:S a sh:NodeShape ; <https://www.w3.org/ns/shacl#targetClass> ex:B .'],
    ['shape-bad-sparql', 'ex:P a sh:PropertyShape ; sh:path ex:p ; WHOLE ; sh:sparql [ sh:select "" ] . AIMED'],
  ])('%s: %s', (code, text) => {
    const filled = text
      .replace('AIMED', '\nex:S a sh:NodeShape ; sh:targetClass ex:B ; sh:property ex:P .')
      .replace('WHOLE', whole)
      .replace('MUTE', whole.replace('"Whole"@en', '"Ganz"@de'))
      .replace('ANON', whole.replace('sh:name "length"@en ;', ''));
    const issues = lint(filled);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(issues[0]?.place?.line).toBe(firstLine);
  });

  test.each([
    ['sh:minCount "one"', '"one"', 'a whole number, without quotes'],
    ['sh:maxCount 1.5', '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>', 'a whole number, without quotes'],
    ['sh:minCount 1, 2', '"1"^^<XSD#integer>, "2"^^<XSD#integer>', 'one value'],
    ['sh:uniqueLang "true"', '"true"', 'true or false, without quotes'],
    ['sh:nodeKind sh:Violation', '<http://www.w3.org/ns/shacl#Violation>', expect.stringContaining('sh:IRI, ')],
    ['sh:in ex:a', '<http://example.org/a>', 'a list in parentheses'],
    ['sh:class "Boat"', '"Boat"', 'an IRI'],
    ['sh:pattern "["', '"["', 'a regular expression'],
    ['sh:flags "i"', undefined, 'sh:pattern beside it'],
    ['sh:qualifiedMinCount 1', undefined, 'sh:qualifiedValueShape beside it'],
    ['sh:or ( [ sh:minCount 1 ] )', undefined, 'sh:path beside it'],
  ])('a constraint that checks nothing as it stands: %s', (constraint, found, expected) => {
    const issues = lint(`ex:S a sh:NodeShape ; sh:targetClass ex:B ; sh:property ex:P .
      ex:P a sh:PropertyShape ; sh:path ex:p ; ${constraint} ; ${whole} .`);
    const said = found?.replaceAll('XSD', 'http://www.w3.org/2001/XMLSchema');
    expect(issues.map(({ code, found, expected }) => ({ code, found, expected }))).toEqual([
      { code: 'shape-bad-value', found: said, expected },
    ]);
  });

  test.each([
    ['has no sh:select', ''],
    ['is refused: error at', 'sh:select "SELECT {"'],
    ['is no SELECT query', 'sh:select "ASK { $this ?p ?o }"'],
    ['does not select $this', 'sh:select "SELECT ?s { ?s ?p ?o }"'],
    ['does not bind $this', 'sh:select "SELECT $this { FILTER NOT EXISTS { $this ?p ?o } }"'],
    [undefined, 'sh:select "SELECT $this { $this ex:p ?o }"'],
  ])('a SPARQL constraint that %s', (fault, select) => {
    const messages = lint(`ex:S a sh:NodeShape ; sh:targetClass ex:B ;
        sh:sparql [ sh:prefixes ex:prefixes ; sh:message "No"@en ; ${select} ] .
      ex:prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .`);
    expect(messages).toEqual(
      fault === undefined
        ? []
        : [expect.objectContaining({ code: 'shape-bad-sparql', message: expect.stringContaining(fault) })],
    );
  });

  test('a term of the ontology that it does not declare is told with the one that was meant', () => {
    const text = `ex:S a sh:NodeShape ; sh:targetClass ex:Bota, <http://example.com/Bota> ;
  sh:property ex:S-length .
ex:S-length a sh:PropertyShape ; sh:path ex:lenght ; sh:class ex:Boat ; ${whole} .`;
    const ontology = turtle('ex:Boat a rdfs:Class . ex:length a rdf:Property .');
    const files = [{ file: 'shapes.ttl', text: header + text }];
    const own = ['http://example.org/S-length', 'http://example.org/Size'];
    const issues = lintShapes({ shapes: turtle(text), ontology, files }).filter(
      ({ found }) => !own.includes(found?.slice(1, -1) ?? ''),
    );
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'shape-undeclared-term',
        severity: 'error',
        found: '<http://example.org/Bota>',
        expected: '<http://example.org/Boat>',
        place: { file: 'shapes.ttl', line: firstLine, column: 38 },
      }),
      expect.objectContaining({
        found: '<http://example.org/lenght>',
        expected: '<http://example.org/length>',
        place: expect.objectContaining({ line: firstLine + 2 }),
      }),
    ]);
  });

  test('a shape that matched nothing is a warning', () => {
    const focusNodes = new Map([
      ['http://example.org/S', 0],
      ['http://example.org/T', 3],
    ]);
    const files = [{ file: 'shapes.ttl', text: `${header}ex:T a sh:NodeShape .\nex:S a sh:NodeShape .` }];
    expect(lintFocus(focusNodes, files)).toEqual([
      expect.objectContaining({
        code: 'shape-without-focus',
        severity: 'warning',
        place: { file: 'shapes.ttl', line: firstLine + 1, column: 1 },
      }),
    ]);
  });
});

test('closest: swapped, dropped and foreign words', () => {
  expect(closest('mesage', shaclTerms)).toBe('message');
  expect(closest('nodekind', shaclTerms)).toBe('nodeKind');
  expect(closest('zebra', shaclTerms)).toBeUndefined();
});

test('placeOfIri: whole names only, a block before a mention, comments and prefixes passed over', () => {
  const text =
    '@prefix ex: <http://example.org/> .\n# ex:a\n𝄞 ex:ab ex:a.b ex:a, ex:c .\nex:c ex:p <http://example.org/d>.';
  const at = (name: string) => placeOfIri(`http://example.org/${name}`, [{ file: 'f', text }])?.place;
  expect(at('a')).toEqual({ file: 'f', line: 3, column: 16 });
  expect(at('c')).toEqual({ file: 'f', line: 4, column: 1 });
  expect(at('d')).toEqual({ file: 'f', line: 4, column: 11 });
  expect(at('x')).toBeUndefined();
});
