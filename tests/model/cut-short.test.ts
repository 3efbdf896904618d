// A country file cut at any byte is never taken for a whole one without a word: it is refused, or what is lost is told.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { positionFaults, withoutPosition } from '../../src/model/check-lock.ts';
import { parseSource } from '../../src/model/issues-from-zod.ts';
import { lockSchema } from '../../src/model/lock.ts';
import { parseCountry } from '../../src/model/parse.ts';
import { sourcesSchema } from '../../src/model/sources.ts';
import { decodeText } from '../../src/read/text.ts';
import { readYaml } from '../../src/read/yaml.ts';
import { china } from '../china.ts';

const data = join(import.meta.dirname, '../bad/base/data');

function readValue(file: string): unknown {
  const read = readYaml(readFileSync(join(data, file), 'utf8'), file);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value.value;
}
const sources = new Map(
  Object.entries(sourcesSchema.parse(readValue('sources.yaml'))).map(([id, source]) => [id, { ...source, id }]),
);
const lock = lockSchema.parse(readValue('countries/xa.lock.json'));
const whole = readFileSync(join(data, 'countries/xa.yaml'));

/** The facts of a file, or undefined where anything is told about it. */
function factsOf(bytes: Buffer): string | undefined {
  const text = decodeText(bytes, 'xa.yaml');
  const read = text.ok ? readYaml(text.value, 'xa.yaml') : text;
  if (!read.ok) return undefined;
  const parsed = parseCountry(read.value, { known: china.project.ontology.concepts.known, sources });
  if (!parsed.ok || parsed.issues.length > 0) return undefined;
  const faults = [...positionFaults(lock, parsed.value), ...withoutPosition(parsed.value, lock)];
  return faults.length > 0 ? undefined : JSON.stringify(parsed.value.facts);
}

test('YAML, at every byte', { timeout: 120_000 }, () => {
  const facts = factsOf(whole);
  expect(facts).toBeDefined();
  const silent = [...whole.keys()].filter((length) => {
    const cut = factsOf(whole.subarray(0, length));
    return cut !== undefined && cut !== facts;
  });
  expect(silent).toEqual([]);
});

test('the JSON of a lock file, at every byte', { timeout: 120_000 }, () => {
  const bytes = readFileSync(join(data, 'countries/xa.lock.json'));
  const end = bytes.toString('utf8').trimEnd().length;
  for (let length = 0; length < end; length++) {
    const text = decodeText(bytes.subarray(0, length), 'xa.lock.json');
    const read = text.ok ? readYaml(text.value, 'xa.lock.json') : text;
    expect(read.ok && parseSource(lockSchema, read.value).ok, `${length}`).toBe(false);
  }
});
