import { describe, expect, test } from 'vitest';
import { undeclaredProperties } from '../../src/validate/closed.ts';
import { predicateOf } from '../../src/validate/result.ts';
import { turtle } from './turtle.ts';

const shapes = turtle(`
  ex:BoatShape a sh:NodeShape ; sh:targetClass ex:Boat ; sh:property [ sh:path ex:name ] ; sh:node ex:Floating .
  ex:Floating a sh:NodeShape ; sh:property [ sh:path [ sh:alternativePath ( ex:draught ex:depth ) ] ],
    [ sh:path [ sh:inversePath ex:carries ] ] .
  ex:ShopShape a sh:NodeShape ; sh:targetClass ex:Shop ; sh:property [ sh:path ex:sells ] .`);
const ontology = turtle(
  'ex:Ferry rdfs:subClassOf ex:Ship . ex:Ship rdfs:subClassOf ex:Boat . ex:Boat rdfs:subClassOf ex:Thing .',
);

const check = (data: string) =>
  undeclaredProperties({ data: turtle(data), shapes, ontology }).map(({ component, focusNode, path, value }) =>
    [component, focusNode.value.slice(19), predicateOf(path)?.value.replace(/.*[/#]/, ''), value?.value.slice(19)].join(
      ' ',
    ),
  );

describe('undeclaredProperties', () => {
  test('shapes of both types, of superclasses, and by sh:node declare what a node may have', () => {
    expect(check('ex:a a ex:Ferry, ex:Shop ; ex:name "A" ; ex:sells "tea" ; ex:draught 2 ; ex:depth 3 .')).toEqual([]);
  });

  test('a property of another type, and one declared only backwards, are told', () => {
    expect(check('ex:a a ex:Boat ; ex:sells ex:tea ; ex:carries ex:b . ex:b a ex:Shop ; ex:sells "x" .')).toEqual([
      'property-not-declared a carries b',
      'property-not-declared a sells tea',
    ]);
  });

  test('a node without a type', () => {
    expect(check('ex:a ex:name "A" .')).toEqual(['node-without-type a  ']);
  });

  test('a class that no shape targets; a superclass beside its subclass is no such', () => {
    expect(check('ex:a a ex:Ferry, ex:Thing . ex:b a ex:Boat, ex:Kite . ex:c a ex:Thing .')).toEqual([
      'class-not-targeted b type Kite',
      'class-not-targeted c type Thing',
    ]);
  });
});
