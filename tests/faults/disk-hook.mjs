// Stands between a program and the file system: counts the calls below given folders, and at one of them kills the
// process, fails the call, or lets a test look. Loaded by `node --import`, with its plan in FAULT, or armed by a test.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, resolve, sep } from 'node:path';

/**
 * @typedef {object} Plan
 * @property {string} root calls on what is not below it go on unseen
 * @property {number} [at] the call, from 0, at which something happens
 * @property {'kill' | 'fail'} [fault] what happens
 * @property {string} [code] the error of a failed call, as ENOSPC
 * @property {(call: string, index: number) => void} [look] called before each call
 */
/** @type {Plan | undefined} */
let plan;
/** @type {string[]} */
let calls = [];
const paths = new WeakMap();
const descriptors = new Map();

/** @param {Plan} next */
export function arm(next) {
  plan = next;
  calls = [];
}

/** Ends a plan; the calls that were made under it, as `rename .output.next`. */
export function disarm() {
  plan = undefined;
  return calls;
}

/** The failure of a call, where it is to fail. */
function before(call, path) {
  if (plan === undefined || typeof path !== 'string') return undefined;
  const whole = resolve(path);
  if (whole !== plan.root && !whole.startsWith(plan.root + sep)) return undefined;
  const index = calls.length;
  calls.push(`${call} ${basename(whole)}`);
  plan.look?.(calls[index], index);
  if (index !== plan.at) return undefined;
  if (plan.fault === 'kill') {
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  }
  const code = plan.code ?? 'EIO';
  return Object.assign(new Error(`${code}: a fault of the test, ${call} '${path}'`), { code, syscall: call, path });
}

for (const name of [
  'open',
  'readFile',
  'writeFile',
  'readdir',
  'lstat',
  'stat',
  'mkdir',
  'rmdir',
  'rm',
  'unlink',
  'truncate',
  'rename',
  'link',
  'copyFile',
]) {
  const call = fs.promises[name];
  fs.promises[name] = async (path, ...rest) => {
    const error = before(name, path);
    if (error) throw error;
    const result = await call(path, ...rest);
    if (name === 'open') paths.set(result, path);
    return result;
  };
}

const handle = await fs.promises.open(process.execPath);
const prototype = Object.getPrototypeOf(handle);
await handle.close();
for (const name of [
  'read',
  'readFile',
  'write',
  'writev',
  'writeFile',
  'sync',
  'datasync',
  'truncate',
  'stat',
  'close',
]) {
  const call = prototype[name];
  prototype[name] = async function (...rest) {
    const error = before(name, paths.get(this));
    // As of a network file system: the close tells of a write that failed, and the file is closed all the same.
    if (error && name === 'close') await call.apply(this, rest);
    if (error) throw error;
    return call.apply(this, rest);
  };
}

// What streams call.
for (const name of ['open', 'read', 'write', 'writev', 'fsync', 'close', 'stat', 'lstat', 'rename', 'unlink']) {
  const call = fs[name];
  fs[name] = (target, ...rest) => {
    const path = typeof target === 'number' ? descriptors.get(target) : target;
    const done = rest.at(-1);
    const error = before(name, path);
    if (error && typeof done === 'function') return process.nextTick(done, error);
    if (name === 'close') descriptors.delete(target);
    if (name !== 'open' || typeof done !== 'function') return call(target, ...rest);
    return call(target, ...rest.slice(0, -1), (failure, descriptor) => {
      if (!failure) descriptors.set(descriptor, path);
      done(failure, descriptor);
    });
  };
}
syncBuiltinESMExports();

if (process.env.FAULT) arm(JSON.parse(process.env.FAULT));
