// What is left of a file when everything that its schema refuses is taken out, so that the rest can be judged too.
import type { z } from 'zod';
import type { Path } from '../errors.ts';
import type { SourceDocument } from '../read/source-document.ts';
import { pathsRefused, tellAllowed } from './issues-from-zod.ts';

export interface Remainder<T> {
  readonly value: T;
  /** Where the value at a path of the remainder stands in the file: items of lists may have moved. */
  originOf(path: Path): Path;
  /** Paths in the file of all that was taken out. */
  readonly refused: readonly Path[];
  /** Fields of the file that had to be replaced by their stand-ins. */
  readonly replaced: ReadonlySet<string | number>;
}

/**
 * The remainder of a file under a schema: each refused value goes, and with it what cannot be without it. A field that
 * the file itself cannot be without is replaced by its stand-in. Undefined where nothing can be judged.
 */
export function remainderOf<S extends z.ZodType>(
  schema: S,
  document: SourceDocument,
  standIns: Readonly<Record<string, unknown>>,
): Remainder<z.output<S>> | undefined {
  const rest: unknown = structuredClone(document.value);
  if (!isBlock(rest)) return undefined;
  const origins: Origins = new WeakMap();
  const originOf = (path: Path) => originIn(rest, path, origins);
  const refused: Path[] = [];
  const replaced = new Set<string | number>();
  for (;;) {
    const parsed = schema.safeParse(rest, { error: tellAllowed });
    if (parsed.success) return { value: parsed.data, originOf, refused, replaced };
    const paths = pathsRefused(parsed.error, { ...document, value: rest });
    refused.push(...paths.map(originOf));
    const missing = paths.flatMap(([field = '', ...deeper]) => (deeper.length > 0 || field in rest ? [] : [field]));
    // What is taken out in each round, or put in once, is finite.
    if (missing.some((field) => replaced.has(field) || !Object.hasOwn(standIns, field))) return undefined;
    if (paths.length === 0 || paths.some((path) => path.length === 0)) return undefined;
    for (const field of missing) {
      replaced.add(field);
      rest[field] = structuredClone(standIns[field]);
    }
    const others = paths.filter(([field = '']) => !missing.includes(String(field)));
    takeOut(rest, others, origins);
  }
}

type Block = Record<string | number, unknown>;
/** List → the indexes that its items had in the file. */
type Origins = WeakMap<object, readonly number[]>;

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null;
}

function takeOut(root: Block, paths: readonly Path[], origins: Origins): void {
  const dropped = new Map<Block, Set<string | number>>();
  for (const path of paths) {
    const [holder, step] = lastThere(root, path);
    const steps = dropped.get(holder) ?? new Set();
    dropped.set(holder, steps.add(step));
  }
  for (const [holder, steps] of dropped) {
    if (!Array.isArray(holder)) {
      for (const step of steps) delete holder[step];
      continue;
    }
    const kept = holder.flatMap((_, index) => (steps.has(index) ? [] : [index]));
    const before = origins.get(holder);
    origins.set(
      holder,
      kept.map((index) => before?.[index] ?? index),
    );
    holder.splice(0, holder.length, ...kept.map((index) => holder[index]));
  }
}

/** The last value on a path that is there: its holder, and its name in it. */
function lastThere(root: Block, path: Path): [Block, string | number] {
  let holder = root;
  for (const [index, step] of path.entries()) {
    const value = holder[step];
    const next = path[index + 1];
    if (next === undefined || !isBlock(value) || !Object.hasOwn(value, next)) return [holder, step];
    holder = value;
  }
  throw new Error('the root is refused by other means');
}

function originIn(root: unknown, path: Path, origins: Origins): Path {
  let value = root;
  return path.map((step) => {
    const origin = isBlock(value) && typeof step === 'number' ? (origins.get(value)?.[step] ?? step) : step;
    value = isBlock(value) ? value[step] : undefined;
    return origin;
  });
}
