// The register as a file, or on standard output: node register-file.mjs RECORDS [HARDNESS]
import { closeSync, openSync, writeSync } from 'node:fs';
import { lineAt } from './records.mjs';

/** Pieces of about 256 KiB. @param {number} records @param {number} [hardness] */
function* pieces(records, hardness) {
  let piece = '';
  for (let index = 0; index < records; index++) {
    piece += `${lineAt(index, hardness)}\n`;
    if (piece.length < 1 << 18) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** Writes the first records. @param {string} file @param {number} records @param {number} [hardness] */
export function writeRegister(file, records, hardness) {
  const fd = openSync(file, 'w');
  for (const piece of pieces(records, hardness)) {
    const bytes = Buffer.from(piece);
    for (let from = 0; from < bytes.length; ) from += writeSync(fd, bytes, from);
  }
  closeSync(fd);
  return file;
}

if (process.argv[1] === import.meta.filename) {
  const [, , records = '1000', hardness] = process.argv;
  for (const piece of pieces(Number(records), hardness === undefined ? undefined : Number(hardness))) {
    if (!process.stdout.write(piece)) await new Promise((drained) => process.stdout.once('drain', drained));
  }
}
