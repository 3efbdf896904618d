// JSON text with the offset of each value. For text that JSON.parse has accepted; what it means is not told here.

/** A value, with the UTF-16 offset at which it starts. */
export interface JsonValue {
  readonly start: number;
  /** A mapping for an object: names in the order of the text, the last of equal names. */
  readonly value: string | number | boolean | null | readonly JsonValue[] | ReadonlyMap<string, JsonValue>;
}

const token = /\s*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|([^\s{}[\],:"]+))/gy;

export function jsonWithOffsets(text: string): JsonValue {
  token.lastIndex = 0;
  let mark = '';
  let scalar: JsonValue['value'] = null;
  let start = 0;
  const next = (): void => {
    const found = token.exec(text);
    if (found === null) throw new Error('the text is no JSON');
    const written = found[1] ?? found[2] ?? found[3] ?? '';
    start = token.lastIndex - written.length;
    mark = found[1] ?? '';
    if (mark === '') scalar = JSON.parse(written) as JsonValue['value'];
  };
  const read = (): JsonValue => {
    const from = start;
    if (mark === '') return { start: from, value: scalar };
    return mark === '{' ? { start: from, value: readObject() } : { start: from, value: readArray() };
  };
  const readArray = (): JsonValue[] => {
    const items: JsonValue[] = [];
    for (next(); mark !== ']'; next()) if (mark !== ',') items.push(read());
    return items;
  };
  const readObject = (): Map<string, JsonValue> => {
    const entries = new Map<string, JsonValue>();
    for (next(); mark !== '}'; next()) {
      if (mark === ',') continue;
      const name = String(scalar);
      next();
      next();
      entries.set(name, read());
    }
    return entries;
  };
  next();
  return read();
}

/** The value without offsets. */
export function plainJson({ value }: JsonValue): unknown {
  if (value instanceof Map) {
    return Object.fromEntries(
      [...(value as ReadonlyMap<string, JsonValue>)].map(([name, one]) => [name, plainJson(one)]),
    );
  }
  return Array.isArray(value) ? (value as readonly JsonValue[]).map(plainJson) : value;
}
