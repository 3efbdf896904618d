// Users of rdflib.js: a store filled by us holds what the files say, and rdflib's own parsers read the same from them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as rdflib from 'rdflib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readGraphs } from '../src/project/graphs.ts';
import { rdfcHash } from '../src/rdf/canonical.ts';
import { diffLines } from '../src/rdf/diff.ts';
import { blankNode, literal, namedNode, type Quad, quad } from '../src/rdf/terms.ts';
import { fillStore, readStore } from '../src/rdflib.ts';
import { quadsOf, readByRdflib } from './readers/rdflib-js.ts';

const output = join(import.meta.dirname, '../output');
const mediaTypes = { '.ttl': 'text/turtle', '.rdf': 'application/rdf+xml' } as const;
const files = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ttl|rdf)$/.test(file));

async function read(...names: string[]): Promise<Quad[]> {
  const quads = await readGraphs(names.map((name) => join(output, name)));
  if (!quads.ok) throw new Error(JSON.stringify(quads.issues));
  return quads.value;
}

describe('rdflib.js', () => {
  it.each(files)('reads output/%s as we do', async (file) => {
    const mediaType = mediaTypes[file.slice(-4) as keyof typeof mediaTypes];
    const quads = await readByRdflib(readFileSync(join(output, file), 'utf8'), mediaType);
    const ours = await read(file);
    expect(quads.length).toBe(ours.length);
    expect(await rdfcHash(quads)).toBe(await rdfcHash(ours));
  });
});

describe('a filled store', () => {
  let store: rdflib.IndexedFormula;
  beforeAll(async () => {
    const filled = await readStore([join(output, 'dataset.nq')]);
    if (!filled.ok) throw new Error(JSON.stringify(filled.issues));
    store = filled.value;
  });

  it('holds every quad of every named graph', async () => {
    expect(diffLines(await read('dataset.nq'), quadsOf(store))).toEqual({ missing: [], extra: [] });
  });

  it('answers as rdflib.js does', () => {
    const ncb = rdflib.Namespace('https://w3id.org/ncb-graph/ontology#');
    const skos = rdflib.Namespace('http://www.w3.org/2004/02/skos/core#');
    const bureau = rdflib.sym('https://w3id.org/ncb-graph/id/cn/ncb');
    expect(store.any(bureau, skos('prefLabel'))?.value).toBe('INTERPOL Beijing');
    expect(store.any(bureau, ncb('subBureauCount'))?.value).toBe('2');
    const [statement] = store.statementsMatching(bureau, skos('prefLabel'));
    expect(statement?.why.value).toBe('https://w3id.org/ncb-graph/graph/facts/cn');
  });

  it('takes files of different formats together, each triple once', async () => {
    const both = await readStore([join(output, 'facts.ttl'), join(output, 'facts.rdf'), join(output, 'facts.jsonld')]);
    expect(both.ok && both.value.length).toBe((await read('facts.nt')).length);
  });

  it('adds to a store that is there, and infers nothing from owl:sameAs', () => {
    const [a, b] = [namedNode('https://example.org/a'), namedNode('https://example.org/b')];
    const given = rdflib.graph();
    given.add(rdflib.sym('https://example.org/x'), rdflib.sym('https://example.org/p'), rdflib.lit('x'));
    const same = quad(a, namedNode('http://www.w3.org/2002/07/owl#sameAs'), b);
    const facts = [same, same, quad(b, namedNode('https://example.org/p'), literal('x'))];
    expect(fillStore(facts, given)).toBe(given);
    expect(given.length).toBe(3);
    expect(given.any(a as unknown as rdflib.NamedNode, rdflib.sym('https://example.org/p'))).toBeNull();
  });

  it('keeps lexical forms, datatypes, languages and the labels of blank nodes', () => {
    const s = blankNode('b0');
    const p = namedNode('https://example.org/p');
    const xsd = (name: string) => namedNode(`http://www.w3.org/2001/XMLSchema#${name}`);
    const values = [literal('TRUE', xsd('boolean')), literal('+007', xsd('integer')), literal('1.50', xsd('decimal'))];
    const texts = [literal('北京', 'zh'), literal('a\n"b"\\'), literal('', 'en'), literal('1961', xsd('gYear'))];
    const quads = [...values, ...texts].map((value) => quad(s, p, value));
    expect(diffLines(quads, quadsOf(fillStore(quads)))).toEqual({ missing: [], extra: [] });
  });

  it('tells what is wrong with a file', async () => {
    const missing = await readStore(['no-such.ttl']);
    expect(missing.issues.map(({ code }) => code)).toEqual(['no-such-file']);
  });
});
