// Loading an export into a real store, as a person does: what it holds afterwards, and what is left as it was.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LoadFlags } from '../../src/cli/load.ts';
import { recoverFolder } from '../../src/publish/folder.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { LiveStore } from './live-store.ts';
import { loadHere, ncbGraph } from './ncb-graph.ts';

const graphs = ['concepts', 'curated', 'evidence/cn', 'facts/cn'].map(
  (name) => `https://w3id.org/ncb-graph/graph/${name}`,
);
const staging = 'https://w3id.org/ncb-graph/staging/';
const sentinel = 'https://example.org/other-people';

let store: LiveStore;
let cwd: string;

beforeEach(async () => {
  store = await LiveStore.start();
  store.put(sentinel, '<urn:a> <urn:b> "of other people" .');
  store.put('https://w3id.org/ncb-graph/graph/facts/xx', '<urn:a> <urn:b> "a country of theirs" .');
  cwd = mkdtempSync(join(tmpdir(), 'ncb-graph-load-'));
  cpSync('output', join(cwd, 'output'), { recursive: true });
});

afterEach(async () => {
  await store.stop();
  rmSync(cwd, { recursive: true });
});

const load = (flags: Partial<LoadFlags> = {}, file = 'output') =>
  loadHere([file], { to: 'oxigraph', endpoint: store.url, ...flags }, cwd);

const exported = readFileSync('output/dataset.nq', 'utf8').split('\n').filter(Boolean);
const linesOf = (graph: string) =>
  exported.filter((line) => line.endsWith(` <${graph}> .`)).map((line) => line.replace(/ <[^>]*> \.$/, ' .'));

function expectLoaded(): void {
  for (const graph of graphs) expect(store.lines(graph)).toEqual(linesOf(graph).sort());
  expect(store.lines(sentinel)).toHaveLength(1);
  expect(store.graphs()).toEqual([sentinel, ...graphs, 'https://w3id.org/ncb-graph/graph/facts/xx'].sort());
}

test('an export is loaded, and nothing else is touched', async () => {
  store.put(graphs[3] ?? '', '<urn:old> <urn:old> "old" .');
  const { exit, stderr } = await load();
  expect({ exit, stderr }).toMatchObject({ exit: 0 });
  expectLoaded();
  // Every request names its graphs: a parameter of the graph store, or the text of an update.
  for (const { url, body } of store.received) {
    expect(url.includes('graph=') || /GRAPH </.test(body), `${url}\n${body}`).toBe(true);
    if (url === '/update') expect(body).not.toMatch(/\b(ALL|DEFAULT|NAMED|CLEAR|LOAD)\b/);
  }
  // Live graphs are changed by one request alone.
  const changing = store.received.filter(
    ({ method, url, body }) =>
      (method !== 'GET' && graphs.some((graph) => url.includes(encodeURIComponent(graph)))) ||
      graphs.some((graph) => body.includes(`<${graph}>`)),
  );
  expect(changing).toHaveLength(1);
  expect(changing[0]?.body).toMatch(/^COPY GRAPH /);
});

test('its receipt says what was sent and read back, beside the folder that stays ours', async () => {
  await ncbGraph(['load', '--to', 'oxigraph', '--endpoint', store.url], { cwd });
  const [json = '', turtle = ''] = readdirSync(join(cwd, 'output.receipts')).sort();
  const text = readFileSync(join(cwd, 'output.receipts', json), 'utf8');
  const receipt = JSON.parse(text);
  const manifest = JSON.parse(readFileSync(join(cwd, 'output', 'manifest.json'), 'utf8'));
  expect(receipt).toMatchObject({
    faithful: true,
    retries: 0,
    store: { profile: 'oxigraph', query: `${store.url}/query` },
  });
  expect(receipt.graphs.map(({ graph }: { graph: string }) => graph)).toEqual(graphs);
  for (const { sent, readBack } of receipt.graphs) expect(readBack).toEqual(sent);
  const curated = manifest.files.find(({ path }: { path: string }) => path === 'curated.ttl');
  expect(receipt.graphs[1].sent).toEqual({ triples: curated.triples, sha256: curated.graph });
  const quads = await parseQuads(readFileSync(join(cwd, 'output.receipts', turtle), 'utf8'), 'turtle');
  const hashes = quads.ok ? quads.value.filter(({ predicate }) => predicate.value.endsWith('checksumValue')) : [];
  expect(hashes.map(({ object }) => object.value).sort()).toEqual(
    receipt.graphs.flatMap((each: { sent: { sha256: string } }) => [each.sent.sha256, each.sent.sha256]).sort(),
  );
  expect(await recoverFolder(join(cwd, 'output'))).toMatchObject({ ok: true });
});

test('one country is loaded alone', async () => {
  const { exit } = await load({ only: ['cn'] });
  expect(exit).toBe(0);
  expect(store.lines(graphs[3] ?? '')).toHaveLength(linesOf(graphs[3] ?? '').length);
  expect(store.lines(graphs[0] ?? '')).toHaveLength(0);
  expect(await load({ only: ['fr'] })).toMatchObject({ exit: 2, stderr: expect.stringContaining('one of: cn') });
});

test('a store is verified at any time, and differences are told', async () => {
  await load();
  expect(await load({ verify: true })).toMatchObject({ exit: 0, stderr: expect.stringContaining('holds the export') });
  store.graph.update(
    `DELETE WHERE { GRAPH <${graphs[3]}> { ?s a ?type } } ; INSERT DATA { GRAPH <${graphs[3]}> { <urn:x> <urn:y> "z" } }`,
  );
  const before = store.received.length;
  const { exit, stderr } = await load({ verify: true });
  expect(exit).toBe(4);
  expect(stderr).toMatch(
    /unfaithful-load .*facts\/cn> .*of 268 triples missing.*1 triple too many, the first: <urn:x>/,
  );
  expect(store.received.slice(before).every(({ method }) => method === 'GET')).toBe(true);
});

test('a delta sends what differs, and ends in the same state', async () => {
  await load();
  store.graph.update(
    `DELETE WHERE { GRAPH <${graphs[3]}> { ?s a ?type } } ; INSERT DATA { GRAPH <${graphs[3]}> { <urn:x> <urn:y> "z" } }`,
  );
  const before = store.received.length;
  expect(await load({ delta: true })).toMatchObject({
    exit: 0,
    stderr: expect.stringMatching(/patched {2}<.*facts\/cn>/),
  });
  expectLoaded();
  const sent = store.received.slice(before);
  expect(sent.some(({ method, url }) => method === 'POST' && url.includes('evidence'))).toBe(false);
  expect(sent.some(({ body }) => body.startsWith('DELETE DATA') && body.includes('<urn:x>'))).toBe(true);
  // Nothing to send: nothing is changed.
  const quiet = store.received.length;
  expect(await load({ delta: true })).toMatchObject({ exit: 0 });
  expect(store.received.slice(quiet).some(({ body }) => /^(COPY|INSERT DATA)/.test(body))).toBe(false);
});

test('a dry run prints the requests and sends none', async () => {
  const { exit, stdout } = await load({ dryRun: true });
  expect(exit).toBe(0);
  expect(store.received).toEqual([]);
  await load();
  const heads = store.received.map(({ method, url }) =>
    `${method} ${url} HTTP/1.1`.replace(/[0-9a-z]+-[0-9a-f]{8}/, 'RUN'),
  );
  const printed = stdout.match(/^(GET|POST|PUT|DELETE) \/\S* HTTP\/1\.1$/gm) ?? [];
  expect(printed.map((line) => line.replace(/[0-9a-z]+-[0-9a-f]{8}/, 'RUN'))).toEqual(heads);
  expect(stdout).toContain('COPY GRAPH <');
});

test('a changed export is not sent', async () => {
  const file = join(cwd, 'output', 'dataset.nq');
  writeFileSync(file, readFileSync(file, 'utf8').replace('INTERPOL Beijing', 'INTERPOL Peking'));
  expect(await load()).toMatchObject({ exit: 3, stderr: expect.stringContaining('was changed after the export') });
  expect(store.received).toEqual([]);
});

test('a store without any of it is asked whether it is the right one', async () => {
  const ran = await load({ verify: true });
  expect(ran).toMatchObject({ exit: 4, stderr: expect.stringContaining('is --endpoint the address of the right') });
});

test('the same label in two files is two blank nodes', async () => {
  for (const name of ['a', 'b'])
    writeFileSync(join(cwd, `${name}.ttl`), `_:x <urn:is> "${name}" . [] <urn:is> "${name}" .`);
  const flags = { to: 'oxigraph', endpoint: store.url, graph: 'https://example.org/g' } as const;
  expect(await loadHere(['a.ttl', 'b.ttl'], flags, cwd)).toMatchObject({ exit: 0 });
  const subjects = store.lines('https://example.org/g').map((line) => line.split(' ')[0]);
  expect(new Set(subjects).size).toBe(4);
});

test('misuse is told before anything is asked', async () => {
  const run = (...more: string[]) => ncbGraph(['load', '--endpoint', store.url, ...more], { cwd });
  expect(await run()).toMatchObject({ exit: 2, stderr: expect.stringContaining("required option '--to <store>'") });
  expect(await run('--to', 'nothing')).toMatchObject({ exit: 2, stderr: expect.stringContaining('Allowed choices') });
  expect(await run('--to', 'oxigraph', '--timeout', 'soon')).toMatchObject({ exit: 2 });
  expect(await run('--to', 'oxigraph', 'absent')).toMatchObject({
    exit: 3,
    stderr: expect.stringContaining('no-such-file'),
  });
  expect(await run('--to', 'oxigraph', '--graph', 'urn:x y', 'output')).toMatchObject({ exit: 2 });
  expect(await run('--to', 'oxigraph', cwd)).toMatchObject({
    exit: 3,
    stderr: expect.stringContaining('manifest.json'),
  });
  expect(store.received).toEqual([]);
});

test('an export that breaks its shapes is not sent, however well its hashes fit', async () => {
  const folder = join(cwd, 'output');
  const text = `${exported.filter((line) => !/id\/cn\/country> <[^>]*prefLabel>/.test(line)).join('\n')}\n`;
  expect(text.split('\n').length).toBeLessThan(exported.length + 1);
  writeFileSync(join(folder, 'dataset.nq'), text);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const entry = manifest.files.find(({ path }: { path: string }) => path === 'dataset.nq');
  const sha256 = createHash('sha256').update(text).digest('hex');
  Object.assign(entry, { sha256, graph: sha256, triples: text.split('\n').length - 1 });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  expect(await load()).toMatchObject({ exit: 1, stderr: expect.stringMatching(/violation[\s\S]*nothing was sent/i) });
  expect(store.received).toEqual([]);
});

test('graph files are loaded under the name given, blank nodes and all', async () => {
  const shapes = join('output', 'ontology', 'shapes.ttl');
  const into = { graph: 'https://example.org/shapes' };
  expect(await load({}, shapes)).toMatchObject({ exit: 2, stderr: expect.stringContaining('outside any named graph') });
  expect(await load(into, shapes)).toMatchObject({ exit: 0 });
  expect(await load({ ...into, verify: true }, shapes)).toMatchObject({ exit: 0 });
  store.graph.update(
    'DELETE DATA { GRAPH <https://example.org/shapes> { <urn:none> <urn:p> 1 } } ; INSERT DATA { GRAPH <https://example.org/shapes> { [] <urn:p> 1 } }',
  );
  expect(await load({ ...into, verify: true }, shapes)).toMatchObject({ exit: 4 });
});

test.each([
  ['SPARQL alone', (url: string) => ({ endpoint: `${url}/query`, update: `${url}/update` })],
  ['the Graph Store Protocol alone', (url: string) => ({ endpoint: `${url}/query`, gsp: `${url}/store` })],
])('any store is loaded by %s', async (_, where) => {
  const run = (flags: Partial<LoadFlags> = {}) =>
    loadHere(['output'], { to: 'generic', ...where(store.url), ...flags }, cwd);
  expect(await run()).toMatchObject({ exit: 0 });
  expectLoaded();
  expect(await run({ delta: true })).toMatchObject({ exit: 0, stderr: expect.stringContaining('unchanged') });
  expect(await run({ verify: true })).toMatchObject({ exit: 0 });
  expect(store.graphs().filter((graph) => graph.startsWith(staging))).toEqual([]);
});
