// The values of options, from the words of the command line. Commander tells which option a refused one is of.
import { InvalidArgumentError } from 'commander';

/** A whole number from 1 to 999. */
export const count = (value: string) => {
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number from 1 to 999.');
};
/** A number of seconds above 0. */
export const seconds = (value: string) => {
  if (/^\d{1,6}(\.\d+)?$/.test(value) && Number(value) > 0) return Number(value);
  throw new InvalidArgumentError('It is a number of seconds above 0.');
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
export const list = (value: string) => value.split(',').filter((part) => part !== '');
