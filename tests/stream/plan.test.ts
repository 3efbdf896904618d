// Shapes run record by record against the engine: the same results on whole graphs and on broken ones.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalLine, termToken } from '../../src/rdf/lines.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { literal, namedNode, type Quad, quad, type Term } from '../../src/rdf/terms.ts';
import { validateShapes } from '../../src/validate/engine.ts';
import { type PlannedShape, planShapes } from '../../src/validate/plan.ts';
import { PlanRunner, type Violation } from '../../src/validate/run-plan.ts';
import { keyOf, plainValue } from '../../src/validate/small-graph.ts';
import { china } from '../china.ts';
import { full } from '../full.ts';

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

const { ontology } = china.project;
const shapes = ontology.quads.get('shapes.ttl') ?? [];
const terms = ontology.quads.get('ncb.ttl') ?? [];
const planned = planShapes(shapes, terms, ontology.schemes);
if (!planned.ok) throw new Error(JSON.stringify(planned.issues));
const plan = planned.value;
const runner = new PlanRunner(structuredClone(plan));

const plain = (quads: readonly Quad[]) =>
  quads.map(({ subject, predicate, object }) => quad(subject, predicate, object));
const graphs = [china, full].flatMap(({ mapped }) =>
  mapped.countries.map(({ facts, evidence }) => ({
    facts: plain(facts.map((cited) => cited.quad)),
    evidence: plain(evidence),
  })),
);

function planResults(quads: readonly Quad[]): string[] {
  runner.graph.clear();
  for (const { subject, predicate, object } of quads) {
    runner.graph.add(subject.value, predicate.value, plainValue(object));
  }
  return [...new Set(runner.violations().map(lineOf))].sort();
}

function lineOf({ focusNode, path, value, component, sourceShape, severity, message }: Violation): string {
  const [step, at] = [path === undefined ? '' : `${path.inverse ? '^' : ''}${path.predicate}`, value && keyOf(value)];
  return JSON.stringify([focusNode, step, at ?? '', component, sourceShape, severity, message]);
}

/** The engine's results on the nodes that the quads are about: others are the background, which is checked once. */
async function engineResults(quads: readonly Quad[]): Promise<string[]> {
  const report = await validateShapes({ data: [...quads, ...ontology.schemes], shapes, ontology: terms });
  if (!report.ok) throw new Error(JSON.stringify(report.issues));
  const own = new Set(quads.map(({ subject }) => subject.value));
  const lines = report.value.results
    .filter(({ focusNode }) => own.has(focusNode.value))
    .map(({ focusNode, path, value, component, sourceShape, severity, message }) => {
      const [step] = path ?? [];
      const name = step === undefined ? '' : `${step.inverse ? '^' : ''}${step.predicates[0]?.value}`;
      const at = value === undefined ? '' : keyOf(plainValue(value));
      return JSON.stringify([focusNode.value, name, at, component, sourceShape, severity, message]);
    });
  return [...new Set(lines)].sort();
}

/** A graph with some of its triples changed to others that its terms could make. */
function broken(quads: readonly Quad[]): fc.Arbitrary<Quad[]> {
  const objects = [...new Map(quads.map(({ object }) => [termToken(object), object])).values()];
  const types = [
    ...new Set(terms.filter(({ predicate }) => predicate.value.endsWith('#type')).map(({ subject }) => subject)),
  ];
  const object: fc.Arbitrary<Term> = fc.oneof(
    fc.constantFrom(...objects),
    fc.constantFrom(...types),
    fc.constantFrom(
      namedNode('https://example.org/elsewhere'),
      literal(''),
      literal('', 'en'),
      literal('no number', namedNode('http://www.w3.org/2001/XMLSchema#integer')),
      literal('-1', namedNode('http://www.w3.org/2001/XMLSchema#integer')),
      literal('1961-02-30', namedNode('http://www.w3.org/2001/XMLSchema#date')),
      literal('1961-9-4', namedNode('http://www.w3.org/2001/XMLSchema#date')),
      literal('1961Z', namedNode('http://www.w3.org/2001/XMLSchema#gYear')),
      literal('1961', namedNode('http://www.w3.org/2001/XMLSchema#string')),
    ),
  );
  const change = fc.record({
    at: fc.nat({ max: quads.length - 1 }),
    how: fc.constantFrom('drop', 'object', 'predicate', 'add', 'type', 'subject'),
    object,
    other: fc.nat({ max: quads.length - 1 }),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const made: (Quad | undefined)[] = [...quads];
    for (const { at, how, object, other } of changes) {
      const [one, two] = [quads[at], quads[other]];
      if (one === undefined || two === undefined) continue;
      const o = object as Quad['object'];
      if (how === 'drop') made[at] = undefined;
      else if (how === 'object') made[at] = quad(one.subject, one.predicate, o);
      else if (how === 'predicate') made[at] = quad(one.subject, two.predicate, one.object);
      else if (how === 'subject') made[at] = quad(two.subject, one.predicate, one.object);
      else if (how === 'add') made.push(quad(one.subject, one.predicate, o));
      else {
        const type = types[other % types.length];
        if (type !== undefined) made.push(quad(one.subject, namedNode(rdfType), type as never));
      }
    }
    return [
      ...new Map(made.flatMap((one) => (one === undefined ? [] : [[canonicalLine(one), one] as const]))).values(),
    ];
  });
}

/** For each class and each property that its shapes look at: things with no value there, with one of each kind, with two. */
function everyFault(): Quad[] {
  const { shapes: all, byClass, bySubjectsOf } = plan;
  const quads: Quad[] = [];
  let made = 0;
  const thing = (type?: string) => {
    made += 1;
    const subject = namedNode(`https://example.org/thing/${made}`);
    if (type !== undefined) quads.push(quad(subject, namedNode(rdfType), namedNode(type)));
    return subject;
  };
  const values: readonly (readonly Term[])[] = [
    ...['', 'x', '-1', '1961-02-30', '1961-09-04', '1961'].flatMap((text) => [
      [literal(text)],
      [literal(text, 'en')],
      ...['integer', 'date', 'gYear', 'anyURI', 'boolean'].map((type) => [literal(text, namedNode(xsd + type))]),
    ]),
    [namedNode('https://example.org/elsewhere')],
    [literal('x'.repeat(301))],
    [literal('x', 'en'), literal('y', 'en')],
    [literal('x', 'en'), literal('y', 'fr')],
    [literal('1', namedNode(`${xsd}integer`)), literal('2', namedNode(`${xsd}integer`))],
    ['1', '2', '3'].map((one) => namedNode(`https://example.org/elsewhere/${one}`)),
    ...[...byClass.keys()].map((type) => [thing(type)]),
  ];
  const put = (subject: Quad['subject'], { predicate, inverse }: NonNullable<PlannedShape['path']>, value: Term) => {
    if (!inverse) quads.push(quad(subject, namedNode(predicate), value as Quad['object']));
    else if (value.termType === 'NamedNode') quads.push(quad(value, namedNode(predicate), subject as Quad['object']));
  };
  const within = (index: number, seen = new Set<number>()): PlannedShape[] => {
    const shape = all[index];
    if (shape === undefined || seen.has(index)) return [];
    seen.add(index);
    return [
      shape,
      ...shape.demands.flatMap((one) => ('shapes' in one ? one.shapes.flatMap((i) => within(i, seen)) : [])),
    ];
  };
  const targets = [
    ...[...byClass].map(([type, indexes]) => ({ type, also: undefined, indexes })),
    ...[...bySubjectsOf].map(([also, indexes]) => ({ type: undefined, also, indexes })),
  ];
  for (const { type, also, indexes } of targets) {
    const focus = () => {
      const subject = thing(type);
      if (also !== undefined) quads.push(quad(subject, namedNode(also), literal('x', 'en')));
      return subject;
    };
    focus();
    for (const second of byClass.keys()) quads.push(quad(focus(), namedNode(rdfType), namedNode(second)));
    for (const { path, demands } of new Set(indexes.flatMap((index) => within(index)))) {
      if (path === undefined) continue;
      const other = demands.flatMap((one) => (one.is === 'disjoint' || one.is === 'lessThan' ? [one.text] : []));
      for (const some of values) {
        const subject = focus();
        for (const value of some) put(subject, path, value);
        for (const predicate of other) for (const value of some) put(subject, { predicate, inverse: false }, value);
      }
    }
  }
  return [...new Map(quads.map((one) => [canonicalLine(one), one])).values()];
}

/** Results without those on the order of values that are told to be no numbers, of which the engine has views of its own. */
function ordered(results: readonly string[]): string[] {
  const key = (line: string) => {
    const [focus, path, value, component = '', shape] = JSON.parse(line) as string[];
    return {
      isOrder: /#(LessThan|MinInclusive)Constraint/.test(component),
      component,
      key: [focus, path, value, shape].join(' '),
    };
  };
  const illFormed = new Set(
    results
      .map(key)
      .filter(({ component }) => component.includes('#Datatype'))
      .map((one) => one.key),
  );
  return results.filter((line) => !key(line).isOrder || !illFormed.has(key(line).key));
}

describe('the plan of the shapes', () => {
  test('finds nothing wrong with whole records, evidence included', () => {
    expect(graphs.length).toBeGreaterThanOrEqual(3);
    for (const { facts, evidence } of graphs) expect(planResults([...facts, ...evidence])).toEqual([]);
  });

  test('gives the results of the engine on broken facts', async () => {
    let found = 0;
    const cases = fc.constantFrom(...graphs).chain(({ facts }) => broken(facts));
    await fc.assert(
      fc.asyncProperty(cases, async (quads) => {
        const results = planResults(quads);
        found += results.length;
        expect(results).toEqual(await engineResults(quads));
      }),
      { numRuns: 40 },
    );
    expect(found).toBeGreaterThan(20);
  }, 180_000);

  test('and on a thing of each class with each kind of value at each property, so that no demand goes unasked', async () => {
    const quads = everyFault();
    const results = await engineResults(quads);
    expect(ordered(planResults(quads))).toEqual(ordered(results));
    const violated = new Set(
      results.map((line) => {
        const [, , , component, shape] = JSON.parse(line) as string[];
        return `${shape} ${component?.replace(/^.*#|ConstraintComponent$/g, '').toLowerCase()}`;
      }),
    );
    // What is asked of a part of a shape is told of the whole; there are no blank nodes here.
    const targets = [...plan.byClass.values(), ...plan.bySubjectsOf.values()].flat();
    const told = new Set(targets);
    for (const index of told) {
      for (const one of plan.shapes[index]?.demands ?? []) {
        if (one.is === 'property') for (const inner of one.shapes) told.add(inner);
      }
    }
    const unasked = [...told].flatMap((index) => {
      const { name, path, demands } = plan.shapes[index] as PlannedShape;
      return demands
        .filter(
          (one) => one.is !== 'property' && !(one.is === 'nodeKind' && (path === undefined || one.literal === one.iri)),
        )
        .map(({ is }) => `${name} ${is.toLowerCase()}`)
        .filter((demand) => !violated.has(demand));
    });
    expect(unasked).toEqual([]);
  }, 180_000);

  test('and on broken evidence', async () => {
    const some = ({ evidence }: (typeof graphs)[number]) => evidence.slice(0, 300);
    const cases = fc.constantFrom(...graphs).chain((graph) => broken(some(graph)));
    await fc.assert(
      fc.asyncProperty(cases, async (quads) => {
        expect(planResults(quads)).toEqual(await engineResults(quads));
      }),
      { numRuns: 15 },
    );
  }, 180_000);

  test.each([
    ['sh:flags', 'sh:property [ sh:path ex:p ; sh:pattern "a" ; sh:flags "i" ]'],
    ['sh:closed', 'sh:closed true'],
    ['the path', 'sh:property [ sh:path ( ex:p ex:q ) ; sh:minCount 1 ]'],
    ['sh:targetNode', 'sh:targetNode ex:n'],
    ['order', 'sh:property [ sh:path ex:p ; sh:minInclusive 1 ]'],
    ['the datatype', 'sh:property [ sh:path ex:p ; sh:datatype ex:own ]'],
  ])('is refused for shapes with %s, which only the engine can check', async (what, body) => {
    const text = `@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> . ex:S a sh:NodeShape ; sh:targetClass ex:C ; ${body} .`;
    const parsed = await parseQuads(text, 'turtle');
    const plan = planShapes(parsed.ok ? parsed.value : [], [], []);
    expect(plan).toMatchObject({ ok: false, issues: [{ code: 'bad-shapes', message: expect.stringContaining(what) }] });
  });
});
