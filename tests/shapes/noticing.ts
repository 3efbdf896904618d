// What notices a mutant of the shapes: a case of the table, the graphs that conform, the lint, the lists of codes.

import type { Quad } from '../../src/rdf/terms.ts';
import { compileShapes } from '../../src/validate/engine.ts';
import { lintShapes } from '../../src/validate/lint.ts';
import { full } from '../full.ts';
import { caseGraph, ontology, shapes } from './case-graph.ts';
import { type Case, cases, edited, told } from './cases.ts';
import { strayLists } from './lists.ts';
import { type Mutant, Referrers } from './mutants.ts';
import { faultsBy } from './run.ts';

const { schemes } = full.project.ontology;
const referrers = new Referrers(shapes);
const local = (iri: string) => iri.replace(/^.*#/, '');
const shapeOf = (line: string) => line.slice(line.lastIndexOf(' ') + 1);

/** Case → its graph, edited once. */
const graphs = new Map<Case, readonly Quad[]>();
function graphOf(one: Case): readonly Quad[] {
  const known = graphs.get(one) ?? edited(caseGraph, one.edit);
  graphs.set(one, known);
  return known;
}

/** The first thing that notices the mutant, or undefined: then it survives. */
export async function noticedBy(mutant: Mutant): Promise<string | undefined> {
  return (await byCase(mutant)) ?? byLint(mutant) ?? byLists(mutant) ?? (await byConformance(mutant));
}

/**
 * The case whose results differ. Only the node shapes that reach the mutated shape are run, and only results of shapes
 * that the mutation can reach are compared: the others are as they are without it.
 */
async function byCase({ shape, shapes: mutated }: Mutant): Promise<string | undefined> {
  const touched = new Set([...referrers.reaching(shape), ...below(shape.value)]);
  const names = new Set([...touched].map(local));
  const ours = (lines: readonly string[]) => lines.filter((line) => names.has(shapeOf(line)));
  const own = new Set(referrers.owners(shape).map(({ value }) => local(value)));
  const concerned = cases.filter(({ expected }) => ours(expected).length > 0);
  const nearestFirst = [
    ...concerned.filter(({ expected }) => expected.some((line) => own.has(shapeOf(line)))),
    ...concerned.filter(({ expected }) => !expected.some((line) => own.has(shapeOf(line)))),
  ];
  const reaching = new Set(
    [...touched].flatMap((iri) => [...referrers.reaching({ ...shape, termType: 'NamedNode', value: iri } as never)]),
  );
  const validate = compileShapes({ shapes: aimedBy(mutated, reaching), ontology });
  for (const one of nearestFirst) {
    const report = await validate(graphOf(one));
    const found = report.ok ? [...new Set(ours(report.value.results.map(told)))].sort().join('\n') : 'refused';
    if (found !== ours(one.expected).join('\n')) return `case ${one.edit}`;
  }
  return undefined;
}

/** The property shapes of a node shape. */
function below(iri: string): readonly string[] {
  return shapes.flatMap(({ subject, predicate, object }) =>
    subject.value === iri && predicate.value.endsWith('#property') ? [object.value] : [],
  );
}

/** The shapes without the targets of those that are not named. */
function aimedBy(all: readonly Quad[], named: ReadonlySet<string>): readonly Quad[] {
  return all.filter(({ subject, predicate }) => named.has(subject.value) || !/#target\w+$/.test(predicate.value));
}

function byLint({ shapes: mutated }: Mutant): string | undefined {
  const [issue] = lintShapes({ shapes: mutated, ontology: [...ontology, ...schemes] });
  return issue === undefined ? undefined : `lint ${issue.code}`;
}

function byLists({ shapes: mutated }: Mutant): string | undefined {
  return strayLists(mutated, schemes).length === 0 ? undefined : 'lists of codes';
}

async function byConformance({ shapes: mutated }: Mutant): Promise<string | undefined> {
  return (await faultsBy(mutated)(caseGraph)).length === 0 ? undefined : 'the graph that conforms';
}
