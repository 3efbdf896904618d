// The safe gate: each thing n3 would write without complaint is refused, and nasty legal text passes.
import { describe, expect, it } from 'vitest';
import { checkQuad } from '../../src/rdf/safe.ts';
import { blankNode, defaultGraph, literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';

const s = namedNode('http://x/s');
const p = namedNode('http://x/p');
const injection = 'http://x/a> . <http://evil/s> <http://evil/p> <http://evil/o';
/** A quad of terms that the types forbid, as hostile or careless JavaScript may make it. */
const loose = (terms: { [position in 'subject' | 'predicate' | 'object' | 'graph']?: unknown }): Quad =>
  ({ subject: s, predicate: p, object: s, graph: defaultGraph(), ...terms }) as unknown as Quad;

describe('checkQuad', () => {
  it.each(['北京', 'شرطة', '👮🏽‍♀️🇨🇳', '"""', '</script>', ' . ', 'a\u2028b', '__proto__', '\\u0041', 'a\nb\tc'])(
    'passes the text %j',
    (value) => expect(checkQuad(quad(s, p, literal(value, 'en'), namedNode('http://x/g')))).toBeUndefined(),
  );
  it.each([
    ['subject IRI', quad(namedNode(injection), p, s), /^the subject "http:\/\/x\/a>.*U\+003E/],
    ['predicate IRI', quad(s, namedNode(injection), s), /^the predicate/],
    ['object IRI', quad(s, p, namedNode(injection)), /^the object/],
    ['graph IRI', quad(s, p, s, namedNode(injection)), /^the graph name/],
    ['datatype IRI', quad(s, p, literal('a', namedNode(injection))), /^the datatype/],
    ['language', quad(s, p, literal('a', 'en . <http://evil> ')), /^the language/],
    ['undefined', quad(namedNode('undefined'), p, s), /no scheme/],
    ['blank node', quad(blankNode('b'), p, s), /the subject is a blank node/],
    ['blank graph', quad(s, p, s, blankNode('b')), /the graph name is a blank node/],
    ['literal subject', loose({ subject: literal('a') }), /the subject is a literal/],
    ['variable', loose({ object: { termType: 'Variable', value: 'v' } }), /the object is a variable/],
    ['triple term', loose({ object: quad(s, p, s) }), /the object is a triple term/],
    ['lone surrogate', quad(s, p, literal('a\ud800')), /lone surrogate/],
    ['control', quad(s, p, literal('a\u0000')), /control character U\+0000/],
    ['empty text', quad(s, p, literal('')), /is blank/],
  ])('refuses a bad %s', (_name, bad, message) => expect(checkQuad(bad)).toMatch(message));

  it('says it in printable ASCII, shortly', () => {
    const message = checkQuad(quad(s, p, literal(`\u001b[31m\u202e${'x'.repeat(10_000)}`))) ?? '';
    expect(message).toMatch(/^[ -~…]*$/);
    expect(message.length).toBeLessThan(300);
  });
});
