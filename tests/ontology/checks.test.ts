// The ontology passes the checks of FOOPS!, OOPS!, ROBOT report and SKOS, and each check finds the faults planted for it.
import { readFileSync } from 'node:fs';
import type { Store } from 'oxigraph';
import { describe, expect, test } from 'vitest';
import { outputText } from '../china.ts';
import { broken, type Check, ontologyFiles, plant, storeOf } from './graphs.ts';
import { metadataChecks } from './metadata-checks.ts';
import { pitfallChecks, pitfallSkips } from './pitfall-checks.ts';
import { reportChecks, reportRules, reportSkips } from './report-checks.ts';
import { skosChecks } from './skos-checks.ts';

/** Terms and what is said of them; shapes count only where a check asks who uses a term. */
const terms = () => storeOf(ontologyFiles);
const metadata = () => storeOf(ontologyFiles);
/** The schemes with the facts and links of the export, which use the concepts. */
function schemes(): Store {
  const store = storeOf(ontologyFiles.filter((name) => !name.startsWith('shapes')));
  for (const path of ['facts.ttl', 'curated.ttl']) store.load(outputText(path), { format: 'text/turtle' });
  return store;
}

const suites: readonly (readonly [string, readonly Check[], () => Store])[] = [
  ['FOOPS!', metadataChecks, metadata],
  ['OOPS!', pitfallChecks, terms],
  ['ROBOT report', reportChecks, terms],
  ['SKOS', skosChecks, schemes],
];

describe.each(suites)('%s', (_, checks, open) => {
  const store = open();
  test.each(checks)('$id: $says', (check) => {
    expect(broken(store, check)).toEqual([]);
  });
  test.each(checks)('$id finds each fault', (check) => {
    expect(check.faults.length).toBeGreaterThan(0);
    for (const fault of check.faults) {
      const spoilt = open();
      plant(spoilt, fault);
      expect(broken(spoilt, check), fault).not.toEqual([]);
    }
  });
});

test('every pitfall of OOPS! is queried, or left out with a reason', () => {
  const all = Array.from({ length: 41 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`);
  expect([...pitfallChecks.map(({ id }) => id), ...Object.keys(pitfallSkips)].toSorted()).toEqual(all);
});

test('every rule of ROBOT report is queried, or left out with a reason', () => {
  expect([...reportChecks.map(({ id }) => id), ...Object.keys(reportSkips)].toSorted()).toEqual(reportRules.toSorted());
});

describe('the house', () => {
  const text = readFileSync('ontology/ncb.ttl', 'utf8');
  const declared = (section: string) =>
    [...(text.split(`# ---- ${section} ----`)[1]?.split('# ----')[0] ?? '').matchAll(/^ncb:(\w+)$/gm)].map(
      ([, name = '']) => name,
    );

  test('has at most 20 classes and 40 properties of its own, each in one block, in alphabetical order', () => {
    const [classes, properties] = [declared('Classes'), declared('Properties')];
    expect(classes.length).toBeGreaterThan(10);
    expect(classes.length).toBeLessThanOrEqual(20);
    expect(properties.length).toBeLessThanOrEqual(40);
    for (const names of [classes, properties]) expect(names).toEqual([...new Set(names)].toSorted());
    const counted = (kinds: string) =>
      broken(terms(), { finds: `VALUES ?kind { ${kinds} } ?at a ?kind FILTER STRSTARTS(STR(?at), STR(ncb:))` });
    expect(counted('owl:Class')).toHaveLength(classes.length);
    expect(counted('owl:ObjectProperty owl:DatatypeProperty')).toHaveLength(properties.length);
  });

  test('uses of OWL only what OWL 2 RL allows, and imports nothing', () => {
    const store = storeOf(ontologyFiles.filter((name) => !name.startsWith('shapes')));
    const said = broken(store, { finds: '?s ?at ?o FILTER REGEX(STR(?at), "owl#|rdf-schema#(sub|domain|range)")' });
    const allowed = [
      'owl#disjointWith',
      'owl#versionIRI',
      'owl#versionInfo',
      'rdf-schema#domain',
      'rdf-schema#range',
      'rdf-schema#subClassOf',
    ];
    expect(said.map((iri) => iri.replace(/^<.*\/|>$/g, '')).toSorted()).toEqual(allowed);
    const kinds = broken(store, { finds: '?s a ?at FILTER STRSTARTS(STR(?at), STR(owl:))' });
    expect(kinds.map((iri) => iri.replace(/^<.*#|>$/g, ''))).toEqual([
      'Class',
      'DatatypeProperty',
      'ObjectProperty',
      'Ontology',
    ]);
  });

  test('has the version of the package', () => {
    const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(broken(terms(), { finds: '?s owl:versionInfo ?at' })).toEqual([`"${version}"`]);
  });
});
