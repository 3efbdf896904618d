// What a command gives back, and how that reaches the console and the exit status.
import type { Issue } from '../errors.ts';
import { exitStatus, formatIssues, issuesAsJson } from '../report/print-issues.ts';

/** Options of every command. */
export interface Common {
  readonly data: string;
  readonly ontology: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: 'auto' | 'always' | 'never';
  /** Of this program. */
  readonly version: string;
}

export interface Outcome {
  readonly issues: readonly Issue[];
  /** For stdout. */
  readonly text?: string;
  /** For stderr, unless quiet. */
  readonly talk?: string;
  /** Whether the text tells the issues, so that they are not told again. */
  readonly told?: boolean;
  /** The status where no issue decides it: 0 unless given. */
  readonly exit?: number;
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)));
    stream.write(text, () => resolve());
  });
}

/** Prints an outcome, data to stdout and talk to stderr, and returns the exit status. */
export async function finish({ issues, text, talk, told = false, exit = 0 }: Outcome, common: Common): Promise<number> {
  const color =
    common.color === 'always' || (common.color === 'auto' && process.stderr.isTTY && !process.env['NO_COLOR']);
  let status = issues.some(({ severity }) => severity === 'error') ? exitStatus(issues) : exit;
  try {
    if (text !== undefined && text !== '') await write(process.stdout, text);
  } catch (error) {
    process.stderr.write(`output-failed  stdout cannot be written: ${(error as Error).message}\n`);
    status = 5;
  }
  const errors = told ? [] : common.quiet ? issues.filter(({ severity }) => severity === 'error') : issues;
  if (errors.length > 0)
    await write(process.stderr, common.json ? issuesAsJson(errors) : formatIssues(errors, { color: Boolean(color) }));
  if (talk !== undefined && !common.quiet) await write(process.stderr, `${talk}\n`);
  return status;
}
