// Edits that no text file can show: other encodings, invisible characters, sizes, pipes. One row a case.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const country = 'data/countries/xa.yaml';

type Apply = (folder: string) => void;

/** Changes the bytes of the country file. */
const bytes =
  (change: (old: Buffer) => Buffer): Apply =>
  (folder) => {
    const file = join(folder, country);
    writeFileSync(file, change(readFileSync(file)));
  };
const text = (change: (old: string) => string) => bytes((old) => Buffer.from(change(old.toString('utf8'))));
/** The country has another name, or another line of text after it. */
const named = (name: string) => text((old) => old.replace('name: Examplia\n', () => `name: ${name}\n`));
/** Another thing stands where the country file was. */
const instead =
  (put: (file: string) => void): Apply =>
  (folder) => {
    const file = join(folder, country);
    rmSync(file);
    put(file);
  };

/** Name of the case → what is wrong, and the edit. */
export const byteCases: Readonly<Record<string, readonly [title: string, apply: Apply]>> = {
  'latin-1': [
    'A file saved as Latin-1.',
    bytes((old) => Buffer.from(old.toString('utf8').replace('name: Examplia\n', 'name: Exampliá\n'), 'latin1')),
  ],
  'utf-16': ['A file saved as UTF-16.', bytes((old) => Buffer.from(`\ufeff${old.toString('utf8')}`, 'utf16le'))],
  'utf-16-without-mark': ['UTF-16 without a mark.', bytes((old) => Buffer.from(old.toString('utf8'), 'utf16le'))],
  'overlong-utf-8': [
    'A slash in two bytes, as attackers write it.',
    bytes((old) => Buffer.concat([old, Buffer.from([0xc0, 0xaf])])),
  ],
  'cut-character': [
    'A file that ends within a character.',
    bytes((old) => old.subarray(0, old.indexOf(Buffer.from('’')) + 2)),
  ],
  'lone-carriage-return': [
    'Line endings of an old Macintosh.',
    text((old) => old.replace('interpol: INTERPOL\n', 'interpol: INTERPOL\r')),
  ],
  nul: ['The character NUL.', named('Exam\u0000plia')],
  'control-character': ['A bell and an escape, which would steer a terminal.', named('Exam\u0007\u001b[31mplia')],
  'byte-order-mark-inside': ['A byte order mark within the text.', named('Exam\ufeffplia')],
  'bidirectional-control': ['A character that turns the direction of text.', named('"Exam\u202eplia"')],
  'not-normal': ['A letter and an accent where one character does it (not NFC).', named('"Examplia\u0301"')],
  'invisible-text': ['A name that shows nothing.', named('"\u200b\u2060"')],
  'wide-characters': [
    'The mark stands under the fault, beside wide characters, accents and tabs.',
    (folder) =>
      text((old) =>
        old.replace('region: { name: Europe', () => 'region: { \t"name": "中文 e\u0301😀🇨🇳", nmae: Europe'),
      )(folder),
  ],
  'long-line': [
    'A fault in a line of fifty thousand characters.',
    text((old) => old.replace('{ name: Europe', () => `{ name: Europe, because: "${'long '.repeat(10_000)}", nmae: x`)),
  ],
  'very-long-text': ['A text over 64 KiB.', named(`"${'very long '.repeat(7000)}"`)],
  'endless-text': ['A text over 256 KiB.', named(`"${'endless '.repeat(40_000)}"`)],
  'over-16-mib': ['A file over 16 MiB.', bytes((old) => Buffer.concat([old, Buffer.alloc(17 << 20, '# long\n')]))],
  'too-many-lines': ['A file of a hundred thousand empty lines.', text((old) => old + '\n'.repeat(100_001))],
  'too-many-values': [
    'Thirty thousand names.',
    named(`Examplia\n  names: [${Array.from({ length: 30_000 }, (_, index) => `n${index}`).join(', ')}]`),
  ],
  'too-deep': ['A hundred thousand brackets.', named('['.repeat(100_000))],
  'many-unknown-fields': [
    'Five thousand fields that do not exist.',
    text((old) => old + Array.from({ length: 5000 }, (_, index) => `field${index}: 1\n`).join('')),
  ],
  empty: ['A file without a byte.', bytes(() => Buffer.alloc(0))],
  'link-to-itself': ['A link that leads to itself.', instead((file) => symlinkSync('xa.yaml', file))],
  'is-a-folder': ['A folder where a file should be.', instead((file) => mkdirSync(file))],
  'is-a-pipe': [
    'A pipe where a file should be, which nobody writes to.',
    instead((file) => void execFileSync('mkfifo', [file])),
  ],
};
