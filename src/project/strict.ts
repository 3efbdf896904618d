// The export of explicit facts: what the shapes then miss is withheld too, until they miss nothing. Which triples hang
// together is in map/explicit.ts.
import { passed, type Result, refused } from '../errors.ts';
import type { MappedDataset } from '../map/dataset.ts';
import { explicitFacts } from '../map/explicit.ts';
import { inDefaultGraph } from '../rdf/graphs.ts';
import { canonicalLine } from '../rdf/lines.ts';
import type { Quad } from '../rdf/terms.ts';
import { undeclaredProperties } from '../validate/closed.ts';
import { validateShapes } from '../validate/engine.ts';
import { predicateOf, type ShapeResult } from '../validate/result.ts';
import { type MapOptions, mapProject } from './map-project.ts';
import type { Project } from './open.ts';

/**
 * As `mapProject`, of explicit facts alone. A fact that is not explicit is withheld for its mode; one without which, or
 * with which alone, the graph would break a shape is withheld as `depends-on-reading`. Issues: those of `mapProject` and
 * of the shapes; `unfaithful-output` where a shape is broken by what no triple can be left out for.
 */
export async function mapStrictly(project: Project, options: MapOptions): Promise<Result<MappedDataset>> {
  const { base } = project.dataset;
  const rooms = ['id/', 'wording/', 'activity/'].map((room) => `${base}${room}`);
  const isThing = (iri: string) => rooms.some((room) => iri.startsWith(room));
  const without = new Set<string>();
  for (;;) {
    const keep: NonNullable<MapOptions['keep']> = (_, facts) => explicitFacts(facts, isThing, without);
    const mapped = mapProject(project, { keep });
    if (!mapped.ok) return mapped;
    const facts = mapped.value.countries.flatMap((country) => country.facts.map(({ quad }) => quad));
    const found = await violations(project, facts);
    if (!found.ok) return found;
    if (found.value.length === 0) return mapProject(project, { ...options, keep });
    const before = without.size;
    for (const result of found.value) for (const quad of atFault(result, facts)) without.add(canonicalLine(quad));
    const [first] = found.value;
    if (without.size === before && first !== undefined) {
      const message = `the explicit facts alone break a shape at ${first.focusNode.value}: ${first.message}`;
      return refused({ code: 'unfaithful-output', severity: 'error', message });
    }
  }
}

async function violations({ ontology }: Project, facts: readonly Quad[]): Promise<Result<readonly ShapeResult[]>> {
  const { shapes, schemes, quads } = ontology;
  const data = inDefaultGraph([...facts, ...schemes]);
  const input = { data, shapes: shapes.quads, ontology: quads.get('ncb.ttl') ?? [] };
  const checked = await validateShapes(input);
  if (!checked.ok) return checked;
  const results = [...checked.value.results, ...undeclaredProperties(input)];
  return passed(results.filter(({ severity }) => severity === 'violation'));
}

/** The triples of the property that a result is about; of a property that is missing, all of the thing. */
function atFault({ focusNode, path, value }: ShapeResult, facts: readonly Quad[]): readonly Quad[] {
  const ofThing = facts.filter(({ subject }) => subject.equals(focusNode));
  const predicate = predicateOf(path);
  const ofProperty = ofThing.filter((quad) => predicate !== undefined && quad.predicate.equals(predicate));
  const ofValue = ofProperty.filter(({ object }) => value !== undefined && object.equals(value));
  return ofValue.length > 0 ? ofValue : ofProperty.length > 0 ? ofProperty : ofThing;
}
