// Reading and writing for the programs that are measured beside ours: each line of a file as JSON, text into a file.
import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Calls back with the value of each line, in order. @param {string} file @param {(value: any) => void} each */
export function eachRecord(file, each) {
  for (const value of records(file)) each(value);
}

/** The value of each line, in order. @param {string} file */
export function* records(file) {
  const fd = openSync(file, 'r');
  const buffer = Buffer.allocUnsafe(1 << 18);
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const length = readSync(fd, buffer);
    if (length === 0) break;
    const lines = (rest + decoder.decode(buffer.subarray(0, length), { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
  closeSync(fd);
  if (rest !== '') yield JSON.parse(rest);
}

/** Writes text in pieces of 64 KiB. @param {string} file */
export function textFile(file) {
  const fd = openSync(file, 'w');
  let gathered = '';
  const flush = () => {
    const bytes = Buffer.from(gathered);
    for (let from = 0; from < bytes.length; ) from += writeSync(fd, bytes, from);
    gathered = '';
  };
  return {
    /** @param {string} text */
    write(text) {
      gathered += text;
      if (gathered.length > 65536) flush();
    },
    close() {
      flush();
      closeSync(fd);
    },
  };
}
