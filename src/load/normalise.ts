// Changes of lexical form that stores make and that leave the value as it is. Which store makes which is in stores.ts.
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
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
    if (!floats.has(datatype) || !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(lexical.trim())) return undefined;
    return { lexical: String(Number(lexical)), datatype };
  },
  /** `1` and `true`, as booleans. */
  'boolean-form': (lexical, datatype) => {
    if (datatype !== xsd.boolean.value) return undefined;
    return { lexical: lexical === '1' ? 'true' : lexical === '0' ? 'false' : lexical, datatype };
  },
  /** `true` as a boolean and `1` as an integer. */
  'boolean-as-number': (lexical, datatype) => {
    if (datatype !== xsd.boolean.value || !/^(true|false|0|1)$/.test(lexical)) return undefined;
    return { lexical: lexical === 'true' || lexical === '1' ? '1' : '0', datatype: xsd.integer.value };
  },
  /** `2020-01-01T00:00:00.000Z`, `…+00:00` and `2020-01-01T00:00:00Z`. */
  'date-form': (lexical, datatype) => {
    if (!dates.has(datatype)) return undefined;
    return {
      lexical: lexical
        .replace(/(\.\d*?)0+(?=Z|[+-]|$)/, '$1')
        .replace(/\.(?=Z|[+-]|$)/, '')
        .replace(/[+-]00:00$/, 'Z'),
      datatype,
    };
  },
  /** A string with and without its datatype, where a store writes xsd:normalizedString or a bare one. */
  'string-datatype': (lexical, datatype) => {
    return datatype === xsd.normalizedString.value ? { lexical, datatype: xsd.string.value } : undefined;
  },
} as const satisfies Record<string, Normalise>;

export type NormalisationName = keyof typeof rules;

/** A triple with its object in the one form of its value, and the changes that made it so. */
export function normalised(
  triple: Quad,
  names: readonly NormalisationName[],
): { readonly quad: Quad; readonly by: readonly NormalisationName[] } {
  const { object } = triple;
  if (object.termType !== 'Literal' || object.language !== '') return { quad: triple, by: [] };
  let form = { lexical: object.value, datatype: object.datatype.value };
  const by: NormalisationName[] = [];
  for (const name of names) {
    const rule: Normalise = rules[name];
    const next = rule(form.lexical, form.datatype);
    if (next === undefined || (next.lexical === form.lexical && next.datatype === form.datatype)) continue;
    by.push(name);
    form = next;
  }
  const made = literal(form.lexical, namedNode(form.datatype));
  return { quad: quad(triple.subject, triple.predicate, made, triple.graph), by };
}
