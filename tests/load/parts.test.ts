// The parts of a load that need no store: comparison, updates as text, cutting into requests, addresses of services.
import fc from 'fast-check';
import oxigraph from 'oxigraph';
import { describe, expect, test } from 'vitest';
import { batchesOf, chunkOf } from '../../src/load/batches.ts';
import { compare } from '../../src/load/compare.ts';
import { contentOf } from '../../src/load/content.ts';
import { normalisedLine } from '../../src/load/normalise.ts';
import { type StoreName, servicesOf, stores } from '../../src/load/stores.ts';
import { linesInSparql, swapText } from '../../src/load/update-text.ts';
import { canonicalLine } from '../../src/rdf/lines.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const turtle = async (text: string) => {
  const quads = await parseQuads(`@prefix xsd: <${xsd}> .\n${text}`, 'turtle');
  if (!quads.ok) throw new Error(JSON.stringify(quads.issues));
  return contentOf(quads.value);
};

describe('a comparison', () => {
  const virtuoso = stores.virtuoso.normalisations;
  const sent = '<urn:s> <urn:p> 1.50, 1.5, true, "x", 2147483648 .';

  test('finds two orders of one graph the same', async () => {
    const [one, two] = [await turtle('<urn:a> <urn:b> 1, 2 .'), await turtle('<urn:a> <urn:b> 2, 1 .')];
    expect(compare(one, two, [])).toMatchObject({ faithful: true, missing: [], extra: [] });
  });

  test('explains what the store is known for, and counts it', async () => {
    const found = await turtle('<urn:s> <urn:p> 1.5, "1"^^xsd:boolean, "x", "2147483648"^^xsd:decimal .');
    const { faithful, explained, ...sizes } = compare(await turtle(sent), found, virtuoso);
    expect(faithful).toBe(true);
    expect(explained.map(({ normalisation, triples }) => [normalisation, triples]).sort()).toEqual([
      ['boolean-form', 1],
      ['large-integer', 1],
      ['number-form', 1],
    ]);
    expect(sizes).toMatchObject({ sent: { triples: 5 }, found: { triples: 4 } });
    expect(compare(await turtle(sent), found, []).faithful).toBe(false);
  });

  test.each([
    ['another value', '<urn:s> <urn:p> 1.51, 1.5, true, "x", 2147483648 .'],
    ['a triple less', '<urn:s> <urn:p> 1.50, 1.5, true, 2147483648 .'],
    ['a triple more', `${sent} <urn:s> <urn:p> 7 .`],
    ['another language', '<urn:s> <urn:p> 1.50, 1.5, true, "x"@en, 2147483648 .'],
    ['a number near by', '<urn:s> <urn:p> 1.50, 1.5, true, "x", 2147483649 .'],
  ])('never explains %s', async (_, found) => {
    expect(compare(await turtle(sent), await turtle(found), virtuoso).faithful).toBe(false);
  });

  test('knows isomorphic blank nodes', async () => {
    const one = await turtle('<urn:a> <urn:b> [ <urn:c> [ <urn:d> 1 ] ] .');
    const two = await turtle('_:x <urn:d> 1 . <urn:a> <urn:b> _:y . _:y <urn:c> _:x .');
    expect(compare(one, two, []).faithful).toBe(true);
    expect(compare(one, await turtle('_:x <urn:d> 1 . <urn:a> <urn:b> _:y . _:y <urn:c> _:y .'), []).faithful).toBe(
      false,
    );
  });
});

test.each([
  ['007', 'integer', '7'],
  ['-0', 'integer', '0'],
  ['+1.500', 'decimal', '1.5'],
  ['.5', 'decimal', '0.5'],
  ['-0.0', 'decimal', '0'],
  ['1E2', 'double', '100'],
  ['1', 'boolean', 'true'],
  ['12:00:00.100+00:00', 'time', '12:00:00.1Z'],
  ['5', 'byte', '5'],
  ['x', 'integer', 'x'],
  ['', 'decimal', ''],
])('"%s" of %s has the form "%s"', (lexical, type, form) => {
  const line = `<urn:s> <urn:p> "${lexical}"^^<${xsd}${type}> .`;
  const names = ['number-form', 'boolean-form', 'date-form'] as const;
  expect(normalisedLine(line, names).line).toBe(`<urn:s> <urn:p> "${form}"^^<${xsd}${type}> .`);
});

test('a time has one form in UTC, and none without a zone or on no day', () => {
  const form = (lexical: string) =>
    normalisedLine(`<urn:s> <urn:p> "${lexical}"^^<${xsd}dateTime> .`, ['utc-time']).line.split('"')[1];
  expect(form('2020-01-01T08:00:00+08:00')).toBe('2020-01-01T00:00:00.000Z');
  for (const same of ['2020-01-01T08:00:00', '2020-02-30T00:00:00Z', '2020-01-01T08:00:00.0001Z']) {
    expect(form(same)).toBe(same);
  }
});

describe('an update', () => {
  test('says any literal as it is', () => {
    const hostile = fc.array(
      fc.constantFrom(
        '\\',
        'u',
        'U',
        '0',
        '4',
        '1',
        '"',
        '\n',
        '\r',
        '\t',
        '{',
        '}',
        '.',
        '>',
        '\u0001',
        '中',
        '😀',
        '#',
      ),
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        const made = quad(namedNode('urn:s'), namedNode('urn:p'), literal(parts.join('')));
        const store = new oxigraph.Store();
        store.update(`INSERT DATA { GRAPH <urn:g> { ${linesInSparql([canonicalLine(made)])} } }`);
        expect(store.match().map(({ object }) => object.value)).toEqual([parts.join('')]);
      }),
      { numRuns: 500 },
    );
  });

  test('leaves no \\u that a reader of section 19.2 would take for a character', () => {
    const made = quad(namedNode('urn:s'), namedNode('urn:p'), literal('\\u0041 \\\\u0041 \\U0001F600'));
    const text = linesInSparql([canonicalLine(made)]);
    const first = text.replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/g, (_, four, eight) =>
      String.fromCodePoint(Number.parseInt(four ?? eight, 16)),
    );
    expect(first).toBe(`${canonicalLine(made)}\n`);
  });

  test('names every graph, whatever is in the name', () => {
    const pairs = [{ from: 'https://e.org/a b>', to: 'https://e.org/c' }];
    expect(swapText('COPY', pairs)).toBe('COPY GRAPH <https://e.org/a\\u0020b\\u003E> TO GRAPH <https://e.org/c>');
    expect(swapText('DELETE and INSERT', pairs)).not.toContain('a b>');
  });
});

test('lines are cut without loss', () => {
  const lines = Array.from({ length: 1_234 }, (_, index) => `<urn:${index}> <urn:p> "中" .`);
  expect(batchesOf(lines).flat()).toEqual(lines);
  expect(Math.max(...batchesOf(lines).map(({ length }) => length))).toBe(500);
  const cut: string[] = [];
  for (let at = 0; at < lines.length; at = cut.length) {
    const chunk = chunkOf(lines, at, { triples: 100, bytes: 1_000 });
    expect(Buffer.byteLength(chunk.map((line) => `${line}\n`).join(''))).toBeLessThanOrEqual(1_000);
    cut.push(...chunk);
  }
  expect(cut).toEqual(lines);
  expect(chunkOf(['a longer line than allowed', 'b'], 0, { triples: 9, bytes: 3 })).toHaveLength(1);
});

describe('the table of stores', () => {
  test.each(Object.keys(stores) as StoreName[])(
    '%s: an endpoint, and any of its services, gives the same addresses',
    (name) => {
      const { example } = stores[name];
      const services = servicesOf(name, example);
      expect(servicesOf(name, services.query)).toEqual(services);
      if (name === 'generic') return;
      expect(services.update).toBeDefined();
      for (const url of Object.values(services)) expect(() => new URL(url)).not.toThrow();
      const { query, update, graphStore } = services;
      for (const service of [query, update, graphStore]) {
        if (service !== undefined && service !== example) expect(servicesOf(name, service)).toEqual(services);
      }
    },
  );

  test('a generic store is updated where it is queried, unless it is told otherwise', () => {
    const at = 'https://e.org/sparql';
    expect(servicesOf('generic', at)).toEqual({ query: at, update: at });
    expect(servicesOf('generic', at, { update: `${at}-u` })).toEqual({ query: at, update: `${at}-u` });
    expect(servicesOf('generic', at, { graphStore: `${at}-g` })).toEqual({ query: at, graphStore: `${at}-g` });
  });
});

test('no two quads share a line', () => {
  const quads: Quad[] = [
    quad(namedNode('urn:s'), namedNode('urn:p'), literal('a')),
    quad(namedNode('urn:s'), namedNode('urn:p'), literal('a'), namedNode('urn:g')),
  ];
  return contentOf(quads).then(({ lines }) => expect(lines).toEqual(['<urn:s> <urn:p> "a" .']));
});
