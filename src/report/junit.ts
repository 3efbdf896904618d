// The report as JUnit XML, which build servers show as tests: one case for each shape that holds, one for each finding.
import { counts, displayShape, type Finding, type Findings, findingsOf, type ReportOptions } from './findings.ts';

/** An issue that refuses the input is an error, a result that fails the run a failure; what does neither is output. */
export function junitReport(findings: Findings, options: ReportOptions): string {
  const found = findingsOf(findings, options);
  const atFault = new Set(found.flatMap(({ more }) => more['shape'] ?? []));
  const held = [...(findings.report?.focusNodes ?? [])]
    .map(([shape, nodes]) => [displayShape(shape, options.prefixes), nodes] as const)
    .filter(([shape]) => !atFault.has(shape))
    .map(([shape, nodes]) => testCase('shapes', `${shape} (${nodes} focus nodes)`, ''));
  const input = found.filter(({ kind }) => kind === 'issue');
  const graph = found.filter(({ kind }) => kind === 'result');
  const suites = [
    suite(
      'input',
      input,
      input.map((one) => findingCase(one, options)),
      options,
    ),
    suite('shapes', graph, [...held, ...graph.map((one) => findingCase(one, options))], options),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ncb-graph">\n${suites.join('')}</testsuites>\n`;
}

function suite(name: string, found: readonly Finding[], cases: readonly string[], options: ReportOptions): string {
  const failing = found.filter((one) => counts(one, options));
  const errors = failing.filter(({ kind }) => kind === 'issue').length;
  const totals = { name, tests: cases.length, errors, failures: failing.length - errors, skipped: 0 };
  return `  <testsuite${attributes(totals)}>\n${cases.join('')}  </testsuite>\n`;
}

function findingCase(finding: Finding, options: ReportOptions): string {
  const { kind, rule, message, place, excerpt, more } = finding;
  const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column}`;
  const lines = [where, message, excerpt ?? ''].filter((line) => line !== '').join('\n');
  const element = kind === 'issue' ? 'error' : 'failure';
  const body = counts(finding, options)
    ? `      <${element}${attributes({ type: rule, message })}>${escaped(lines)}</${element}>\n`
    : `      <system-out>${escaped(lines)}</system-out>\n`;
  const name = [more['field'] ?? more['focusNode'] ?? rule, where].filter((part) => part !== '').join(' ');
  return testCase(rule, name, body, place === undefined ? {} : { file: place.file, line: place.line });
}

function testCase(classname: string, name: string, body: string, more: Readonly<Record<string, string | number>> = {}) {
  const opening = `    <testcase${attributes({ classname, name, ...more })}`;
  return body === '' ? `${opening}/>\n` : `${opening}>\n${body}    </testcase>\n`;
}

function attributes(all: Readonly<Record<string, string | number>>): string {
  return Object.entries(all)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(String(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`,
    )
    .join('');
}

/** Text for XML 1.0: what may not stand in it (section 2.2), lone surrogates among it, becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
