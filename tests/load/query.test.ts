// The committed questions on a running store: the answers of the embedded one, whatever else the running one holds.
import { readdirSync, readFileSync } from 'node:fs';
import oxigraph from 'oxigraph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openClient } from '../../src/endpoint/client.ts';
import { graphsUnder, openLiveStore } from '../../src/query/live-store.ts';
import { answerAs } from '../../src/query/results.ts';
import { answerOfJson } from '../../src/query/results-json.ts';
import { rowsAsCsv, rowsAsJson, rowsAsTsv, rowsAsXml } from '../../src/query/rows-text.ts';
import { openStore } from '../../src/query/store.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { LiveStore } from './live-store.ts';
import { ncbGraph } from './ncb-graph.ts';

const nquads = readFileSync('output/dataset.nq', 'utf8');
const questions = readdirSync('ontology/questions').filter((name) => name.endsWith('.rq'));

let live: LiveStore;
beforeAll(async () => {
  live = await LiveStore.start();
  live.graph.load(nquads, { format: 'application/n-quads' });
  // What countries share stands in the graph of each: stores that do not merge the graphs of a query see it twice.
  const shared = nquads.split('\n').filter((line) => /^<[^>]*\/(wording|activity|region|id\/int)[/>]/.test(line));
  expect(shared.length).toBeGreaterThan(20);
  const again = shared.join('\n').replace(/<[^<>]*> \.$/gm, '<https://w3id.org/ncb-graph/graph/facts/xx> .');
  live.graph.load(again, { format: 'application/n-quads' });
  // Another's country: it would be an answer to half the questions.
  live.put(
    'https://example.org/theirs',
    '<urn:x> a <https://w3id.org/ncb-graph/ontology#MemberCountry>, <https://w3id.org/ncb-graph/ontology#SubBureau> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Theirs"@en .',
  );
});
afterAll(() => live.stop());

const exchange = openClient({
  credentials: { kind: 'none' },
  basicAtOnce: false,
  silence: 9_000,
  deadline: () => Date.now() + 9_000,
});

test('every committed question has the answer of the embedded store', async () => {
  const quads = await parseQuads(nquads, 'nq');
  const embedded = openStore(quads.ok ? quads.value : []);
  const endpoint = `${live.url}/query`;
  const graphs = await graphsUnder('https://w3id.org/ncb-graph/graph/', { endpoint, exchange });
  const names = graphs.ok ? graphs.value : [];
  expect(names).toHaveLength(5);
  const source = openLiveStore({ endpoint, exchange, dataset: { defaultGraphs: names, namedGraphs: names } });
  expect(questions.length).toBeGreaterThan(10);
  for (const name of questions) {
    const query = readFileSync(`ontology/questions/${name}`, 'utf8');
    const [here, there] = [await answerAs(embedded, query, 'csv'), await answerAs(source, query, 'csv')];
    expect([name, there]).toEqual([name, here]);
  }
  await embedded.close();
});

describe('the command', () => {
  const cwd = '.';
  test('answers in each format, and says where nothing is', async () => {
    const ask = (...more: string[]) => ncbGraph(['query', '--endpoint', `${live.url}/query`, ...more], { cwd });
    const sample = await ask('--sample', '01', '-t', 'csv');
    expect(sample.exit).toBe(0);
    const lf = (text: string) => text.replaceAll('\r\n', '\n').trim();
    expect(lf(sample.stdout)).toBe(lf(readFileSync('ontology/questions/01-region-and-city.csv', 'utf8')));
    const count = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';
    expect((await ask('-e', count, '-t', 'csv', '--graph', 'https://example.org/theirs')).stdout).toBe('n\r\n3\r\n');
    const turtle = await ask('-e', 'CONSTRUCT { ?s a ?t } { ?s a ?t } LIMIT 1', '-t', 'turtle');
    expect(turtle).toMatchObject({ exit: 0, stdout: expect.stringMatching(/ a \w+:\w+/) });
    expect(await ask('--sample', '01', '--base', 'https://nobody.example/')).toMatchObject({ exit: 4 });
    expect(await ask('-e', 'SELECT', '--whole-store')).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining('400'),
    });
  });
});

test('rows are written as oxigraph writes them', () => {
  const store = new oxigraph.Store();
  store.load(
    '<urn:a> <urn:b> "x,\\"y\\"\\nz\\t\\\\ é", "l"@en, 5, -1.5, true, "2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date>, [], <urn:c>, "a<&>", "" .',
    { format: 'text/turtle' },
  );
  const writers = {
    'text/csv': rowsAsCsv,
    'text/tab-separated-values': rowsAsTsv,
    'application/sparql-results+json': rowsAsJson,
    'application/sparql-results+xml': rowsAsXml,
  };
  for (const query of ['SELECT ?o ?none ?s { ?s <urn:b> ?o }', 'SELECT ?o { ?s <urn:none> ?o }', 'ASK { ?s ?p ?o }']) {
    const text = (format: string) => store.query(query, { results_format: format }) as unknown as string;
    const answer = answerOfJson(text('application/sparql-results+json'));
    if (answer.kind === 'graph') throw new Error('not rows');
    for (const [format, write] of Object.entries(writers)) expect(write(answer).trim()).toBe(text(format).trim());
  }
});
