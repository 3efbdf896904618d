// No regular expression backtracks without end: those of the source, of the shapes, of the JSON Schemas. What an attacker
// writes reaches most of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from 'scslre';
import ts from 'typescript';
import { describe, expect, test, vi } from 'vitest';

const root = join(import.meta.dirname, '../..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => join(root, 'src', path));

/** Every regular expression that stands in a file as a literal. */
function literalsOf(file: string): RegExp[] {
  const found: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
      found.push(new RegExp(pattern, flags));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

/** Those that modules put together when they are loaded. */
async function builtOf(files: readonly string[]): Promise<RegExp[]> {
  const found: RegExp[] = [];
  const Real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Real, {
    construct(target, args, newTarget) {
      const made: RegExp = Reflect.construct(target, args, newTarget);
      found.push(made);
      return made;
    },
  });
  try {
    // Another test may have loaded them.
    vi.resetModules();
    for (const file of files) await import(file);
  } finally {
    globalThis.RegExp = Real;
  }
  return found;
}

/** Those that take exponential time, or polynomial time by two ways to read one text; what a search repeats is no fault. */
function unsafe(all: readonly RegExp[]): string[] {
  const each = [...new Map(all.map((one) => [String(one), one])).values()];
  return each.flatMap((one) => {
    const kinds = analyse(one).reports.filter(({ type, exponential }) => exponential || type !== 'Move');
    return kinds.length === 0 ? [] : [`${one} ${kinds.map(({ type, exponential }) => `${type} ${exponential}`)}`];
  });
}

test('the check tells what backtracks without end', () => {
  expect(unsafe([/^(a+)+$/, /^a*a*$/, /^a+$/])).toEqual(['/^(a+)+$/ Self true', '/^a*a*$/ Trade false']);
});

test('of the source', () => {
  const literals = sources.flatMap(literalsOf);
  expect(literals.length).toBeGreaterThan(100);
  expect(unsafe(literals)).toEqual([]);
});

test('of the source, put together when it is loaded', async () => {
  const building = sources.filter((file) => /new RegExp\($/m.test(readFileSync(file, 'utf8')));
  expect(building.length).toBeGreaterThan(1);
  const built = await builtOf(building);
  expect(built.length).toBeGreaterThan(1);
  expect(unsafe(built)).toEqual([]);
});

describe('of what validators of other people run', () => {
  const patternsOf = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, one]) =>
      key === 'pattern' && typeof one === 'string' ? [one] : patternsOf(one),
    );
  };

  test('in the JSON Schemas', () => {
    const folder = join(root, 'data/schema');
    const patterns = readdirSync(folder).flatMap((name) =>
      patternsOf(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
    );
    expect(patterns.length).toBeGreaterThan(3);
    expect(unsafe(patterns.map((one) => new RegExp(one, 'u')))).toEqual([]);
  });

  test('in the shapes', () => {
    const shapes = readFileSync(join(root, 'ontology/shapes.ttl'), 'utf8');
    const patterns = [...shapes.matchAll(/sh:pattern "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
      text.replace(/\\(.)/g, '$1'),
    );
    expect(patterns.length).toBeGreaterThan(3);
    expect(unsafe(patterns.map((one) => new RegExp(one, 'u')))).toEqual([]);
  });
});
