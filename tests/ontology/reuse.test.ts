// Every reused term exists in the vocabulary it comes from, as what it is used as: a class as a class, a property as a
// property. And nothing that its domains and ranges would add to the export is news to it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseQuads } from '../../src/rdf/parse.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { outputText } from '../china.ts';
import { ontologyFiles } from './graphs.ts';
import { elsewhere, vocabularies, vocabulary } from './vocabularies.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const rdfs = 'http://www.w3.org/2000/01/rdf-schema#';
const owl = 'http://www.w3.org/2002/07/owl#';
const sh = 'http://www.w3.org/ns/shacl#';
const type = `${rdf}type`;

type Kind = 'class' | 'property' | 'datatype' | 'individual';

/** Predicate → what its object is used as. */
const objectsAre: Readonly<Record<string, Kind>> = {
  [type]: 'class',
  [`${rdfs}subClassOf`]: 'class',
  [`${rdfs}domain`]: 'class',
  [`${rdfs}range`]: 'class',
  [`${owl}disjointWith`]: 'class',
  [`${sh}class`]: 'class',
  [`${sh}targetClass`]: 'class',
  [`${rdfs}subPropertyOf`]: 'property',
  [`${sh}path`]: 'property',
  [`${sh}targetSubjectsOf`]: 'property',
  [`${sh}targetObjectsOf`]: 'property',
  [`${sh}disjoint`]: 'property',
  [`${sh}lessThanOrEquals`]: 'property',
  [`${sh}datatype`]: 'datatype',
  [`${rdf}predicate`]: 'property',
};

/** What a vocabulary says that each of its terms is. */
function kindsOf(prefix: string): Map<string, Set<Kind>> {
  const kinds = new Map<string, Set<Kind>>();
  const is = (iri: string, kind: Kind) => kinds.set(iri, (kinds.get(iri) ?? new Set()).add(kind));
  const [namespace = ''] = vocabularies[prefix] ?? [];
  for (const { subject, predicate, object } of vocabulary(prefix)) {
    if (!subject.value.startsWith(namespace)) continue;
    is(subject.value, 'individual');
    if (predicate.value === type) {
      if (/#(Class|Datatype)$/.test(object.value)) is(subject.value, 'class');
      if (/#Datatype$/.test(object.value) || (prefix === 'xsd' && subject.value !== namespace))
        is(subject.value, 'datatype');
      if (/Property$/.test(object.value)) is(subject.value, 'property');
    }
    if (predicate.value === `${rdfs}subClassOf`) is(subject.value, 'class');
    if (predicate.value === `${rdfs}subPropertyOf`) is(subject.value, 'property');
  }
  return kinds;
}

const namespaces = Object.entries(vocabularies).map(([prefix, [namespace]]) => ({
  prefix,
  namespace,
  kinds: kindsOf(prefix),
}));

/** What is wrong with a use of a term; undefined where nothing is, or where the term is ours or names a thing. */
function fault(iri: string, kind: Kind): string | undefined {
  const other = elsewhere[iri];
  if (other !== undefined) return other.kind === kind ? undefined : `${iri} is a ${other.kind}, used as a ${kind}`;
  const home = namespaces.find(({ namespace }) => iri.startsWith(namespace));
  if (iri === home?.namespace) return undefined;
  if (home === undefined)
    return iri.startsWith('https://w3id.org/ncb-graph/') || kind === 'individual'
      ? undefined
      : `${iri}: no vocabulary is known`;
  const kinds = home.kinds.get(iri);
  if (kinds === undefined) return `${iri} does not exist in ${home.prefix}`;
  // RDF gives the range of a property no other way to name a datatype than as a class.
  return kinds.has(kind) || (kind === 'class' && kinds.has('datatype'))
    ? undefined
    : `${iri} is no ${kind} in ${home.prefix}`;
}

function faultsIn(quads: readonly Quad[]): string[] {
  const found = new Set<string | undefined>();
  for (const { predicate, object } of quads) {
    found.add(fault(predicate.value, 'property'));
    if (object.termType === 'NamedNode') found.add(fault(object.value, objectsAre[predicate.value] ?? 'individual'));
    if (object.termType === 'Literal') found.add(fault(object.datatype.value, 'datatype'));
  }
  return [...found].flatMap((each) => each ?? []).toSorted();
}

async function quadsOf(text: string, syntax: 'turtle' | 'nq' = 'turtle'): Promise<readonly Quad[]> {
  const parsed = await parseQuads(text, syntax);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

const authored = await Promise.all(ontologyFiles.map((name) => quadsOf(readFileSync(`ontology/${name}`, 'utf8'))));
const dataset = await quadsOf(outputText('dataset.nq'), 'nq');
const description = await quadsOf(outputText('description.ttl'));
const used = [...authored.flat(), ...dataset, ...description];

describe('reused terms', () => {
  test('exist, and are used as what they are', () => {
    expect(faultsIn(used).join('\n')).toBe('');
  });

  test.each([
    ['a misspelt class', 'ncb:Role a org:Organisation', 'does not exist in org'],
    ['a class that is none', 'ncb:Role rdfs:subClassOf org:unitOf', 'is no class in org'],
    ['a property that is none', 'ncb:Role org:Organization ncb:x', 'is no property in org'],
    ['a misspelt property', 'ncb:Role skos:prefLable "x"', 'does not exist in skos'],
    ['a term of a later version', 'ncb:Role dcat:inSeries ncb:x', 'does not exist in dcat'],
    ['a misspelt datatype', 'ncb:Role ncb:x "1"^^xsd:intger', 'does not exist in xsd'],
    ['a path that does not exist', 'ncb:Role sh:path schema:isInside', 'does not exist in schema'],
    ['a class of SHACL that does not exist', 'ncb:Role a sh:PropShape', 'does not exist in sh'],
    ['a vocabulary that is not listed', 'ncb:Role <http://example.org/p> ncb:x', 'no vocabulary is known'],
    ['a term of elsewhere of another kind', 'ncb:Role a <http://spdx.org/rdf/terms#checksum>', 'used as a class'],
  ])('%s is found', async (_, triple, says) => {
    const prefixes = Object.entries(vocabularies).map(([prefix, [namespace]]) => `@prefix ${prefix}: <${namespace}> .`);
    const own = '@prefix ncb: <https://w3id.org/ncb-graph/ontology#> .';
    const faults = faultsIn(await quadsOf([...prefixes, own, `${triple} .`].join('\n')));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(says);
  });

  test('that no npm package holds are used, and really are in none', () => {
    const iris = new Set(used.flatMap(({ predicate, object }) => [predicate.value, object.value]));
    for (const iri of Object.keys(elsewhere)) {
      expect(iris, iri).toContain(iri);
      expect(
        namespaces.some(({ kinds }) => kinds.has(iri)),
        iri,
      ).toBe(false);
    }
  });
});
