// `npm run bench`: one table, each row a ratio to a row of the same run. How to read it is told in bench/README.md.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { programs } from './programs.mjs';
import { growth } from './rows-growth.mjs';
import { processes } from './rows-process.mjs';
import { throughput } from './rows-throughput.mjs';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '3' },
    rows: { type: 'string', default: 'throughput,peers,growth,process' },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    peers: { type: 'string', default: join(tmpdir(), 'ncb-graph-peers') },
    only: { type: 'string', default: '' },
    hardness: { type: 'string', default: '0.45' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm run bench -- [options]
  --records N       records of the rows of throughput (50000)
  --rounds N        runs of each program, of which the median counts (3)
  --rows LIST       throughput, peers, growth, process (all)
  --only TEXT       of throughput and peers, those whose name holds the text; the yardstick always
  --hardness SHARE  of names that are hard to write, in the rows of throughput and peers (0.45; 0: all is ASCII)
  --sizes LIST      records of the rows of growth (10000,100000,1000000)
  --peers FOLDER    where the peers are installed, and found the next time (in the system's temporary folder)`);
  process.exit(0);
}
const rows = new Set(values.rows.split(','));
const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-bench-'));
const table = [['what', 'records', 'user CPU', 'ratio', 'wall', 'ratio', 'peak MiB', 'note']];
const tell = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
try {
  const all = programs(rows.has('peers') ? install(values.peers) : undefined, folder);
  const chosen = all.filter((one) => (one.peer ? rows.has('peers') : rows.has('throughput')) || one.yardstick);
  const named = chosen.filter(({ name, yardstick }) => yardstick || name.includes(values.only));
  if (rows.has('throughput') || rows.has('peers')) {
    const [records, rounds, hardness] = [values.records, values.rounds, values.hardness].map(Number);
    const options = { records, rounds, hardness, folder, tell };
    table.push(...(await throughput(named, options)));
  }
  if (rows.has('growth')) table.push(...(await growth(values.sizes.split(',').map(Number), { tell })));
  if (rows.has('process')) table.push(...(await processes({ rounds: Number(values.rounds) * 3, folder, tell })));
} finally {
  rmSync(folder, { recursive: true });
}
const [head = [], ...body] = table;
for (const row of [head, head.map(() => '---'), ...body]) console.log(`| ${row.join(' | ')} |`);
