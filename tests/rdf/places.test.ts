// Where the triples of graph files stand, in every format: exactly on documents written here, and for every triple of
// every file that an export writes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readGraphs } from '../../src/project/graphs.ts';
import type { Quad, Term } from '../../src/rdf/terms.ts';
import { TraceIndex } from '../../src/rdf/traces.ts';
import { china } from '../china.ts';

const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-places-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, text: string) {
  const file = join(folder, name);
  writeFileSync(file, text);
  const index = new TraceIndex();
  const quads = await readGraphs([file], { places: index });
  if (!quads.ok) throw new Error(JSON.stringify(quads.issues));
  return { quads: quads.value, index };
}

const local = (term: Term) => term.value.replace(/^.*[/#]/, '');
const at = (quad: Quad, index: TraceIndex) => {
  const trace = index.ofTriple(quad.subject, quad.predicate, quad.object);
  return trace === undefined ? 'nowhere' : `${trace.place.line}:${trace.place.column}`;
};
/** `subject predicate object` by local names → `line:column`. */
const placesOf = ({ quads, index }: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries(
    quads.map((quad) => {
      const terms = [quad.subject, quad.predicate, quad.object];
      return [terms.map((term) => (term.termType === 'BlankNode' ? '_' : local(term))).join(' '), at(quad, index)];
    }),
  );

const exported = [...china.files].filter(([path]) =>
  /^(facts|evidence|curated|dataset)\.(ttl|nt|nq|trig|jsonld|rdf)$/.test(path),
);

describe.each(exported)('every triple of %s', (path, text) => {
  test('has a place, on a line that holds its object', async () => {
    const { quads, index } = await read(path, text);
    const lines = text.split('\n');
    expect(quads.length).toBeGreaterThan(200);
    const lost: string[] = [];
    for (const quad of quads) {
      const trace = index.ofTriple(quad.subject, quad.predicate, quad.object);
      const line = lines[(trace?.place.line ?? 0) - 1] ?? '';
      const words =
        quad.object.termType === 'Literal' ? JSON.stringify(quad.object.value).slice(1, -1) : local(quad.object);
      const unescaped = line.replaceAll('&quot;', '\\"').replaceAll('&amp;', '&');
      if (trace === undefined || trace.excerpt !== line.slice(0, 1000))
        lost.push(`${quad.subject.value} ${quad.predicate.value} ${words}`);
      // In a nested document, the object is the block that begins on this line, and named on the next.
      else if (!unescaped.includes(words) && !path.endsWith('.jsonld'))
        lost.push(`${trace.place.line} ${words}: ${line}`);
    }
    expect(lost).toEqual([]);
  });
});

const turtle = `@prefix ex: <http://e/> .
PREFIX b: <http://b/>
@base <http://base/> .
# a comment
ex:a a ex:T ; ex:p "x"@en , "y"^^ex:d ,
  5 , [ ex:q ex:r ;
    ex:z () ] , ( 1 ex:c ) .
[] ex:p
  ex:o . [ ex:p 1 ] ex:u 2 .
ex:🏛 ex:p """long
text""" , "🏛" , ex:after .
`;

describe('turtle', () => {
  test('a triple stands where its object begins', async () => {
    expect(placesOf(await read('a.ttl', turtle))).toEqual({
      'a type T': '5:8',
      'a p x': '5:20',
      'a p y': '5:29',
      'a p 5': '6:3',
      '_ q r': '6:14',
      '_ z nil': '7:10',
      'a p _': '7:17',
      '_ first 1': '7:19',
      '_ rest _': '7:21',
      '_ first c': '7:21',
      '_ rest nil': '7:26',
      '_ p o': '9:3',
      '_ p 1': '9:17',
      '_ u 2': '9:26',
      '🏛 p long\ntext': '10:11',
      '🏛 p 🏛': '11:11',
      '🏛 p after': '11:17',
    });
  });

  test('a node stands where it is first a subject', async () => {
    const { quads, index } = await read('a.ttl', turtle);
    const node = (term: Term | undefined) => {
      const trace = term && index.ofNode(term);
      return trace && `${trace.place.line}:${trace.place.column}`;
    };
    expect(node(quads.find(({ subject }) => local(subject) === 'a')?.subject)).toBe('5:1');
    expect(node(quads.find(({ object }) => local(object) === 'r')?.subject)).toBe('6:7');
    expect(node(quads.find(({ object }) => object.value === '2')?.subject)).toBe('9:10');
    expect(node(quads.find(({ object }) => local(object) === 'o')?.object)).toBe('9:3');
  });

  test('trig: in and outside graphs', async () => {
    const text =
      '<http://g> {\n<http://a> <http://p> 1 }\nGRAPH <http://h> { <http://b> <http://p> 2 , 3 .\n }\n<http://c> <http://p> 4 .\n';
    const found = await read('a.trig', text);
    expect(placesOf(found)).toEqual({ 'a p 1': '2:23', 'b p 2': '3:42', 'b p 3': '3:46', 'c p 4': '5:23' });
    expect(found.index.ofNode(found.quads[1]?.subject as Term)?.place).toMatchObject({ line: 3, column: 20 });
  });
});

test('json-ld: nodes, types, languages, reverse, nested and listed values, prefixes and aliases', async () => {
  const text = `{
  "@context": { "id": "@id", "ex": "http://e/", "name": { "@id": "ex:name", "@container": "@language" },
    "knows": { "@id": "ex:knows", "@type": "@id" }, "knownBy": { "@reverse": "ex:knows" } },
  "@graph": [
    { "id": "ex:a",
      "@type": ["ex:T",
        "ex:U"],
      "name": { "en": "A",
                "fr": "\\u00c0" },
      "knows": [ "ex:b",
        { "id": "ex:c", "ex:age": 7 } ] },
    { "@id": "http://e/d", "ex:list": { "@list": [ "x" ] },
      "ex:born": { "@value": "1961", "@type": "ex:year" },
      "ex:since": true,
      "knownBy": { "id": "ex:e" } }
  ]
}
`;
  expect(placesOf(await read('a.jsonld', text))).toMatchObject({
    'a type T': '6:17',
    'a type U': '7:9',
    'a name A': '8:23',
    'a name À': '9:23',
    'a knows b': '10:18',
    'a knows c': '11:9',
    'c age 7': '11:35',
    'd born 1961': '13:18',
    'd since true': '14:19',
    'e knows d': '15:18',
  });
});

test('rdf/xml: nodes, properties, attributes, nesting, entities, bases', async () => {
  const text = `<?xml version="1.0"?>
<!DOCTYPE rdf:RDF [ <!ENTITY ex "http://e/"> ]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://e/" xml:base="http://base/x">
  <!-- <ex:T rdf:about="http://e/no"/> -->
  <ex:T rdf:about="&ex;a" ex:note="n">
    <ex:p>text &amp; more</ex:p>
    <ex:q rdf:resource="b"/>
    <ex:r>
      <rdf:Description rdf:about="http://e/c"><ex:s rdf:datatype="http://e/d">5</ex:s></rdf:Description>
    </ex:r>
    <ex:t rdf:parseType="Resource"><ex:u>6</ex:u></ex:t>
  </ex:T>
  <rdf:Description rdf:ID="here"><ex:p xml:lang="en">z</ex:p></rdf:Description>
</rdf:RDF>
`;
  expect(placesOf(await read('a.rdf', text))).toEqual({
    'a type T': '5:3',
    'a note n': '5:3',
    'a p text & more': '6:5',
    'a q b': '7:5',
    'a r c': '8:5',
    'c s 5': '9:47',
    'a t _': '11:5',
    '_ u 6': '11:36',
    'here p z': '13:34',
  });
});

test('blank nodes of two files stay apart, and keep their places', async () => {
  writeFileSync(join(folder, 'one.ttl'), '_:x <http://e/p> 1 .\n');
  writeFileSync(join(folder, 'two.ttl'), '\n_:x <http://e/p> 2 .\n');
  writeFileSync(join(folder, 'three.jsonld'), '{"http://e/p": [{"@value": "3"}]}');
  writeFileSync(join(folder, 'four.jsonld'), '{"http://e/p": [{"@value": "4"}]}');
  const index = new TraceIndex();
  const files = ['one.ttl', 'two.ttl', 'three.jsonld', 'four.jsonld'].map((name) => join(folder, name));
  const quads = await readGraphs(files, { places: index });
  if (!quads.ok) throw new Error(JSON.stringify(quads.issues));
  expect(new Set(quads.value.map(({ subject }) => subject.value)).size).toBe(4);
  expect(quads.value.map((quad) => at(quad, index))).toEqual(['1:18', '2:18', '1:17', '1:17']);
});
