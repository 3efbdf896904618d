// compose.yaml: that its parts fit together and that its commands are ones the programs understand; and, where Docker
// Compose is installed, that it accepts the file. No container is started.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'compose.yaml'), 'utf8');

interface Compose {
  readonly services: Readonly<
    Record<'store' | 'load', { readonly image: string; readonly command: string[]; readonly volumes: string[] }>
  >;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const { services, volumes }: Compose = parse(text);

const compose = [['docker', 'compose'], ['docker-compose']].find(
  ([command = '', ...rest]) => spawnSync(command, [...rest, 'version']).status === 0,
);

describe('compose.yaml', () => {
  it.skipIf(!compose)('is accepted by Docker Compose', () => {
    const [command = '', ...rest] = compose ?? [];
    const { status, stderr } = spawnSync(command, [...rest, 'config', '--quiet'], { cwd: root, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  });

  it('pins the store that the suite of real stores runs', () => {
    const release = /^release=(.+)$/m.exec(readFileSync(join(root, 'tests/stores/oxigraph'), 'utf8'))?.[1];
    expect(services.store.command.join(' ')).toContain(`oxigraph==${release} `);
  });

  it('keeps the data of the store in a volume that it declares', () => {
    expect(services.store.volumes).toEqual(Object.keys(volumes).map((name) => `${name}:/data`));
    expect(services.store.command.join(' ')).toContain('--location /data');
  });

  it('loads by a command that ncb-graph understands, from files that are in the folder', () => {
    const [node, program = '', ...args] = services.load.command;
    expect([node, existsSync(join(root, program))]).toEqual(['node', true]);
    expect(args).toContain('http://store:7878');
    expect(services.store.command.join(' ')).toContain('--bind 0.0.0.0:7878');
    const dry = spawnSync(process.execPath, [program, ...args, '--dry-run'], { cwd: root, encoding: 'utf8' });
    expect(dry.status, dry.stderr).toBe(0);
    expect(dry.stdout).toContain('COPY');
  });
});
