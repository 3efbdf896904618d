// Graph files by their names: what is told of one that is not there, or is in no format.
import { expect, test } from 'vitest';
import { readGraphs } from '../../src/project/graphs.ts';

test.each([
  ['nothing.ttl', 'no-such-file'],
  ['nothing.docx', 'no-such-file'],
  ['nothing', 'no-such-file'],
  ['README.md', 'unknown-format'],
])('%s: %s', async (file, code) => {
  expect((await readGraphs([file])).issues.map((issue) => issue.code)).toEqual([code]);
});
