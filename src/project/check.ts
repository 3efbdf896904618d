// The graph of a project against its shapes, each result led back to the line of data/ that its triple came from.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import type { MappedDataset } from '../map/dataset.ts';
import { inDefaultGraph } from '../rdf/graphs.ts';
import { asStatements } from '../rdf/reifiers.ts';
import type { Quad } from '../rdf/terms.ts';
import { type Traces, together } from '../rdf/traces.ts';
import { undeclaredProperties } from '../validate/closed.ts';
import { validateShapes } from '../validate/engine.ts';
import { lintFocus, lintShapes } from '../validate/lint.ts';
import { placeResults } from '../validate/place-results.ts';
import { type ShapeReport, sortResults } from '../validate/result.ts';
import { runChecks } from './checks.ts';
import type { Ontology, Project } from './open.ts';
import { tracesOf, tracesOfOntology } from './traces.ts';

/** A warning for each shape that found nothing to check. */
export function idleShapes({ focusNodes }: ShapeReport, ontology: Ontology): readonly Issue[] {
  return lintFocus(focusNodes, ontology.shapes.files);
}

/**
 * Any graph against the shapes and the checks of an ontology, closedness included. Shapes see all named graphs as one.
 * `places` is asked for the lines of the graph where there are results; those of the ontology are known.
 * Issues: faults of the shapes and the checks themselves.
 */
export async function checkGraph(
  quads: readonly Quad[],
  ontology: Ontology,
  places?: () => Traces,
): Promise<Result<ShapeReport>> {
  const { shapes, schemes, checks } = ontology;
  // Shapes and checks speak of statements as RDF 1.1 has them.
  const plain = asStatements(quads);
  const terms = ontology.quads.get('ncb.ttl') ?? [];
  const input = { data: inDefaultGraph([...plain, ...schemes]), shapes: shapes.quads, ontology: terms };
  const linted = lintShapes({ shapes: shapes.quads, ontology: [...terms, ...schemes], files: shapes.files });
  const [checked, asked] = await Promise.all([validateShapes(input), runChecks(plain, checks)]);
  const issues: Issue[] = [...linted, ...checked.issues, ...asked.issues];
  if (!checked.ok || !asked.ok || issues.some(({ severity }) => severity === 'error')) return refused(...issues);
  const found = sortResults([...checked.value.results, ...undeclaredProperties(input), ...asked.value]);
  const conforms = found.length === 0;
  const known = conforms ? [] : [...(places === undefined ? [] : [places()]), await tracesOfOntology(ontology)];
  return passed({ ...checked.value, results: placeResults(found, together(known)), conforms }, issues);
}

/** The whole dataset of a project, each result led back to the line of data/ and the quote it is about. */
export function checkExport(
  project: Project,
  { mapped }: { readonly mapped: MappedDataset },
): Promise<Result<ShapeReport>> {
  return checkGraph(mapped.dataset, project.ontology, () => tracesOf(project, mapped));
}
