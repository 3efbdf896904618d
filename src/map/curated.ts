// Curated links as quads: what no page says, each link with who makes it and why.
import { createHash } from 'node:crypto';
import type { Curated } from '../model/curated.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import { dcterms, rdf, skos } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import type { Iris } from './iri.ts';

const matchOf = {
  exact: skos.exactMatch.value,
  close: skos.closeMatch.value,
  broad: skos.broadMatch.value,
  narrow: skos.narrowMatch.value,
  related: skos.relatedMatch.value,
} as const;

/** Scheme of outside identifiers → its namespace; identifiers of the others are written as `scheme:identifier`. */
const resolvable: Readonly<Record<string, string>> = {
  eurovoc: 'http://eurovoc.europa.eu/',
  'iptc-medtop': 'http://cv.iptc.org/newscodes/mediatopic/',
  isni: 'https://isni.org/isni/',
  ror: 'https://ror.org/',
  wikidata: 'http://www.wikidata.org/entity/',
};

/** `warrant` tells who links two things, and why. */
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
    say(dcterms.creator.value, literal(by)),
    say(dcterms.source.value, literal(warrant.source)),
    say(ncb.because, literal(warrant.because, 'en')),
  ];
}

/** All quads of the curated files, in the graph `…/graph/curated`. */
export function curatedQuads(iris: Iris, topics: ReadonlyMap<string, string>, files: readonly Curated[]): Quad[] {
  const graph = namedNode(iris.graph('curated'));
  const triple = (s: string, p: string, o: Quad['object']) => quad(namedNode(s), namedNode(p), o, graph);
  const outside = (subject: string, match: keyof typeof matchOf, scheme: string, id: string) => {
    const namespace = resolvable[scheme];
    if (namespace !== undefined) return triple(subject, matchOf[match], namedNode(namespace + id));
    return triple(subject, dcterms.identifier.value, literal(`${scheme}:${id}`));
  };
  return files.flatMap((file) => [
    ...(file.topics ?? []).flatMap((link) => {
      const topic = topics.get(link.topic);
      if (topic === undefined) return [];
      return linked(iris, triple(iris.wording(link.wording), matchOf[link.match], namedNode(topic)), file.by, link);
    }),
    ...(file.wordings ?? []).flatMap((link) =>
      linked(
        iris,
        triple(iris.wording(link.wording), matchOf[link.match], namedNode(iris.wording(link.other))),
        file.by,
        link,
      ),
    ),
    ...(file.topicIdentifiers ?? []).flatMap((link) => {
      const topic = topics.get(link.topic);
      if (topic === undefined) return [];
      return linked(iris, outside(topic, link.match, link.scheme, link.id), file.by, link);
    }),
    ...(file.identifiers ?? []).flatMap((link) => {
      const [country = '', name = ''] = link.thing.split('/');
      return linked(iris, outside(iris.thing(country, name), link.match, link.scheme, link.id), file.by, link);
    }),
  ]);
}
