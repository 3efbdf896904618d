// Bytes of a file or of standard input → text: strict UTF-8, LF, nothing invisible. Knows nothing of YAML.
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { stdin } from 'node:process';
import { type Issue, type IssueCode, passed, type Result, refused } from '../errors.ts';
import { type Lines, linesOf } from './lines.ts';

/** Largest input in bytes, unless the caller says otherwise. */
export const MAX_BYTES = 16 * 1024 * 1024;

/** Bad characters told one by one. */
const MAX_CHARACTERS = 100;

/** Bytes looked at in one go. */
const CHUNK = 1 << 16;

/**
 * Text of a file, or of standard input for `-`: UTF-8 without byte order mark, lines ended by LF.
 * Symbolic links are followed. Issues: no-such-file, not-a-file, unreadable-file, too-large, file-changed,
 * and those of decodeText.
 */
export async function readText(file: string, maxBytes = MAX_BYTES): Promise<Result<string>> {
  if (file === '-') return readStream(stdin, file, maxBytes);
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return refused(openIssue(file, error));
  }
  try {
    const bytes = await readHandle(handle, file, maxBytes);
    return bytes.ok ? decodeText(bytes.value, file) : bytes;
  } catch (error) {
    return refused(openIssue(file, error));
  } finally {
    await handle.close();
  }
}

/** Text of a stream of bytes, which `name` stands for in issues: too-large, and those of decodeText. */
export async function readStream(
  stream: AsyncIterable<Uint8Array | string>,
  name: string,
  maxBytes = MAX_BYTES,
): Promise<Result<string>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > maxBytes) return refused(tooLarge(name, maxBytes));
    chunks.push(bytes);
  }
  return decodeText(Buffer.concat(chunks), name);
}

/**
 * Bytes → text. The byte order mark is dropped, CRLF becomes LF.
 * Issues: bad-encoding (with the byte offset from 0), bad-character, empty-file.
 */
export function decodeText(bytes: Uint8Array, file: string): Result<string> {
  const utf16 = looksLikeUtf16(bytes);
  if (utf16) {
    const message = 'the file is UTF-16, seen at byte offset 0: save it with the encoding UTF-8';
    return refused({ ...at(file, 1, 1), code: 'bad-encoding', message, expected: 'UTF-8', found: 'UTF-16' });
  }
  let raw: string;
  try {
    raw = decoder(false).decode(bytes);
  } catch {
    return refused(encodingIssue(bytes, file));
  }
  const text = raw.replaceAll('\r\n', '\n');
  if (text.trim() === '') {
    return refused({ ...at(file, 1, 1), code: 'empty-file', message: 'the file is empty' });
  }
  const issues = characterIssues(text, file);
  return issues.length > 0 ? refused(...issues) : passed(text);
}

/** Bytes of an open regular file, of one version of it. */
async function readHandle(handle: FileHandle, file: string, maxBytes: number): Promise<Result<Uint8Array>> {
  const before = await handle.stat({ bigint: true });
  if (!before.isFile()) {
    const kind = before.isDirectory() ? 'a folder' : 'a pipe or a device';
    return refused(fileIssue('not-a-file', file, `${JSON.stringify(file)} is ${kind}, not a file`));
  }
  if (before.size > BigInt(maxBytes)) return refused(tooLarge(file, maxBytes));
  // One byte more than there should be, so that a growing file is noticed and an endless one ends.
  const buffer = Buffer.allocUnsafe(Number(before.size) + 1);
  let size = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, size, Math.min(1 << 20, buffer.length - size), null);
    size += bytesRead;
    if (bytesRead === 0 || size === buffer.length) break;
  }
  const after = await handle.stat({ bigint: true });
  if (BigInt(size) !== before.size || after.size !== before.size || after.mtimeNs !== before.mtimeNs) {
    return refused(fileIssue('file-changed', file, 'the file changed while it was read: try again'));
  }
  return passed(buffer.subarray(0, size));
}

function characterIssues(text: string, file: string): Issue[] {
  // Not printable in YAML 1.2 (section 5.1), and U+0085, which some readers take for a line break.
  const bad = /[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;
  const issues: Issue[] = [];
  let lines: Lines | undefined;
  for (const match of text.matchAll(bad)) {
    if (issues.length === MAX_CHARACTERS) {
      issues.push({ ...at(file, 1, 1), code: 'bad-character', message: 'and more such characters in this file' });
      break;
    }
    lines ??= linesOf(text, file);
    const place = lines.placeAt(match.index);
    const { message, expected } = characterWords(match[0]);
    const found = codePoint(match[0]);
    issues.push({
      code: 'bad-character',
      severity: 'error',
      message,
      place,
      expected,
      found,
      ...lines.excerptAt(place),
    });
  }
  return issues;
}

function characterWords(character: string): { message: string; expected: string } {
  if (character === '\r') {
    return {
      message: 'a line ends with a carriage return (CR) alone: save the file with the line endings of Unix or Windows',
      expected: 'LF or CRLF',
    };
  }
  return { message: `the invisible character ${codePoint(character)} stands here: delete it`, expected: 'text' };
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function decoder(keepMark: boolean): InstanceType<typeof TextDecoder> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepMark });
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return false;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  // Without a mark: one of the halves of an ASCII character is zero.
  return (first === 0) !== (second === 0);
}

function encodingIssue(bytes: Uint8Array, file: string): Issue {
  const offset = badOffset(bytes);
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, offset));
  const byte = `0x${(bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
  const text = before.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const lines = linesOf(text, file);
  const place = lines.placeAt(text.length);
  return {
    code: 'bad-encoding',
    severity: 'error',
    message: `the byte ${byte} at offset ${offset} is not UTF-8: save the file with the encoding UTF-8`,
    place,
    expected: 'UTF-8',
    found: byte,
    ...lines.excerptAt(place),
  };
}

/** Offset of the first byte of the first sequence that is not UTF-8. The decoder does not tell: it is asked again. */
function badOffset(bytes: Uint8Array): number {
  const stream = decoder(true);
  let from = 0;
  try {
    for (; from < bytes.length; from += CHUNK) stream.decode(bytes.subarray(from, from + CHUNK), { stream: true });
  } catch {
    // In this chunk, or in a character that began before it.
  }
  from = Math.min(from, bytes.length);
  do from -= 1;
  while (from > 0 && isContinuation(bytes[from]));
  from = Math.max(0, from);
  let good = from;
  let bad = Math.min(bytes.length, from + 2 * CHUNK) + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (startsWell(bytes.subarray(from, middle))) good = middle;
    else bad = middle;
  }
  // `good` may lie inside a character that is cut short or continued wrongly.
  return from + Buffer.byteLength(decoder(true).decode(bytes.subarray(from, good), { stream: true }));
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function startsWell(bytes: Uint8Array): boolean {
  try {
    decoder(true).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function openIssue(file: string, error: unknown): Issue {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = JSON.stringify(file);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE': // a NUL in the name
      return fileIssue('no-such-file', file, `there is no file ${name}`);
    case 'EISDIR':
      return fileIssue('not-a-file', file, `${name} is a folder, not a file`);
    case 'ENXIO':
      return fileIssue('not-a-file', file, `${name} is a pipe or a device, not a file`);
    case '':
      throw error;
    default:
      return fileIssue('unreadable-file', file, `${name} cannot be read (${code})`);
  }
}

function tooLarge(file: string, maxBytes: number): Issue {
  return { ...fileIssue('too-large', file, 'the file is too large'), expected: `at most ${maxBytes / 1024 ** 2} MiB` };
}

function fileIssue(code: IssueCode, file: string, message: string): Issue {
  return { ...at(file, 1, 1), code, message };
}

function at(file: string, line: number, column: number): Pick<Issue, 'severity' | 'place'> {
  return { severity: 'error', place: { file, line, column } };
}
