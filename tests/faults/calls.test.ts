// Every call to the file system that an export makes: the process is killed before it, and it fails.
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectGoodMessage, hook, ncbGraph, WarmProcess } from './command-line.ts';
import { Template } from './project.ts';
import { Faults } from './tally.ts';

const args = ['export'];
let template: Template;
let warm: WarmProcess;
beforeAll(async () => {
  template = await Template.make();
  warm = new WarmProcess();
});
afterAll(() => {
  warm.stop();
  template.remove();
});

/** The next run succeeds by itself and leaves nothing. */
async function expectMended(project: string): Promise<void> {
  const { exit, stderr } = await warm.run({ cwd: project, args });
  expect([exit, stderr]).toEqual([0, expect.stringContaining('files written')]);
  template.expectClean(project);
}

/** Makes the locks of a living process those of a dead one; no process has a number beyond the largest of Linux. */
function dieInLocks(project: string): void {
  for (const name of fs.readdirSync(project).filter((each) => each.startsWith('.output.lock'))) {
    const lock = join(project, name);
    fs.writeFileSync(lock, fs.readFileSync(lock, 'utf8').replace(/"pid":\d+/, '"pid":4194305'));
  }
}

/** All that stands in a project but its input, as one text that tells two states apart. */
function stateText(project: string): string {
  const paths = fs.readdirSync(project, { recursive: true, encoding: 'utf8' }).sort();
  return paths
    .filter((path) => !/^(data|ontology)(\/|$)/.test(path))
    .map((path) => {
      const file = join(project, path);
      // Names and contents of locks hold the number of a process.
      const name = path.replace(/\.lock\..*/, '.lock.own');
      return fs.statSync(file).isDirectory() || path.includes('.lock')
        ? name
        : `${name} ${fs.readFileSync(file, 'base64')}`;
    })
    .join('\n');
}

// A process that is killed leaves the files as they stand at that moment: what stands before each call of a run that
// ends is what a kill there leaves, the lock of a dead process among it. Some kills prove it.
test('kill -9 before each call', async (context) => {
  const faults = new Faults(context);
  const project = template.copy();
  const snapshots = join(template.root, 'snapshots');
  const other = new WarmProcess();
  const { exit, calls } = await other.run({ cwd: project, args, plan: { root: project }, snapshots });
  other.stop();
  expect(exit).toBe(0);
  const mended = new Set<string>();
  const states = new Set<string>();
  for (const [index, call] of calls.entries()) {
    await faults.inject(`killed before ${index} ${call}`, async (lose) => {
      const snapshot = join(snapshots, String(index));
      states.add(template.stateOf(snapshot, lose));
      const state = stateText(snapshot);
      // Between two calls that change nothing there is one state to mend.
      if (!mended.has(state)) await expectMended(snapshot);
      mended.add(state);
    });
  }
  expect([...states].sort()).toEqual(['absent', 'new', 'old']);
  const writing = calls.findIndex((call) => call.startsWith('open .output.lock'));
  for (let at = writing + 1; at < calls.length; at += Math.ceil((calls.length - writing) / 8)) {
    await faults.inject(`killed at ${at} ${calls[at]}`, async (lose) => {
      const cwd = template.copy();
      const env = { FAULT: JSON.stringify({ root: cwd, at, fault: 'kill' }) };
      expect((await ncbGraph(args, { cwd, env, node: hook })).signal).toBe('SIGKILL');
      template.stateOf(cwd, lose);
      await expectMended(cwd);
    });
  }
  faults.expectSurvived(150);
});

test('a failure of each call', async (context) => {
  const faults = new Faults(context);
  const counted = template.copy();
  const { calls } = await warm.run({ cwd: counted, args, plan: { root: counted } });
  // What each call can fail with, in turn.
  const codes: Readonly<Record<string, readonly string[]>> = {
    open: ['EMFILE', 'EACCES', 'EIO', 'ENOSPC'],
    write: ['ENOSPC', 'EIO', 'EDQUOT', 'EFBIG'],
    mkdir: ['ENOSPC', 'EROFS', 'EACCES'],
    rename: ['EBUSY', 'EXDEV', 'EIO', 'EACCES'],
    unlink: ['EBUSY', 'EPERM', 'EIO'],
  };
  const ends = new Set<number>();
  for (const [at, call] of calls.entries()) {
    const [verb = ''] = call.split(' ');
    const possible = codes[verb.replace('File', '')] ?? ['EIO'];
    const code = possible[at % possible.length] ?? 'EIO';
    await faults.inject(`${code} at ${at} ${call}`, async (lose) => {
      const cwd = template.copy();
      const { exit, stderr, thrown } = await warm.run({ cwd, args, plan: { root: cwd, at, fault: 'fail', code } });
      ends.add(exit);
      expect(thrown).toBeUndefined();
      expectGoodMessage(stderr);
      const state = template.stateOf(cwd, lose);
      // A failed step of tidying up is no failure; a failed read is of the input, all else of the output.
      if (exit === 0) expect(state).toBe('new');
      else
        expect([exit, state, stderr]).toEqual([
          expect.toBeOneOf([3, 5]),
          'old',
          expect.stringMatching(/^\S+ {1,2}\S+/),
        ]);
      if (!template.isUntouched(cwd)) {
        // What a process that lives holds is respected: this one could not remove it, and has not ended.
        dieInLocks(cwd);
        await expectMended(cwd);
      }
      fs.rmSync(cwd, { recursive: true });
    });
  }
  expect([...ends].sort()).toEqual([0, 3, 5]);
  faults.expectSurvived(200);
});
