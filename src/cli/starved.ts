// What ends a run because the machine gives it too little, and is no fault of the program.
import type { Issue } from '../errors.ts';

const tooFew = 'too few files may be open at once for this program; raise the limit (ulimit -n)';
const tooLittle = 'the memory that this program may use is too little; raise the limit (ulimit -v)';

/** The issue of an error that no command expected, where the machine is its cause. Node loads many modules at once. */
export function starved(error: unknown): Issue | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  const issue = (message: string): Issue => ({ code: 'starved', severity: 'error', message });
  if (code === 'EMFILE' || code === 'ENFILE') return issue(tooFew);
  if (code === 'ENOMEM' || /\bout of memory\b/i.test(error.message)) return issue(tooLittle);
  // Where no file may be opened, Node takes a package to be absent.
  if (code === 'ERR_MODULE_NOT_FOUND') {
    return issue(`a part of the program cannot be read: install it again; if it is there, ${tooFew}`);
  }
  return undefined;
}
