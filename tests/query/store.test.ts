import { Parser } from 'n3';
import { afterAll, describe, expect, test } from 'vitest';
import { type EmbeddedStore, openStore } from '../../src/query/store.ts';
import type { Quad } from '../../src/rdf/terms.ts';

const trig = `@prefix ex: <http://example.org/> .
  ex:xa ex:name "Xanadu"@en, "سلام"@ar ; ex:since "1961-09"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .
  ex:g1 { ex:xb ex:name "line\\nbreak \\"quoted\\" 🚓" ; ex:near ex:xa . }
  ex:g2 { ex:xb ex:near ex:xa . }`;
const quads = new Parser({ format: 'application/trig' }).parse(trig) as Quad[];
const prologue = 'PREFIX ex: <http://example.org/>\n';

const opened: EmbeddedStore[] = [];
function store(of: readonly Quad[] = quads): EmbeddedStore {
  const one = openStore(of);
  opened.push(one);
  return one;
}
afterAll(() => Promise.all(opened.map((one) => one.close())));

describe('answer', () => {
  test('SELECT: variables as selected, rows in the order of the query, terms whole', async () => {
    const answered = await store().answer(`${prologue}SELECT ?none ?n ?s { ?s ex:name ?n } ORDER BY DESC(?s) ?n`);
    if (!answered.ok || answered.value.kind !== 'bindings') throw new Error('no rows');
    expect(answered.value.variables).toEqual(['none', 'n', 's']);
    expect(answered.value.rows.map((row) => row.get('n')?.value)).toEqual([
      'line\nbreak "quoted" 🚓',
      'Xanadu',
      'سلام',
    ]);
    expect(answered.value.rows[2]?.get('n')).toMatchObject({ termType: 'Literal', language: 'ar' });
    expect(answered.value.rows[0]?.has('none')).toBe(false);
  });

  test('the default graph is the union, each triple once, and GRAPH tells the graphs apart', async () => {
    const one = store();
    const count = async (where: string) => {
      const answered = await one.answer(`${prologue}SELECT (COUNT(*) AS ?n) { ${where} }`);
      return answered.ok && answered.value.kind === 'bindings' && answered.value.rows[0]?.get('n')?.value;
    };
    expect(await count('?s ex:near ?o')).toBe('1');
    expect(await count('GRAPH ?g { ?s ex:near ?o }')).toBe('2');
  });

  test('ASK and CONSTRUCT', async () => {
    const one = store();
    expect(await one.answer(`${prologue}ASK { ex:xa ex:since ?d }`)).toMatchObject({
      value: { kind: 'boolean', value: true },
    });
    const built = await one.answer(`${prologue}CONSTRUCT { ?s ex:since ?d } WHERE { ?s ex:since ?d }`);
    if (!built.ok || built.value.kind !== 'graph') throw new Error('no graph');
    expect(built.value.quads[0]?.equals(quads[2])).toBe(true);
    expect(await one.answer('CONSTRUCT { ?s ?p 1 } WHERE { ?s ?p 1 }')).toMatchObject({
      value: { kind: 'graph', quads: [] },
    });
  });
});

describe('refusals', () => {
  test('a syntax error has its line and column', async () => {
    expect(await store().answer('SELECT ?s {\n  ?s ?p', { file: 'q.rq' })).toMatchObject({
      ok: false,
      issues: [
        { code: 'bad-query', place: { file: 'q.rq', line: 2, column: 8 }, excerpt: '  ?s ?p', message: 'syntax error' },
      ],
    });
  });

  test.each([
    [`# tidy up\n${prologue}DELETE WHERE { ?s ex:near ?o }`, /^an update is refused/],
    ['INSERT DATA { <http://example.org/a> <http://example.org/b> 1 }', /^an update is refused/],
    ['SELECT ?s { ?s nope:p ?o }', /prefix without declaration/],
    ['SELECT ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }', /service .* not supported/],
    ['', /syntax error/],
  ])('%s', async (query, message) => {
    const one = store();
    const answered = await one.answer(query);
    expect(answered).toMatchObject({ ok: false, issues: [{ code: 'bad-query' }] });
    expect(answered.issues[0]?.message).toMatch(message);
    expect(answered.issues[0]?.expected?.length ?? 0).toBeLessThanOrEqual(200);
    expect(await one.answer('ASK { ?s <http://example.org/near> ?o }')).toMatchObject({ value: { value: true } });
  });

  test('a query that runs for ever is stopped, and the store answers the next', async () => {
    const one = store();
    const endless =
      'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x . ?y ?z ?aa . ?ab ?ac ?ad . ?ae ?af ?ag . ?ah ?ai ?aj }';
    const [late, next] = await Promise.all([one.answer(endless, { deadline: 300 }), one.answer('ASK { ?s ?p ?o }')]);
    expect(late).toMatchObject({
      ok: false,
      issues: [{ code: 'query-timeout', message: expect.stringMatching('0.3 s') }],
    });
    expect(next).toMatchObject({ ok: true, value: { kind: 'boolean', value: true } });
  });

  test('700 nested braces break the thread, not the process, and the store answers the next', async () => {
    const one = store();
    const nested = `SELECT * ${'{'.repeat(700)} ?s ?p ?o ${'}'.repeat(700)}`;
    expect(await one.answer(nested)).toMatchObject({ ok: false, issues: [{ code: 'query-failed' }] });
    expect(await one.answer('ASK { ?s ?p ?o }')).toMatchObject({ value: { kind: 'boolean', value: true } });
  });

  test('closing a store ends the query that runs in it', async () => {
    const one = store();
    await one.answer('ASK {}');
    const running = one.answer(
      'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?q . ?r ?s ?t . ?u ?v ?w . ?x ?y ?z . ?a1 ?b1 ?c1 . ?d1 ?e1 ?f1 . ?g1 ?h1 ?i1 . ?j1 ?k1 ?l1 }',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    await one.close();
    expect(await running).toMatchObject({ ok: false, issues: [{ code: 'query-failed' }] });
  });
});
