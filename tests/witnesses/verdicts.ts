// What each witness says of a mutation: the model and its checks of what was authored, the engines of the graph.
import { readFileSync } from 'node:fs';
import { hints } from '../../src/model/hints.ts';
import { parseSource } from '../../src/model/issues-from-zod.ts';
import { parseCountry } from '../../src/model/parse.ts';
import { sourcesSchema } from '../../src/model/sources.ts';
import { canonicalForm } from '../../src/rdf/canonical.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { readYaml } from '../../src/read/yaml.ts';
import { closedness } from '../../src/validate/closed.ts';
import { full } from '../full.ts';
import { caseGraph, ontology, shapes } from '../shapes/case-graph.ts';
import { edited } from '../shapes/cases.ts';
import { firstOpinion, secondOpinion } from '../shapes/second-engine.ts';
import type { Mutation } from './mutations.ts';

/** What a witness objects to, in code point order: codes of issues, or constraint components; none is to accept. */
export interface Verdict {
  readonly kind: string;
  readonly model: readonly string[];
  readonly shaclEngine: readonly string[];
  readonly rdfValidateShacl: readonly string[];
}

const folder = 'tests/fixtures/full';
const core = full.project.ontology.quads.get('shapes.ttl') ?? [];
const first = firstOpinion({ shapes, ontology });
const second = secondOpinion({ shapes: core, ontology });
const undeclared = closedness({ shapes, ontology });
const known = { known: full.project.ontology.concepts.known, sources: full.project.sources };

export function modelVerdict({ authored: { file, from, to } }: Mutation): readonly string[] {
  const path = file === 'sources.yaml' ? `${folder}/${file}` : `${folder}/countries/${file}`;
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  const read = readYaml(
    text.replace(from, () => to),
    path,
  );
  if (!read.ok) return codesOf(read.issues);
  const parsed =
    file === 'sources.yaml' ? parseSource(sourcesSchema, read.value, hints) : parseCountry(read.value, known);
  return parsed.ok ? [] : codesOf(parsed.issues);
}

/** The graph that says what was authored. Throws where an edit changes nothing. */
export function spoiltGraph({ graph }: Mutation): readonly Quad[] {
  let data = caseGraph;
  for (const edit of graph) data = typeof edit === 'function' ? edit(data) : edited(data, edit);
  return data;
}

export async function graphVerdicts(mutation: Mutation): Promise<Omit<Verdict, 'kind' | 'model'>> {
  const data = spoiltGraph(mutation);
  // What no reader lets pass reaches no engine.
  const read = await parseQuads(canonicalForm(data), 'nq');
  if (!read.ok) return { shaclEngine: codesOf(read.issues), rdfValidateShacl: codesOf(read.issues) };
  return {
    shaclEngine: unique([...componentsOf(await first(data)), ...undeclared(data).map(({ component }) => component)]),
    rdfValidateShacl: unique(componentsOf(await second(data))),
  };
}

function codesOf(issues: readonly { readonly code: string; readonly severity: string }[]): readonly string[] {
  return unique(issues.flatMap(({ code, severity }) => (severity === 'error' ? [code] : [])));
}

/** The constraint components in lines as `Opinion` gives them. */
function componentsOf(lines: readonly string[]): string[] {
  return lines.map((line) => /#(\w+)ConstraintComponent/.exec(line)?.[1] ?? line);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
