// Where the ontology of a command lies. It is opened in project.ts, and read in src/project/.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Common } from './outcome.ts';

/** The folder given, or the ontology that the package brings where the default folder is not there. */
export function ontologyFolder({ ontology }: Common): string {
  if (ontology !== 'ontology' || existsSync(ontology)) return ontology;
  return fileURLToPath(new URL('../ontology', import.meta.url));
}
