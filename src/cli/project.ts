// Opening the project that a command works on, wherever its ontology is.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Result } from '../errors.ts';
import { type OpenOptions, openProject, type Project } from '../project/open.ts';
import type { Common } from './outcome.ts';

/** The folder given, or the ontology that the package brings where the default folder is not there. */
export function ontologyFolder({ ontology }: Common): string {
  if (ontology !== 'ontology' || existsSync(ontology)) return ontology;
  return fileURLToPath(new URL('../ontology', import.meta.url));
}

export function open(common: Common, only?: readonly string[], options?: OpenOptions): Promise<Result<Project>> {
  return openProject({ data: common.data, ontology: ontologyFolder(common) }, only, options);
}
