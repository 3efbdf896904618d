// `explain`: why a triple is there, or what a line makes.
import type { Issue } from '../errors.ts';
import { Explainer } from '../explain/explain.ts';
import { Pages } from '../explain/pages.ts';
import { explanationJson, explanationText } from '../explain/text.ts';
import { mapProject } from '../project/map-project.ts';
import { baseFault } from './base.ts';
import type { Common, Outcome } from './outcome.ts';
import { open } from './project.ts';

export interface ExplainOptions {
  readonly sourceText?: string;
  readonly base?: string;
  readonly incoming?: boolean;
  readonly evidence?: boolean;
}

export async function explainCommand(
  common: Common,
  name: string,
  property: string | undefined,
  { sourceText, base, incoming, evidence }: ExplainOptions,
): Promise<Outcome> {
  const fault = baseFault(base);
  if (fault !== undefined) return { issues: [fault] };
  const project = await open(common);
  if (!project.ok) return project;
  const mapped = mapProject(project.value, base === undefined ? {} : { base });
  const issues: Issue[] = [...project.issues, ...mapped.issues];
  if (!mapped.ok) return { issues };
  const read = sourceText === undefined ? undefined : await Pages.read(project.value, sourceText);
  issues.push(...(read?.issues ?? []));
  if (issues.some(({ severity }) => severity === 'error')) return { issues };
  const explainer = await Explainer.open(project.value, mapped.value, read?.pages);
  const answer = await explainer.answer({ name, property, incoming, evidence });
  issues.push(...answer.issues);
  if (!answer.ok) return { issues };
  const write = common.json ? explanationJson : explanationText;
  return { issues, text: write(answer.value, explainer.prefixes) };
}
