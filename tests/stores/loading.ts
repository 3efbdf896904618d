import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BenchOf } from './bench.ts';
import { edgeGraph, everywhere, graphsOf, inGraph, manyGraphs, rewritten, sharingGraph } from './exports.ts';
import { load, ncbGraph, type Ran, receiptsIn, startLoad, verify } from './loader.ts';
import { expectExport, graphAt } from './sentinels.ts';
import { graphSizes, lines, linesOf, select, size, update } from './witness.ts';

const root = join(import.meta.dirname, '../..');

/** Question → what the embedded store answers to it; the same for every store. */
const embedded = new Map<string, Ran>();

export function loadingTests(bench: BenchOf): void {
  it('holds the export after a load, and the receipt says so', async () => {
    const { server, workshop, figures } = bench();
    const receipt = await load(server, workshop.folder, ['new']);
    figures.requests = receipt.requests;
    await expectExport(server, join(workshop.folder, 'new'));
    const sizes = [...graphsOf(join(workshop.folder, 'new'))].map(([graph, { length }]) => [graph, length]).sort();
    expect(receipt.faithful).toBe(true);
    expect(receipt.graphs.map(({ graph, readBack }) => [graph, readBack.triples])).toEqual(sizes);
    for (const { sent, readBack } of receipt.graphs) expect(readBack).toEqual(sent);
  });

  it('is the same after a second load', async () => {
    const { server, workshop } = bench();
    const before = await graphSizes(server);
    const again = await load(server, workshop.folder, ['new']);
    expect(again.faithful).toBe(true);
    expect(await graphSizes(server)).toEqual(before);
    await expectExport(server, join(workshop.folder, 'new'));
  });

  it('is compared with the export by --verify, which tells in words what differs', async () => {
    const { server, workshop } = bench();
    expect((await verify(server, workshop.folder, ['new'])).exit).toBe(0);
    update(server, `INSERT DATA { GRAPH <${graphAt('facts/xa')}> { <urn:stray:s> <urn:stray:p> "stray 警" } }`);
    const differing = await verify(server, workshop.folder, ['new']);
    expect(differing.exit).toBe(4);
    expect(differing.stderr).toContain('urn:stray:s');
    expect(differing.stderr).toContain(graphAt('facts/xa'));
    await load(server, workshop.folder, ['new']);
    expect((await verify(server, workshop.folder, ['new'])).exit).toBe(0);
  });

  it('changes the graphs of one country alone by --only', async () => {
    const { server, workshop } = bench();
    const marked = ['facts/xa', 'evidence/xa', 'concepts', 'curated'].map(graphAt);
    const marker = '<urn:marker:s> <urn:marker:p> "marker"';
    for (const graph of marked) update(server, `INSERT DATA { GRAPH <${graph}> { ${marker} } }`);
    const receipt = await load(server, workshop.folder, ['old', '--only', 'xb']);
    expect(receipt.graphs.map(({ graph }) => graph)).toEqual(['evidence/xb', 'facts/xb'].map(graphAt));
    const old = graphsOf(join(workshop.folder, 'old'));
    for (const { graph } of receipt.graphs) expect(await lines(server, graph)).toEqual(linesOf(old.get(graph) ?? []));
    for (const graph of marked) {
      expect(await size(server, graph)).toBe((old.get(graph)?.length ?? 0) + 1);
      update(server, `DELETE DATA { GRAPH <${graph}> { ${marker} } }`);
    }
  });

  it('comes to the same end by --delta, which sends what changed', async () => {
    const { server, workshop } = bench();
    await load(server, workshop.folder, ['old']);
    const there = await load(server, workshop.folder, ['new', '--delta']);
    const changed = there.graphs.filter(({ how }) => how !== 'unchanged');
    expect(changed.map(({ graph }) => graph)).toContain(graphAt('facts/xb'));
    expect(changed.reduce((sum, { added, removed }) => sum + added + removed, 0)).toBeLessThan(40);
    await expectExport(server, join(workshop.folder, 'new'));
    await load(server, workshop.folder, ['old', '--delta']);
    await expectExport(server, join(workshop.folder, 'old'));
    const nothing = await load(server, workshop.folder, ['old', '--delta']);
    expect(nothing.graphs.map(({ how }) => how)).toEqual(nothing.graphs.map(() => 'unchanged'));
    await load(server, workshop.folder, ['new']);
  });

  it('replaces a graph by one that shares triples with it', async () => {
    const { server, workshop } = bench();
    for (const triples of [6, 5, 7, 6, 3, 6]) {
      const kept = inGraph(sharingGraph, everywhere.slice(0, triples));
      writeFileSync(join(workshop.folder, 'sharing.nq'), kept);
      await load(server, workshop.folder, ['sharing.nq']);
      expect(await size(server, sharingGraph)).toBe(triples);
    }
    update(server, `DROP SILENT GRAPH <${sharingGraph}>`);
  });

  it('gives back what is hard to write, and the receipt names what it writes otherwise', async () => {
    const { server, workshop, figures } = bench();
    const receipt = await load(server, workshop.folder, ['edge.nq']);
    const differences = receipt.graphs.flatMap((graph) => graph.differences);
    figures.differences =
      differences.map(({ normalisation, triples }) => `${triples} ${normalisation}`).join(', ') || 'none';
    const sent = [...graphsOf(join(workshop.folder, 'edge.nq')).values()].flat();
    const known = new Set(await lines(server, edgeGraph));
    const lost = linesOf(sent.slice(0, everywhere.length)).filter((line) => !known.has(line));
    expect(lost).toEqual([]);
    expect(await size(server, edgeGraph)).toBe(sent.length);
    const other = linesOf(sent).filter((line) => !known.has(line));
    expect(differences.reduce((sum, { triples }) => sum + triples, 0)).toBe(other.length);
    expect(other.length).toBeLessThanOrEqual(rewritten.length);
  });

  it('is not loaded with a value that it would change', async () => {
    const { server, workshop } = bench();
    const before = await lines(server, edgeGraph);
    for (const [at, object] of server.store.changes.entries()) {
      writeFileSync(join(workshop.folder, 'changed.nq'), inGraph(edgeGraph, [object]));
      const { exit, stderr } = await startLoad(server, workshop.folder, ['changed.nq']).ended;
      expect(exit, stderr).toBe(4);
      expect(stderr).toContain(`unfaithful-load`);
      expect(stderr, `change ${at}`).toContain(/^"(.+)"\^\^/.exec(object)?.[1]);
    }
    expect(await lines(server, edgeGraph)).toEqual(before);
  });

  const questions = readdirSync(join(root, 'ontology/questions')).flatMap((file) => /^(.+)\.rq$/.exec(file)?.[1] ?? []);

  it.each(questions)('answers %s as the embedded store does', async (name) => {
    const { server, workshop } = bench();
    const asked = ['query', '--sample', name, '-t', 'csv'];
    const here = embedded.get(name) ?? (await ncbGraph(server, workshop.folder, [...asked, 'new/dataset.nq']).ended);
    embedded.set(name, here);
    const where = ['--endpoint', server.endpoint + server.store.query, '--base', 'https://full.example/ncb/'];
    const there = await ncbGraph(server, workshop.folder, [...asked, ...where]).ended;
    expect(here.exit).toBe(0);
    expect(there.exit, there.stderr).toBe(0);
    // SPARQL leaves the order of texts with language tags open, and Blazegraph keeps another than code points.
    const [head, ...rows] = there.stdout.split('\r\n');
    const [expectedHead, ...expectedRows] = here.stdout.split('\r\n');
    expect([head, ...rows.sort()]).toEqual([expectedHead, ...expectedRows.sort()]);
  });

  it('takes 200,000 triples', async () => {
    const { server, workshop, figures } = bench();
    const receipt = await load(server, workshop.folder, ['many.nq']);
    figures.rate = Math.round(200_000 / receipt.seconds);
    for (const graph of manyGraphs) expect(await size(server, graph)).toBe(50_000);
    const sum = 'SELECT (SUM(?n) AS ?sum) (COUNT(DISTINCT ?l) AS ?labels) WHERE';
    const [row] = await select(
      server,
      `${sum} { GRAPH ?g { ?s <https://many.example/ns#count> ?n ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?l } }`,
    );
    expect([Number(row?.['sum']?.value), Number(row?.['labels']?.value)]).toEqual([(39_999 * 40_000) / 2, 40_000]);
    update(server, manyGraphs.map((graph) => `DROP SILENT GRAPH <${graph}>`).join(' ; '));
  });

  it('is told no secret that could be read again, whether it takes the user or refuses him', async () => {
    const { server, workshop } = bench();
    const password = 'canary-7d1f 鳥';
    const { exit, stdout, stderr } = await startLoad(server, workshop.folder, ['edge.nq'], { name: 'nobody', password })
      .ended;
    expect(exit, stderr).toBe(server.store.user ? 4 : 0);
    const written = stdout + stderr + receiptsIn(workshop.folder);
    const forms = [password, encodeURIComponent(password), Buffer.from(`nobody:${password}`).toString('base64')];
    expect(forms.filter((form) => written.includes(form))).toEqual([]);
  });
}
