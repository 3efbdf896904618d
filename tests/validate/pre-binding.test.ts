// What a SPARQL constraint may do with $this, which other engines put in before the query runs.
import { describe, expect, test } from 'vitest';
import { preBindingFault } from '../../src/validate/pre-binding.ts';

const group = /asks for \$this in a group/;

describe('preBindingFault', () => {
  test.each([
    'SELECT $this { $this a ex:A FILTER ($this != ex:B) }',
    'SELECT $this { $this ex:p ?a . FILTER NOT EXISTS { ?b ex:p ?a FILTER (?b != $this) } }',
    'SELECT $this { $this ex:p ?a OPTIONAL { ?b ex:p ?a FILTER (?b = $this) } }',
    'SELECT $this { { $this a ex:A } UNION { $this a ex:B } FILTER ($this != ex:C) }',
    'SELECT $this (ex:p AS ?path) { $this a ex:A . { SELECT $this (COUNT(?o) AS ?n) { $this ex:p ?o } GROUP BY $this } }',
    'SELECT ?this { ?this ex:p "MINUS { VALUES }" . # MINUS\n ?this ex:q <http://x/#MINUS>, """ " MINUS""" }',
  ])('lets %s pass', (query) => {
    expect(preBindingFault(query)).toBeUndefined();
  });

  test.each([
    ['SELECT $this { FILTER ($this = ex:A) }', group],
    ['SELECT $this { $this a ex:A { FILTER ($this = ex:B) } }', group],
    ['SELECT $this { $this a ex:A { { ?x a ex:A } UNION { ?x a ex:B FILTER (?x = $this) } } }', group],
    ['SELECT $this { { $this a ex:A } UNION { ?x a ex:B } FILTER ($this = ex:C) }', group],
    ['SELECT $this { BIND ($this AS ?that) }', group],
    ['SELECT $this { BIND (ex:A AS $this) }', /value of its own/],
    ['SELECT $this { $this ex:p ?o MINUS { $this ex:q ?o } }', /holds MINUS/],
    ['SELECT $this { $this ex:p ?o VALUES ?o { 1 } }', /holds VALUES/],
    ['SELECT $this { $this ex:p ?o SERVICE <http://x/> { ?o ex:p ?z } }', /holds SERVICE/],
    ['SELECT $this { $this ex:p ?o { SELECT ?o { ?o ex:q ?z } } }', /subquery without \$this/],
    ['SELECT $this { GRAPH $shapesGraph { $this a ex:A } }', /asks for \$shapesGraph/],
    ['SELECT $this { $this $PATH ?o }', /asks for \$PATH/],
  ])('refuses %s', (query, fault) => {
    expect(preBindingFault(query)).toMatch(fault);
  });
});
