// The graphs of the whole dataset, put together from its countries, its curated links and its concept schemes.
import type { Curated } from '../model/curated.ts';
import type { Lock } from '../model/lock.ts';
import type { ParsedCountry } from '../model/parse.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { namedNode, type Quad, quad } from '../rdf/terms.ts';
import { rdf, skos } from '../vocab/known.ts';
import type { Concepts } from './concepts.ts';
import { type CuratedLink, curatedLinks } from './curated.ts';
import { irisAt, movable } from './iri.ts';
import { type Keep, type MappedCountry, mapCountry } from './quads.ts';

export interface DatasetInput {
  readonly base: string;
  readonly countries: readonly ParsedCountry[];
  /** Country code → positions of its quotes. */
  readonly locks: ReadonlyMap<string, Lock>;
  readonly curated: readonly Curated[];
  /** Quads of the concept schemes, in the default graph. */
  readonly schemes: readonly Quad[];
  readonly concepts: Concepts;
  /** Which triples of facts are kept, all by default. Curated links of things that are not kept are left out then. */
  readonly keep?: Keep | undefined;
}

export interface MappedDataset {
  /** What the IRIs of things and graphs begin with. */
  readonly base: string;
  readonly countries: readonly MappedCountry[];
  /** Facts of all countries with the labels of the concepts they use, in the default graph. */
  readonly facts: readonly Quad[];
  readonly evidence: readonly Quad[];
  readonly curated: readonly Quad[];
  /** The curated links one by one. */
  readonly links: readonly CuratedLink[];
  /** Everything, in named graphs. */
  readonly dataset: readonly Quad[];
}

/** Maps parsed countries and all that goes with them; no order of the input matters. */
export function mapDataset(input: DatasetInput): MappedDataset {
  const iris = irisAt(input.base);
  const countries = input.countries.map((country) =>
    mapCountry(
      country,
      { iris, codes: input.concepts.codes, language: country.source.language },
      input.locks.get(country.record.country.code),
      input.keep,
    ),
  );
  const facts = countries.flatMap((country) => country.facts.map((cited) => cited.quad));
  const evidence = countries.flatMap((country) => country.evidence);
  const described = new Set(facts.map(({ subject }) => subject.value));
  const isOurs = (iri: string) => iri.startsWith(`${input.base}id/`) || iri.startsWith(`${input.base}wording/`);
  const links = curatedLinks(iris, input.concepts.topics, input.curated).filter(
    ({ triple: { subject, object } }) =>
      input.keep === undefined || [subject, object].every(({ value }) => !isOurs(value) || described.has(value)),
  );
  const curated = links.flatMap(({ quads }) => quads);
  const concepts = inGraph(input.schemes, iris.graph('concepts'));
  const plain = facts.map(({ subject, predicate, object }) => quad(subject, predicate, object));
  return {
    base: input.base,
    countries,
    facts: unique([...plain, ...labelsFor(plain, input.schemes)]),
    evidence: unique(evidence),
    curated: unique(curated),
    links,
    dataset: unique([...facts, ...evidence, ...curated, ...concepts]),
  };
}

function inGraph(quads: readonly Quad[], graph: string): Quad[] {
  const name = namedNode(graph);
  return quads.map(({ subject, predicate, object }) => quad(subject, predicate, object, name));
}

/** Type and label of each concept that the facts use and do not label themselves. */
function labelsFor(facts: readonly Quad[], schemes: readonly Quad[]): Quad[] {
  const labelled = new Set(facts.filter((q) => q.predicate.value === skos.prefLabel.value).map((q) => q.subject.value));
  const used = new Set(facts.map((q) => q.object.value).filter((iri) => !labelled.has(iri)));
  return schemes.filter(
    ({ subject, predicate }) =>
      used.has(subject.value) && (predicate.value === skos.prefLabel.value || predicate.value === rdf.type.value),
  );
}

function unique(quads: readonly Quad[]): Quad[] {
  return [...new Map(quads.map((made) => [canonicalLine(made), made])).values()];
}

/** The same dataset with the things and graphs of another base; ontology and concept schemes stay. */
export function rebased(mapped: MappedDataset, from: string, to: string): MappedDataset {
  if (from === to) return mapped;
  const quads = (all: readonly Quad[]) => all.map((one) => movedQuad(one, from, to));
  const iri = (one: string) => movedIri(one, from, to);
  return {
    base: to,
    countries: mapped.countries.map((country) => ({
      ...country,
      facts: country.facts.map(({ quad: made, citations }) => ({
        quad: movedQuad(made, from, to),
        citations: citations.map((one) => ({ ...one, statement: iri(one.statement), passage: iri(one.passage) })),
      })),
      evidence: quads(country.evidence),
    })),
    facts: quads(mapped.facts),
    evidence: quads(mapped.evidence),
    curated: quads(mapped.curated),
    links: mapped.links.map((link) => ({
      ...link,
      triple: movedQuad(link.triple, from, to),
      statement: iri(link.statement),
      quads: quads(link.quads),
    })),
    dataset: quads(mapped.dataset),
  };
}

function movedIri(iri: string, from: string, to: string): string {
  return movable.some((room) => iri.startsWith(from + room)) ? to + iri.slice(from.length) : iri;
}

function movedQuad(q: Quad, from: string, to: string): Quad {
  const moved = (term: Quad['object']) => {
    const iri = term.termType === 'NamedNode' ? movedIri(term.value, from, to) : term.value;
    return iri === term.value ? term : namedNode(iri);
  };
  return quad(moved(q.subject as never) as never, q.predicate, moved(q.object), moved(q.graph as never) as never);
}
