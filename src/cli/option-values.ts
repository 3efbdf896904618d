// The values of options, from the words of the command line. Commander tells which option a refused one is of.
import { InvalidArgumentError } from 'commander';

/** A whole number from 1 to 999. */
export const count = (value: string) => {
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number from 1 to 999.');
};
/** A number of seconds above 0; a timer takes no more than 24 days. */
export const seconds = (value: string) => {
  if (/^\d{1,6}(\.\d+)?$/.test(value) && Number(value) > 0) return Number(value);
  throw new InvalidArgumentError('It is a number of seconds above 0 and below 1000000.');
};
/** An option that may be given again. */
export const listed = (value: string, before: readonly string[]) => [...before, value];

const units: Readonly<Record<string, number>> = { '': 1, KB: 1e3, MB: 1e6, GB: 1e9 };
/** Bytes, as 500MB or 4GB. */
export const size = (value: string) => {
  const [, digits = '', unit = ''] = /^([1-9]\d{0,8})(KB|MB|GB)?$/.exec(value) ?? [];
  if (digits !== '') return Number(digits) * (units[unit] ?? 1);
  throw new InvalidArgumentError('It is a number of bytes, as 500MB or 4GB.');
};
/** Words between commas. */
const words = (value: string, example: string) => {
  const all = value.split(',').map((word) => word.trim());
  if (!all.includes('')) return all;
  throw new InvalidArgumentError(`It is one or more between commas, as ${example}.`);
};
/** Codes of countries, in small letters as their files have them. */
export const codes = (value: string) => words(value.toLowerCase(), 'cn,fr');
/** Names of files. */
export const files = (value: string) => words(value, 'a.ttl,b.ttl');
