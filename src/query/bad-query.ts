// The issue that a refused query becomes, with the place that the store's message names.
import type { Issue } from '../errors.ts';

const update = /^(?:insert|delete|load|clear|drop|create|add|move|copy|with)\b/i;
const prologue = /^(?:\s+|#[^\n]*\n|base\s*<[^>]*>|prefix\s+[^\s:]*:\s*<[^>]*>)/i;

/** `bad-query`, with line, column and the line itself where the message says where (`error at 2:4: …`). */
export function badQuery(query: string, message: string, file: string): Issue {
  const common = { code: 'bad-query', severity: 'error' } as const;
  const [, line, column, rest] = /^error at (\d+):(\d+): (.*)$/s.exec(message) ?? [];
  if (rest === undefined) return { ...common, message: oneLine(message) };
  const place = { file, line: Number(line), column: Number(column) };
  const excerpt = query.split('\n')[place.line - 1];
  const placed = { ...common, place, ...(excerpt === undefined ? {} : { excerpt }) };
  if (update.test(withoutPrologue(query))) {
    return { ...placed, message: 'an update is refused, the store answers queries: SELECT, ASK, CONSTRUCT, DESCRIBE' };
  }
  // The parser lists a prefix without declaration among the things it could have expected there.
  if (rest.includes('Prefix not found')) return { ...placed, message: 'syntax error, or a prefix without declaration' };
  return { ...placed, message: 'syntax error', expected: oneLine(rest.replace(/^expected (?:one of )?/, '')) };
}

/** Whether a query gives a graph: CONSTRUCT and DESCRIBE. */
export function givesGraph(query: string): boolean {
  return /^(?:construct|describe)\b/i.test(withoutPrologue(query));
}

function withoutPrologue(query: string): string {
  let rest = query;
  for (let found = prologue.exec(rest); found !== null; found = prologue.exec(rest)) rest = rest.slice(found[0].length);
  return rest;
}

/** At most 200 UTF-16 units: the parser's lists of characters run to a page. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 200 ? line : `${line.slice(0, 199).replace(/[\ud800-\udbff]$/, '')}…`;
}
