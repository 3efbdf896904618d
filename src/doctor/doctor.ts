// An examination from end to end: the machine, the files, the graph, and the namespace where the network may be asked.
import type { Issue } from '../errors.ts';
import { published } from '../map/concepts.ts';
import { writingOptions } from '../project/build.ts';
import { checkExport } from '../project/check.ts';
import { mapProject } from '../project/map-project.ts';
import type { Project } from '../project/open.ts';
import type { Examined, Found } from './examination.ts';
import { examineFacts, examineOutput, examineQuotes, examineSchemas } from './files.ts';
import { examineConcepts, examineShapes, examineUntouched } from './graph.ts';
import { examineLocale, examineNode, type Machine } from './machine.ts';

export interface Patient {
  readonly machine: Machine;
  /** The folder of facts, as it was named. */
  readonly data: string;
  readonly outDir: string;
  /** Absent where the project could not be opened, for the reasons that the issues tell. */
  readonly project: Project | undefined;
  readonly issues: readonly Issue[];
  /** Asks the network whether an address answers: undefined where it does, else what is wrong. */
  readonly ask?: ((address: string) => Promise<string | undefined>) | undefined;
}

/** Every check in its order; what needs a project that could be opened is left out without one. */
export async function examine({ machine, data, outDir, project, issues, ask }: Patient): Promise<readonly Examined[]> {
  const first = [examineNode(machine), examineLocale(machine), examineFacts(issues, project)];
  if (project === undefined) return first;
  return [
    ...first,
    examineQuotes(issues, data, project),
    await examineSchemas(data, project.ontology),
    await examineOutput(project, outDir),
    ...(await graphOf(project)),
    await examineNamespace(project.dataset.base, ask),
  ];
}

async function graphOf(project: Project): Promise<Examined[]> {
  const mapped = mapProject(project);
  if (!mapped.ok) return [];
  const { prefixes } = writingOptions(project, project.dataset.base);
  const graph = { project, mapped: mapped.value, prefixes: { ...prefixes, shape: `${published}shapes#` } };
  const checked = await checkExport(project, graph);
  const shapes: Examined = checked.ok
    ? examineShapes(checked.value, graph)
    : { check: 'shapes', found: checked.issues.map(toValidate), fine: '' };
  return [shapes, examineUntouched(graph), examineConcepts(graph)];
}

function toValidate({ message, place }: Issue): Found {
  return { gravity: 'error', message, mend: 'ncb-graph validate', ...(place === undefined ? {} : { place }) };
}

async function examineNamespace(base: string, ask: Patient['ask']): Promise<Examined> {
  const addresses = [...new Set([base, `${published}ontology`])];
  const fine = `${addresses.join(' and ')} resolve`;
  if (ask === undefined) {
    return { check: 'namespace', found: [], fine: 'the network was not asked; --online asks it', skipped: true };
  }
  const found: Found[] = [];
  for (const address of addresses) {
    const fault = await ask(address);
    if (fault === undefined) continue;
    const own = address === base && !base.startsWith(published);
    const mend = own
      ? 'publish the export there, or name another base in data/dataset.yaml'
      : 'register the redirect at https://github.com/perma-id/w3id.org';
    found.push({ gravity: 'warning', message: `${address} does not resolve: ${fault}`, mend });
  }
  return { check: 'namespace', found, fine };
}
