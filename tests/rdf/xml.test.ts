// RDF/XML from outside: what oxigraph would take for whole, or die of, is refused before it is given to it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readGraphs } from '../../src/project/graphs.ts';
import { checkXml } from '../../src/rdf/xml.ts';

const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-xml-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/">';
const document = (value: string) =>
  `${open}\n<rdf:Description rdf:about="http://x/a"><x:p>${value}</x:p><x:q rdf:resource="http://x/b"/></rdf:Description>\n</rdf:RDF>`;
const doctype = (...entities: readonly string[]) =>
  `<!DOCTYPE rdf:RDF [${entities.map((value, i) => `<!ENTITY e${i} "${value}">`).join('')}]>`;

async function read(text: string) {
  const file = join(folder, 'a.rdf');
  writeFileSync(file, text);
  return readGraphs([file]);
}

describe('RDF/XML', () => {
  it('is read with the entities it declares', async () => {
    const result = await read(`${doctype('http://x/', '&#38;')}${document('&e0;&e1;&amp;')}`);
    expect(result.ok && result.value.map(({ object }) => object.value)).toEqual(['http://x/&&', 'http://x/b']);
  });

  it('is refused when it is cut anywhere', () => {
    const text = document('one');
    const accepted = Array.from(text, (_, length) => length).filter(
      (length) => checkXml(text.slice(0, length), 'a').ok,
    );
    expect(accepted).toEqual([]);
    expect(checkXml(text, 'a').ok).toBe(true);
  });

  it('tells the place of what is no XML', async () => {
    const result = await read(document('a & b'));
    expect(result).toMatchObject({
      ok: false,
      issues: [
        { code: 'bad-rdf', place: { file: join(folder, 'a.rdf'), line: 2 }, excerpt: expect.stringMatching('a & b') },
      ],
    });
  });

  it.each([
    ['a control character', document('\u0001'), 'bad-rdf'],
    ['a reference to a control character', document('&#1;'), 'bad-rdf'],
    ['an entity that is not declared', document('&nothing;'), 'bad-rdf'],
    ['text after its end', `${document('a')}b`, 'bad-rdf'],
    ['nothing', '', 'bad-rdf'],
    ['entities of entities', doctype('lol', '&e0;&e0;') + document('&e1;'), 'too-complex'],
    ['a long entity, often', doctype('x'.repeat(100_000)) + document('&e0;'.repeat(1000)), 'too-complex'],
    ['a thousand levels', document('<rdf:Description><x:p>'.repeat(600)), 'too-complex'],
  ])('is refused with %s', (_, text, code) => {
    const result = checkXml(text, 'a.rdf');
    expect(result).toMatchObject({ ok: false, issues: [{ code, place: { file: 'a.rdf' } }] });
  });
});
