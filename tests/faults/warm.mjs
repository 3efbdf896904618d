// Runs the command line again and again in one process, which spares the start of each. The program is the built one;
// only its first file is loaded anew, so that it reads its arguments again.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { arm, disarm } from './disk-hook.mjs';

let runs = 0;
// Each run adds its listeners, and a process of its own would end.
for (const emitter of [process, process.stdout, process.stderr]) emitter.setMaxListeners(0);
process.on('message', async ({ cwd, args, plan, snapshots }) => {
  const told = { stdout: '', stderr: '' };
  const real = {};
  for (const name of ['stdout', 'stderr']) {
    real[name] = process[name].write;
    process[name].write = (text, done) => {
      told[name] += text;
      if (typeof done === 'function') process.nextTick(done);
      return true;
    };
  }
  process.chdir(cwd);
  process.argv = [process.argv[0], 'ncb-graph', ...args];
  process.exitCode = undefined;
  const look = (_call, index) => {
    cpSync(cwd, join(snapshots, String(index)), { recursive: true });
  };
  if (plan) arm({ ...plan, ...(snapshots ? { look } : {}) });
  let thrown;
  try {
    await import(`../../dist/cli.js?${runs++}`);
  } catch (error) {
    thrown = String(error);
  }
  const calls = disarm();
  const exit = Number(process.exitCode ?? 0);
  process.exitCode = 0;
  for (const name of ['stdout', 'stderr']) process[name].write = real[name];
  process.send({ exit, ...told, calls, thrown });
});
