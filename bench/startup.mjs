// How long `ncb-graph --help` takes beside an empty program: pairs of runs, in turn, so that both meet the same machine.
// Prints a table; exits 1 when the median of the ratios is above the limit. Run: npm run bench:startup
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LIMIT = 2;
const PAIRS = 40;
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** @param {readonly string[]} args @returns {number} wall time in milliseconds */
function timeOf(args) {
  const began = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const took = Number(process.hrtime.bigint() - began) / 1e6;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}\n${stderr}`);
  return took;
}

/** @param {readonly number[]} values @param {number} share */
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? NaN;

const empty = ['--eval', '0'];
const commands = { '--help': [cli, '--help'], '--version': [cli, '--version'], formats: [cli, 'formats'] };
for (const args of [empty, ...Object.values(commands)]) timeOf(args); // fills the caches of the disk

let slow = false;
console.log(`Node ${process.version}, ${PAIRS} pairs, milliseconds`);
console.log('command     empty    ours   ratio (10 % – 90 %)');
for (const [name, args] of Object.entries(commands)) {
  const pairs = Array.from({ length: PAIRS }, () => [timeOf(empty), timeOf(args)]);
  const ratios = pairs.map(([before = NaN, after = NaN]) => after / before);
  const ratio = quantile(ratios, 0.5);
  const median = (/** @type {number} */ at) =>
    quantile(
      pairs.map((pair) => pair[at] ?? NaN),
      0.5,
    );
  const told = `${ratio.toFixed(2)} (${quantile(ratios, 0.1).toFixed(2)} – ${quantile(ratios, 0.9).toFixed(2)})`;
  console.log(`${name.padEnd(10)}${median(0).toFixed(0).padStart(7)}${median(1).toFixed(0).padStart(8)}   ${told}`);
  if (name === '--help' && !(ratio <= LIMIT)) slow = true;
}
if (slow) console.log(`--help takes more than ${LIMIT} times an empty program`);
process.exitCode = slow ? 1 : 0;
