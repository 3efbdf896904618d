// What the command line loads before it knows which command is asked for: as little as --help needs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../../dist');

/** Everything that a built file imports before it runs, by specifier; files of dist/ are followed. */
function importsOf(file: string, found = new Set<string>()): Set<string> {
  const text = readFileSync(join(dist, file), 'utf8');
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export)\b[^'"()]*?["']([^'"]+)["'];?$/gm)) {
    if (found.has(specifier)) continue;
    found.add(specifier);
    if (specifier.startsWith('./')) importsOf(specifier.slice(2), found);
  }
  return found;
}

test('the command line starts without a package, and reaches those that are large only in commands', () => {
  const packages = (file: string) => [...importsOf(file)].filter((each) => !/^(\.\/|node:)/.test(each)).sort();
  expect(packages('cli.js')).toEqual([]);
  const stream = readdirSync(dist).find((name) => /^stream-(?!worker|outlet)/.test(name)) ?? '';
  for (const file of [stream, 'stream-worker.js']) expect([file, packages(file)]).toEqual([file, []]);
  expect(packages('index.js')).toEqual(expect.arrayContaining(['n3', 'yaml', 'zod']));
});

test('the files that it starts with are small, commander among them', () => {
  const files = [...importsOf('cli.js')].filter((each) => each.startsWith('./')).map((each) => join(dist, each));
  const bytes = [join(dist, 'cli.js'), ...files].reduce((sum, file) => sum + readFileSync(file).length, 0);
  expect(bytes).toBeLessThan(160 * 1024);
});
