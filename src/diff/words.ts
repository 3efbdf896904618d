// A difference in words: what was added, removed and changed, thing by thing, under the country it is about.
import { compareCodePoints } from '../rdf/order.ts';
import { namedNode, type Quad } from '../rdf/terms.ts';
import { ncb } from '../vocab/ncb.g.ts';
import { citationEntries } from './citation-words.ts';
import { type Citations, citationsIn, tripleLine } from './citations.ts';
import type { Difference } from './difference.ts';
import { Names } from './names.ts';
import { Sight } from './sight.ts';
import { thingEntries } from './thing-words.ts';

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

const rank = { changed: 0, removed: 1, added: 2, evidence: 3 } as const;

/** Every difference, told once: by group, kind and text in code point order. None exactly when nothing differs. */
export function wordsOf(difference: Difference, setting: Setting): readonly Entry[] {
  const view = viewOf(difference, setting);
  const { removed, added } = difference;
  const count = removed.length + added.length;
  const isFact = ({ subject }: Quad) => !view.had.nodes.has(subject.value) && !view.has.nodes.has(subject.value);
  // Changes of evidence that were told beside a fact are not told again by themselves.
  const told = new Set<string>();
  const things = thingEntries(view, { removed: removed.filter(isFact), added: added.filter(isFact) }, told);
  const changed = new Set([...removed, ...added].filter(isFact).map(tripleLine));
  const entries = [...things, ...citationEntries(view, changed, told)];
  if (entries.length === 0 && count > 0) {
    entries.push({ group: '', kind: 'evidence', text: `${count} triples differ in the names of their nodes alone` });
  }
  return entries.toSorted(
    (a, b) => compareCodePoints(a.group, b.group) || rank[a.kind] - rank[b.kind] || compareCodePoints(a.text, b.text),
  );
}

/** The entries as lines, each with its group before it. */
export function wordsText(entries: readonly Entry[]): string {
  return entries.map(({ group, text }) => `${group === '' ? '' : `${group}: `}${text}\n`).join('');
}

function viewOf({ older, newer }: Difference, { vocabulary, countryOf }: Setting): View {
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
