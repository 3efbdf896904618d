// Commands whose output cannot be made, whose reader leaves, or that are stopped: exit status, and what is left on disk.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edit, environment, exported, program, project, run, useProgram } from './program.ts';

useProgram();

/** What stands in and beside the output folder, with the bytes of the manifest. */
function state(folder: string): unknown {
  const beside = readdirSync(folder).filter((name) => name.startsWith('.'));
  const output = join(folder, 'output');
  return { beside, manifest: existsSync(output) ? readFileSync(join(output, 'manifest.json'), 'utf8') : undefined };
}

describe('output that cannot be made, exit 5', () => {
  test('a folder of somebody else, a file, the root, a place that cannot be', () => {
    const folder = project();
    mkdirSync(join(folder, 'photos'));
    writeFileSync(join(folder, 'photos/cat.jpg'), '');
    writeFileSync(join(folder, 'file'), '');
    const foreign = run(folder, 'export', '--out-dir', 'photos');
    expect(foreign).toMatchObject({ status: 5, out: '' });
    expect(foreign.err).toMatch(/output-foreign .*photos/);
    expect(readdirSync(join(folder, 'photos'))).toEqual(['cat.jpg']);
    expect(run(folder, 'export', '--out-dir', 'file').status).toBe(5);
    expect(run(folder, 'export', '--out-dir', 'file/below').status).toBe(5);
    expect(run(folder, 'export', '--out-dir', '/').status).toBe(5);
    expect(run(folder, 'export', '-o', 'photos', '-f', 'nt').status).toBe(5);
    expect(run(folder, 'export', '-o', 'none/x.nt').status).toBe(5);
    expect(readdirSync(folder).toSorted()).toEqual(['data', 'file', 'ontology', 'pages', 'photos']);
  });

  // Node's own way to make folders never ends there.
  test.skipIf(!existsSync('/proc/self'))('a folder where no folder can be', () => {
    expect(run(exported, 'export', '--out-dir', '/proc/none/output').status).toBe(5);
  });

  test('another run holds it; a lock of a dead one is taken over', () => {
    const folder = project(exported);
    const lock = (pid: number) => JSON.stringify({ pid, started: '', nonce: '0123abcd' });
    writeFileSync(join(folder, '.output.lock'), lock(process.pid));
    const busy = run(folder, 'export');
    expect(busy.status).toBe(5);
    expect(busy.err).toMatch(/^output-busy .*process \d+ is writing/);
    writeFileSync(join(folder, '.output.lock'), lock(4_194_305));
    expect(run(folder, 'export').status).toBe(0);
    expect(state(folder)).toMatchObject({ beside: [] });
  });

  test.skipIf(process.getuid?.() === 0)('no permission', () => {
    const folder = project(exported);
    edit(folder, 'significance: central', 'significance: central role');
    const before = state(folder);
    chmodSync(folder, 0o500);
    expect(run(folder, 'export')).toMatchObject({ status: 5, err: expect.stringMatching(/output-failed/) });
    chmodSync(folder, 0o700);
    expect(state(folder)).toEqual(before);
  });

  test.skipIf(!canMount())('a full disk leaves the old folder as it was', () => {
    const folder = project();
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    try {
      const { status, err } = run(folder, 'export', '--out-dir', 'disk/output');
      expect(status).toBe(5);
      expect(err).toMatch(/^output-failed .*disk is full \(ENOSPC\)\n$/);
      expect(readdirSync(disk)).toEqual([]);
      expect(run(folder, 'export', '-o', 'disk/x.nq').status).toBe(5);
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  test.skipIf(!existsSync('/dev/full'))('a full device for stdout', () => {
    const full = openSync('/dev/full', 'w');
    for (const args of [['export', '-o', '-'], ['formats'], ['validate']]) {
      const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
        cwd: exported,
        env: environment,
        encoding: 'utf8',
        stdio: ['ignore', full, 'pipe'],
      });
      expect(status, args.join(' ')).toBe(5);
      expect(stderr).toMatch(/^output-failed {2}stdout cannot be written/m);
    }
    closeSync(full);
  });
});

describe('pipes and signals', () => {
  /** Exit status and signal, standard error, and what the reader got. */
  function ended(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null; err: string }> {
    let err = '';
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, err })));
  }

  test('a reader that leaves after one line ends it quietly', async () => {
    const child = spawn(process.execPath, [program, 'export', '-o', '-', '-f', 'nq'], {
      cwd: exported,
      env: environment,
    });
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended(child)).toEqual({ code: 0, signal: null, err: '' });
  });

  test('all bytes reach a slow reader', async () => {
    const child = spawn(process.execPath, [program, 'export', '-o', '-', '-f', 'nq'], {
      cwd: exported,
      env: environment,
    });
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 20);
    });
    expect((await ended(child)).code).toBe(0);
    expect(size).toBe(readFileSync(join(exported, 'output/dataset.nq')).length);
  });

  test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    '%s ends it, and the folder is the old or the new one',
    async (signal) => {
      const folder = project(exported);
      const old = readFileSync(join(folder, 'output/manifest.json'), 'utf8');
      edit(folder, 'significance: central', 'significance: central role');
      for (const after of [150, 600]) {
        const child = spawn(process.execPath, [program, 'export'], { cwd: folder, env: environment });
        const end = ended(child);
        setTimeout(() => child.kill(signal), after);
        const { code, signal: by } = await end;
        expect(by ?? code).toBe(by === null ? 0 : signal);
      }
      const { manifest } = state(folder) as { manifest: string | undefined };
      const fresh = run(folder, 'export');
      expect(fresh.status).toBe(0);
      expect([old, readFileSync(join(folder, 'output/manifest.json'), 'utf8')]).toContain(manifest);
      expect(state(folder)).toMatchObject({ beside: [] });
    },
  );
});

function canMount(): boolean {
  const disk = mkdtempSync(join(tmpdir(), 'ncb-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
  if (mounted) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
  return mounted;
}
