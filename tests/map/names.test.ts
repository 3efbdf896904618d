// What the names of a thing rest on: their own words, or the quote that stands beside them.
import { expect, test } from 'vitest';
import { oa, prov, rdf } from '../../src/vocab/known.ts';
import { full } from '../full.ts';

const { evidence } = full.mapped;
const subjectsOf = (predicate: { readonly value: string }, object: string) =>
  evidence
    .filter((each) => each.predicate.value === predicate.value && each.object.value === object)
    .map(({ subject }) => subject.value);
const valuesOf = (subject: string, predicate: { readonly value: string }) =>
  evidence
    .filter((each) => each.subject.value === subject && each.predicate.value === predicate.value)
    .map(({ object }) => object.value);

test.each([
  ['République du Sampland', 'la République du Sampland'],
  ['Pays du milieu', 'Pays du Milieu'],
  ['Examplian Republic', 'Examplian Republic'],
])('the name "%s" rests on the quote "%s"', (name, quote) => {
  const quotes = subjectsOf(rdf.object, name)
    .flatMap((statement) => valuesOf(statement, prov.wasDerivedFrom))
    .flatMap((passage) => valuesOf(passage, oa.hasSelector))
    .flatMap((selector) => valuesOf(selector, oa.exact));
  expect(quotes).toEqual([quote]);
});
