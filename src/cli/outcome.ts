// What a command gives back, and how that reaches the console and the exit status.
import type { Issue } from '../errors.ts';
import { exitStatus, formatIssues, issuesAsJson } from '../report/print-issues.ts';

/** Options of every command. */
export interface Common {
  readonly data: string;
  readonly ontology: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
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
    const end = (error?: NodeJS.ErrnoException | null) =>
      error === undefined || error === null || error.code === 'EPIPE' ? resolve() : reject(error);
    // Unheard, the event would end the process; the callback alone tells of each write.
    if (stream.listenerCount('error') === 0) stream.on('error', end);
    stream.write(text, end);
  });
}

/** Prints an outcome, data to stdout and talk to stderr, and returns the exit status. */
export async function finish(outcome: Outcome, common: Common): Promise<number> {
  const { text, talk, told = false, exit = 0 } = outcome;
  const failures: Issue[] = [];
  const color =
    common.color === 'always' || (common.color === 'auto' && process.stderr.isTTY && !process.env['NO_COLOR']);
  try {
    if (text !== undefined && text !== '') await write(process.stdout, text);
  } catch (error) {
    const message = `stdout cannot be written: ${(error as Error).message}`;
    failures.push({ code: 'output-failed', severity: 'error', message });
  }
  const issues = [...outcome.issues, ...failures];
  const untold = told && failures.length === 0 ? [] : issues;
  const errors = common.quiet ? untold.filter(({ severity }) => severity === 'error') : untold;
  const words =
    errors.length === 0 ? '' : common.json ? issuesAsJson(errors) : formatIssues(errors, { color: Boolean(color) });
  const more = talk === undefined || common.quiet ? '' : `${talk}\n`;
  // Where nothing can be told, the status tells.
  if (words + more !== '') await write(process.stderr, words + more).catch(() => {});
  return issues.some(({ severity }) => severity === 'error') ? exitStatus(issues) : exit;
}
