// The rows of whole processes: what it costs to start, and an export that is new, and that has nothing to do.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { costOf, median } from './measure.mjs';
import { ours } from './programs.mjs';
import { writeRegister } from './register-file.mjs';

/** @param {{ rounds: number, folder: string, tell: (text: string) => void }} options */
export async function processes({ rounds, folder, tell }) {
  const root = join(import.meta.dirname, '..');
  const cli = [process.execPath, join(root, 'dist', 'cli.js')];
  const out = join(folder, 'output');
  // Where an export notes what it was made of.
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
  const exported = [...cli, '--data', join(root, 'data'), 'export', '--out-dir', out, '-q'];
  const few = writeRegister(join(folder, 'few.ndjson'), 196);
  const turtle = join(folder, 'facts.ttl');
  /** @type {[string, string[], string, (() => void)?][]} */
  const programs = [
    ['an empty program of Node', [process.execPath, '-e', ''], ''],
    ['ncb-graph --help', [...cli, '--help'], 'an empty program of Node'],
    [
      'ncb-graph stream, 196 records',
      ours('stream', '--no-evidence', few, '-o', '/dev/null'),
      'an empty program of Node',
    ],
    [
      'ncb-graph export -f turtle, one country',
      [...cli, '--data', join(root, 'data'), 'export', '-o', turtle],
      'an empty program of Node',
    ],
    ['ncb-graph export, new', exported, '', () => rmSync(out, { recursive: true, force: true })],
    ['ncb-graph export, nothing changed', exported, 'ncb-graph export, new'],
  ];
  /** @type {Map<string, import('./measure.mjs').Cost[]>} */
  const costs = new Map(programs.map(([name]) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    tell(`processes: round ${round} of ${rounds}`);
    for (const [name, command, , before] of programs) {
      before?.();
      costs.get(name)?.push(await costOf(command));
    }
  }
  const middle = (/** @type {string} */ name, /** @type {'user' | 'wall' | 'peak'} */ what) =>
    median((costs.get(name) ?? []).map((cost) => cost[what]));
  return programs.map(([name, , of]) => {
    const ratio = (/** @type {'user' | 'wall'} */ what) =>
      of === '' ? '' : (middle(name, what) / middle(of, what)).toFixed(2);
    const cells = /** @type {const} */ (['user', 'wall']).flatMap((what) => [
      `${(middle(name, what) * 1000).toFixed(0)} ms`,
      ratio(what),
    ]);
    return [name, '', ...cells, middle(name, 'peak').toFixed(0), of === '' ? '' : `ratios to: ${of}`];
  });
}
