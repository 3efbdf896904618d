// Hierarchies within a record must end at a top: no body, place or trend lies within itself, or is its own example.
import type { CountryRecord } from './country.ts';
import type { Fault } from './fault.ts';
import { conceptName, trendName } from './names.ts';

type Edges = ReadonlyMap<string, { readonly to: readonly string[]; readonly path: readonly (string | number)[] }[]>;

/** One fault for each cycle of part-of, unit-of, leadership-free containment, or forms of trends. */
export function cyclesOf(record: CountryRecord): Fault[] {
  const edges = [];
  if (mayCircle(record.bodies, bodyKeys)) edges.push(bodyEdges(record));
  if (mayCircle(record.places, placeKeys)) edges.push(placeEdges(record));
  if (record.trends !== undefined) edges.push(trendEdges(record));
  return [...edges.flatMap(cycles), ...ownExamples(record)];
}

const bodyKeys = ['partOf', 'unitOf'] as const;
const placeKeys = ['partOf', 'within'] as const;

/** Whether some block refers to itself or to one that stands after it; without such a one there is no way back. */
function mayCircle(blocks: Record<string, object> | undefined, keys: readonly string[]): boolean {
  const before = new Set<string>();
  for (const id in blocks) {
    for (const key of keys) {
      if (leadsOn((blocks[id] as Record<string, unknown>)[key], blocks, before)) return true;
    }
    before.add(id);
  }
  return false;
}

/** Whether what is written refers to some block that is not among those before. */
function leadsOn(written: unknown, blocks: Record<string, object>, before: ReadonlySet<string>): boolean {
  if (written === undefined) return false;
  if (typeof written === 'string') return Object.hasOwn(blocks, written) && !before.has(written);
  if (Array.isArray(written)) return written.some((one) => leadsOn(one, blocks, before));
  return leadsOn(referred(written), blocks, before);
}

/** What a reference with a quote of its own, or several with one quote, refers to. */
function referred(written: unknown): unknown {
  const { body, place, places, trend, trends } = written as Record<string, unknown>;
  return body ?? place ?? places ?? trend ?? trends;
}

function targets(written: unknown): string[] {
  if (written === undefined) return [];
  if (typeof written === 'string') return [written];
  if (Array.isArray(written)) return written.flatMap(targets);
  return targets(referred(written));
}

function edgesFrom(
  blocks: Record<string, object> | undefined,
  room: string,
  keys: readonly string[],
  name = (id: string) => id,
) {
  return new Map(
    Object.entries(blocks ?? {}).map(([id, block]) => [
      name(id),
      keys
        .filter((key) => (block as Record<string, unknown>)[key] !== undefined)
        .map((key) => ({ to: targets((block as Record<string, unknown>)[key]), path: [room, id, key] })),
    ]),
  );
}
const bodyEdges = (record: CountryRecord): Edges => edgesFrom(record.bodies, 'bodies', bodyKeys);
const placeEdges = (record: CountryRecord): Edges => edgesFrom(record.places, 'places', placeKeys);
const trendEdges = (record: CountryRecord): Edges => edgesFrom(record.trends, 'trends', ['forms'], trendName);

/** Depth first with an explicit stack, so that a chain of any length is walked; each cycle is reported once. */
function cycles(edges: Edges): Fault[] {
  const done = new Set<string>();
  const faults: Fault[] = [];
  for (const start of edges.keys()) {
    const trail: string[] = [];
    const stack: { name: string; leaving: boolean }[] = [{ name: start, leaving: false }];
    while (stack.length > 0) {
      const { name, leaving } = stack.pop() as { name: string; leaving: boolean };
      if (leaving) {
        trail.pop();
        done.add(name);
        continue;
      }
      if (done.has(name)) continue;
      trail.push(name);
      stack.push({ name, leaving: true });
      for (const { to, path } of edges.get(name) ?? []) {
        for (const target of to) {
          const at = trail.indexOf(target);
          if (at < 0) stack.push({ name: target, leaving: false });
          else {
            faults.push({
              code: 'cycle',
              path,
              message: `${[...trail.slice(at), target].join(' is part of ')}: a circle`,
              expected: 'a chain that ends at a top',
              found: target,
            });
          }
        }
      }
    }
  }
  return faults;
}

/** Trends among whose examples is the kind of crime that they are about. */
function ownExamples({ trends }: CountryRecord): Fault[] {
  const faults: Fault[] = [];
  for (const id in trends) {
    const { area, examples } = trends[id] as NonNullable<typeof trends>[string];
    if (examples === undefined) continue;
    const isBlock = typeof examples === 'object' && !Array.isArray(examples);
    const path = ['trends', id, 'examples', ...(isBlock ? ['areas'] : [])];
    const own = conceptName(area, 'area');
    const items = isBlock ? examples.areas : examples;
    for (const [index, item] of (Array.isArray(items) ? items : [items]).entries()) {
      if (conceptName(item, 'area') !== own) continue;
      const here = Array.isArray(items) ? [...path, index] : path;
      const words = typeof item === 'string' ? item : item.area;
      faults.push({
        code: 'cycle',
        path: typeof item === 'string' ? here : [...here, 'area'],
        message: `${here.join('.')} "${words}" is the kind of crime of the trend itself, not an example of it`,
        expected: 'a kind of crime that is one form of the trend',
        found: words,
      });
    }
  }
  return faults;
}
