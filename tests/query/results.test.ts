import { Parser } from 'n3';
import { afterAll, describe, expect, test } from 'vitest';
import { passed } from '../../src/errors.ts';
import { answerAs, type ResultFormat, resultFormats } from '../../src/query/results.ts';
import { openStore } from '../../src/query/store.ts';
import type { Quad } from '../../src/rdf/terms.ts';

const store = openStore(
  new Parser().parse(`@prefix ex: <http://example.org/> .
    ex:xa ex:name "Xa,nadu"@en ; ex:staff 12 . ex:xb ex:name "a\\u001b[31mb" .`) as Quad[],
);
afterAll(() => store.close());

const prefixes = { ex: 'http://example.org/' };
const rows =
  'SELECT ?s ?name ?n { ?s <http://example.org/name> ?name OPTIONAL { ?s <http://example.org/staff> ?n } } ORDER BY ?s';
const graph = 'CONSTRUCT WHERE { ?s <http://example.org/name> ?name }';

async function text(query: string, format: ResultFormat): Promise<string> {
  const answered = await answerAs(store, query, format, { prefixes });
  if (!answered.ok) throw new Error(JSON.stringify(answered.issues));
  return answered.value;
}

describe('answerAs', () => {
  test('table: prefixed names, no control characters, no colours', async () => {
    expect(await text(rows, 'table')).toBe(
      [
        '┌───────┬──────────────┬────┐',
        '│ s     │ name         │ n  │',
        '├───────┼──────────────┼────┤',
        '│ ex:xa │ Xa,nadu @en  │ 12 │',
        '├───────┼──────────────┼────┤',
        '│ ex:xb │ a\\u001B[31mb │    │',
        '└───────┴──────────────┴────┘',
        '',
      ].join('\n'),
    );
    expect(await text('ASK {}', 'table')).toBe('yes\n');
    expect(await text(graph, 'table')).toContain('│ ex:xa   │ ex:name   │ Xa,nadu @en  │');
  });

  test('csv, tsv, json and xml as the recommendations write them', async () => {
    const [first, ...more] = (await text(rows, 'csv')).split(/\r?\n/);
    expect([first, more[0]]).toEqual(['s,name,n', 'http://example.org/xa,"Xa,nadu",12']);
    expect((await text(rows, 'tsv')).split('\n')[1]).toBe('<http://example.org/xa>\t"Xa,nadu"@en\t12');
    expect(JSON.parse(await text(rows, 'json')).head.vars).toEqual(['s', 'name', 'n']);
    expect(await text(rows, 'xml')).toContain('<variable name="name"/>');
    expect(JSON.parse(await text('ASK {}', 'json')).boolean).toBe(true);
  });

  test('graphs as sorted triples, or as Turtle by the writer that is given', async () => {
    const triples =
      '<http://example.org/xa> <http://example.org/name> "Xa,nadu"@en .\n<http://example.org/xb> <http://example.org/name> "a\\u001B[31mb" .\n';
    expect(await text(graph, 'nt')).toBe(triples);
    expect(await text(graph, 'turtle')).toBe(triples);
    const turtle = async (quads: readonly Quad[]) => passed(`${quads.length} quads\n`);
    expect(await answerAs(store, graph, 'turtle', { turtle })).toMatchObject({ value: '2 quads\n' });
  });

  test('each format holds what its row says and refuses the rest with the fitting names', async () => {
    const queries = { bindings: rows, boolean: 'ASK {}', graph };
    for (const [format, { holds }] of Object.entries(resultFormats)) {
      for (const [kind, query] of Object.entries(queries)) {
        const answered = await answerAs(store, query, format as ResultFormat);
        expect([format, kind, answered.ok]).toEqual([format, kind, (holds as readonly string[]).includes(kind)]);
      }
    }
    expect(await answerAs(store, graph, 'csv')).toMatchObject({
      issues: [{ code: 'bad-result-format', expected: 'table, turtle, nt', found: 'csv' }],
    });
  });

  test('a bad query is the store’s issue in every format', async () => {
    for (const format of Object.keys(resultFormats)) {
      const answered = await answerAs(store, 'SELECT', format as ResultFormat);
      expect(answered.issues[0]?.code).toBe('bad-query');
    }
  });
});
