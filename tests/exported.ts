// A data folder opened with the project's ontology and exported in memory, for the test files that ask about one.
import { buildExport } from '../src/project/build.ts';
import { openProject } from '../src/project/open.ts';

/** The project of a data folder, and what an export of it writes; a refusal throws. */
export async function exported(data: string, only?: readonly string[]) {
  const project = await openProject({ data, ontology: 'ontology' }, only);
  if (!project.ok) throw new Error(JSON.stringify(project.issues, undefined, 2));
  const built = await buildExport(project.value);
  if (!built.ok) throw new Error(JSON.stringify(built.issues, undefined, 2));
  return { project: project.value, ...built.value };
}
