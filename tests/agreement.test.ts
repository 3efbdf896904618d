// The witnesses agree: what the ontology declares, what the shapes allow, what the export emits, what the context and
// the questions name. None of them is made from another, but for the context.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { namedNode, type Quad, type Term } from '../src/rdf/terms.ts';
import { sh } from '../src/validate/shacl-terms.ts';
import { ShapeGraph } from '../src/validate/shape-graph.ts';
import { org, owl, rdf, rdfs, schema } from '../src/vocab/known.ts';
import { china } from './china.ts';
import { full } from './full.ts';

const namespace = 'https://w3id.org/ncb-graph/ontology#';
const isOwn = (iri: string) => iri.startsWith(namespace) && iri !== namespace;
const node = ({ value }: { readonly value: string }) => namedNode(value);

const { quads, texts, schemes, context } = full.project.ontology;
const ontology = new ShapeGraph(quads.get('ncb.ttl') ?? []);
const shapes = new ShapeGraph(full.project.ontology.shapes.quads);

const declared = (...types: readonly { readonly value: string }[]) =>
  types.flatMap((type) => ontology.subjects(node(rdf.type), node(type))).map(({ value }) => value);
const classes = declared(owl.Class).filter(isOwn).sort();
const properties = declared(owl.ObjectProperty, owl.DatatypeProperty).filter(isOwn).sort();

/** Own terms among the terms of quads; queries and constraints name them by prefix. */
const namedBy = (all: readonly Quad[]) =>
  all.flatMap(({ subject, predicate, object }) => [subject, predicate, object].map(({ value }) => value)).filter(isOwn);
const namedIn = (text: string) => [...text.matchAll(/\bncb:(\w+)/g)].map(([, local]) => `${namespace}${local}`);

const queries = ['questions', 'checks'].flatMap((folder) =>
  readdirSync(`ontology/${folder}`).flatMap((name) =>
    name.endsWith('.rq') ? [[name, readFileSync(`ontology/${folder}/${name}`, 'utf8')] as const] : [],
  ),
);

test('the ontology is small: at most 20 classes and 40 properties', () => {
  expect(classes.length).toBeGreaterThan(10);
  expect(classes.length).toBeLessThanOrEqual(20);
  expect(properties.length).toBeGreaterThan(20);
  expect(properties.length).toBeLessThanOrEqual(40);
  expect(new Set([...classes, ...properties]).size).toBe(classes.length + properties.length);
});

describe('no own term is undeclared', () => {
  const contextIris =
    JSON.stringify(context)
      .match(/https:[^"]+/g)
      ?.filter(isOwn) ?? [];
  test.each<readonly [string, readonly string[]]>([
    ['the export of China', namedBy(china.mapped.dataset)],
    ['the export of the full fixture', namedBy(full.mapped.dataset)],
    ...[...quads].map(([name, all]) => [name, [...namedBy(all), ...namedIn(texts.get(name) ?? '')]] as const),
    ['the JSON-LD context', contextIris],
    ...queries.map(([name, text]) => [name, namedIn(text)] as const),
  ])('in %s', (_, named) => {
    expect([...new Set(named)].filter((iri) => !classes.includes(iri) && !properties.includes(iri))).toEqual([]);
  });

  test('and each is a key of the JSON-LD context', () => {
    expect(new Set(contextIris)).toEqual(new Set([...classes, ...properties]));
  });
});

const emitted = [...full.mapped.dataset, ...schemes];
const data = new ShapeGraph(emitted);

describe('no own term is unused', () => {
  test('the full fixture has things of every class, and every property', () => {
    const types = new Set(
      emitted.flatMap(({ predicate, object }) => (predicate.equals(rdf.type) ? [object.value] : [])),
    );
    const predicates = new Set(emitted.map(({ predicate }) => predicate.value));
    expect(classes.filter((iri) => !types.has(iri))).toEqual([]);
    expect(properties.filter((iri) => !predicates.has(iri))).toEqual([]);
  });

  test('China uses all but what its page has no word for', () => {
    const used = new Set(namedBy(china.mapped.dataset));
    // Its page names no police force as one body.
    expect([...classes, ...properties].filter((iri) => !used.has(iri))).toEqual([`${namespace}PoliceBody`]);
  });

  test('shapes target every class, or one above it, and have a path of every property', () => {
    const targeted = (iri: string) =>
      ontology.superclasses(namedNode(iri)).some((type) => shapes.targeting(type).length > 0);
    expect(classes.filter((iri) => !targeted(iri))).toEqual([]);
    expect(properties.filter((iri) => shapes.subjects(sh('path'), namedNode(iri)).length === 0)).toEqual([]);
  });
});

test('every property of the facts has a word in the JSON-LD context', () => {
  const words = new Set(
    Object.values(context).map((word) => (typeof word === 'string' ? word : (word as { '@id'?: string })?.['@id'])),
  );
  const predicates = new Set(full.mapped.facts.map(({ predicate }) => predicate.value));
  expect([...predicates].filter((iri) => !words.has(iri) && iri !== rdf.type.value)).toEqual([]);
});

/** What the vocabularies say of their own classes, as far as ranges and domains of ours need it. */
const above: Readonly<Record<string, { readonly value: string }>> = {
  [schema.AdministrativeArea.value]: schema.Place,
  [schema.City.value]: schema.AdministrativeArea,
  [schema.Country.value]: schema.AdministrativeArea,
  [org.FormalOrganization.value]: org.Organization,
  [org.OrganizationalUnit.value]: org.Organization,
};

/** Whether a class is another one or below it. */
function isBelow(type: string, other: string): boolean {
  if (type === other) return true;
  const foreign = above[type];
  const direct = ontology.values(namedNode(type), node(rdfs.subClassOf)).map(({ value }) => value);
  return [...direct, ...(foreign === undefined ? [] : [foreign.value])].some((one) => isBelow(one, other));
}

const typesOf = (term: Term): readonly string[] =>
  term.termType === 'Literal' ? [term.datatype.value] : data.values(term, node(rdf.type)).map(({ value }) => value);

/** The classes and datatypes that a shape lets a value be of, one list for each demand it makes. */
function demands(shape: Term): readonly (readonly string[])[] {
  const single = [sh('class'), sh('datatype')].flatMap((predicate) => shapes.values(shape, predicate));
  return [
    ...single.map(({ value }) => [value]),
    ...shapes.values(shape, sh('node')).flatMap(demands),
    ...shapes.values(shape, sh('or')).map((head) => shapes.list(head).flatMap(demands).flat()),
    ...shapes.values(shape, sh('in')).map((head) => shapes.list(head).flatMap(typesOf)),
  ];
}

const value = (iri: string, predicate: { readonly value: string }) =>
  ontology.values(namedNode(iri), node(predicate)).map((term) => term.value);

describe.each(properties)('%s', (iri) => {
  const triples = emitted.filter(({ predicate }) => predicate.value === iri);
  const ranges = value(iri, rdfs.range);
  const domains = value(iri, rdfs.domain);
  const propertyShapes = shapes.subjects(sh('path'), namedNode(iri)).filter(({ termType }) => termType === 'NamedNode');
  const inverse = shapes
    .subjects(sh('inversePath'), namedNode(iri))
    .flatMap((path) => shapes.subjects(sh('path'), path));
  const targets = propertyShapes
    .flatMap((shape) => shapes.subjects(sh('property'), shape))
    .flatMap((shape) => shapes.values(shape, sh('targetClass')))
    .map((target) => target.value);

  test('has at most one range and one domain', () => {
    expect(ranges.length).toBeLessThanOrEqual(1);
    expect(domains.length).toBeLessThanOrEqual(1);
  });

  test('its range is what the shapes demand and what the export emits', () => {
    const demanded = propertyShapes.flatMap(demands);
    expect(demanded.length).toBeGreaterThanOrEqual(propertyShapes.length);
    const [range] = ranges;
    if (range === undefined) {
      // No range means that values of several classes are allowed.
      const kinds = demanded.map((types) => new Set(types).size);
      expect(Math.min(...kinds)).toBeGreaterThan(1);
      return;
    }
    for (const types of demanded) for (const type of types) expect(isBelow(type, range), type).toBe(true);
    for (const { object } of triples)
      expect(
        typesOf(object).some((type) => isBelow(type, range)),
        object.value,
      ).toBe(true);
  });

  test('its domain is what the shapes target and what the export emits', () => {
    expect(targets).not.toEqual([]);
    const [domain] = domains;
    if (domain === undefined) {
      expect(new Set(targets).size).toBeGreaterThan(1);
      return;
    }
    expect(new Set(targets)).toEqual(new Set([domain]));
    for (const types of inverse.flatMap(demands)) expect(types).toEqual([domain]);
    for (const { subject } of triples)
      expect(
        typesOf(subject).some((type) => isBelow(type, domain)),
        subject.value,
      ).toBe(true);
  });
});
