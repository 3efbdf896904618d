// `--report` and `--fail-on`, which several commands take: findings → what is printed, and the exit status.
import { Option } from 'commander';
import type { Issue } from '../errors.ts';
import type { Prefixes } from '../rdf/terms.ts';
import type { Findings } from '../report/findings.ts';
import { type ReportName, reportNames } from '../report/names.ts';
import type { Severity } from '../validate/result.ts';
import type { Common, Outcome } from './outcome.ts';

export interface ReportFlags {
  readonly report: ReportName;
  readonly failOn: Severity;
}

export const reportOption = () => new Option('--report <kind>', 'kind of report').choices(reportNames).default('human');

export const failOnOption = () =>
  new Option('--fail-on <severity>', 'the least severity that makes the exit status 1')
    .choices(['violation', 'warning', 'info'] satisfies Severity[])
    .default('violation');

/** Two kinds of report, asked for at once. Issue: `usage`. */
export function reportFault(
  { report }: Pick<ReportFlags, 'report'>,
  { json }: Pick<Common, 'json'>,
): Issue | undefined {
  if (!json || report === 'human' || report === 'json') return undefined;
  const message = `--json and --report ${report} ask for two kinds of report`;
  return { code: 'usage', severity: 'error', message, expected: 'one of the two' };
}

/** Exit status 1 where something is as grave as `--fail-on`; issues that refuse the input decide it before. */
export async function reported(
  findings: Findings,
  prefixes: Prefixes,
  { report, failOn }: ReportFlags,
  common: Pick<Common, 'json'>,
): Promise<Outcome> {
  const kind = common.json ? 'json' : report;
  const options = { prefixes, failOn };
  const { counts, findingsOf } = await import('../report/findings.ts');
  const { reports } = await import('../report/reports.ts');
  const text = await reports[kind](findings, options);
  const failed = findingsOf(findings, options).some((finding) => counts(finding, options));
  return { issues: findings.issues, text, told: kind !== 'human', exit: failed ? 1 : 0 };
}
