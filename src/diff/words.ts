// A difference in words: what was added, removed and changed, thing by thing, under the country it is about.
import { compareCodePoints } from '../rdf/order.ts';
import type { Quad } from '../rdf/terms.ts';
import { citationEntries } from './citation-words.ts';
import { tripleLine } from './citations.ts';
import type { Difference } from './difference.ts';
import { thingEntries } from './thing-words.ts';
import { type Entry, type Setting, viewOf } from './view.ts';

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
    entries.push({
      group: '',
      kind: 'evidence',
      text: `${count} triples differ in the names or the form of the evidence alone`,
    });
  }
  return entries.toSorted(
    (a, b) => compareCodePoints(a.group, b.group) || rank[a.kind] - rank[b.kind] || compareCodePoints(a.text, b.text),
  );
}

/** The entries as lines, each with its group before it. */
export function wordsText(entries: readonly Entry[]): string {
  return entries.map(({ group, text }) => `${group === '' ? '' : `${group}: `}${text}\n`).join('');
}
