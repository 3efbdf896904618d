// The kinds of row that tables are made of. Each takes apart one form of authored value and emits its triples.
import type { NamedNode } from '@rdfjs/types';
import { hasEvidence } from '../model/evidence.ts';
import type { CodeList } from '../model/kinds.ts';
import { skos } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import type { Mapping } from './mapping.ts';
import type { Emit } from './table.ts';

/** A scalar, or a block that holds it under `key`. */
type Leaf<K extends string, T> = T | { readonly [k in K]: T };
/** A predicate by its term, or by its IRI where it is one of ours. */
type Predicate = NamedNode | string;

const iriOf = (term: Predicate) => (typeof term === 'string' ? term : term.value);

type Scalar<V> = Extract<V, string | number | boolean>;

/** Goes to the scalar of a leaf, and gives it with the page's own words for it. */
export function scalar<V>(
  mapping: Mapping,
  key: string,
  value: V,
  emit: (value: Scalar<V>, onPage: string) => void,
): void {
  if (typeof value !== 'object' || value === null) {
    emit(value as Scalar<V>, String(value));
    return;
  }
  const inner = (value as Record<string, unknown>)[key] as Scalar<V>;
  mapping.at(key, inner, () => emit(inner, (value as { as?: string }).as ?? String(inner)));
}

/**
 * Words of the page as a literal; with `type`, the triple that says what the subject is rests on the same quote. With
 * `ownQuote`, that is the words themselves, unless evidence stands beside them.
 */
export function wording<K extends string>(
  key: K,
  predicate: Predicate,
  options: { readonly type?: Predicate; readonly ownQuote?: boolean } = {},
): Emit<Leaf<K, string>> {
  const p = iriOf(predicate);
  const type = options.type === undefined ? undefined : iriOf(options.type);
  return (mapping, subject, value) =>
    scalar(mapping, key, value, (words, onPage) =>
      mapping.asWording(onPage, options.ownQuote === true && !(typeof value === 'object' && hasEvidence(value)), () => {
        if (type !== undefined) mapping.type(subject, type);
        mapping.words(subject, p, words as string);
      }),
    );
}

/** Names of a thing that are their own quotes: the first is the preferred one. */
export const names: Emit<readonly Leaf<'name', string>[]> = (mapping, subject, values) => {
  for (let index = 0; index < values.length; index++) {
    mapping.emitAt(index, values[index] as Leaf<'name', string>, index === 0 ? firstName : otherName, subject);
  }
};

const firstName = wording('name', skos.prefLabel, { ownQuote: true });
const otherName = wording('name', skos.altLabel, { ownQuote: true });

/** Each item of a sequence by another row. */
export function each<V>(row: Emit<V>): Emit<readonly V[]> {
  return (mapping, subject, values) => {
    for (let index = 0; index < values.length; index++) mapping.emitAt(index, values[index] as V, row, subject);
  };
}

/** A reference to something of the record; `reversed` makes the subject its object. */
export function reference<K extends string>(key: K, predicate: Predicate): Emit<Leaf<K, string>> {
  const p = iriOf(predicate);
  return (mapping, subject, value) =>
    scalar(mapping, key, value, (name) => mapping.link(subject, p, mapping.thing(name as string)));
}

/** One item, a sequence of items, or a block that holds the sequence under `plural`. */
type List<P extends string, V> = string | readonly V[] | { readonly [k in P]: readonly V[] };

function list<P extends string, V>(plural: P, item: Emit<V>): Emit<List<P, V>> {
  const items = each(item);
  return (mapping, subject, value) => {
    if (typeof value === 'string') item(mapping, subject, value as V);
    else if (Array.isArray(value)) items(mapping, subject, value as readonly V[]);
    else {
      const inner = (value as { readonly [k in P]: readonly V[] })[plural];
      mapping.emitAt(plural, inner, items, subject);
    }
  };
}

export function references<P extends string, K extends string>(
  plural: P,
  key: K,
  predicate: Predicate,
): Emit<List<P, Leaf<K, string>>> {
  return list(plural, reference(key, predicate));
}

/** A word of a closed list, as its concept. */
export function code<K extends string>(key: K, of: CodeList, predicate: Predicate): Emit<Leaf<K, string>> {
  const p = iriOf(predicate);
  return (mapping, subject, value) =>
    scalar(mapping, key, value, (word) => mapping.link(subject, p, mapping.code(of, word as string)));
}

export const listing = code('list', 'listings', ncb.listing);

/** A concept that the page words: the triple to it, its type and its label all rest on one quote. */
export function concept<K extends 'area' | 'activity'>(key: K, predicate: Predicate): Emit<Leaf<K, string>> {
  const p = iriOf(predicate);
  const kind = key === 'area' ? 'wording' : 'activity';
  return (mapping, subject, value) =>
    scalar(mapping, key, value, (_, onPage) =>
      mapping.asWording(onPage, false, () => mapping.link(subject, p, mapping.concept(kind, value, key))),
    );
}

type WithListing = { readonly list?: Leaf<'list', string> | undefined };

/** Crime areas in any form of list; a block may say whether the page marks its list as open. */
export function areas(predicate: Predicate): Emit<List<'areas', Leaf<'area', string>>> {
  const items = list('areas', concept('area', predicate));
  return (mapping, subject, value) => {
    items(mapping, subject, value);
    const { list: marked } = value as WithListing;
    if (marked !== undefined) mapping.emitAt('list', marked, listing, subject);
  };
}

export function activities(predicate: Predicate): Emit<List<'activities', Leaf<'activity', string>>> {
  return list('activities', concept('activity', predicate));
}
