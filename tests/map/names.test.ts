// What the names of a thing rest on: their own words, or the quote that stands beside them; and that nothing has a name
// that the model does not know of, since it could be given to something else.
import { expect, test } from 'vitest';
import { irisAt } from '../../src/map/iri.ts';
import { localNames } from '../../src/model/names.ts';
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

test('each thing of a country has one of the local names that the model keeps apart', () => {
  const { base } = full.project.dataset;
  const iris = irisAt(base);
  const known = new Set(
    full.project.countries.flatMap(({ record }) =>
      localNames(record).map(({ name }) => iris.thing(record.country.code, name)),
    ),
  );
  const things = full.mapped.facts
    .flatMap(({ subject, object }) => [subject.value, object.value])
    .filter((iri) => iri.startsWith(`${base}id/`));
  expect(new Set(things).size).toBeGreaterThan(50);
  expect([...new Set(things)].filter((iri) => !known.has(iri))).toEqual([]);
});
