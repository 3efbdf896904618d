// Every format of the table, in turn: round trips, order of input, hostile terms, named graphs, lookup.
import { describe, expect, it } from 'vitest';
import { canonicalHash } from '../../src/rdf/canonical.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { defaultGraph, literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';
import { type Format, findFormat, formats } from '../../src/serialize/formats.ts';
import { readBack } from '../../src/serialize/read-back.ts';
import { nastyDataset, nastyFacts, ns, prefixes } from './nasty.ts';

const s = namedNode('https://example.org/s');
const p = namedNode(`${ns}p`);
const g = namedNode('https://example.org/g');

const context = {
  '@version': 1.1,
  id: '@id',
  type: '@type',
  ex: ns,
  tagged: { '@id': `${ns}tagged`, '@container': '@language' },
  link: { '@id': `${ns}link`, '@type': '@id' },
};
const options = { prefixes, context, frame: { '@type': `${ns}Other` }, documentOrder: ['tagged'] };

async function written(format: Format, quads: readonly Quad[]): Promise<string> {
  const result = await format.serialize(quads, options);
  expect(result.issues).toEqual([]);
  if (!result.ok) throw new Error('refused');
  return result.value;
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const keyed = items.map((item, index) => ({ item, key: (Math.imul(index + 1, seed) >>> 0) % 10_007 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

describe.each(formats)('$name', (format) => {
  const quads = format.datasets ? nastyDataset : nastyFacts;

  it('reads back as what was written, by the other library and by the first reader', async () => {
    const text = await written(format, quads);
    expect(await readBack(text, format, quads)).toEqual({ ok: true, value: undefined, issues: [] });
    if (format.name !== 'rdfxml') {
      const again = await parseQuads(text, format.name);
      expect(again.ok && canonicalHash(again.value)).toBe(canonicalHash(quads));
    }
  });

  it('gives the same bytes in any order of input, repetitions aside', async () => {
    const text = await written(format, quads);
    for (const seed of [2_654_435_761, 40_503, 7]) {
      expect(await written(format, [...shuffled(quads, seed), ...quads.slice(0, 3)])).toBe(text);
    }
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/\p{Surrogate}/u);
  });

  it('refuses terms that would inject statements, each of them', async () => {
    const evil = 'http://x/a> . <http://evil/s> <http://evil/p> <http://evil/o';
    const result = await format.serialize([
      quad(namedNode(evil), p, s),
      quad(s, namedNode(evil), s),
      quad(s, p, namedNode(evil)),
      quad(s, p, literal('a', namedNode(evil))),
      quad(s, p, literal('a', 'en . <http://evil/s> <http://evil/p> <http://evil/o')),
      quad(s, p, literal('a\ud800')),
      { subject: literal('a'), predicate: p, object: s, graph: defaultGraph() } as unknown as Quad,
    ]);
    expect(result.ok).toBe(false);
    expect(result.issues.map(({ code }) => code)).toEqual(Array(7).fill('unsafe-term'));
  });

  it('holds named graphs, or says that it cannot', async () => {
    const inGraph = [quad(s, p, s), quad(s, p, s, g), quad(s, p, p, g)];
    const result = await format.serialize(inGraph);
    if (format.datasets) {
      expect(result.ok && (await readBack(result.value, format, inGraph)).ok).toBe(true);
    } else {
      expect(result.issues.map(({ code, message }) => [code, message])).toEqual([
        ['named-graph', `${format.name} holds no named graph, and 2 quads are in <https://example.org/g>`],
      ]);
    }
  });

  it('writes and reads back nothing', async () => {
    const result = await format.serialize([], options);
    expect(result.ok && (await readBack(result.value, format, []))).toMatchObject({ ok: true });
  });

  it('notices what another reader does not find', async () => {
    const text = await written(format, [quad(s, p, literal('old'))]);
    const result = await readBack(text, format, [quad(s, p, literal('new'))]);
    expect(result.issues).toMatchObject([
      {
        code: 'unfaithful-output',
        expected: '<https://example.org/s> <https://example.org/vocab#p> "new" .',
        found: '<https://example.org/s> <https://example.org/vocab#p> "old" .',
      },
    ]);
    expect((await readBack('<', format, [])).issues.map(({ code }) => code)).toEqual(['unfaithful-output']);
  });

  it('is found by each of its names', () => {
    const { name, mediaType, extension, aliases } = format;
    const names = [name, mediaType, `${mediaType}; charset=utf-8`, extension, extension.slice(1), ...aliases];
    for (const text of [...names, `out/facts${extension}`, name.toUpperCase()]) {
      const found = findFormat(text);
      expect(found.ok && found.value.name, text).toBe(name);
    }
  });
});

describe('findFormat', () => {
  it.each(['', 'yaml', 'text/html', 'facts', '.'])('refuses %j with the list', (text) => {
    const [issue] = findFormat(text).issues;
    expect(issue?.code).toBe('unknown-format');
    for (const { name, extension } of formats) expect(issue?.expected).toContain(`${name} (${extension}`);
  });
});

describe('prefixes', () => {
  const turtle = formats.filter(({ name }) => name === 'turtle' || name === 'trig' || name === 'rdfxml');
  it.each(turtle)('are refused by $name where they would change the data', async (format) => {
    const bad = { geo: ns, urn: ns, 'a b': ns, '': ns, x: 'http://x/> . <a> <b> <c', HTTPS: ns };
    const result = await format.serialize([quad(s, p, s)], { prefixes: bad });
    expect(result.issues.map(({ code }) => code)).toEqual(Array(6).fill('bad-prefix'));
  });
});
