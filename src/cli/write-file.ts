// One file that a command writes, whole or not at all. The output folder is published by publish/.
import { rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';

/** Puts the text in place of the file. A pipe or a device is written to as it stands. Issue: `output-failed`. */
export async function writeWhole(file: string, text: string): Promise<Result<void>> {
  const there = await stat(file).catch(() => undefined);
  const isDevice = there !== undefined && !there.isFile() && !there.isDirectory();
  const next = isDevice ? file : join(dirname(file), `.${basename(file)}.next`);
  try {
    await writeFile(next, text);
    if (!isDevice) await rename(next, file);
    return passed(undefined);
  } catch (error) {
    if (!isDevice) await unlink(next).catch(() => {});
    return refused(failed(`${file} cannot be written: ${(error as Error).message}`));
  }
}

function failed(message: string): Issue {
  return { code: 'output-failed', severity: 'error', message };
}
