// A zod schema as one function that answers yes or no, for records by the million. It holds no rule of its own: it
// runs the schema's own checks, without the issues, copies and paths that zod makes. Whoever gets a no asks zod why.
import type { z } from 'zod';

/** Whether a schema accepts a value that JSON.parse gave, and leaves it as it is. A no may be wrong, a yes never is. */
export type Accepts = (value: unknown) => boolean;

type Schema = z.core.$ZodType;
type Check = z.core.$ZodCheck<never>;

const no: Accepts = () => false;

/** Compiles a schema. Of kinds that are not known here (transforms, a kind added later) no value is accepted. */
export function acceptsOf(schema: Schema): Accepts {
  return checked(kindOf(schema), schema._zod.def.checks ?? []);
}

function kindOf(schema: Schema): Accepts {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return 'format' in def || def.coerce === true ? scalar(schema) : (value) => typeof value === 'string';
    case 'number':
    case 'boolean':
      return scalar(schema);
    case 'enum':
    case 'literal': {
      const values: ReadonlySet<unknown> | undefined = schema._zod.values;
      return values === undefined ? no : (value) => values.has(value);
    }
    case 'optional':
      // A field that is there must hold what it takes, since JSON has no undefined.
      return acceptsOf(def.innerType);
    case 'array': {
      const accepts = acceptsOf(def.element);
      return (value) => Array.isArray(value) && all(value, accepts);
    }
    case 'record': {
      const [accepts, acceptsKey] = [acceptsOf(def.valueType), acceptsOf(def.keyType)];
      return (value) => isBlock(value) && allEntries(value, acceptsKey, accepts);
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
    return !(answer instanceof Promise) && answer.issues.length === 0 && answer.value === value;
  };
}

function checked(kind: Accepts, checks: readonly Check[]): Accepts {
  if (checks.length === 0) return kind;
  const payload: z.core.ParsePayload<never> = { value: undefined as never, issues: [] };
  return (value) => {
    if (!kind(value)) return false;
    payload.value = value as never;
    for (const { _zod } of checks) {
      _zod.check(payload);
      if (payload.issues.length > 0) {
        payload.issues = [];
        return false;
      }
    }
    // A check that trims, say, has made another value of it.
    return payload.value === value;
  };
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function all(values: readonly unknown[], accepts: Accepts): boolean {
  for (let i = 0; i < values.length; i++) if (!accepts(values[i])) return false;
  return true;
}

function allEntries(values: Record<string, unknown>, acceptsKey: Accepts, accepts: Accepts): boolean {
  for (const key in values) if (!acceptsKey(key) || !accepts(values[key])) return false;
  return true;
}

function union(options: readonly Accepts[]): Accepts {
  return (value) => {
    for (const accepts of options) if (accepts(value)) return true;
    return false;
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
    if (!isBlock(value)) return false;
    let needed = 0;
    for (const key in value) {
      const field = fields.get(key);
      if (field === undefined || !field.accepts(value[key])) return false;
      needed += field.needed;
    }
    return needed === neededFields;
  };
}
