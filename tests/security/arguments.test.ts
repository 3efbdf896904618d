// No argument becomes part of a query, an update or a graph: what would inject a statement is refused before anything
// is sent or written, and what is harmless is a term like any other.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
import { expect, test } from 'vitest';
import { environment, exported, program, project, run, useProgram } from '../cli/program.ts';

useProgram();

const injections = ['urn:x> } } ; DROP ALL #', 'urn:x>', 'http://x.example/a b', 'http://x.example/"', 'urn:x\n', '{}'];

test.each(injections)('load --graph %j is refused, and nothing is sent', (graph) => {
  const folder = project();
  const log = join(folder, 'network.log');
  writeFileSync(log, '');
  writeFileSync(join(folder, 'g.ttl'), '<urn:s> <urn:p> "o" .');
  const watch = ['--import', join(import.meta.dirname, 'no-network.mjs')];
  const load = ['load', 'g.ttl', '--graph', graph, '--to', 'oxigraph', '--endpoint', 'http://127.0.0.1:9'];
  const { status } = spawnSync(process.execPath, [...watch, program, ...load], {
    cwd: folder,
    env: { ...environment, NETWORK_LOG: log },
  });
  expect([2, 3]).toContain(status);
  expect(readFileSync(log, 'utf8')).toBe('');
});

test.each(injections)('export --base %j is refused, and nothing is written', (base) => {
  const folder = project();
  expect(run(folder, 'export', '--base', `${base}/`).status).toBe(2);
  expect(existsSync(join(folder, 'output'))).toBe(false);
});

test.each(['../06-both-or-one', '06-both-or-one.rq', '06*', ''])('query --sample %j is no question', (sample) => {
  expect(run(exported, 'query', '--sample', sample).status).toBe(2);
});

test('an update is no query, and the export stays as it was', () => {
  const before = readFileSync(join(exported, 'output/dataset.nq'), 'utf8');
  for (const update of ['DROP ALL', 'INSERT DATA { <urn:s> <urn:p> <urn:o> }', 'ASK {} ; CLEAR ALL']) {
    expect(run(exported, 'query', '-e', update).status).toBe(2);
  }
  expect(readFileSync(join(exported, 'output/dataset.nq'), 'utf8')).toBe(before);
});

test('words that look like statements stay one literal in every format', () => {
  const folder = project();
  const evil = '\\" . <urn:s> <urn:p> <urn:o> . # </script> ]]> """ \\u003e';
  const file = join(folder, 'data/dataset.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: ${JSON.stringify(evil)}`));
  const { status, err } = run(folder, 'export');
  expect([status, err]).toEqual([0, expect.stringContaining('read back')]);
  const description = readFileSync(join(folder, 'output/description.ttl'), 'utf8');
  const quads = new Parser().parse(description);
  expect(quads.filter(({ subject }) => subject.value === 'urn:s')).toEqual([]);
  expect(quads.map(({ object }) => object.value)).toContain(evil);
});
