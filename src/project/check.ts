// The graph of a project against its shapes, each result led back to the line of data/ that its triple came from.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import type { MappedDataset } from '../map/dataset.ts';
import { inDefaultGraph } from '../rdf/graphs.ts';
import type { Quad } from '../rdf/terms.ts';
import { undeclaredProperties } from '../validate/closed.ts';
import { validateShapes } from '../validate/engine.ts';
import { lintFocus, lintShapes } from '../validate/lint.ts';
import { predicateOf, type ShapeReport, type ShapeResult, sortResults } from '../validate/result.ts';
import { runChecks } from './checks.ts';
import type { Ontology, Project } from './open.ts';

/** A warning for each shape that found nothing to check. */
export function idleShapes({ focusNodes }: ShapeReport, ontology: Ontology): readonly Issue[] {
  return lintFocus(focusNodes, ontology.shapes.files);
}

/**
 * Any graph against the shapes and the checks of an ontology, closedness included. Shapes see all named graphs as one.
 * Issues: faults of the shapes and the checks themselves.
 */
export async function checkGraph(quads: readonly Quad[], ontology: Ontology): Promise<Result<ShapeReport>> {
  const { shapes, schemes, checks } = ontology;
  const terms = ontology.quads.get('ncb.ttl') ?? [];
  const input = { data: inDefaultGraph([...quads, ...schemes]), shapes: shapes.quads, ontology: terms };
  const linted = lintShapes({ shapes: shapes.quads, ontology: [...terms, ...schemes], files: shapes.files });
  const [checked, asked] = await Promise.all([validateShapes(input), runChecks(quads, checks)]);
  const issues: Issue[] = [...linted, ...checked.issues, ...asked.issues];
  if (!checked.ok || !asked.ok || issues.some(({ severity }) => severity === 'error')) return refused(...issues);
  const results = sortResults([...checked.value.results, ...undeclaredProperties(input), ...asked.value]);
  return passed({ ...checked.value, results, conforms: results.length === 0 }, issues);
}

/** The whole dataset of a project, each result led back to the line of data/ and the quote it is about. */
export async function checkExport(
  project: Project,
  { mapped }: { readonly mapped: MappedDataset },
): Promise<Result<ShapeReport>> {
  const checked = await checkGraph(mapped.dataset, project.ontology);
  if (!checked.ok) return checked;
  const results = checked.value.results.map((result) => placed(result, project, mapped));
  return passed({ ...checked.value, results }, checked.issues);
}

/** A result with the place and the quote of the triple it is about, or of any triple of its focus node. */
function placed(result: ShapeResult, project: Project, mapped: MappedDataset): ShapeResult {
  const predicate = predicateOf(result.path)?.value;
  for (const country of mapped.countries) {
    const about = country.facts.filter(({ quad }) => quad.subject.value === result.focusNode.value);
    const exact = about.find(
      ({ quad }) =>
        quad.predicate.value === predicate && (result.value === undefined || quad.object.value === result.value.value),
    );
    const citation = (exact ?? about.find(({ quad }) => quad.predicate.value === predicate) ?? about[0])?.citations[0];
    const parsed = project.countries.find(({ record }) => record.country.code === country.code);
    if (citation !== undefined && parsed !== undefined) {
      return { ...result, place: parsed.placeOf(citation.path), quote: citation.quote };
    }
  }
  return result;
}
