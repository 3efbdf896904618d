// The kinds of field a data file is made of. A field is a zod schema and a walk that finds the facts in a value.
import * as z from 'zod';
import { type Evidence, evidenceShape, hasEvidence } from './evidence.ts';
import { type FactKind, isWorded } from './kinds.ts';
import { quote, slug } from './scalars.ts';
import { isUnfinished } from './unfinished.ts';
import type { Walk } from './walk.ts';

export interface Field<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  /** Reports every fact in a value that the schema has passed. */
  walk(value: z.infer<S>, walk: Walk): void;
}
type Schemas<F extends Record<string, Field>> = { [K in keyof F]: F[K]['schema'] };

type Fields = ReadonlyMap<string, Field>;

function walkFields(fields: Fields, block: Record<string, unknown>, walk: Walk): void {
  if (walk.inOrder) {
    for (const [key, field] of fields) walkField(field, key, block[key], walk);
    return;
  }
  for (const key in block) {
    const field = fields.get(key);
    if (field !== undefined) walkField(field, key, block[key], walk);
  }
}

function walkField(field: Field, key: string, value: unknown, walk: Walk): void {
  if (value === undefined) return;
  walk.enter(key);
  field.walk(value, walk);
  walk.leave();
}

/**
 * A block with named fields, each of which may rest on the block's quote. `claims` says what the block alone claims,
 * as `a role`: then a quote must say that, too.
 */
export function block<F extends Record<string, Field>>(fields: F, claims?: string) {
  const shape = {} as Schemas<F>;
  for (const key of Object.keys(fields) as (keyof F)[]) shape[key] = (fields[key] as F[keyof F]).schema;
  const schema = z.strictObject({ ...shape, ...evidenceShape });
  const all: Fields = new Map(Object.entries(fields));
  return {
    schema,
    fields,
    walk: (value: z.infer<typeof schema>, walk: Walk) => {
      const outer = walk.open(value as Evidence);
      if (claims !== undefined) walk.claim(claims);
      walkFields(all, value as Record<string, unknown>, walk);
      walk.close(outer);
    },
  };
}

export function optional<S extends z.ZodType>(field: Field<S>): Field<z.ZodOptional<S>> {
  return { schema: field.schema.optional(), walk: (value, walk) => field.walk(value as z.infer<S>, walk) };
}

/** A mapping from identifiers to blocks. */
export function byId<S extends z.ZodType>(key: z.ZodType<string>, field: Field<S>) {
  return {
    schema: z.record(key, field.schema),
    walk: (value: Record<string, z.infer<S>>, walk: Walk) => {
      for (const id in value) walkField(field, id, value[id], walk);
    },
  };
}

/** Refuses a word that stands twice in a list. An item with fields of its own may say the same by another quote. */
const eachOnce = z.check<readonly unknown[]>(({ value, issues }) => {
  if (value.length < 2) return;
  const seen = new Set<unknown>();
  for (const [index, item] of value.entries()) {
    if (typeof item !== 'string' || isUnfinished(item)) continue;
    if (seen.has(item)) {
      const params = { code: 'duplicate-name', expected: 'each item of a list once' };
      const message = 'stands in this list already';
      issues.push({ code: 'custom', input: item, path: [index], message, params });
    }
    seen.add(item);
  }
});

/** A sequence of at least one item, each word once. */
export function many<S extends z.ZodType>(field: Field<S>) {
  return {
    schema: z.array(field.schema).min(1).check(eachOnce),
    walk: (value: readonly z.infer<S>[], walk: Walk) => {
      for (let index = 0; index < value.length; index++) {
        walk.enter(index);
        field.walk(value[index] as z.infer<S>, walk);
        walk.leave();
      }
    },
  };
}

/**
 * A scalar that is a fact; written as a block it may carry a quote, the page's own words, and further fields.
 * `claims` is as for a block.
 */
export function leaf<K extends string, S extends z.ZodType, F extends Record<string, Field> = Record<never, Field>>(
  key: K,
  scalar: S,
  kind: FactKind,
  more: F = {} as F,
  claims?: string,
) {
  const shape = {} as Schemas<F>;
  for (const name of Object.keys(more) as (keyof F)[]) shape[name] = (more[name] as F[keyof F]).schema;
  const own = { [key]: scalar } as { [k in K]: S };
  const words = {
    ...(isWorded(kind) ? { as: quote.optional() } : {}),
    ...(kind.is === 'wording' && kind.concept ? { id: slug.optional() } : {}),
  } as { as: z.ZodOptional<typeof quote>; id: z.ZodOptional<typeof slug> };
  const asBlock = z.strictObject({ ...own, ...shape, ...words, ...evidenceShape });
  const kindWithEvidence: FactKind = kind.is === 'wording' ? { ...kind, ownQuote: false } : kind;
  const all: Fields = new Map(Object.entries(more));
  return {
    schema: z.union([scalar, asBlock]),
    walk: (value: unknown, walk: Walk) => {
      if (typeof value !== 'object' || value === null) {
        if (claims !== undefined) walk.claim(claims);
        walk.fact(kind, key, value as string | number);
        return;
      }
      const written = value as Record<string, unknown>;
      const outer = walk.open(written as Evidence);
      if (claims !== undefined) walk.claim(claims);
      walk.enter(key);
      walk.fact(hasEvidence(written) ? kindWithEvidence : kind, key, written[key] as string | number, written);
      walk.leave();
      walkFields(all, written, walk);
      walk.close(outer);
    },
  };
}

/** One scalar, a sequence of items, or a block that holds the sequence under `plural` with a quote for all. */
export function list<
  K extends string,
  S extends z.ZodType,
  I extends z.ZodType,
  F extends Record<string, Field> = Record<never, Field>,
>(plural: K, scalar: S, item: Field<I>, more: F = {} as F) {
  const items = many(item);
  const asBlock = block({ ...({ [plural]: items } as { [k in K]: typeof items }), ...more });
  return {
    schema: z.union([scalar, items.schema, asBlock.schema]),
    walk: (value: unknown, walk: Walk) => {
      if (Array.isArray(value)) items.walk(value, walk);
      else if (typeof value === 'object' && value !== null) asBlock.walk(value as never, walk);
      else item.walk(value as z.infer<I>, walk);
    },
  };
}
