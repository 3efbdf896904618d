// The programs of the table: what each is called with, and on how many records it is tried.

import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { writeRml } from './peers/rml.mjs';

const here = import.meta.dirname;
const cli = join(here, '..', 'dist', 'cli.js');
const peer = (/** @type {string} */ name) => join(here, 'peers', name);

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {(input: string, output: string) => string[]} command
 * @property {number} [share] part of the records that it is tried on
 * @property {(input: string) => void} [prepare] makes what it reads of the records; not timed
 * @property {boolean} [yardstick] whether the others are measured by it
 * @property {boolean} [peer]
 * @property {boolean} [silent] whether it writes no triples, which then are not compared
 * @property {string} [note]
 * @property {string} [missing] why it cannot be run
 */

/** The command line of ours. @param {readonly string[]} args */
export const ours = (...args) => [process.execPath, cli, '--data', join(here, 'data'), ...args];

/** @param {ReturnType<typeof import('./install.mjs').install> | undefined} installed @param {string} folder @returns {Program[]} */
export function programs(installed, folder) {
  const stream =
    (/** @type {string[]} */ ...flags) =>
    (/** @type {string} */ input, /** @type {string} */ output) =>
      ours('stream', input, '-o', output, ...flags);
  const facts = (/** @type {string[]} */ ...flags) => stream('--no-evidence', ...flags);
  const two = availableParallelism() < 2 ? 'one core' : '';
  const node =
    (/** @type {string} */ file, /** @type {string[]} */ ...rest) =>
    (/** @type {string} */ input, /** @type {string} */ output) => [
      process.execPath,
      peer(file),
      input,
      output,
      ...rest,
    ];
  const rml = join(folder, 'rml');
  mkdirSync(rml, { recursive: true });
  const prepare = (/** @type {string} */ input) => writeRml(input, rml);
  const rows = 'identifiers made beforehand, not timed; triples without graphs';
  const why = (/** @type {{ ok: boolean, why: string } | undefined} */ one) =>
    one === undefined || one.ok ? {} : { missing: one.why };
  return [
    { name: 'hand-written concatenation, nothing checked', command: node('concatenation.mjs'), yardstick: true },
    { name: 'ncb-graph stream, 1 worker', command: facts('--workers', '1') },
    { name: 'ncb-graph stream, 2 workers', command: facts('--workers', '2'), note: two },
    { name: 'ncb-graph stream, --validate none', command: facts('--workers', '1', '--validate', 'none') },
    { name: 'ncb-graph stream, --validate shapes', command: facts('--workers', '1', '--validate', 'shapes') },
    { name: 'ncb-graph stream, evidence, 1 worker', command: stream('--workers', '1'), share: 0.1 },
    { name: 'ncb-graph stream, evidence, 2 workers', command: stream('--workers', '2'), share: 0.1, note: two },
    { name: 'zod + N3 StreamWriter', command: node('zod-n3.mjs'), peer: true },
    { name: 'jsonld.toRDF', command: node('jsonld-to-rdf.mjs'), share: 0.1, peer: true, note: 'nothing checked' },
    {
      name: 'jsonld-streaming-serializer',
      command: node('jsonld-streaming.mjs', installed?.npm.folder ?? ''),
      share: 0.1,
      peer: true,
      note: 'writes JSON-LD; nothing checked',
      ...why(installed?.npm),
    },
    {
      name: 'RocketRML',
      command: (_, output) => [
        process.execPath,
        peer('rocketrml.cjs'),
        join(rml, 'mapping.ttl'),
        output,
        installed?.npm.folder ?? '',
      ],
      share: 0.04,
      prepare,
      peer: true,
      note: rows,
      ...why(installed?.npm),
    },
    {
      name: 'Morph-KGC',
      command: (_, output) => [installed?.morph.python ?? '', peer('morph.py'), join(rml, 'mapping-2024.ttl'), output],
      share: 0.1,
      prepare,
      peer: true,
      note: rows,
      ...why(installed?.morph),
    },
    {
      name: 'RMLMapper',
      command: (_, output) => {
        const mapping = join(rml, 'mapping.ttl');
        return [
          'java',
          '-cp',
          installed?.rmlmapper.jars ?? '',
          'be.ugent.rml.cli.Main',
          '-m',
          mapping,
          '-o',
          output,
          '-s',
          'ntriples',
        ];
      },
      share: 0.04,
      prepare,
      peer: true,
      note: rows,
      ...why(installed?.rmlmapper),
    },
    {
      name: 'shacl-engine over all of it, on an N3 store',
      command: node('shacl-engine.mjs', join(here, '..', 'ontology')),
      share: 0.04,
      peer: true,
      silent: true,
      note: 'verdicts only',
    },
  ];
}
