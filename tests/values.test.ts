// The predicates on plain values: each class of bad value that faults.md names, and the nasty values that must pass.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike } from '../src/values/alike.ts';
import { closest } from '../src/values/closest.ts';
import { dateFault, dateKind } from '../src/values/date.ts';
import { hiddenDifference } from '../src/values/hidden-difference.ts';
import { iriFault } from '../src/values/iri.ts';
import { languageFault, pageLanguageFault } from '../src/values/language.ts';
import { slugFault, slugOf } from '../src/values/slug.ts';
import { textFault } from '../src/values/text.ts';

const legalTexts = [
  'INTERPOL Beijing',
  '国际刑警组织中国国家中心局',
  'الشرطة',
  '👩‍👩‍👧 🇨🇳 𠀋',
  '"quoted" \\back\\ """ \' </script> . ',
  'line\u2028separator',
  '__proto__',
  '=1+1',
  'tab\tand\nline',
  'naïve Ångström – “x” … ’',
  'zero\u200bwidth',
];

describe('textFault', () => {
  it.each(legalTexts)('passes %j', (text) => expect(textFault(text)).toBeUndefined());
  it.each([
    ['a\ud800b', /lone surrogate U\+D800/],
    ['a\udc00', /lone surrogate U\+DC00/],
    ['e\u0301', /NFC/],
    ['\u212b', /NFC/],
    ['a\u0000', /control character U\+0000/],
    ['a\r\n', /control character U\+000D/],
    ['a\u007f', /control character U\+007F/],
    ['a\u0085b', /control character U\+0085/],
    ['a\u202eb', /bidirectional control U\+202E/],
    ['a\u2066b', /bidirectional control U\+2066/],
    ['a\u200fb', /bidirectional control U\+200F/],
    ['a\ufffe', /noncharacter U\+FFFE/],
    ['a\ufdd0', /noncharacter U\+FDD0/],
    ['a\u{1ffff}', /noncharacter U\+1FFFF/],
    ['', /is blank/],
    [' \t\n\u3000', /is blank/],
    ['\u200b\u2060', /only invisible/],
    ['\u00ad', /only invisible/],
    ['\u2800', /only invisible/],
    ['x'.repeat(65_537), /64 KiB/],
    ['北'.repeat(21_846), /64 KiB/],
  ])('refuses %j', (text, message) => expect(textFault(text)).toMatch(message));

  it('counts bytes, not characters', () => {
    expect(textFault('x'.repeat(65_536))).toBeUndefined();
    expect(textFault('北'.repeat(21_845))).toBeUndefined();
  });

  it('agrees with a plain reading of the rule on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const bad =
          /\p{Surrogate}/u.test(text) ||
          text.normalize('NFC') !== text ||
          [...text].some((c) => {
            const code = c.codePointAt(0) ?? 0;
            const control = (code < 0x20 && code !== 9 && code !== 10) || (code >= 0x7f && code <= 0x9f);
            const nonCharacter = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
            return control || nonCharacter || /\p{Bidi_Control}/u.test(c);
          });
        if (bad) expect(textFault(text)).toBeDefined();
        else if (/[\p{L}\p{N}\p{P}]/u.test(text)) expect(textFault(text)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('iriFault', () => {
  it.each([
    'https://w3id.org/ncb-graph/id/cn/ncb',
    'http://www.w3.org/2001/XMLSchema#string',
    'https://example.org',
    'https://example.org:8443/a//b?q=1&r=%20#x',
    'https://例え.テスト/北京',
    'http://[2001:db8::1]/x',
    'urn:isbn:9780141036144',
    'https://example.org/a..b/.well-known/x',
  ])('passes %s', (iri) => expect(iriFault(iri)).toBeUndefined());
  it.each([
    ['http://x/a> . <http://evil/s> <http://evil/p> <http://evil/o', /U\+003E/],
    ['http://x/a b', /a space/],
    ['http://x/\u0000', /U\+0000/],
    ['http://x/\u00a0', /U\+00A0/],
    ['http://x/\ufeffa', /U\+FEFF/],
    ['http://x/\ue000', /U\+E000/],
    ['http://x/\u{e0041}', /U\+E0041/],
    ['http://x/\ufff9', /U\+FFF9/],
    ['http://x/`', /U\+0060/],
    ['http://x/a\\b', /U\+005C/],
    ['http://x/{a}', /U\+007B/],
    ['http://x/\u202e', /bidirectional/],
    ['http://x/e\u0301', /NFC/],
    ['http://x/\ud800', /surrogate/],
    ['http://x/%zz', /percent/],
    ['http://x/%4', /percent/],
    ['http://x/a/../b', /dot segment/],
    ['http://x/./b', /dot segment/],
    ['http://x/%2E%2e/b', /dot segment/],
    ['http://user:secret@x/', /user information/],
    ['http:///x', /no host/],
    ['http:x', /no host/],
    ['http://x:port/', /host or port/],
    ['http://x/[a]', /bracket/],
    ['http://x/#a#b', /two fragments/],
    ['javascript:alert(1)', /scheme "javascript"/],
    ['file:///etc/passwd', /scheme "file"/],
    ['HTTP://x/', /scheme "HTTP"/],
    ['id/cn', /no scheme/],
    ['', /no scheme/],
    ['urn:x', /not a URN/],
    ['urn:x:y', /not a URN/],
    ['urn:x-:y', /not a URN/],
    [`http://x/${'a'.repeat(2040)}`, /longer than 2048/],
  ])('refuses %j', (iri, message) => expect(iriFault(iri)).toMatch(message));

  // A limit that no busy machine reaches, and no backtracking keeps.
  it('does not backtrack on what nearly matches', () => {
    const before = performance.now();
    for (let i = 0; i < 1000; i++) iriFault(`https://x/${'a-.'.repeat(600)}!`);
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});

describe('languageFault', () => {
  it.each(['en', 'zh-hans', 'zh-cmn-hans-cn', 'de-1996', 'sl-rozaj-biske', 'en-a-bbb-x-a', 'x-private', 'es-419'])(
    'passes %s',
    (tag) => expect(languageFault(tag)).toBeUndefined(),
  );
  it.each(['', 'e', 'en_GB', 'en"x', 'en-', 'englishlanguage', 'en-x', '北京', 'en-gb-oed '])('refuses %j', (tag) =>
    expect(languageFault(tag)).toMatch(/not a language tag/),
  );
  it('refuses upper case', () => expect(languageFault('en-GB')).toMatch(/upper-case/));

  const shape = /shape:WebPage-language\n[\s\S]*?sh:pattern "([^"]+)"/.exec(
    readFileSync(join(import.meta.dirname, '../ontology/shapes.ttl'), 'utf8'),
  );
  it.each(['en', 'zh-hans', 'zh-cmn-hans-cn', 'de-1996', 'sl-rozaj-biske', 'es-419'])(
    'passes %s as the language of a page, and so does the shape',
    (tag) => {
      expect(pageLanguageFault(tag)).toBeUndefined();
      expect(tag).toMatch(new RegExp(shape?.[1] ?? 'no shape'));
    },
  );
  it.each(['english', 'English', 'engl', 'x-private', 'en-x-a', 'de-u-co-phonebk', 'e', 'en_gb', 'en-GB'])(
    'refuses %s as the language of a page',
    (tag) => expect(pageLanguageFault(tag)).toBeDefined(),
  );
});

describe('slugs', () => {
  it.each(['a', 'cn', 'drug-trafficking', '3d-printing'])('passes %s', (slug) =>
    expect(slugFault(slug)).toBeUndefined(),
  );
  it.each(['', '-a', 'a-', 'a--b', 'A', 'a b', 'a/b', '..', 'é', 'a'.repeat(101)])('refuses %j', (slug) =>
    expect(slugFault(slug)).toBeDefined(),
  );
  it.each([
    ['Drug trafficking', 'drug-trafficking'],
    ['  Côte d’Ivoire ', 'cote-d-ivoire'],
    ['ﬁnancial   crime', 'financial-crime'],
    ['İstanbul', 'istanbul'],
    ['北京', ''],
    ['北京 Beijing', 'beijing'],
    ['', ''],
  ])('%j becomes %j', (text, slug) => expect(slugOf(text)).toBe(slug));
  it('gives a slug or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const slug = slugOf(text);
        expect(slug === '' || slugFault(slug) === undefined).toBe(true);
        expect(slugOf(slug)).toBe(slug);
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['1961-09-04', 'day'],
    ['2000-02-29', 'day'],
    ['1984-09', 'month'],
    ['1984', 'year'],
    ['0001-01-01', 'day'],
    ['9999', 'year'],
  ])('%s is known to the %s', (date, kind) => {
    expect(dateFault(date)).toBeUndefined();
    expect(dateKind(date)).toBe(kind);
  });
  it.each([
    ['1961-02-30', /1961-02 has 28 days/],
    ['1900-02-29', /has 28 days/],
    ['1961-04-31', /has 30 days/],
    ['1961-04-00', /has 30 days/],
    ['1961-13', /no month 13/],
    ['1961-00', /no month 00/],
    ['0000', /no year 0000/],
    ['61', /not a date/],
    ['4 September 1961', /not a date/],
    ['1961-9-4', /not a date/],
    ['1961-09-04\n', /not a date/],
    ['-1961', /not a date/],
    ['1961-09-04T00:00:00Z', /not a date/],
  ])('refuses %j', (date, message) => {
    expect(dateFault(date)).toMatch(message);
    expect(dateKind(date)).toBeUndefined();
  });
});

describe('alike', () => {
  it.each([
    ["China's", 'in China’s Ministry', 'China’s'],
    ['"good" - new', 'a “Good” – new thing', '“Good” – new'],
    ['two\u00a0words', 'Two words', 'Two words'],
  ])('finds %j in %j', (words, text, found) => expect(alike(words, text)).toBe(found));
  it('tells nothing where the words stand as given, or not at all', () => {
    expect(alike('a', 'b a')).toBeUndefined();
    expect(alike('c', 'b a')).toBeUndefined();
    expect(alike('', 'a')).toBeUndefined();
  });
});

describe('closest', () => {
  it.each([
    ['emergign', ['declining', 'emerging'], 'emerging'],
    ['fraud', ['trend-fraud', 'challenge-cybercrime'], 'trend-fraud'],
    ['Asia', ['Africa', 'Asia / South Pacific', 'Europe'], 'Asia / South Pacific'],
  ])('%j among %j', (word, known, found) => expect(closest(word, known)).toBe(found));
  it('guesses nothing far away, nor one of several', () => {
    expect(closest('roundish', ['about', 'rounded'])).toBeUndefined();
    expect(closest('fraud', ['trend-fraud', 'challenge-fraud'])).toBeUndefined();
  });
});

describe('hiddenDifference', () => {
  it.each([
    ['Bureau:\u00a0Beijing', 'Bureau: Beijing', 'U+00A0 no-break space at character 8, where the page has a space'],
    ['Bureau: Beijing', 'Bureau:\u00a0Beijing', 'a space at character 8, where the page has U+00A0 no-break space'],
    ['Bu\u200breau', 'Bureau', 'U+200B zero-width space at character 3, where the page has "r"'],
    ['a  b', 'a b', 'a space at character 3, where the page has "b"'],
    ['a b', 'a\nb', 'a space at character 2, where the page has a line break'],
    ['\u0412eijing', 'Beijing', '"\u0412" (U+0412, a Cyrillic letter) at character 1, where the page has "B"'],
    ['New York', 'Newark', undefined],
    ['Beijing', 'Peking', undefined],
    ['Beijing', 'Beijing', undefined],
    ['', 'Beijing', undefined],
  ])('%j, %j', (words, text, told) => expect(hiddenDifference(words, text, 'the page')).toBe(told));
});
