// An export killed or stopped at random moments, in a process of its own each time, and many at once in one folder.
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectGoodMessage, ncbGraph, start, WarmProcess } from './command-line.ts';
import { Template } from './project.ts';
import { dice, Faults, seed } from './tally.ts';

const args = ['export'];
let template: Template;
let warm: WarmProcess;
/** Milliseconds that an export takes here, and how long it writes at its end. */
let [whole, writing] = [0, 0];
beforeAll(async () => {
  template = await Template.make();
  warm = new WarmProcess();
  await measure();
});
afterAll(() => {
  warm.stop();
  template.remove();
});

/** Waits until a run begins to write in a project. */
function written(project: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = fs.watch(project, () => {
      watcher.close();
      resolve();
    });
  });
}

async function measure(): Promise<void> {
  const cwd = template.copy();
  const began = performance.now();
  const first = written(cwd).then(() => performance.now());
  expect((await ncbGraph(args, { cwd })).exit).toBe(0);
  whole = performance.now() - began;
  writing = performance.now() - (await first);
}

/** Sends a signal to an export at a random moment: of all its life, or of the time in which it writes. */
async function stopped(cwd: string, signal: NodeJS.Signals, when: 'any' | 'writing', random: number) {
  const first = when === 'writing' ? written(cwd) : undefined;
  const { child, ended } = start(args, { cwd });
  const rest = when === 'writing' ? writing : whole;
  await Promise.race([(first ?? Promise.resolve()).then(() => pause(random * rest)), ended]);
  child.kill(signal);
  return ended;
}

async function expectMended(project: string): Promise<void> {
  expect((await warm.run({ cwd: project, args })).exit).toBe(0);
  template.expectClean(project);
}

// In four parts, so that each ends in its time on a machine that has much else to do.
test.for([1, 2, 3, 4])('kill -9 at random moments, part %i', async (part, context) => {
  const faults = new Faults(context);
  const random = dice(seed + 100 * part);
  let cwd = template.copy();
  const ends = { old: 0, new: 0, absent: 0 };
  for (let round = 0; round < 50; round++) {
    // One in five while it writes: those take a whole run each.
    await faults.inject(`round ${round}`, async (lose) => {
      const { signal, exit } = await stopped(cwd, 'SIGKILL', round % 5 === 0 ? 'writing' : 'any', random());
      expect(signal ?? exit).toBeOneOf(['SIGKILL', 0]);
      ends[template.stateOf(cwd, lose)] += 1;
      if (template.isUntouched(cwd)) return;
      await expectMended(cwd);
      cwd = template.copy();
    });
  }
  expect(ends.old).toBeGreaterThan(5);
  faults.expectSurvived(50);
});

test.for([
  ['SIGINT', 50],
  ['SIGTERM', 50],
  ['SIGHUP', 10],
] as const)(
  '%s at %i random moments leaves the old or the new output, and nothing beside it',
  async ([signal, rounds], context) => {
    const faults = new Faults(context);
    const random = dice(seed + rounds + signal.length);
    let cwd = template.copy();
    for (let round = 0; round < rounds; round++) {
      await faults.inject(`round ${round}`, async (lose) => {
        const ran = await stopped(cwd, signal, round % 5 === 0 ? 'writing' : 'any', random());
        expect(ran.signal ?? ran.exit).toBeOneOf([signal, 0]);
        expectGoodMessage(ran.stderr);
        const state = template.stateOf(cwd, lose);
        expect(fs.readdirSync(cwd).sort()).toEqual(['data', 'ontology', 'output']);
        if (ran.signal === null) expect(state).toBe('new');
        if (state === 'new') cwd = template.copy();
      });
    }
    faults.expectSurvived(rounds);
  },
);

test('a shell sees 143 of a run that SIGTERM ended', async () => {
  const cwd = template.copy();
  const under = ['sh', '-c', '"$@" & sleep 0.2; kill -TERM $!; wait $!; echo "status $?"', 'sh'];
  expect((await ncbGraph(args, { cwd, under })).stdout).toBe('status 143\n');
});

test('two exports at once', async (context) => {
  const faults = new Faults(context);
  const pair = [new WarmProcess(), new WarmProcess()] as const;
  const exits = new Set<number>();
  for (let round = 0; round < 20; round++) {
    await faults.inject(`round ${round}`, async (lose) => {
      const cwd = template.copy();
      const ran = await Promise.all(pair.map((each) => each.run({ cwd, args })));
      for (const { exit, stderr } of ran) {
        exits.add(exit);
        expectGoodMessage(stderr);
        if (exit !== 0) expect([exit, stderr]).toEqual([5, expect.stringContaining('output-busy')]);
      }
      expect(ran.map(({ exit }) => exit)).toContain(0);
      expect(template.stateOf(cwd, lose)).toBe('new');
      template.expectClean(cwd);
    });
  }
  for (const each of pair) each.stop();
  faults.expectSurvived(20);
});

test('the lock of a dead process, and of one whose number another has now', async (context) => {
  const faults = new Faults(context);
  for (const [whose, pid, started] of [
    ['a dead process', 4_194_305, '1'],
    ['an old process', process.pid, '1'],
  ] as const) {
    await faults.inject(whose, async () => {
      const cwd = template.copy();
      const holder = JSON.stringify({ pid, started, nonce: '0123abcd' });
      fs.writeFileSync(join(cwd, '.output.lock'), holder);
      fs.writeFileSync(join(cwd, `.output.lock.${pid}.0123abcd`), holder);
      await expectMended(cwd);
    });
  }
  await faults.inject('a process that lives', async (lose) => {
    const cwd = template.copy();
    const holder = JSON.stringify({ pid: process.pid, started: '', nonce: '0123abcd' });
    fs.writeFileSync(join(cwd, '.output.lock'), holder);
    const { exit, stderr } = await warm.run({ cwd, args });
    expect([exit, stderr]).toEqual([5, expect.stringContaining('output-busy')]);
    expect(template.stateOf(cwd, lose)).toBe('old');
    expect(fs.readFileSync(join(cwd, '.output.lock'), 'utf8')).toBe(holder);
  });
  faults.expectSurvived(3);
});
