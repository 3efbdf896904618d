// Reading RDF text: every syntax, faults with their line, and nothing fetched.
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../../src/rdf/canonical.ts';
import { parseQuads, type Syntax } from '../../src/rdf/parse.ts';
import { rereadQuads } from '../../src/rdf/reread.ts';

const canonical = '<http://x/s> <http://x/p> "\\"北\\\\😀"@en .\n';
const texts: Readonly<Record<Syntax, string>> = {
  turtle: '@prefix x: <http://x/> .\nx:s x:p "\\"北\\\\😀"@en .',
  nt: canonical,
  nq: canonical,
  trig: '@prefix x: <http://x/> .\n{ x:s x:p """\\"北\\\\😀"""@en }',
  jsonld: '{"@id":"http://x/s","http://x/p":{"@value":"\\"北\\\\😀","@language":"en"}}',
};

describe('parseQuads', () => {
  it.each(Object.keys(texts) as Syntax[])('reads %s, and so does the second reader', async (syntax) => {
    for (const read of [parseQuads, rereadQuads]) {
      const result = await read(texts[syntax], syntax);
      expect(result.issues).toEqual([]);
      expect(result.ok && canonicalForm(result.value)).toBe(canonical);
    }
  });

  it('tells the file and the line of a fault, and shows it', async () => {
    const result = await parseQuads('<http://x/s>\n  <http://x/p> .\n', 'turtle', { file: 'a.ttl' });
    expect(result).toEqual({
      ok: false,
      issues: [
        {
          code: 'bad-rdf',
          severity: 'error',
          message: expect.stringMatching(/^Expected entity but got \.$/),
          place: { file: 'a.ttl', line: 2, column: 1 },
          excerpt: '  <http://x/p> .',
        },
      ],
    });
  });

  it.each([
    ['turtle', '<a> <http://x/p> "x" .', /relative/],
    ['turtle', '<http://x/s> <http://x/p> "x', /./],
    ['nt', 'x:s x:p x:o .', /./],
    ['jsonld', '{"@id":', /./],
    ['jsonld', '{"@context":"http://x/context","@id":"http://x/s"}', /remote document http:\/\/x\/context/],
    ['jsonld', '{"@id":"http://x/s","unknown":"lost"}', /./],
    ['jsonld', '{"@id":"relative","http://x/p":"lost"}', /./],
    ['jsonld', '{"@context":{"@base":"http://x/<>/"},"@id":"a","http://x/p":"b"}', /not well-formed/],
    ['jsonld', '{"@id":"http://x/s","http://x/#p#q":"a"}', /not well-formed/],
  ] satisfies [Syntax, string, RegExp][])('refuses bad %s: %s', async (syntax, text, message) => {
    const result = await parseQuads(text, syntax);
    expect(result.ok).toBe(false);
    expect(result.issues.map((issue) => issue.code)).toEqual(['bad-rdf']);
    expect(result.issues[0]?.message).toMatch(message);
  });

  it('refuses JSON-LD nested too deep for its reader', async () => {
    const deep = `${'{"http://x/p":'.repeat(20_000)}"a"${'}'.repeat(20_000)}`;
    expect((await parseQuads(deep, 'jsonld')).ok).toBe(false);
  });

  it('resolves against a base and keeps the labels of blank nodes', async () => {
    const result = await parseQuads('<a> <p> _:b .', 'turtle', { baseIRI: 'http://x/dir/' });
    expect(result.ok && canonicalForm(result.value)).toBe('<http://x/dir/a> <http://x/dir/p> _:b .\n');
  });
});
