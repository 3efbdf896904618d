// The report as workflow commands of GitHub Actions, which annotate the lines of a change:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
import { type Findings, findingsOf, type ReportOptions } from './findings.ts';

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** One command a finding; nothing where nothing was found. */
export function githubReport(findings: Findings, options: ReportOptions): string {
  return findingsOf(findings, options)
    .map(({ level, rule, message, place }) => {
      const where = place === undefined ? {} : { file: place.file, line: place.line, col: place.column };
      const properties = Object.entries({ ...where, title: rule })
        .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
        .join(',');
      return `::${commands[level]} ${properties}::${escapedData(message)}\n`;
    })
    .join('');
}

function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
