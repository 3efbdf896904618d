// Changes of lexical form that stores make and that leave the value as it is. Which store makes which is in stores.ts.
import { xsd } from '../vocab/known.ts';

/** A lexical form for all of one value; undefined where the change does not apply to the datatype. */
type Normalise = (lexical: string, datatype: string) => { lexical: string; datatype: string } | undefined;

const integers: ReadonlySet<string> = new Set(
  [
    xsd.integer,
    xsd.int,
    xsd.long,
    xsd.short,
    xsd.byte,
    xsd.nonNegativeInteger,
    xsd.positiveInteger,
    xsd.nonPositiveInteger,
    xsd.negativeInteger,
    xsd.unsignedInt,
    xsd.unsignedLong,
    xsd.unsignedShort,
    xsd.unsignedByte,
  ].map(({ value }) => value),
);
const floats: ReadonlySet<string> = new Set([xsd.double.value, xsd.float.value]);
/** A date and time that JavaScript's Date holds without loss. */
const inZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;
const dates: ReadonlySet<string> = new Set([
  xsd.dateTime.value,
  xsd.dateTimeStamp.value,
  xsd.time.value,
  xsd.date.value,
]);

const rules = {
  /** `+007` and `7`; `1.50` and `1.5`; `1E0` and `1.0`. */
  'number-form': (lexical, datatype) => {
    if (integers.has(datatype) || datatype === xsd.decimal.value) {
      const [, sign = '', whole = '', part = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(lexical.trim()) ?? [];
      if (whole === '' && part === '') return undefined;
      const digits = whole.replace(/^0+/, '') || '0';
      const rest = part.replace(/0+$/, '');
      const minus = sign === '-' && !(digits === '0' && rest === '') ? '-' : '';
      return { lexical: minus + digits + (rest === '' ? '' : `.${rest}`), datatype };
    }
    if (!floats.has(datatype) || !/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(lexical.trim())) return undefined;
    return { lexical: String(Number(lexical)), datatype };
  },
  /** `5` as xsd:nonNegativeInteger, or as another type derived from xsd:integer, and as xsd:integer. */
  'derived-integer': (lexical, datatype) => {
    return integers.has(datatype) ? { lexical, datatype: xsd.integer.value } : undefined;
  },
  /** `2147483648` as xsd:integer and as xsd:decimal: what is beyond 32 bits. */
  'large-integer': (lexical, datatype) => {
    if (datatype !== xsd.integer.value || !/^[+-]?\d+$/.test(lexical)) return undefined;
    const value = BigInt(lexical.replace(/^\+/, ''));
    const small = value >= -(2n ** 31n) && value < 2n ** 31n;
    return small ? undefined : { lexical, datatype: xsd.decimal.value };
  },
  /** `1` and `true`, as booleans. */
  'boolean-form': (lexical, datatype) => {
    if (datatype !== xsd.boolean.value) return undefined;
    return { lexical: lexical === '1' ? 'true' : lexical === '0' ? 'false' : lexical, datatype };
  },
  /** `2020-01-01T00:00:00.000Z`, `…+00:00` and `2020-01-01T00:00:00Z`. */
  'date-form': (lexical, datatype) => {
    if (!dates.has(datatype)) return undefined;
    return {
      lexical: lexical
        .replace(/\.(\d*[1-9])?0+(?=Z|[+-]|$)/, '.$1')
        .replace(/\.(?=Z|[+-]|$)/, '')
        .replace(/[+-]00:00$/, 'Z'),
      datatype,
    };
  },
  /** `2020-01-01T08:00:00+08:00` and `2020-01-01T00:00:00.000Z`; a time that has no zone has no such form. */
  'utc-time': (lexical, datatype) => {
    if (datatype !== xsd.dateTime.value || !inZone.test(lexical)) return undefined;
    const [day = ''] = lexical.split('T');
    const [from, at] = [new Date(`${day}T00:00:00Z`), new Date(lexical)];
    // Date takes 30 February for 1 March.
    if (Number.isNaN(at.getTime()) || !from.toISOString().startsWith(day)) return undefined;
    return { lexical: at.toISOString(), datatype };
  },
} as const satisfies Record<string, Normalise>;

export type NormalisationName = keyof typeof rules;

/** A literal with a datatype at the end of a canonical line; only the lexical forms that need no escapes. */
const typedLiteral = /"([^"\\]*)"\^\^<([^<>]*)> \.$/;

/** A canonical line with its literal in the one form of its value, and the changes that made it so. */
export function normalisedLine(
  line: string,
  names: readonly NormalisationName[],
): { readonly line: string; readonly by: readonly NormalisationName[] } {
  const found = typedLiteral.exec(line);
  if (found === null) return { line, by: [] };
  let form = { lexical: found[1] ?? '', datatype: found[2] ?? '' };
  const by: NormalisationName[] = [];
  for (const name of names) {
    const rule: Normalise = rules[name];
    const next = rule(form.lexical, form.datatype);
    if (next === undefined || (next.lexical === form.lexical && next.datatype === form.datatype)) continue;
    by.push(name);
    form = next;
  }
  const type = form.datatype === xsd.string.value ? '' : `^^<${form.datatype}>`;
  return { line: `${line.slice(0, found.index)}"${form.lexical}"${type} .`, by };
}
