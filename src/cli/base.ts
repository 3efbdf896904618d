// `--base`, which several commands take.
import type { Issue } from '../errors.ts';
import { iriFault } from '../values/iri.ts';

/** What is wrong with a base, if it is given. Issue: `usage`. */
export function baseFault(base: string | undefined): Issue | undefined {
  if (base === undefined) return undefined;
  const fault = iriFault(base) ?? (base.endsWith('/') ? undefined : 'does not end in a slash');
  if (fault === undefined) return undefined;
  const expected = 'a whole web address that ends in a slash, as https://example.org/ncb/';
  return { code: 'usage', severity: 'error', message: `--base "${base}" ${fault}`, expected };
}
