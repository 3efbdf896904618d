// The table of reports, by their names on the command line. One file per kind beside it.
import type { Findings, ReportOptions } from './findings.ts';
import { githubReport } from './github.ts';
import { humanReport } from './human.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import type { ReportName } from './names.ts';
import { sarifReport } from './sarif.ts';
import { turtleReport } from './turtle.ts';

/** The whole text of a report, each line ended by LF; issues first, then results in the order of the graph's report. */
type Report = (findings: Findings, options: ReportOptions) => string | Promise<string>;

/** Every kind of report. All but `human` tell the issues too, which are otherwise told on stderr. */
export const reports = {
  human: humanReport,
  json: jsonReport,
  turtle: turtleReport,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
} as const satisfies Record<ReportName, Report>;
