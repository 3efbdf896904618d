// How issues look on a terminal, as JSON, and to the shell.
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../src/errors.ts';
import { exitStatus, formatIssues, issuesAsJson, printable } from '../../src/report/print-issues.ts';

const date: Issue = {
  code: 'bad-date',
  severity: 'error',
  message: 'memberSince "1961-02-30" is not a calendar date',
  place: { file: 'data/countries/cn.yaml', line: 7, column: 16 },
  field: 'memberSince.date',
  expected: 'YYYY-MM-DD, YYYY-MM or YYYY',
  found: '"1961-02-30"',
  excerpt: 'memberSince: { date: 1961-02-30 }',
};

describe('on a terminal', () => {
  test('place, code, message, expectation, line and mark', () => {
    expect(formatIssues([date])).toBe(
      [
        'data/countries/cn.yaml:7:16  bad-date  memberSince "1961-02-30" is not a calendar date (expected YYYY-MM-DD, YYYY-MM or YYYY)',
        'memberSince: { date: 1961-02-30 }',
        '               ^',
        '',
      ].join('\n'),
    );
  });

  test('a warning says so; without place or excerpt there is one line', () => {
    const { place: _place, excerpt: _excerpt, expected: _expected, ...rest } = date;
    expect(formatIssues([{ ...rest, severity: 'warning' }])).toBe(`bad-date  warning: ${date.message}\n`);
  });

  test('nothing for no issues', () => {
    expect(formatIssues([])).toBe('');
  });

  test('the mark stands under its character: shown escapes, wide characters, accents, flags', () => {
    const issue = { ...date, place: { file: 'f', line: 1, column: 5 }, excerpt: '😀\t\u001bax' };
    expect(formatIssues([issue]).split('\n').slice(1)).toEqual(['😀→\\u001bax', `${' '.repeat(10)}^`, '']);
    const wide = { ...issue, place: { file: 'f', line: 1, column: 9 }, excerpt: '中，e\u0301\u200d🇨🇳한x' };
    expect(formatIssues([wide]).split('\n')[2]).toBe(`${' '.repeat(4 + 1 + 2 + 2)}^`);
  });

  test('no colour unless asked', () => {
    expect(formatIssues([date])).not.toContain('\u001b');
    expect(formatIssues([date], { color: true })).toContain('\u001b[31mbad-date\u001b[39m');
  });

  test('what could steer a terminal is escaped, everywhere', () => {
    const evil = '\u001b]0;x\u0007\u009b31m\r\n\u202e\u2028\ud800';
    const issue = { ...date, message: evil, expected: evil, excerpt: evil, place: { file: evil, line: 1, column: 1 } };
    const text = formatIssues([issue]);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e\u2028]/u);
    expect(text.split('\n')).toHaveLength(4);
    expect(printable('a中\u00a0é😀')).toBe('a中\u00a0é😀');
  });

  test('a long line is shown around the column', () => {
    const issue = {
      ...date,
      place: { file: 'f', line: 1, column: 501 },
      excerpt: `${'a'.repeat(500)}X${'b'.repeat(499)}`,
    };
    const [, line = '', caret = ''] = formatIssues([issue]).split('\n');
    expect(line.length).toBeLessThan(170);
    expect(line[caret.indexOf('^')]).toBe('X');
    // An issue of a very long line holds a part of it only.
    const far = { ...issue, place: { file: 'f', line: 1, column: 100_501 }, excerptFrom: 100_001 };
    expect(formatIssues([far]).split('\n').slice(1)).toEqual([line, caret, '']);
    const [told] = (JSON.parse(issuesAsJson([far])) as { issues: { excerpt: string; excerptFrom: number }[] }).issues;
    expect(told?.excerpt[100_501 - (told?.excerptFrom ?? 0)]).toBe('X');
  });
});

describe('bounds', () => {
  test('200 lines in all, the last says how many more', () => {
    const lines = formatIssues(Array.from({ length: 100_000 }, () => date)).split('\n');
    expect(lines).toHaveLength(200); // 66 issues of 3 lines, "and …", and the end of the last line
    expect(lines.at(-2)).toBe('and 99934 more');
  });

  test('as many as fit are shown whole', () => {
    const { excerpt: _excerpt, ...short } = date;
    const all = Array.from({ length: 5 }, () => short);
    expect(formatIssues(all, { limit: 5 }).split('\n')).toHaveLength(6);
    expect(formatIssues(all, { limit: 5 })).not.toContain('more');
    expect(formatIssues(all, { limit: 4 }).split('\n').at(-2)).toBe('and 2 more');
  });

  test('64 KiB in all', () => {
    const issue = { ...date, message: '中'.repeat(10_000_000), expected: '中'.repeat(100_000) };
    const text = formatIssues(Array.from({ length: 190 }, () => issue));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64 * 1024);
    expect(text).toMatch(/and \d+ more\n$/);
    const json = issuesAsJson(Array.from({ length: 190 }, () => issue));
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(64 * 1024);
    const parsed = JSON.parse(json) as { issues: unknown[]; more: number };
    expect(parsed.issues.length + parsed.more).toBe(190);
  });
});

test('JSON holds the issues as they are', () => {
  expect(JSON.parse(issuesAsJson([date]))).toEqual({ issues: [date], more: 0 });
  expect(issuesAsJson([])).toBe('{"issues":[],"more":0}\n');
});

test('exit status: the largest of the errors, warnings aside', () => {
  const issue = (code: Issue['code'], severity: Issue['severity'] = 'error'): Issue => ({
    code,
    severity,
    message: '',
  });
  expect(exitStatus([])).toBe(0);
  expect(exitStatus([issue('stray-file', 'warning')])).toBe(0);
  expect(exitStatus([issue('bad-yaml'), issue('stray-file', 'warning')])).toBe(3);
  expect(exitStatus([issue('bad-query'), issue('bad-yaml')])).toBe(3);
});
