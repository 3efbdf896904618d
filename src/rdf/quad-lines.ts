// Lines of N-Quads that nobody vouches for → the same in canonical form, for sets too large to be quads.
// A line that is canonical already is only looked at; the parser sees the others.
import { isUtf8 } from 'node:buffer';
import { type Issue, type IssueCode, Refusal } from '../errors.ts';
import { canonicalLine } from './lines.ts';

// The bytes of a canonical line, as Latin-1: what `canonicalLine` writes. https://www.w3.org/TR/n-quads/#canonical-quads
const iri = String.raw`<[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^\x60\\\x7f]*>`;
const blank = String.raw`_:[A-Za-z0-9_\x80-\xff](?:[A-Za-z0-9_.\x80-\xff-]*[A-Za-z0-9_\x80-\xff-])?`;
const plain = String.raw`[^"\\\x00-\x1f\x7f]*`;
const escaped = String.raw`\\(?:["\\bfnrt]|u00(?:0[0-7BEF]|1[0-9A-F]|7F))`;
const language = '@[a-z]+(?:-[a-z0-9]+)*(?:--(?:ltr|rtl))?';
const datatype = String.raw`\^\^(?!<http://www\.w3\.org/2001/XMLSchema#string>)${iri}`;
const literal = `"${plain}(?:${escaped}${plain})*"(?:${language}|${datatype})?`;
const node = `(?:${iri}|${blank})`;
const term = `(?:${iri}|${literal}|${blank})`;
const tripleTerm = String.raw`<<\( ${node} ${iri} ${term} \)>>`;
const everyEscape = new RegExp(escaped, 'g');
const quadLine = new RegExp(`${node} ${iri} (?:${term}|${tripleTerm})(?: ${node})? \\.\\n`, 'y');

/** The canonical lines of one file, block by block. */
export class QuadLines {
  readonly file: string;
  /** Lines so far. */
  private lines = 0;

  constructor(file: string) {
    this.file = file;
  }

  /**
   * Whole lines in canonical form, in their order, without comments and blank lines; each is ended by LF. Labels of
   * blank nodes stay. Throws a Refusal: bad-rdf, bad-encoding, for the first line that is no quad.
   */
  async canonical(bytes: Uint8Array): Promise<Uint8Array> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!isUtf8(buffer)) throw this.broken(buffer);
    const text = buffer.toString('latin1');
    const parts: string[] = [];
    let taken = 0;
    for (let at = 0; at < text.length; ) {
      const next = endOfQuad(text, at);
      if (next !== undefined) {
        this.lines += 1;
        at = next;
        continue;
      }
      let end = at;
      do end = endOfLine(text, end);
      while (end < text.length && endOfQuad(text, end) === undefined);
      parts.push(text.slice(taken, at), await this.parsed(buffer.toString('utf8', at, end)));
      taken = end;
      at = end;
    }
    if (taken === 0) return bytes;
    return Buffer.from(parts.join('') + text.slice(taken), 'latin1');
  }

  /** Lines that are not canonical, as far as the parser takes them: as Latin-1, as the others are. */
  private async parsed(text: string): Promise<string> {
    const { parseQuads } = await import('./parse.ts');
    const quads = await parseQuads(text, 'nq');
    if (quads.ok) {
      this.lines += text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
      return Buffer.from(quads.value.map((quad) => `${canonicalLine(quad)}\n`).join('')).toString('latin1');
    }
    const all = text.split('\n');
    for (const [index, line] of all.entries()) {
      this.lines += 1;
      if (!(await parseQuads(line, 'nq')).ok) throw this.refusal('bad-rdf', line, index === all.length - 1);
    }
    throw new Refusal(quads.issues);
  }

  private broken(buffer: Buffer): Refusal {
    for (let at = 0; ; ) {
      const found = buffer.indexOf(10, at);
      const end = found < 0 ? buffer.length : found;
      const line = buffer.subarray(at, end);
      this.lines += 1;
      // The bytes of a line feed are in no other character of UTF-8.
      if (!isUtf8(line)) return this.refusal('bad-encoding', '', found < 0);
      at = end + 1;
    }
  }

  private refusal(code: IssueCode, line: string, isCut: boolean): Refusal {
    const place = { file: this.file, line: this.lines, column: 1 };
    const excerpt = line.slice(0, 1000);
    const quad = 'N-Quads: on each line one quad, as <thing> <property> <value> <graph> .';
    const issue: Issue = { code: isCut ? 'bad-rdf' : code, severity: 'error', message: '', place };
    if (isCut) {
      const message = 'the last line is not a whole quad: the file may be cut short';
      return new Refusal([{ ...issue, message, expected: quad, excerpt }]);
    }
    if (code === 'bad-encoding')
      return new Refusal([{ ...issue, message: 'the line is not UTF-8', expected: 'UTF-8' }]);
    return new Refusal([{ ...issue, message: 'the line is no quad', expected: quad, excerpt }]);
  }
}

function endOfLine(text: string, from: number): number {
  return text.indexOf('\n', from) + 1 || text.length;
}

/** Where the line after a canonical one begins; undefined where there is none. */
function endOfQuad(text: string, from: number): number | undefined {
  quadLine.lastIndex = from;
  try {
    return quadLine.test(text) ? quadLine.lastIndex : undefined;
  } catch (error) {
    // Escapes by the million are too many for one expression, and for the parser.
    if (!(error instanceof RangeError)) throw error;
    const end = endOfLine(text, from);
    quadLine.lastIndex = 0;
    return quadLine.test(text.slice(from, end).replaceAll(everyEscape, '')) ? end : undefined;
  }
}
