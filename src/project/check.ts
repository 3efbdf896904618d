// The graph of a project against its shapes, each result led back to the line of data/ that its triple came from.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { inDefaultGraph } from '../rdf/graphs.ts';
import type { Quad } from '../rdf/terms.ts';
import { undeclaredProperties } from '../validate/closed.ts';
import { validateShapes } from '../validate/engine.ts';
import { lintShapes } from '../validate/lint.ts';
import { predicateOf, type ShapeReport, type ShapeResult, sortResults } from '../validate/result.ts';
import type { Export } from './build.ts';
import type { Ontology, Project } from './open.ts';

/** The shapes, and what the engines must know of classes. */
function shapesOf({ quads }: Ontology) {
  return { shapes: quads.get('shapes.ttl') ?? [], ontology: quads.get('ncb.ttl') ?? [] };
}

/** Any graph against the shapes of an ontology, closedness included. Named graphs are taken together. */
export async function checkGraph(quads: readonly Quad[], ontology: Ontology): Promise<Result<ShapeReport>> {
  const { shapes, ontology: terms } = shapesOf(ontology);
  const data = inDefaultGraph([...quads, ...ontology.schemes]);
  const input = { data, shapes, ontology: terms };
  const checked = await validateShapes(input);
  if (!checked.ok) return checked;
  const results = sortResults([...checked.value.results, ...undeclaredProperties(input)]);
  return passed({ ...checked.value, results, conforms: results.length === 0 });
}

/** The whole export of a project against the shapes. Issues: faults of the shapes themselves. */
export async function checkExport(project: Project, { mapped }: Export): Promise<Result<ShapeReport>> {
  const checked = await checkGraph(mapped.dataset, project.ontology);
  if (!checked.ok) return checked;
  const file = { file: 'ontology/shapes.ttl', text: project.ontology.texts.get('shapes.ttl') ?? '' };
  const linted = lintShapes({ shapes: shapesOf(project.ontology).shapes, files: [file] });
  const issues: Issue[] = [...checked.issues, ...linted];
  if (issues.some(({ severity }) => severity === 'error')) return refused(...issues);
  const results = checked.value.results.map((result) => placed(result, project, mapped));
  return passed({ ...checked.value, results }, issues);
}

/** A result with the place and the quote of the triple it is about, or of any triple of its focus node. */
function placed(result: ShapeResult, project: Project, mapped: Export['mapped']): ShapeResult {
  const predicate = predicateOf(result.path)?.value;
  for (const [index, country] of mapped.countries.entries()) {
    const about = country.facts.filter(({ quad }) => quad.subject.value === result.focusNode.value);
    const exact = about.find(
      ({ quad }) =>
        quad.predicate.value === predicate && (result.value === undefined || quad.object.value === result.value.value),
    );
    const citation = (exact ?? about.find(({ quad }) => quad.predicate.value === predicate) ?? about[0])?.citations[0];
    const parsed = project.countries[index];
    if (citation !== undefined && parsed !== undefined) {
      return { ...result, place: parsed.placeOf(citation.path), quote: citation.quote };
    }
  }
  return result;
}
