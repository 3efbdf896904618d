// Changes of things in words: one line a thing, with all of its properties that differ.
import { sortedStrings } from '../rdf/order.ts';
import { displayTerm } from '../rdf/prefixed.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import { rdf } from '../vocab/known.ts';
import { saidBeside } from './citation-words.ts';
import { amountPredicates, amountWords, isHeadcount, isNaming } from './names.ts';
import type { Entry, View } from './view.ts';

interface Changes {
  readonly removed: readonly Quad[];
  readonly added: readonly Quad[];
}

/** One entry a thing and group. `told` takes in the changes of evidence that are told here. */
export function thingEntries(view: View, all: Changes, told: Set<string>): Entry[] {
  const found = new Map<string, { group: string; subject: Term; removed: Quad[]; added: Quad[] }>();
  for (const kind of ['removed', 'added'] as const) {
    for (const quad of all[kind]) {
      const group = view.groupOf(quad);
      const key = `${group}\n${quad.subject.termType}\n${quad.subject.value}`;
      const changes = found.get(key) ?? { group, subject: quad.subject, removed: [], added: [] };
      found.set(key, changes);
      changes[kind].push(quad);
    }
  }
  const mentioned = (kind: keyof Changes) =>
    new Set(all[kind].filter((quad) => !isNaming(quad)).map(({ object }) => object.value));
  const mentions = { removed: mentioned('removed'), added: mentioned('added') };
  return [...found.values()].flatMap(({ group, subject, removed, added }): Entry[] => {
    // What is only named, and only because something that differs names it, is told there.
    const isFolded = (kind: keyof Changes, quads: readonly Quad[]) =>
      quads.every(isNaming) && (quads.length === 0 || mentions[kind].has(subject.value));
    if (isFolded('removed', removed) && isFolded('added', added)) return [];
    return [{ group, ...thing(view, subject, { removed, added }, told, group) }];
  });
}

function thing(view: View, subject: Term, changes: Changes, told: Set<string>, group: string): Omit<Entry, 'group'> {
  const isNew = !view.before.describes(subject.value);
  const isGone = !view.after.describes(subject.value);
  if (!isNew && !isGone) return { kind: 'changed', text: changedThing(view, subject, changes, told, group) };
  const kind = isNew ? 'added' : 'removed';
  return { kind, text: `${kind} ${wholeThing(view, subject, changes[kind], isNew ? view.after : view.before)}` };
}

/** A thing that one side alone has: `headcount police officers: about 2,000,000; counts police officers`. */
function wholeThing({ names }: View, subject: Term, quads: readonly Quad[], sight: View['after']): string {
  const isCounted = isHeadcount([sight], subject.value);
  const amount = isCounted ? [amountWords(names, sight, subject.value)] : [];
  const rest = quads.filter((quad) => !isNaming(quad) && !(isCounted && amountPredicates.has(quad.predicate.value)));
  const properties = [...grouped(rest)].map(([predicate, values]) => {
    const words = sortedStrings(values.map(({ object }) => names.of(object))).join(', ');
    return `${names.property(predicate)} ${words}`;
  });
  const name = names.of(subject);
  const kind = names.kindOf(subject.value);
  const head = kind === '' || name.startsWith(kind) ? name : `${kind} ${name}`;
  const parts = [...amount, ...sortedStrings(properties)];
  return parts.length === 0 ? head : `${head}: ${parts.join('; ')}`;
}

/** A thing of both sides: `police officers about 1,900,000 → about 2,000,000; quote changed`. */
function changedThing(view: View, subject: Term, changes: Changes, told: Set<string>, group: string): string {
  const { before, after, names } = view;
  const removed = grouped(changes.removed);
  const added = grouped(changes.added);
  const isCounted = isHeadcount([before, after], subject.value);
  const predicates = sortedStrings(new Set([...removed.keys(), ...added.keys()]));
  const amount = isCounted && predicates.some((predicate) => amountPredicates.has(predicate));
  const parts: string[] = [];
  for (const predicate of predicates) {
    if (amount && amountPredicates.has(predicate)) continue;
    const name = predicate === rdf.type.value ? 'kind' : names.property(predicate);
    parts.push(...values(view, name, removed.get(predicate) ?? [], added.get(predicate) ?? []));
  }
  const name = names.of(subject);
  const amounts = amount
    ? ` ${amountWords(names, before, subject.value)} → ${amountWords(names, after, subject.value)}`
    : '';
  const said = saidBeside(view, changes.removed, changes.added, told, group);
  const rest = [...sortedStrings(parts), ...said].join('; ');
  if (rest === '') return `${name}${amounts}`;
  return `${name}${amounts}${amounts === '' ? ': ' : '; '}${rest}`;
}

/** The values of one property: `old → new`, or which were removed and added. */
function values(view: View, name: string, removed: readonly Quad[], added: readonly Quad[]): string[] {
  const { names } = view;
  const words = (quads: readonly Quad[]) => sortedStrings(quads.map(({ object }) => names.of(object)));
  const isIn = (quads: readonly Quad[]) => (one: Quad) => quads.some(({ object }) => object.equals(one.object));
  const [moved, gone, come] = [
    removed.filter(isIn(added)),
    removed.filter((one) => !isIn(added)(one)),
    added.filter((one) => !isIn(removed)(one)),
  ];
  if (moved.length > 0) {
    const told = words(moved).map((value) => `${name} ${value}: in another graph`);
    return [...new Set(told), ...values(view, name, gone, come)];
  }
  const [old, now] = [words(removed), words(added)];
  if (old.length === 1 && now.length === 1) {
    if (old[0] !== now[0]) return [`${name} ${old[0]} → ${now[0]}`];
    // Two values in the same words: their terms tell them apart.
    const terms = [...removed, ...added].map(({ object }) => displayTerm(object, {}));
    return [`${name} ${terms.join(' → ')}`];
  }
  return [...old.map((value) => `${name} ${value} removed`), ...now.map((value) => `${name} ${value} added`)];
}

function grouped(quads: readonly Quad[]): ReadonlyMap<string, Quad[]> {
  const found = new Map<string, Quad[]>();
  for (const quad of quads) found.set(quad.predicate.value, [...(found.get(quad.predicate.value) ?? []), quad]);
  return found;
}
