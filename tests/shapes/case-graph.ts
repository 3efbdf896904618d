// The graph that the cases edit: the full fixture, with the evidence of a few facts and a few concepts of each scheme,
// since what a shape asks of one statement or concept it asks of all. Every shape has something to check in it.
import { canonicalLine } from '../../src/rdf/lines.ts';
import { defaultGraph, type Quad, quad } from '../../src/rdf/terms.ts';
import { oa, prov, rdf, skos } from '../../src/vocab/known.ts';
import { ncb } from '../../src/vocab/ncb.g.ts';
import { full } from '../full.ts';

const { mapped, project } = full;
const code = 'https://w3id.org/ncb-graph/code/';

/** All quads about the subjects. */
const about = (subjects: ReadonlySet<string>, quads: readonly Quad[]) =>
  quads.filter(({ subject }) => subjects.has(subject.value));

/** What the quads about the subjects lead to by a predicate. */
const next = (subjects: ReadonlySet<string>, predicate: { readonly value: string }, quads: readonly Quad[]) =>
  new Set(
    about(subjects, quads).flatMap((each) => (each.predicate.value === predicate.value ? [each.object.value] : [])),
  );

/** The first statement of each mode, with passage, selectors and page; the second page as well. */
function someEvidence(): readonly Quad[] {
  const { evidence } = mapped;
  const modes = new Map(
    evidence.flatMap(({ subject, predicate, object }) =>
      predicate.value === ncb.mode ? [[object.value, subject.value] as const] : [],
    ),
  );
  const statements = new Set(modes.values());
  const passages = next(statements, prov.wasDerivedFrom, evidence);
  const pages = evidence.flatMap(({ subject, predicate }) =>
    predicate.value === rdf.type.value && /\/source\//.test(subject.value) ? [subject.value] : [],
  );
  return about(new Set([...statements, ...passages, ...next(passages, oa.hasSelector, evidence), ...pages]), evidence);
}

/** The regions, one list of codes with its members, topics with links, and one that stands below another. */
function someConcepts(): readonly Quad[] {
  const { schemes } = project.ontology;
  const list = new Set([`${code}levels`]);
  const linked = mapped.curated.map(({ subject }) => subject.value).filter((iri) => iri.includes('/crime-area/'));
  const narrow = new Set([...linked, 'https://w3id.org/ncb-graph/crime-area/wildlife-crime']);
  const concepts = new Set([
    ...list,
    ...next(list, skos.member, schemes),
    ...narrow,
    ...next(narrow, skos.broader, schemes),
  ]);
  const kinds = new Set(
    schemes.flatMap(({ subject, predicate, object }) =>
      predicate.value === rdf.type.value &&
      (object.value === skos.ConceptScheme.value || object.value === ncb.InterpolRegion)
        ? [subject.value]
        : [],
    ),
  );
  return about(new Set([...concepts, ...kinds]), schemes);
}

const quads = [...mapped.facts, ...mapped.curated, ...someEvidence(), ...someConcepts()].map(
  ({ subject, predicate, object }) => quad(subject, predicate, object, defaultGraph()),
);

/** In one graph, each triple once. */
export const caseGraph: readonly Quad[] = [...new Map(quads.map((each) => [canonicalLine(each), each])).values()];

/**
 * Things whose names hold a hash or a position, by what the table of cases calls them: a statement of each of two
 * modes, their passages, a quote and a position, a curated link.
 */
export const called: ReadonlyMap<string, string> = callThings();

function callThings() {
  const subjectOf = (object: string) => one(caseGraph.filter((each) => each.object.value === object)).subject.value;
  const passageOf = (statement: string) =>
    one(
      caseGraph.filter(
        (each) => each.subject.value === statement && each.predicate.value === prov.wasDerivedFrom.value,
      ),
    ).object.value;
  const explicit = subjectOf(`${code}explicit`);
  const presupposed = subjectOf(`${code}presupposed`);
  const [first, second] = [passageOf(explicit), passageOf(presupposed)];
  return new Map([
    ['st:explicit', explicit],
    ['st:presupposed', presupposed],
    ['st:link', one(caseGraph.filter(({ object }) => object.value === ncb.CuratedLink)).subject.value],
    ['passage:one', first],
    ['passage:one-quote', `${first}-quote`],
    ['passage:one-position', `${first}-position`],
    ['passage:two', second],
    ['passage:two-quote', `${second}-quote`],
  ]);
}

function one(found: readonly Quad[]): Quad {
  const [first] = found;
  if (first === undefined) throw new Error('the case graph lacks what the table names');
  return first;
}

/** What the case graph is checked against, as `checkGraph` takes it from the ontology. */
export const shapes: readonly Quad[] = project.ontology.shapes.quads;
export const ontology: readonly Quad[] = project.ontology.quads.get('ncb.ttl') ?? [];
