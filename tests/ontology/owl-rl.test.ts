// Ontology, alignments, reused vocabularies, the whole export and the facts of the full fixture, closed under OWL 2 RL, contradict each other nowhere;
// and the closure says of no exported thing that it is something its authors did not mean.
import { namedNode as asGraph, quad as oxigraphQuad, Store } from 'oxigraph';
import { describe, expect, test } from 'vitest';
import { outputText } from '../china.ts';
import { full } from '../full.ts';
import { broken, ontologyFiles, plant, prefixes, storeOf } from './graphs.ts';
import { close, contradictions, rules } from './owl-rl.ts';
import { axioms, vocabularies } from './vocabularies.ts';

const reused = axioms(Object.keys(vocabularies).filter((prefix) => prefix !== 'sh' && prefix !== 'xsd'));
const files = ['facts.ttl', 'evidence.ttl', 'curated.ttl', 'description.ttl'];

function everything(...faults: string[]): Store {
  const store = storeOf(ontologyFiles.filter((name) => !name.startsWith('shapes')));
  store.load(reused, { format: 'application/n-triples' });
  for (const path of files) store.load(outputText(path), { format: 'text/turtle' });
  // Every class and property is used by the full fixture, not all by China.
  store.load(full.files.get('facts.ttl') ?? '', { format: 'text/turtle' });
  for (const fault of faults) plant(store, fault);
  return store;
}

const contradictory = (store: Store) =>
  Object.entries(contradictions).flatMap(([name, finds]) =>
    broken(store, { finds }).map((found) => `${name}: ${found}`),
  );

const whole = everything();
// What is said before anything is inferred, to tell the one from the other.
for (const { subject, predicate, object } of whole.match(null, null, null, null)) {
  if (predicate.value.endsWith('#type')) whole.add(oxigraphQuad(subject, predicate, object, asGraph('urn:asserted')));
}
const started = performance.now();
const asserted = whole.size;
const rounds = close(whole);
const took = performance.now() - started;

test('the closure has no contradiction', () => {
  console.log(`OWL 2 RL: ${asserted} triples, closed to ${whole.size} in ${rounds} rounds, ${Math.round(took)} ms`);
  expect(contradictory(whole).join('\n')).toBe('');
});

test('the closure says what follows', () => {
  const ask = (pattern: string) =>
    whole.query(`${prefixes} PREFIX cn: <https://w3id.org/ncb-graph/id/cn/> ASK { ${pattern} }`);
  expect(ask('cn:ncb a org:Organization , foaf:Agent , schema:GovernmentOrganization')).toBe(true);
  expect(ask('cn:ncb org:transitiveSubOrganizationOf cn:state-council')).toBe(true);
  expect(
    ask(
      'crime-area:trafficking-for-forced-labour skos:broaderTransitive crime-area:human-trafficking-and-migrant-smuggling',
    ),
  ).toBe(true);
  expect(ask('cn:ncb a ncb:SubBureau')).toBe(false);
});

describe('each contradiction is found in the whole', () => {
  /** What is wrong, how the closure tells it, of what, the triple that does it. */
  const faults = [
    ['a bureau that is a sub-bureau', 'cax-dw', 'cn:ncb', 'cn:ncb a ncb:SubBureau'],
    [
      'a sub-bureau that another one belongs to',
      'cax-dw',
      'cn:sub-bureau-hong-kong',
      'cn:sub-bureau-macao ncb:subBureauOf cn:sub-bureau-hong-kong',
    ],
    [
      'a group that is an organization, by the range of a reused property',
      'cax-dw',
      'cn:local-government',
      'cn:mps org:subOrganizationOf cn:local-government',
    ],
    [
      'a special administrative region that is a member country',
      'cax-dw',
      'cn:hong-kong',
      'cn:hong-kong ncb:nationalCentralBureau cn:ncb',
    ],
    ['a text where a thing belongs', 'kind of property', 'cn:state-council', 'cn:state-council ncb:country "China"'],
    [
      'a thing where a number belongs',
      'kind of property',
      'cn:police-service',
      'cn:police-service ncb:subBureauCount cn:macao',
    ],
    ['a number that is a text', 'dt-not-type', 'cn:mps', 'cn:mps ncb:subBureauCount "two"'],
    [
      'a text without a language where one is asked for',
      'dt-not-type',
      'cn:headcount-police-officers',
      'cn:headcount-police-officers ncb:asStated "two million"',
    ],
    [
      'a scheme that is a concept',
      'cax-dw',
      '<https://w3id.org/ncb-graph/code>',
      '<https://w3id.org/ncb-graph/code> skos:broader code:about',
    ],
    [
      'an instant that is an interval',
      'cax-dw',
      'cn:membership-period-start',
      'cn:membership-period-start a <http://www.w3.org/2006/time#ProperInterval>',
    ],
    [
      'an organization that is a membership',
      'cax-dw',
      'cn:international-cooperation-department',
      'cn:international-cooperation-department org:member cn:country',
    ],
  ] as const;
  const cn = 'PREFIX cn: <https://w3id.org/ncb-graph/id/cn/>';
  const spoilt = everything(...faults.map(([, , , triple]) => `${cn} INSERT DATA { ${triple} }`));
  close(spoilt);
  const told = contradictory(spoilt);
  test.each(faults)('%s', (_, name, at) => {
    const iri = at.replace(/^cn:(.*)/, '<https://w3id.org/ncb-graph/id/cn/$1>');
    expect(
      told.some((line) => line.startsWith(`${name}: ${iri}`)),
      told.join('\n'),
    ).toBe(true);
  });
});

/** A small graph of its own, with its prefix. */
function small(turtle: string): Store {
  const store = new Store();
  store.update(`${prefixes} PREFIX : <http://example.org/> INSERT DATA { ${turtle} }`);
  close(store);
  return store;
}

describe('each rule of inference infers', () => {
  test.each<readonly [keyof typeof rules, string, string]>([
    ['eq-sym', ':a owl:sameAs :b', ':b owl:sameAs :a'],
    ['eq-trans', ':a owl:sameAs :b . :b owl:sameAs :c', ':a owl:sameAs :c'],
    ['eq-rep-s', ':a owl:sameAs :b . :a :p :o', ':b :p :o'],
    ['eq-rep-p', ':p owl:sameAs :q . :a :p :o', ':a :q :o'],
    ['eq-rep-o', ':a owl:sameAs :b . :s :p :a', ':s :p :b'],
    ['prp-dom', ':p rdfs:domain :C . :a :p :b', ':a a :C'],
    ['prp-rng', ':p rdfs:range :C . :a :p :b', ':b a :C'],
    ['prp-fp', ':p a owl:FunctionalProperty . :a :p :b , :c', ':b owl:sameAs :c'],
    ['prp-ifp', ':p a owl:InverseFunctionalProperty . :a :p :x . :b :p :x', ':a owl:sameAs :b'],
    ['prp-symp', ':p a owl:SymmetricProperty . :a :p :b', ':b :p :a'],
    ['prp-trp', ':p a owl:TransitiveProperty . :a :p :b . :b :p :c', ':a :p :c'],
    ['prp-spo1', ':p rdfs:subPropertyOf :q . :a :p :b', ':a :q :b'],
    ['prp-spo2 (two steps)', ':r owl:propertyChainAxiom ( :p :q ) . :a :p :b . :b :q :c', ':a :r :c'],
    ['prp-eqp1', ':p owl:equivalentProperty :q . :a :p :b', ':a :q :b'],
    ['prp-eqp2', ':p owl:equivalentProperty :q . :a :q :b', ':a :p :b'],
    ['prp-inv1', ':p owl:inverseOf :q . :a :p :b', ':b :q :a'],
    ['prp-inv2', ':p owl:inverseOf :q . :a :q :b', ':b :p :a'],
    ['cls-int1', ':C owl:intersectionOf ( :A :B ) . :a a :A , :B', ':a a :C'],
    ['cls-int2', ':C owl:intersectionOf ( :A :B ) . :a a :C', ':a a :A , :B'],
    ['cls-uni', ':C owl:unionOf ( :A :B ) . :a a :B', ':a a :C'],
    ['cls-svf1', ':X owl:someValuesFrom :Y ; owl:onProperty :p . :a :p :b . :b a :Y', ':a a :X'],
    ['cls-svf2', ':X owl:someValuesFrom owl:Thing ; owl:onProperty :p . :a :p :b', ':a a :X'],
    ['cls-avf', ':X owl:allValuesFrom :Y ; owl:onProperty :p . :a a :X ; :p :b', ':b a :Y'],
    ['cls-hv1', ':X owl:hasValue :v ; owl:onProperty :p . :a a :X', ':a :p :v'],
    ['cls-hv2', ':X owl:hasValue :v ; owl:onProperty :p . :a :p :v', ':a a :X'],
    ['cls-maxc2', ':X owl:maxCardinality 1 ; owl:onProperty :p . :a a :X ; :p :b , :c', ':b owl:sameAs :c'],
    ['cls-oo', ':C owl:oneOf ( :a :b )', ':b a :C'],
    ['cax-sco', ':A rdfs:subClassOf :B . :a a :A', ':a a :B'],
    ['cax-eqc1', ':A owl:equivalentClass :B . :a a :A', ':a a :B'],
    ['cax-eqc2', ':A owl:equivalentClass :B . :a a :B', ':a a :A'],
    ['scm-sco', ':A rdfs:subClassOf :B . :B rdfs:subClassOf :C', ':A rdfs:subClassOf :C'],
    ['scm-spo', ':p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r', ':p rdfs:subPropertyOf :r'],
  ])('%s', (rule, given, follows) => {
    expect(Object.keys(rules)).toContain(rule);
    expect(small(given).query(`${prefixes} PREFIX : <http://example.org/> ASK { ${follows} }`)).toBe(true);
  });
});

describe('each form of contradiction is told', () => {
  test.each<readonly [keyof typeof contradictions, string]>([
    ['eq-diff1', ':a owl:sameAs :b ; owl:differentFrom :b'],
    ['eq-diff2', '[] a owl:AllDifferent ; owl:members ( :a :b ) . :a owl:sameAs :b'],
    ['prp-irp', ':p a owl:IrreflexiveProperty . :a :p :a'],
    ['prp-asyp', ':p a owl:AsymmetricProperty . :a :p :b . :b :p :a'],
    ['prp-pdw', ':p owl:propertyDisjointWith :q . :a :p :b ; :q :b'],
    ['prp-npa1', '[] owl:sourceIndividual :a ; owl:assertionProperty :p ; owl:targetIndividual :b . :a :p :b'],
    ['prp-npa2', '[] owl:sourceIndividual :a ; owl:assertionProperty :p ; owl:targetValue 1 . :a :p 1'],
    ['cls-nothing2', ':A rdfs:subClassOf owl:Nothing . :a a :A'],
    ['cls-com', ':A owl:complementOf :B . :a a :A , :B'],
    ['cls-maxc1', ':X owl:maxCardinality 0 ; owl:onProperty :p . :a a :X ; :p :b'],
    ['cax-dw', ':A owl:disjointWith :B . :a a :A , :B'],
    ['cax-adc', '[] a owl:AllDisjointClasses ; owl:members ( :A :B ) . :a a :A , :B'],
    ['dt-not-type', ':p rdfs:range xsd:integer . :a :p "one"'],
    ['range of data', ':p rdfs:range xsd:integer . :a :p :b'],
    ['kind of property', ':p a owl:ObjectProperty . :a :p 1'],
  ])('%s', (name, given) => {
    expect(contradictory(small(given)).map((found) => found.split(':')[0])).toContain(name);
  });
});

test('what reused domains and ranges add to the exported things is what their authors meant', () => {
  // Class → why it is no news.
  const meant: Readonly<Record<string, string>> = {
    'http://xmlns.com/foaf/0.1/Agent': 'a member country is a member of INTERPOL, so an agent (range of org:member)',
    'http://purl.org/dc/terms/Agent': 'the same class as foaf:Agent, by FOAF',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement': 'a curated link tells of a triple, as a citation does',
    'http://www.w3.org/2002/07/owl#Ontology': 'the version of an ontology is one, by its version IRI',
    'http://www.w3.org/ns/prov#Entity': 'what is derived, and what it is derived from',
  };
  const pairs = (where: string) => broken(whole, { finds: where }).map((line) => line.split(' ') as [string, string]);
  const above = '(rdfs:subClassOf|owl:equivalentClass|^owl:equivalentClass)+';
  const up = new Set(
    pairs(
      `VALUES ?kind { owl:Class rdfs:Class } ?at a ?kind . ?at ${above} ?found FILTER (ISIRI(?at) && ISIRI(?found))`,
    ).map(String),
  );
  const said = new Map<string, string[]>();
  for (const [at, type] of pairs('GRAPH <urn:asserted> { ?at a ?found }'))
    said.set(at, [...(said.get(at) ?? []), type]);
  const added = pairs(`{ ?p rdfs:domain ?found . ?at ?p ?o } UNION { ?p rdfs:range ?found . ?s ?p ?at }
    FILTER (ISIRI(?at) && STRSTARTS(STR(?at), "https://w3id.org/ncb-graph/") && ISIRI(?found) && ?found NOT IN (owl:Thing, rdfs:Resource))`);
  const isSaid = ([at, type]: [string, string]) =>
    said.get(at)?.some((own) => own === type || up.has(`${own},${type}`));
  const news = added.filter((pair) => isSaid(pair) !== true).map((pair) => pair.join(' '));
  expect(added.length).toBeGreaterThan(1000);
  expect(news.filter((line) => !Object.keys(meant).some((iri) => line.endsWith(`<${iri}>`)))).toEqual([]);
});
