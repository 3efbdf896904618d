// The machine: the version of Node, the locale of the terminal. What they are is told by whoever asks.
import type { Examined } from './examination.ts';

export interface Machine {
  /** As `20.19.1`. */
  readonly node: string;
  /** The field `engines.node` of package.json, as `>=20.19`. */
  readonly required: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function examineNode({ node, required }: Pick<Machine, 'node' | 'required'>): Examined {
  const least = required.replace(/^[^\d]*/, '');
  const [has, needs] = [node, least].map((version) => version.split('.').map(Number));
  const message = `Node ${node} is older than ${least}, which this program needs`;
  const mend = `install Node ${least} or later, from https://nodejs.org/`;
  return {
    check: 'node',
    found: isOlder(has ?? [], needs ?? []) ? [{ gravity: 'error', message, mend }] : [],
    fine: `Node ${node}`,
  };
}

function isOlder(has: readonly number[], needs: readonly number[]): boolean {
  const at = needs.findIndex((part, index) => (has[index] ?? 0) !== part);
  return at >= 0 && (has[at] ?? 0) < (needs[at] ?? 0);
}

/** The locale decides what a terminal shows and never what is written. */
export function examineLocale({ environment }: Pick<Machine, 'environment'>): Examined {
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || 'C';
  const message = `the locale of the terminal is ${locale}, so it may show quotes wrongly; files are the same everywhere`;
  const isFine = /utf-?8/i.test(locale);
  return {
    check: 'locale',
    found: isFine ? [] : [{ gravity: 'note', message, mend: 'export LC_ALL=C.UTF-8' }],
    fine: locale,
  };
}
