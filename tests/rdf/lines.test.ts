// Canonical lines, their order, the canonical form and its hashes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Writer } from 'n3';
import { describe, expect, it } from 'vitest';
import { canonicalForm, canonicalHash, rdfcHash } from '../../src/rdf/canonical.ts';
import { diffLines } from '../../src/rdf/diff.ts';
import { canonicalLine } from '../../src/rdf/lines.ts';
import { compareCodePoints, sortedStrings } from '../../src/rdf/order.ts';
import { blankNode, literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';

const s = namedNode('http://x/s');
const p = namedNode('http://x/p');
const text = (value: string): Quad => quad(s, p, literal(value));

describe('canonicalLine', () => {
  it('escapes what canonical N-Triples escapes and nothing else', () => {
    const value = '\b\t\n\f\r"\\\u0000\u001f\u007f\ufffe é北\u2028😀';
    expect(canonicalLine(text(value))).toBe(
      '<http://x/s> <http://x/p> "\\b\\t\\n\\f\\r\\"\\\\\\u0000\\u001F\\u007F\\uFFFE é北\u2028😀" .',
    );
  });
  it('writes languages, datatypes and graphs, and never xsd:string', () => {
    const xsd = 'http://www.w3.org/2001/XMLSchema#';
    expect(canonicalLine(quad(s, p, literal('a', 'zh-hans'), namedNode('http://x/g')))).toBe(
      '<http://x/s> <http://x/p> "a"@zh-hans <http://x/g> .',
    );
    expect(canonicalLine(quad(s, p, literal('1.50', namedNode(`${xsd}decimal`))))).toBe(
      `<http://x/s> <http://x/p> "1.50"^^<${xsd}decimal> .`,
    );
    expect(canonicalLine(quad(s, p, literal('a', namedNode(`${xsd}string`))))).toBe('<http://x/s> <http://x/p> "a" .');
    expect(canonicalLine(quad(blankNode('b'), p, s))).toBe('_:b <http://x/p> <http://x/s> .');
  });
  it('cannot be ended early by an IRI', () => {
    const line = canonicalLine(quad(namedNode('http://x/a> . <http://evil/s> <http://evil/p> <http://evil/o'), p, s));
    expect(line.split(' ')).toHaveLength(4);
  });
  it('agrees with n3 on any literal', () => {
    const writer = new Writer({ format: 'N-Quads' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const written = writer.quadToString(s, p, literal(value));
        expect(`${canonicalLine(text(value))}\n`).toBe(written);
      }),
    );
  });
});

describe('order', () => {
  it('is the order of UTF-8 bytes, unlike that of JavaScript', () => {
    expect(compareCodePoints('\uffee', '😀')).toBeLessThan(0);
    expect('\uffee' < '😀').toBe(false);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 4 })), (strings) => {
        const bytes = [...strings].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(sortedStrings(strings)).toEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });
});

describe('canonical form', () => {
  const quads = [text('😀'), text('\uffee'), text('a'), text('a'), quad(s, p, literal('z'), namedNode('http://x/g'))];
  it('is sorted, without repetition, and ends in a newline', () => {
    expect(canonicalForm(quads).split('\n')).toHaveLength(5);
    expect(canonicalForm([...quads].reverse())).toBe(canonicalForm(quads));
    expect(canonicalForm([])).toBe('');
  });
  it('hashes as LC_ALL=C sort -u | sha256sum does', () => {
    const shuffled = [...quads].reverse().map((each) => `${canonicalLine(each)}\n`);
    const sorted = execFileSync('sort', ['-u'], { input: shuffled.join(''), env: { ...process.env, LC_ALL: 'C' } });
    expect(canonicalHash(quads)).toBe(createHash('sha256').update(sorted).digest('hex'));
  });
  it('has the RDFC-1.0 hash where there are no blank nodes', async () => {
    expect(await rdfcHash(quads)).toBe(canonicalHash(quads));
  });
  it('tells isomorphic graphs of blank nodes from others', async () => {
    const graph = (a: string, b: string) => [
      quad(blankNode(a), p, blankNode(b)),
      quad(blankNode(b), p, literal('end')),
      quad(s, p, blankNode(a)),
    ];
    expect(await rdfcHash(graph('x', 'y'))).toBe(await rdfcHash(graph('b1', 'a1').reverse()));
    expect(await rdfcHash(graph('x', 'y'))).not.toBe(await rdfcHash(graph('x', 'x')));
  });
  it('knows what is missing and what is extra', () => {
    expect(diffLines([text('a'), text('b')], [text('b'), text('c')])).toEqual({
      missing: ['<http://x/s> <http://x/p> "a" .'],
      extra: ['<http://x/s> <http://x/p> "c" .'],
    });
  });
});
