// Hierarchies within a record must end at a top: no body, place or trend lies within itself.
import type { CountryRecord } from './country.ts';
import type { Fault } from './fault.ts';
import { trendName } from './names.ts';

type Edges = ReadonlyMap<string, { readonly to: readonly string[]; readonly path: readonly (string | number)[] }[]>;

/** One fault for each cycle of part-of, unit-of, leadership-free containment, or forms of trends. */
export function cyclesOf(record: CountryRecord): Fault[] {
  return [bodyEdges(record), placeEdges(record), trendEdges(record)].flatMap(cycles);
}

function targets(written: unknown): string[] {
  if (written === undefined) return [];
  if (typeof written === 'string') return [written];
  if (Array.isArray(written)) return written.flatMap(targets);
  return Object.entries(written as Record<string, unknown>)
    .filter(([key]) => ['body', 'place', 'places', 'trend', 'trends'].includes(key))
    .flatMap(([, value]) => targets(value));
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
const bodyEdges = (record: CountryRecord): Edges => edgesFrom(record.bodies, 'bodies', ['partOf', 'unitOf']);
const placeEdges = (record: CountryRecord): Edges => edgesFrom(record.places, 'places', ['partOf', 'within']);
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
