// Curated links as quads: what no page says, each link with who makes it and why.
import { createHash } from 'node:crypto';
import type { Curated } from '../model/curated.ts';
import type { IdentifierSchemeName } from '../model/identifiers.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import { dc11, dcterms, rdf, schema, skos } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import type { Iris } from './iri.ts';

const matchOf = {
  exact: skos.exactMatch.value,
  close: skos.closeMatch.value,
  broad: skos.broadMatch.value,
  narrow: skos.narrowMatch.value,
  related: skos.relatedMatch.value,
} as const;

/** Scheme of outside identifiers → its namespace. Other schemes have no web addresses. */
const resolvable: Readonly<Partial<Record<IdentifierSchemeName, string>>> = {
  eurovoc: 'http://eurovoc.europa.eu/',
  'iptc-medtop': 'http://cv.iptc.org/newscodes/mediatopic/',
  isni: 'https://isni.org/isni/',
  ror: 'https://ror.org/',
  wikidata: 'http://www.wikidata.org/entity/',
};

/** `warrant` tells who links two things, and why: in words, for which the terms of DC 1.1 are, not those of DCMI. */
function linked(iris: Iris, triple: Quad, by: string, warrant: { because: string; source: string }): Quad[] {
  const hash = createHash('sha256').update(canonicalLine(quad(triple.subject, triple.predicate, triple.object)));
  const statement = namedNode(iris.statement(hash.digest('hex').slice(0, 32)));
  const say = (p: string, o: Quad['object']) => quad(statement, namedNode(p), o, triple.graph);
  return [
    triple,
    say(rdf.type.value, namedNode(ncb.CuratedLink)),
    say(rdf.subject.value, triple.subject as never),
    say(rdf.predicate.value, triple.predicate as never),
    say(rdf.object.value, triple.object),
    say(dc11.creator.value, literal(by)),
    say(dc11.source.value, literal(warrant.source)),
    say(ncb.because, literal(warrant.because, 'en')),
  ];
}

/** The topic of a link, which the model has looked up. */
function known(topics: ReadonlyMap<string, string>, notation: string): string {
  const topic = topics.get(notation);
  if (topic === undefined) throw new Error(`no topic ${notation}`);
  return topic;
}

/** All quads of the curated files, in the graph `…/graph/curated`. */
export function curatedQuads(iris: Iris, topics: ReadonlyMap<string, string>, files: readonly Curated[]): Quad[] {
  const graph = namedNode(iris.graph('curated'));
  const triple = (s: string, p: string, o: Quad['object']) => quad(namedNode(s), namedNode(p), o, graph);
  const match = (subject: string, { match: kind }: { match: keyof typeof matchOf }, object: string) =>
    triple(subject, matchOf[kind], namedNode(object));
  /** A thing is the same as another; it is no concept, so that it takes no SKOS match. */
  const same = (thing: string, scheme: IdentifierSchemeName, id: string) => {
    const namespace = resolvable[scheme];
    return namespace === undefined
      ? triple(thing, dcterms.identifier.value, literal(`${scheme}:${id}`))
      : triple(thing, schema.sameAs.value, namedNode(namespace + id));
  };
  /** A category of a scheme without web addresses gets one of ours, so that a match can say how near it is. */
  const category = (scheme: IdentifierSchemeName, id: string): [string, Quad[]] => {
    const namespace = resolvable[scheme];
    if (namespace !== undefined) return [namespace + id, []];
    const iri = iris.outside(scheme, id);
    return [
      iri,
      [
        triple(iri, rdf.type.value, namedNode(skos.Concept.value)),
        triple(iri, skos.prefLabel.value, literal(`${scheme.toUpperCase()} ${id}`, 'en')),
        triple(iri, dcterms.identifier.value, literal(`${scheme}:${id}`)),
      ],
    ];
  };
  return files.flatMap((file) => [
    ...(file.topics ?? []).flatMap((link) =>
      linked(iris, match(iris.wording(link.wording), link, known(topics, link.topic)), file.by, link),
    ),
    ...(file.wordings ?? []).flatMap((link) =>
      linked(iris, match(iris.wording(link.wording), link, iris.wording(link.other)), file.by, link),
    ),
    ...(file.topicIdentifiers ?? []).flatMap((link) => {
      const [concept, described] = category(link.scheme, link.id);
      return [...linked(iris, match(known(topics, link.topic), link, concept), file.by, link), ...described];
    }),
    ...(file.identifiers ?? []).flatMap((link) => {
      const [country = '', name = ''] = link.thing.split('/');
      return linked(iris, same(iris.thing(country, name), link.scheme, link.id), file.by, link);
    }),
  ]);
}
