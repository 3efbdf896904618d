// No command reaches the network but `load`, `query --endpoint` and `doctor --online`: each is run with every way out closed and watched.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environment, program, project, useProgram } from '../cli/program.ts';

useProgram();

/** Exit status and what was asked of the network. */
function watched(cwd: string, args: readonly string[]): { status: number | null; asked: string; err: string } {
  const log = join(cwd, 'network.log');
  writeFileSync(log, '');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', join(import.meta.dirname, 'no-network.mjs'), program, ...args],
    { cwd, env: { ...environment, NETWORK_LOG: log }, encoding: 'utf8' },
  );
  return { status, asked: readFileSync(log, 'utf8'), err: stderr };
}

const record = (folder: string) => writeFileSync(join(folder, 'xa.ndjson'), '{"country":{"code":"xa"}}\n');
const remote = (folder: string) =>
  writeFileSync(join(folder, 'remote.jsonld'), '{"@context":"http://127.0.0.1:9/context.jsonld","@id":"urn:x:y"}');
const entity = (folder: string) =>
  writeFileSync(
    join(folder, 'entity.rdf'),
    '<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="urn:a:b" xmlns="urn:p:">&x;</r:Description></r:RDF>',
  );

/** The arguments of a command, its exit status, what its folder needs. */
type Run = readonly [args: readonly string[], status: number, prepare?: (folder: string) => void];
const runs: readonly Run[] = [
  [['export'], 0],
  [['export', '-o', '-', '-f', 'jsonld'], 0],
  [['validate'], 0],
  [['validate', 'remote.jsonld'], 3, remote],
  [['validate', 'entity.rdf'], 3, entity],
  [['query', 'remote.jsonld', '-e', 'ASK {}'], 3, remote],
  [['query', '-e', 'SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }'], 2],
  [['query', '-e', 'SELECT * FROM <http://127.0.0.1:9/graph> { ?s ?p ?o }'], 0],
  [['cite', 'xa', '--source-text', '.'], 3],
  [['stream', 'xa.ndjson', '-o', 'xa.nq'], 3, record],
  [['merge', '--check', 'nothing'], 3],
  [['explain', 'xa'], 0],
  [['diff', 'data', 'data'], 0],
  [['doctor'], 0],
  [['schema'], 0],
  [['completion', 'bash'], 0],
  [['init', 'new'], 0],
  [['add', 'fr'], 0],
  [['formats'], 0],
];

test.for(runs)('%j ends with %i and asks nothing of the network', ([args, status, prepare]) => {
  const folder = project();
  prepare?.(folder);
  const ran = watched(folder, args);
  expect(ran).toEqual({ status, asked: '', err: expect.not.stringContaining('no network in this test') });
});

test('the watch sees what load asks', () => {
  const folder = project();
  expect(watched(folder, ['export']).status).toBe(0);
  const ran = watched(folder, ['load', '--to', 'oxigraph', '--endpoint', 'http://127.0.0.1:9', '--deadline', '5']);
  expect(ran.status).toBe(4);
  expect(ran.asked).toContain('connect');
});

test('every command is here', () => {
  const { stdout } = spawnSync(process.execPath, [program, '--help'], { encoding: 'utf8' });
  const commands = [...stdout.slice(stdout.indexOf('Commands:')).matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name);
  const ran = new Set(['load', 'help', ...runs.map(([[name]]) => name)]);
  expect(commands.length).toBeGreaterThan(8);
  expect(commands.filter((name) => !ran.has(name ?? ''))).toEqual([]);
});
