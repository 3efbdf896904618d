// A zod schema as one function that answers yes or no, for records by the million. It holds no rule of its own: it
// runs the schema's own checks, without the issues, copies and paths that zod makes. Whoever gets a no asks zod why.
import type { z } from 'zod';

/**
 * Whether a schema accepts a value that JSON.parse gave, and leaves it as it is: `notAccepted`, or how long the shortest
 * text of the value can be in UTF-16 units, escapes counted as what they stand for. A no may be wrong, a yes never is.
 */
export type Accepts = (value: unknown) => number;

export const notAccepted = -1;

type Schema = z.core.$ZodType;
type Check = z.core.$ZodCheck<never>;

const no: Accepts = () => notAccepted;

/** Compiles a schema. Of kinds that are not known here (transforms, a kind added later) no value is accepted. */
export function acceptsOf(schema: Schema): Accepts {
  return checked(kindOf(schema), schema._zod.def.checks ?? []);
}

function kindOf(schema: Schema): Accepts {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return 'format' in def || def.coerce === true
        ? scalar(schema)
        : (value) => (typeof value === 'string' ? value.length + 2 : notAccepted);
    case 'number':
    case 'boolean':
      return scalar(schema);
    case 'enum':
    case 'literal': {
      const values: ReadonlySet<unknown> | undefined = schema._zod.values;
      return values === undefined ? no : (value) => (values.has(value) ? lengthOf(value) : notAccepted);
    }
    case 'optional':
      // A field that is there must hold what it takes, since JSON has no undefined.
      return acceptsOf(def.innerType);
    case 'array': {
      const accepts = acceptsOf(def.element);
      return (value) => (Array.isArray(value) ? all(value, accepts) : notAccepted);
    }
    case 'record': {
      const [accepts, acceptsKey] = [acceptsOf(def.valueType), acceptsOf(def.keyType)];
      return (value) => (isBlock(value) ? allEntries(value, acceptsKey, accepts) : notAccepted);
    }
    case 'union':
      return union(def.options.map(acceptsOf));
    case 'object':
      return def.catchall?._zod.def.type === 'never' ? block(def.shape) : no;
    default:
      return no;
  }
}

/** Asks zod, for kinds that are cheap to ask. */
function scalar(schema: Schema): Accepts {
  return (value) => {
    const answer = schema._zod.run({ value, issues: [] }, { async: false });
    const isAccepted = !(answer instanceof Promise) && answer.issues.length === 0 && answer.value === value;
    return isAccepted ? lengthOf(value) : notAccepted;
  };
}

/** Of a scalar. JSON may write 1000 as 1e3, and 0.001 as 1e-3. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return Number.isInteger(value) && value % 1000 !== 0 ? String(value).length : 1;
  return String(value).length;
}

function checked(kind: Accepts, checks: readonly Check[]): Accepts {
  if (checks.length === 0) return kind;
  const payload: z.core.ParsePayload<never> = { value: undefined as never, issues: [] };
  return (value) => {
    const length = kind(value);
    if (length < 0) return notAccepted;
    payload.value = value as never;
    for (const { _zod } of checks) {
      _zod.check(payload);
      if (payload.issues.length > 0) {
        payload.issues = [];
        return notAccepted;
      }
    }
    // A check that trims, say, has made another value of it.
    return payload.value === value ? length : notAccepted;
  };
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Brackets, and for each item but one a comma.
function all(values: readonly unknown[], accepts: Accepts): number {
  let length = values.length === 0 ? 2 : 1;
  for (let i = 0; i < values.length; i++) {
    const inner = accepts(values[i]);
    if (inner < 0) return notAccepted;
    length += inner + 1;
  }
  return length;
}

// Each entry has quotation marks and a colon, too.
function allEntries(values: Record<string, unknown>, acceptsKey: Accepts, accepts: Accepts): number {
  let length = 1;
  for (const key in values) {
    const inner = acceptsKey(key) < 0 ? notAccepted : accepts(values[key]);
    if (inner < 0) return notAccepted;
    length += key.length + 4 + inner;
  }
  return length === 1 ? 2 : length;
}

function union(options: readonly Accepts[]): Accepts {
  return (value) => {
    for (const accepts of options) {
      const length = accepts(value);
      if (length >= 0) return length;
    }
    return notAccepted;
  };
}

function block(shape: Readonly<Record<string, Schema>>): Accepts {
  const fields = new Map<string, { readonly accepts: Accepts; readonly needed: number }>();
  let neededFields = 0;
  for (const [key, schema] of Object.entries(shape)) {
    const needed = schema._zod.optin === 'optional' ? 0 : 1;
    neededFields += needed;
    fields.set(key, { accepts: acceptsOf(schema), needed });
  }
  return (value) => {
    if (!isBlock(value)) return notAccepted;
    let needed = 0;
    let length = 1;
    for (const key in value) {
      const field = fields.get(key);
      const inner = field === undefined ? notAccepted : field.accepts(value[key]);
      if (field === undefined || inner < 0) return notAccepted;
      needed += field.needed;
      length += key.length + 4 + inner;
    }
    if (needed !== neededFields) return notAccepted;
    return length === 1 ? 2 : length;
  };
}
