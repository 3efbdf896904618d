// How JSON-LD looks: framed first, what the frame lost after it, and each value as a web developer expects it.
import { describe, expect, it } from 'vitest';
import { literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';
import { findFormat } from '../../src/serialize/formats.ts';
import type { SerializeOptions } from '../../src/serialize/options.ts';
import { readBack } from '../../src/serialize/read-back.ts';

const ns = 'https://example.org/vocab#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const id = (name: string) => namedNode(`https://example.org/id/${name}`);
const term = (name: string) => namedNode(`${ns}${name}`);
const type = namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');

const facts: readonly Quad[] = [
  quad(id('cn'), type, term('Country')),
  quad(id('cn'), term('label'), literal('China', 'en')),
  quad(id('cn'), term('label'), literal('中国', 'zh')),
  quad(id('cn'), term('bureau'), id('cn/ncb')),
  quad(id('cn/ncb'), type, term('Bureau')),
  quad(id('cn/ncb'), term('founded'), literal('1984-09', namedNode(`${xsd}gYearMonth`))),
  quad(id('cn/ncb'), term('officers'), literal('5', namedNode(`${xsd}integer`))),
  quad(id('stray'), term('label'), literal('</script>', 'en')),
  quad(id('afar'), term('partOf'), id('stray')),
];

const options: SerializeOptions = {
  context: {
    '@version': 1.1,
    id: '@id',
    type: '@type',
    Country: `${ns}Country`,
    Bureau: `${ns}Bureau`,
    label: { '@id': `${ns}label`, '@container': '@language' },
    bureau: { '@id': `${ns}bureau`, '@type': '@id' },
    founded: { '@id': `${ns}founded`, '@type': `${xsd}gYearMonth` },
    officers: { '@id': `${ns}officers`, '@type': `${xsd}integer` },
    partOf: { '@id': `${ns}partOf`, '@type': '@id' },
  },
  frame: { '@type': `${ns}Country`, [`${ns}missing`]: {} },
  documentOrder: ['label', 'founded'],
};

async function write(quads: readonly Quad[], with_: SerializeOptions = options): Promise<string> {
  const format = findFormat('jsonld');
  const result = format.ok ? await format.value.serialize(quads, with_) : format;
  if (!result.ok || !format.ok) throw new Error(JSON.stringify(result.issues));
  expect(await readBack(result.value, format.value, quads)).toMatchObject({ ok: true });
  return result.value;
}

describe('JSON-LD', () => {
  it('is framed, complete, in a stable order, and safe inside HTML', async () => {
    const text = await write(facts);
    expect(text).not.toContain('</');
    const document = JSON.parse(text);
    expect(document['@context']).toEqual(options.context);
    // Compared as text, since the order of keys is part of the promise.
    expect(JSON.stringify(document['@graph'])).toBe(
      JSON.stringify([
        {
          id: 'https://example.org/id/cn',
          type: 'Country',
          label: { en: 'China', zh: '中国' },
          bureau: { id: 'https://example.org/id/cn/ncb', type: 'Bureau', founded: '1984-09', officers: '5' },
        },
        { id: 'https://example.org/id/afar', partOf: 'https://example.org/id/stray' },
        { id: 'https://example.org/id/stray', label: { en: '</script>' } },
      ]),
    );
  });

  it('keeps what named graphs say out of the frame', async () => {
    const dataset = [...facts, quad(id('cn'), term('label'), literal('PRC', 'en'), id('graph'))];
    const [root] = JSON.parse(await write(dataset))['@graph'];
    expect(root.label).toEqual({ en: 'China', zh: '中国' });
  });

  it('needs no context and no frame', async () => {
    expect(JSON.parse(await write(facts.slice(0, 1), {}))).toEqual({
      '@context': {},
      '@graph': [{ '@id': 'https://example.org/id/cn', '@type': `${ns}Country` }],
    });
  });

  it('keeps the names of the cells of a list, and the text of a JSON literal', async () => {
    const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
    const list = [
      quad(id('cn'), term('stations'), id('cell')),
      quad(id('cell'), namedNode(`${rdf}first`), literal('one')),
      quad(id('cell'), namedNode(`${rdf}rest`), namedNode(`${rdf}nil`)),
      quad(id('cn'), term('raw'), literal('{ "b": 1.0 }', namedNode(`${rdf}JSON`))),
      quad(id('cn'), term('raw'), literal('no JSON', namedNode(`${rdf}JSON`))),
    ];
    expect(await write(list)).toContain('https://example.org/id/cell');
  });

  it('names a node described elsewhere as a link, whatever the context says of the key', async () => {
    const twice = [quad(id('cn'), term('ally'), id('cn/ncb')), quad(id('cn/ncb'), term('ally'), id('cn')), ...facts];
    const { partOf: _, ...context } = options.context ?? {};
    const text = await write(twice, { ...options, context: { ...context, ally: `${ns}ally` } });
    // Framed, so that each stands in the other.
    expect(text).toContain('"ally": {\n');
  });

  it('keeps a prefix that only a definition of the context uses', async () => {
    const context = { ex: ns, label: 'ex:label', unused: `${ns}unused` };
    expect(JSON.parse(await write(facts.slice(1, 2), { context }))['@context']).toEqual({ ex: ns, label: 'ex:label' });
  });

  it.each([
    ['a frame', { frame: { '@embed': '@sometimes' } }],
    ['a context that must be fetched', { context: { '@import': 'https://example.org/context' } }],
  ])('%s that cannot be used is an issue', async (_, with_) => {
    const format = findFormat('jsonld');
    const result = format.ok ? await format.value.serialize(facts, with_) : format;
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'bad-context' }] });
  });
});
