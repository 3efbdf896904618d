// What nobody vouches for is looked at line by line: canonical lines pass as they are, others are made so or refused.
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/errors.ts';
import { canonicalLine } from '../../src/rdf/lines.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import { QuadLines } from '../../src/rdf/quad-lines.ts';

const quad = '<http://a.example/> <http://b.example/> "x" <http://g.example/> .\n';

async function canonical(...blocks: (string | Buffer)[]): Promise<string> {
  const lines = new QuadLines('x.nq');
  const made = [];
  for (const block of blocks) made.push(await lines.canonical(Buffer.from(block)));
  return Buffer.concat(made).toString();
}

async function refusal(...blocks: (string | Buffer)[]) {
  const error = await canonical(...blocks).catch((thrown) => thrown);
  if (!(error instanceof Refusal)) throw new Error(`not refused: ${JSON.stringify(error)}`);
  const [issue] = error.issues;
  return `${issue?.place?.file}:${issue?.place?.line} ${issue?.code} ${issue?.message}`;
}

describe('lines that are canonical', () => {
  test('are given back as they are, whatever terms they hold', async () => {
    const values = ['plain', '中文 😀', 'a "quote" \\ \n\r\t\b\f \u0001\u007f', '\ufffe'];
    const terms = values.flatMap((value) => [JSON.stringify(value), `${JSON.stringify(value)}@zh-hans`]);
    const objects = [...terms, '<http://c.example/é?q#f>', '"1"^^<http://d.example/>', '_:b1', '"h"@ar--rtl'];
    const text = objects.map((object) => `_:a <http://b.example/> ${object} .\n`).join('');
    const quads = await parseQuads(`${text}${quad}`, 'nq');
    if (!quads.ok) throw new Error('no quads');
    const bytes = Buffer.from(quads.value.map((each) => `${canonicalLine(each)}\n`).join(''));
    expect(await new QuadLines('').canonical(bytes)).toEqual(bytes);
  });
  test('pass without the parser, by the same bytes', async () => {
    const bytes = Buffer.from(quad.repeat(3));
    expect(await new QuadLines('').canonical(bytes)).toBe(bytes);
  });
  test('a value of more escapes than an expression takes', async () => {
    const long = Buffer.from(quad.replace('"x"', `"${'\\n'.repeat(5_000_000)}"`) + quad);
    expect((await new QuadLines('').canonical(long)) === long).toBe(true);
  });
});

describe('lines that are not canonical become so', () => {
  test.each([
    ['Windows line endings', quad.replace('\n', '\r\n')],
    ['blank lines and comments', `\n# made by hand\n${quad}\n \t\n`],
    ['other white space', `  ${quad.replaceAll(' ', '\t')}`],
    ['a last line without an end', quad.trimEnd()],
    ['escapes that need not be', quad.replace('"x"', String.raw`"\u0078"`)],
    ['a datatype that need not be', quad.replace('"x"', '"x"^^<http://www.w3.org/2001/XMLSchema#string>')],
  ])('%s', async (_name, text) => {
    expect(await canonical(text)).toBe(quad);
    expect(await canonical(quad + text)).toBe(quad + quad);
    expect(await canonical(`${text.trimEnd()}\n${quad}`)).toBe(quad + quad);
  });
});

describe('what is no quad is refused at its line', () => {
  test.each([
    ['any text', 'garbage\n', 'x.nq:1 bad-rdf the line is no quad'],
    ['Turtle', '@prefix a: <http://a.example/> .\n', 'x.nq:1 bad-rdf the line is no quad'],
    ['a relative IRI', `${quad}<a> <http://b.example/> <c> .\n`, 'x.nq:2 bad-rdf the line is no quad'],
    ['after other lines', `${quad}\n# c\n${quad}\r\n<a>\n${quad}`, 'x.nq:6 bad-rdf the line is no quad'],
    [
      'a cut file',
      quad + quad.slice(0, 30),
      'x.nq:2 bad-rdf the last line is not a whole quad: the file may be cut short',
    ],
  ])('%s', async (_name, text, words) => {
    expect(await refusal(text)).toBe(words);
  });
  test('lines of earlier blocks are counted', async () => {
    expect(await refusal(quad + quad, `\r\n${quad}`, `${quad}x\n`)).toBe('x.nq:6 bad-rdf the line is no quad');
  });
  test('bytes that are not UTF-8, and a character that was cut', async () => {
    const broken = Buffer.concat([Buffer.from(quad), Buffer.from([0xff, 0x0a])]);
    expect(await refusal(broken)).toBe('x.nq:2 bad-encoding the line is not UTF-8');
    const cut = Buffer.from(quad.replace('"x"', '"中"')).subarray(0, quad.indexOf('"x"') + 2);
    expect(await refusal(Buffer.concat([Buffer.from(quad), cut]))).toMatch(/^x\.nq:2 bad-rdf .*cut short$/);
  });
});
