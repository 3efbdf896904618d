// The files that hold parts: a folder of a run with its manifest, a folder that another program wrote, or one file.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Issue, Refusal } from '../errors.ts';

export interface PartFiles {
  readonly name: string;
  readonly files: readonly string[];
  /** The text of the manifest beside them, where there is one. */
  readonly manifest?: string;
}

// What Hadoop, Spark and the like write, too; not their checksums and marks (`.crc`, `_SUCCESS`).
const partName = /^[^._].*\.nq(\.gz)?$|^part-[^.]+(\.txt)?(\.gz)?$/;

/** The parts that a name stands for, in the order of their names. Throws a Refusal: no-such-file, empty-folder. */
export async function partFiles(name: string): Promise<PartFiles> {
  if (name === '-') return { name, files: ['-'] };
  const found = await stat(name).catch(() => undefined);
  if (found === undefined) throw refusal('no-such-file', `there is no file or folder ${JSON.stringify(name)}`);
  if (!found.isDirectory()) return { name, files: [name] };
  const manifest = await readFile(join(name, 'manifest.json'), 'utf8').catch(() => undefined);
  const names = (await readdir(name)).filter((each) => partName.test(each)).sort();
  if (names.length === 0 && manifest === undefined) {
    throw refusal('empty-folder', `the folder ${JSON.stringify(name)} holds no parts`);
  }
  return { name, files: names.map((each) => join(name, each)), ...(manifest === undefined ? {} : { manifest }) };
}

/** SHA-256 of the bytes of a file. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function refusal(code: Issue['code'], message: string): Refusal {
  return new Refusal([{ code, severity: 'error', message }]);
}
