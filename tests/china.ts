// The export of China alone, built once for a test file from data/ and ontology/. Other countries do not disturb it.
import { exported } from './exported.ts';

/** The project and what an export of it writes, with China as the only country. */
export const china = await exported('data', ['cn']);

/** The text of a file of the export, by its path in the output folder. */
export function outputText(path: string): string {
  const text = china.files.get(path);
  if (text === undefined) throw new Error(`the export holds no ${path}`);
  return text;
}
