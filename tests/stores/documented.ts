// The lines that src/load/README.md tells a user of each store to paste, run as they stand, but for the address.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { sessionsOf } from '../markdown.ts';
import type { BenchOf } from './bench.ts';
import { graphsOf } from './exports.ts';
import { update } from './witness.ts';

const root = join(import.meta.dirname, '../..');
const document = readFileSync(join(root, 'src/load/README.md'), 'utf8');

export function documentedTests(bench: BenchOf): void {
  it('runs the lines that its section tells a user to paste', () => {
    const { server, workshop } = bench();
    const { name } = server.store;
    const lines = sessionsOf(document)
      .map(({ commands }) => commands.map(({ text }) => text))
      .filter((commands) => commands.some((text) => text.includes(`--to ${name} `)));
    expect(lines).toHaveLength(1);
    const commands = lines[0] ?? [];
    expect(commands.filter((text) => text.startsWith('npx ncb-graph '))).toHaveLength(3);

    // Where a user is: in a folder with an export, ncb-graph on the path.
    const folder = join(workshop.folder, `as-a-user-of-${name}`);
    cpSync(join(root, 'output'), join(folder, 'output'), { recursive: true });
    cpSync(join(root, 'ontology'), join(folder, 'ontology'), { recursive: true });
    mkdirSync(join(folder, 'bin'));
    const program = join(root, 'dist/cli.js');
    writeFileSync(join(folder, 'bin/npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${program}' "$@"\n`);
    chmodSync(join(folder, 'bin/npx'), 0o755);

    const { origin } = new URL(server.endpoint);
    const script = commands.map((text) => text.replace(/http:\/\/localhost:\d+/, origin)).join('\n');
    const PATH = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
    const ran = spawnSync('bash', ['-e', '-c', script], {
      cwd: folder,
      env: { PATH, NO_COLOR: '1' },
      encoding: 'utf8',
    });
    expect(ran.status, ran.stderr).toBe(0);
    expect(ran.stdout).toContain('INTERPOL Beijing');
    const graphs = [...graphsOf(join(folder, 'output')).keys()];
    update(server, graphs.map((graph) => `DROP SILENT GRAPH <${graph}>`).join(' ; '));
  });
}
