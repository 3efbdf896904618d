// A framed JSON-LD document in which each node is described once and each triple said once. Framing with `@once` leaves
// the choice of the place to the order of the library, and repeats what it reaches against the direction of a property.

type Context = Readonly<Record<string, unknown>>;
type Node = Record<string, unknown>;

/**
 * Framed nodes in which a node that stands in several places is described in the shallowest of them, the first by
 * `order` of the keys; elsewhere its name stands. A relation told by a reverse key of the context is not told again from
 * the other side.
 */
export function saidOnce(
  nodes: readonly unknown[],
  context: Context,
  idKey: string,
  order: (a: string, b: string) => number,
): unknown[] {
  const forward = forwardKeys(context);
  const described = new Set<unknown>();
  const roots = structuredClone(nodes) as unknown[];
  for (const root of roots) if (isNode(root)) described.add(root[idKey]);
  let level = roots.filter(isNode);
  while (level.length > 0) {
    const next: Node[] = [];
    for (const node of level) {
      for (const key of Object.keys(node).sort(order)) {
        const place = (value: unknown): unknown => {
          if (!isNode(value)) return value;
          const id = value[idKey];
          if (id !== undefined && described.has(id)) return isLink(context[key]) ? id : { [idKey]: id };
          described.add(id);
          withdraw(value, forward.get(key), node[idKey], idKey);
          next.push(value);
          return value;
        };
        const value = node[key];
        node[key] = Array.isArray(value) ? value.map(place) : place(value);
      }
    }
    level = next;
  }
  return roots;
}

/** Whether a bare string under a key is the name of a node: only where the context says so, else it is a text. */
function isLink(definition: unknown): boolean {
  return isNode(definition) && (definition['@type'] === '@id' || definition['@type'] === '@vocab');
}

/** Reverse key of a context → the key of the same property in its own direction. */
function forwardKeys(context: Context): ReadonlyMap<string, string> {
  const entries = Object.entries(context).filter((entry): entry is [string, Node] => isNode(entry[1]));
  const byIri = new Map(entries.flatMap(([key, { '@id': iri }]) => (typeof iri === 'string' ? [[iri, key]] : [])));
  return new Map(
    entries.flatMap(([key, { '@reverse': iri }]) => {
      const other = typeof iri === 'string' ? byIri.get(iri) : undefined;
      return other === undefined ? [] : [[key, other] as const];
    }),
  );
}

function withdraw(node: Node, key: string | undefined, id: unknown, idKey: string): void {
  if (key === undefined) return;
  const values: unknown[] = [node[key]].flat();
  const rest = values.filter((value) => value !== id && !(isNode(value) && value[idKey] === id));
  if (rest.length === values.length) return;
  if (rest.length === 0) delete node[key];
  else node[key] = rest.length === 1 ? rest[0] : rest;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
