// Both sides of a difference, looked up for its words, and what an entry of them is.
import { namedNode, type Quad } from '../rdf/terms.ts';
import { ncb } from '../vocab/ncb.g.ts';
import { type Citations, citationsIn } from './citations.ts';
import type { Difference } from './difference.ts';
import { Names } from './names.ts';
import { Sight } from './sight.ts';

export interface Entry {
  /** The country, or what else it is about; '' for neither. */
  readonly group: string;
  readonly kind: 'changed' | 'removed' | 'added' | 'evidence';
  /** In one line, without the group. */
  readonly text: string;
}

export interface Setting {
  /** The ontology with its shapes and concept schemes, for the names of terms. */
  readonly vocabulary: readonly Quad[];
  /** The country of a thing or of a graph, by its IRI: a code. */
  readonly countryOf: (iri: string) => string | undefined;
}

/** Both sides, looked up. */
export interface View {
  readonly before: Sight;
  readonly after: Sight;
  readonly names: Names;
  readonly had: Citations;
  readonly has: Citations;
  /** The name of the group of a quad. */
  readonly groupOf: (quad: Quad) => string;
}

export function viewOf({ older, newer }: Difference, { vocabulary, countryOf }: Setting): View {
  const [before, after] = [new Sight(older), new Sight(newer)];
  const names = new Names([after, before], new Sight(vocabulary));
  const countries = new Map<string, string>();
  const nameOf = (code: string): string => {
    const isOwn = (iri: string) => countryOf(iri) === code;
    const [country] = [after, before].flatMap((sight) => sight.ofClass(ncb.MemberCountry).filter(isOwn));
    return country === undefined ? code.toUpperCase() : names.of(namedNode(country));
  };
  const groupOf = ({ subject, graph }: Quad): string => {
    const code = countryOf(graph.value) ?? countryOf(subject.value);
    if (code === undefined) return graph.termType === 'DefaultGraph' ? '' : names.of(graph);
    const known = countries.get(code) ?? nameOf(code);
    countries.set(code, known);
    return known;
  };
  return { before, after, names, had: citationsIn(before, names), has: citationsIn(after, names), groupOf };
}
