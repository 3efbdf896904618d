// How Turtle and TriG look: held to golden files, which are read by people as much as by this test.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseQuads } from '../../src/rdf/parse.ts';
import { literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';
import { type FormatName, formats } from '../../src/serialize/formats.ts';
import type { SerializeOptions } from '../../src/serialize/options.ts';

const golden = (name: string): string => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');
const skos = 'http://www.w3.org/2004/02/skos/core#';
const ncb = 'https://w3id.org/ncb-graph/ontology#';
const options: SerializeOptions = {
  prefixes: {
    cn: 'https://w3id.org/ncb-graph/id/cn/',
    id: 'https://w3id.org/ncb-graph/id/',
    graph: 'https://w3id.org/ncb-graph/graph/facts/',
    wording: 'https://w3id.org/ncb-graph/wording/',
    ncb,
    skos,
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    foaf: 'http://xmlns.com/foaf/0.1/',
  },
  predicateOrder: [`${skos}prefLabel`, `${skos}altLabel`],
  subjectOrder: (iri) => (iri.includes('/wording/') ? 1 : 0),
  listed: (iri) => iri.includes('/wording/'),
};

async function write(name: FormatName, quads: readonly Quad[]): Promise<string> {
  const result = await formats.find((format) => format.name === name)?.serialize(quads, options);
  if (!result?.ok) throw new Error(JSON.stringify(result?.issues));
  return result.value;
}

async function read(file: string, syntax: 'turtle' | 'trig'): Promise<Quad[]> {
  const result = await parseQuads(golden(file), syntax);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

describe('Turtle', () => {
  it('is written as the golden file shows', async () => {
    expect(await write('turtle', (await read('facts.ttl', 'turtle')).reverse())).toBe(golden('facts.ttl'));
  });
  it('changes one line for one fact', async () => {
    const quads = await read('facts.ttl', 'turtle');
    const label = quad(
      namedNode('https://w3id.org/ncb-graph/id/cn/ncb'),
      namedNode(`${skos}altLabel`),
      literal('NCB China', 'en'),
    );
    const before = golden('facts.ttl').split('\n');
    const after = (await write('turtle', [...quads, label])).split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual(['    skos:altLabel "NCB China"@en ;']);
    expect(after).toHaveLength(before.length + 1);
  });
});

describe('TriG', () => {
  it('is written as the golden file shows', async () => {
    expect(await write('trig', (await read('dataset.trig', 'trig')).reverse())).toBe(golden('dataset.trig'));
  });
});
