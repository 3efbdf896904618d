// Mapping tables: one row a field, total by type, so that a field nobody maps does not compile.
import type { Mapping } from './mapping.ts';

/** Emits what one authored value says of a subject. */
export type Emit<V> = (mapping: Mapping, subject: string, value: V) => void;

/** A field that a named function of this file, or another row, turns into triples. */
export interface UsedBy {
  readonly usedBy: string;
}
/** A field that makes no triple, and why. */
export interface Withheld {
  readonly withheld: string;
}
export type Row<V> = Emit<V> | UsedBy | Withheld;

export const usedBy = (row: string): UsedBy => ({ usedBy: row });
export const withheld = (reason: string): Withheld => ({ withheld: reason });

type EvidenceKey = 'quote' | 'mode' | 'because';

/** Every field of an entity but those that tell how it stands in its source. */
export type Table<E> = { readonly [K in Exclude<keyof E, EvidenceKey>]-?: Row<NonNullable<E[K]>> };

/** What becomes of a field: a row that emits, a row elsewhere, or the reason why it makes no triple. */
export type Fate = 'emits' | UsedBy | Withheld;

const fates = new Map<string, Fate>();

/** Row of a table, as `bodies.partOf`, → what becomes of its field. Filled as the tables are made. */
export const tableRows: ReadonlyMap<string, Fate> = fates;

interface Compiled {
  readonly key: string;
  readonly row: string;
  readonly emit: Emit<unknown>;
}

/** A table ready to run: emits what the fields of a block say of a subject, in the order of the table. */
export function tableOf<E extends object>(name: string, table: Table<E>): Emit<E> {
  const fields = Object.entries<Row<never>>(table);
  for (const [key, row] of fields) fates.set(`${name}.${key}`, typeof row === 'function' ? 'emits' : row);
  const rows: Compiled[] = fields.flatMap(([key, row]) =>
    typeof row === 'function' ? [{ key, row: `${name}.${key}`, emit: row as Emit<unknown> }] : [],
  );
  return (mapping, subject, block) => {
    const outer = mapping.row;
    for (const { key, row, emit } of rows) {
      const value = (block as Record<string, unknown>)[key];
      if (value === undefined) continue;
      mapping.row = row;
      mapping.emitAt(key, value, emit, subject);
    }
    mapping.row = outer;
  };
}
