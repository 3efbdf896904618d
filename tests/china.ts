// The export of China alone, built once for a test file from data/ and ontology/. Other countries do not disturb it.
import { buildExport } from '../src/project/build.ts';
import { openProject } from '../src/project/open.ts';

const project = await openProject({ data: 'data', ontology: 'ontology' }, ['cn']);
if (!project.ok) throw new Error(JSON.stringify(project.issues, undefined, 2));
const built = await buildExport(project.value);
if (!built.ok) throw new Error(JSON.stringify(built.issues, undefined, 2));

/** The project and what an export of it writes, with China as the only country. */
export const china = { project: project.value, ...built.value };

/** The text of a file of the export, by its path in the output folder. */
export function outputText(path: string): string {
  const text = china.files.get(path);
  if (text === undefined) throw new Error(`the export holds no ${path}`);
  return text;
}
