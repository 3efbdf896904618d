// Changes of evidence in words: beside the fact that changed with it, or by itself with the things it is about.
import { compareCodePoints, sortedStrings } from '../rdf/order.ts';
import type { Quad } from '../rdf/terms.ts';
import { type Change, type Citation, changeOf, onlyIn, tripleLine } from './citations.ts';
import type { Entry, View } from './view.ts';

/** Things named in one entry; of more, how many. */
const NAMED = 3;

/** What changed of the evidence with the facts that changed, briefly: `quote changed`. `told` takes it in. */
export function saidBeside(
  view: View,
  removed: readonly Quad[],
  added: readonly Quad[],
  told: Set<string>,
  group: string,
): string[] {
  const brief = new Set<string>();
  const predicates = new Set(removed.map(({ predicate }) => predicate.value));
  for (const wanted of predicates) {
    const has = (quad: Quad) => quad.predicate.value === wanted;
    const old = removed.filter(has).flatMap((quad) => view.had.of.get(tripleLine(quad)) ?? []);
    const now = added.filter(has).flatMap((quad) => view.has.of.get(tripleLine(quad)) ?? []);
    const [gone, come] = [onlyIn(old, now), onlyIn(now, old)];
    if (gone.length !== come.length || added.every((quad) => !has(quad))) continue;
    for (const [index, before] of gone.entries()) {
      const changes = changeOf(before, come[index] ?? before);
      for (const change of changes) brief.add(change.name === 'mode' ? changeWords(change) : `${change.name} changed`);
      told.add(`${group}\n${wordsOfChanges(changes)}`);
    }
  }
  return sortedStrings(brief);
}

/** The evidence of facts that did not change, one entry for each change of it. */
export function citationEntries(view: View, changed: ReadonlySet<string>, told: ReadonlySet<string>): Entry[] {
  const found = new Map<string, { group: string; text: string; statements: number; things: Set<string> }>();
  const lines = sortedStrings(new Set([...view.had.of.keys(), ...view.has.of.keys()]));
  for (const line of lines.filter((each) => !changed.has(each))) {
    const triple = view.has.triples.get(line) ?? view.had.triples.get(line);
    if (triple === undefined) continue;
    const group = view.groupOf(triple);
    for (const text of differences(view.had.of.get(line) ?? [], view.has.of.get(line) ?? [])) {
      const key = `${group}\n${text}`;
      if (told.has(key)) continue;
      const entry = found.get(key) ?? { group, text, statements: 0, things: new Set() };
      found.set(key, entry);
      entry.statements += 1;
      entry.things.add(view.names.of(triple.subject));
    }
  }
  return [...found.values()].map(({ group, text, statements, things }) => {
    const names = [...things].toSorted(compareCodePoints);
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
    const about = `${names.slice(0, NAMED).join(', ')}${more}`;
    const count = statements === 1 ? '1 statement' : `${statements} statements`;
    return { group, kind: 'evidence', text: `${text} (${count}: ${about})` };
  });
}

function differences(had: readonly Citation[], has: readonly Citation[]): string[] {
  const [gone, come] = [onlyIn(had, has), onlyIn(has, had)];
  const pairs = Math.min(gone.length, come.length);
  return [
    ...gone.slice(0, pairs).map((before, index) => wordsOfChanges(changeOf(before, come[index] ?? before))),
    ...gone.slice(pairs).map((one) => `no longer said by ${whole(one)}`),
    ...come.slice(pairs).map((one) => `also said by ${whole(one)}`),
  ];
}

function wordsOfChanges(changes: readonly Change[]): string {
  return changes.map(changeWords).join('; ');
}

function changeWords({ name, old, now, of }: Change): string {
  const about = of === undefined ? name : `${name} of ${of}`;
  if (old === undefined) return `${about} ${now} added`;
  return now === undefined ? `${about} ${old} removed` : `${about} ${old} → ${now}`;
}

function whole(one: Citation): string {
  return one.get('quote') ?? [...one].map(([name, words]) => `${name} ${words}`).join(', ');
}
