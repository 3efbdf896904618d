// Curated links as quads: what no page says, each link with who makes it and why.
import { createHash } from 'node:crypto';
import type { Path } from '../errors.ts';
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

/** A link that somebody makes, as quads, with the row of the curated file that makes it. */
export interface CuratedLink {
  readonly triple: Quad;
  /** IRI of the node that tells who links, and why. */
  readonly statement: string;
  /** The triple and all that is told of it, in the graph `…/graph/curated`. */
  readonly quads: readonly Quad[];
  /** Number of the file, from 0, and the path of the row in it. */
  readonly file: number;
  readonly path: Path;
}

/** The topic of a link, which the model has looked up. */
function known(topics: ReadonlyMap<string, string>, notation: string): string {
  const topic = topics.get(notation);
  if (topic === undefined) throw new Error(`no topic ${notation}`);
  return topic;
}

/** Every link of the curated files, in their order. */
export function curatedLinks(
  iris: Iris,
  topics: ReadonlyMap<string, string>,
  files: readonly Curated[],
): readonly CuratedLink[] {
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
  return files.flatMap((content, file) => {
    const each = <Row extends Warrant>(
      key: Exclude<keyof Curated, 'by'>,
      rows: readonly Row[] = [],
      made: (row: Row) => readonly Quad[],
    ) =>
      rows.flatMap((row, index): CuratedLink[] => {
        const [link, ...described] = made(row);
        if (link === undefined) return [];
        const { quads, statement } = linked(iris, link, content.by, row);
        return [{ triple: link, statement, quads: [...quads, ...described], file, path: [key, index] }];
      });
    return [
      ...each('topics', content.topics, (link) => {
        return [match(iris.wording(link.wording), link, known(topics, link.topic))];
      }),
      ...each('wordings', content.wordings, (link) => [
        match(iris.wording(link.wording), link, iris.wording(link.other)),
      ]),
      ...each('topicIdentifiers', content.topicIdentifiers, (link) => {
        const [concept, described] = category(link.scheme, link.id);
        return [match(known(topics, link.topic), link, concept), ...described];
      }),
      ...each('identifiers', content.identifiers, ({ thing, scheme, id }) => {
        const [country = '', name = ''] = thing.split('/');
        return [same(iris.thing(country, name), scheme, id)];
      }),
    ];
  });
}

/** Why a link is made, and on what ground; who makes it is said of the whole file. */
type Warrant = { readonly because: string; readonly source: string };

/** Who links, why and on what ground is told in words, for which the terms of DC 1.1 are, not those of DCMI. */
function linked(iris: Iris, triple: Quad, by: string, warrant: Warrant): Pick<CuratedLink, 'statement' | 'quads'> {
  const hash = createHash('sha256').update(canonicalLine(quad(triple.subject, triple.predicate, triple.object)));
  const statement = namedNode(iris.statement(hash.digest('hex').slice(0, 32)));
  const say = (p: string, o: Quad['object']) => quad(statement, namedNode(p), o, triple.graph);
  const quads = [
    triple,
    say(rdf.type.value, namedNode(ncb.CuratedLink)),
    say(rdf.subject.value, triple.subject as never),
    say(rdf.predicate.value, triple.predicate as never),
    say(rdf.object.value, triple.object),
    say(dc11.creator.value, literal(by)),
    say(dc11.source.value, literal(warrant.source)),
    say(ncb.because, literal(warrant.because, 'en')),
  ];
  return { statement: statement.value, quads };
}
