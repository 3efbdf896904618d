// The rows of throughput: each program over the same records, in turns, proven to say the same triples.
import { join } from 'node:path';
import { costOf, median } from './measure.mjs';
import { writeRegister } from './register-file.mjs';
import { hashOf } from './triples.mjs';

/** Records on which programs are compared triple by triple. */
const PROVEN = 1000;

/**
 * @param {readonly import('./programs.mjs').Program[]} programs
 * @param {{ records?: number | undefined, rounds?: number | undefined, hardness?: number | undefined, folder: string, tell: (text: string) => void }} options
 */
export async function throughput(programs, { records = 50_000, rounds = 3, hardness, folder, tell }) {
  const here = programs.filter(({ missing }) => missing === undefined);
  const proof = await proven(here, writeRegister(join(folder, 'proof.ndjson'), PROVEN, hardness), folder, tell);
  const sizes = new Map(here.map((one) => [one, Math.max(1, Math.round(records * (one.share ?? 1)))]));
  const files = new Map(
    [...new Set(sizes.values())].map((size) => [size, writeRegister(join(folder, `${size}.ndjson`), size, hardness)]),
  );
  /** @type {Map<import('./programs.mjs').Program, import('./measure.mjs').Cost[]>} */
  const costs = new Map(here.map((one) => [one, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const one of here) {
      const input = files.get(sizes.get(one) ?? 0) ?? '';
      one.prepare?.(input);
      tell(`round ${round} of ${rounds}: ${one.name}`);
      costs.get(one)?.push(await costOf(one.command(input, '/dev/null')));
    }
  }
  const middle = (/** @type {typeof here[number]} */ one, /** @type {'user' | 'wall' | 'peak'} */ what) =>
    median((costs.get(one) ?? []).map((cost) => cost[what]));
  const perRecord = (/** @type {typeof here[number]} */ one, /** @type {'user' | 'wall'} */ what) =>
    (middle(one, what) / (sizes.get(one) ?? 1)) * 1e6;
  const yardstick = here.find((one) => one.yardstick);
  return programs.map((one) => {
    if (one.missing !== undefined) return [one.name, '', '', '', '', '', '', `not here: ${one.missing}`];
    const [user, wall] = [perRecord(one, 'user'), perRecord(one, 'wall')];
    const ratio = (/** @type {number} */ value, /** @type {'user' | 'wall'} */ what) =>
      yardstick === undefined ? '' : (value / perRecord(yardstick, what)).toFixed(2);
    return [
      one.name,
      `${sizes.get(one)}`,
      `${user.toFixed(0)} µs/record`,
      ratio(user, 'user'),
      `${wall.toFixed(0)} µs/record`,
      ratio(wall, 'wall'),
      middle(one, 'peak').toFixed(0),
      [proof.get(one), rateOf(costs.get(one)?.[0]?.talk, middle(one, 'user')), one.note].filter(Boolean).join('; '),
    ];
  });
}

/** What a run of ours says of its quads, by the second of CPU. @param {string | undefined} talk @param {number} user */
function rateOf(talk, user) {
  const counts = /(\d+) quads of facts, (\d+) of evidence/.exec(talk ?? '');
  if (counts === null) return '';
  const quads = Number(counts[1]) + Number(counts[2]);
  return `${((user / quads) * 1e6).toFixed(2)} µs/quad`;
}

/** @param {readonly import('./programs.mjs').Program[]} programs @param {string} input @param {string} folder @param {(text: string) => void} tell */
async function proven(programs, input, folder, tell) {
  /** @type {Map<import('./programs.mjs').Program, string>} */
  const told = new Map();
  let first = '';
  for (const one of programs) {
    if (one.silent) continue;
    tell(`proof: ${one.name}`);
    const output = join(folder, 'proof.nq');
    one.prepare?.(input);
    await costOf(one.command(input, output));
    const { triples, sha256 } = await hashOf(output);
    if (first === '') first = sha256;
    if (sha256 === first) told.set(one, 'same triples');
    else {
      told.set(one, `OTHER TRIPLES: ${triples}`);
      process.exitCode = 1;
    }
  }
  return told;
}
