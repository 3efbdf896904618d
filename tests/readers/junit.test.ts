// A JUnit report read by junitparser, the Python library that build tools read such files with. Skipped where it is not.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { namedNode } from '../../src/rdf/terms.ts';
import { junitReport } from '../../src/report/junit.ts';

const python = ['python3', '/usr/bin/python3'].find(
  (each) => spawnSync(each, ['-c', 'import junitparser']).status === 0,
);
const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-junit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = `
import junitparser, sys
xml = junitparser.JUnitXml.fromfile(sys.argv[1])
xml.update_statistics()
print(xml.tests, xml.failures, xml.errors)
for suite in xml:
    for case in suite:
        print(case.classname, [type(one).__name__ for one in case.result])
`;

describe.skipIf(python === undefined)('junitparser', () => {
  it('reads totals and results', () => {
    const file = join(folder, 'report.xml');
    const text = junitReport(
      {
        issues: [{ code: 'bad-date', severity: 'error', message: 'a < b & "c"' }],
        report: {
          conforms: false,
          results: [
            {
              focusNode: namedNode('http://example.org/a'),
              component: 'http://www.w3.org/ns/shacl#MinCountConstraintComponent',
              sourceShape: 'http://example.org/S',
              severity: 'violation',
              message: 'none',
            },
          ],
          focusNodes: new Map([['http://example.org/Held', 2]]),
        },
      },
      { prefixes: {}, failOn: 'violation' },
    );
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(python ?? 'python3', ['-c', script, file], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trim().split('\n')).toEqual([
      '3 1 1',
      "bad-date ['Error']",
      'shapes []',
      "<http://example.org/S> ['Failure']",
    ]);
  });
});
