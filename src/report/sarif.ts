// The report as SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
import { pathToFileURL } from 'node:url';
import { type Finding, type Findings, findingsOf, type ReportOptions } from './findings.ts';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** One run, one rule for each code and shape that found something; columns count code points, as ours do. */
export function sarifReport(findings: Findings, options: ReportOptions): string {
  const found = findingsOf(findings, options);
  const rules = new Map(found.map(({ rule, about }) => [rule, about]));
  const order = [...rules.keys()];
  const log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ncb-graph',
            rules: [...rules].map(([id, about]) => ({ id, shortDescription: { text: about } })),
          },
        },
        columnKind: 'unicodeCodePoints',
        results: found.map((one) => sarifResult(one, order.indexOf(one.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function sarifResult({ rule, level, message, place, excerpt, more }: Finding, ruleIndex: number): object {
  const region = place && {
    startLine: place.line,
    startColumn: place.column,
    ...(excerpt === undefined ? {} : { snippet: { text: excerpt } }),
  };
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text: message },
    ...(place === undefined
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(place.file) }, region } }] }),
    ...(Object.keys(more).length === 0 ? {} : { properties: more }),
  };
}

/** A relative path as a relative reference, so that it is resolved against the repository; another as `file:`. */
function uriOf(file: string): string {
  if (/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(file)) return pathToFileURL(file).href;
  return file
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
