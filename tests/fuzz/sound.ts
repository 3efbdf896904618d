// From records that the schema accepts to records that the whole model accepts: what an author does who heeds each
// issue. Values are kept; what is added is quotes, reasons, identifiers. The values come from ../stream/arbitrary.ts.
import { faultsOf, type KnownCodes } from '../../src/model/check.ts';
import { type CountryRecord, countryRecord } from '../../src/model/country.ts';
import type { Fault } from '../../src/model/fault.ts';
import { Walk } from '../../src/model/walk.ts';

type Block = Record<string | number, unknown>;

const LONGEST_QUOTE = 300;

const isBlock = (value: unknown): value is Block => typeof value === 'object' && value !== null;

/** Gives each block the quote of all its own words where they fit, and pairs modes with reasons. */
function quoted(value: unknown): void {
  if (!isBlock(value)) return;
  for (const each of Object.values(value)) quoted(each);
  if (Array.isArray(value) || !('quote' in value || 'mode' in value || 'because' in value)) return;
  if (value['mode'] === undefined || value['mode'] === 'explicit') delete value['because'];
  else value['because'] ??= 'one reading of several';
  const words = Object.entries(value).flatMap(([key, each]) =>
    key === 'quote' || key === 'because' || key === 'mode'
      ? []
      : [each].flat().filter((one) => typeof one === 'string'),
  );
  const { quote } = value;
  if (typeof quote !== 'string') return;
  const longer = [...new Set([quote, ...words])].join(' ').normalize('NFC').trim();
  if (longer.length <= LONGEST_QUOTE) value['quote'] = longer;
}

const at = (record: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((here, step) => (isBlock(here) ? here[step] : undefined), record);

/** Does what a fault asks for; whether anything could be done. */
function heed(record: Block, walk: Walk, { code, path, expected = '' }: Fault, fresh: () => string): boolean {
  const [last = ''] = path.slice(-1);
  const holder = at(record, path.slice(0, -1));
  if (!isBlock(holder)) return false;
  const fact = walk.facts.find((each) => each.path.join('.') === path.join('.'));
  const asBlock = (more: Block) => {
    if (fact?.inBlock) Object.assign(holder, more);
    else if (fact !== undefined) holder[last] = { [fact.key]: fact.value, ...more };
    return fact !== undefined;
  };
  switch (code) {
    case 'not-in-quote': {
      const words = fact?.as ?? String(fact?.value);
      return words.length <= LONGEST_QUOTE && asBlock({ quote: words });
    }
    case 'missing-quote':
      return asBlock({ quote: 'the words of the page' });
    case 'empty-id':
    case 'clashing-wording':
      return asBlock({ id: fresh() });
    case 'dangling-reference':
    case 'wrong-reference': {
      const [name] = /^one of: ([a-z0-9-]+)/.exec(expected)?.slice(1) ?? [];
      if (name !== undefined) holder[last] = name;
      else if (Array.isArray(holder) && holder.length > 1) holder.splice(Number(last), 1);
      else return dropBlock(record, path);
      return true;
    }
    case 'duplicate-id':
    case 'cycle':
      if (Array.isArray(holder)) holder.splice(Number(last), 1);
      else delete holder[last];
      return true;
    default:
      return false;
  }
}

/** Takes away the nearest thing around a value that the record may do without. */
function dropBlock(record: Block, path: readonly (string | number)[]): boolean {
  for (let length = path.length; length > 0; length--) {
    const holder = at(record, path.slice(0, length - 1));
    const step = path[length - 1] ?? '';
    if (!isBlock(holder)) continue;
    const kept = holder[step];
    if (Array.isArray(holder)) holder.splice(Number(step), 1);
    else delete holder[step];
    if (countryRecord.schema.safeParse(record).success) return true;
    if (Array.isArray(holder)) holder.splice(Number(step), 0, kept);
    else holder[step] = kept;
  }
  return false;
}

/**
 * A copy of the record with which the model finds no fault; undefined where heeding the issues leads nowhere (a name
 * too long for a quote, a block that nothing can be taken from).
 */
export function soundRecord(record: unknown, known: KnownCodes, source: string): CountryRecord | undefined {
  const copy = structuredClone(record) as Block;
  copy['quote'] ??= 'the quote of all';
  copy['source'] = source;
  quoted(copy);
  let ids = 0;
  const fresh = () => {
    ids += 1;
    return `own-${ids}`;
  };
  for (let round = 0; round < 8; round++) {
    if (!countryRecord.schema.safeParse(copy).success) return undefined;
    const walk = new Walk();
    countryRecord.walk(copy as unknown as CountryRecord, walk);
    const faults = faultsOf(copy as unknown as CountryRecord, walk, known);
    if (faults.length === 0) return copy as unknown as CountryRecord;
    // From the end, so that what is taken from a list moves no path that is still to be looked at.
    for (const fault of faults.toReversed()) heed(copy, walk, fault, fresh);
  }
  return undefined;
}
