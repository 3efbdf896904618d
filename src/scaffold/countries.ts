// The countries of ISO 3166-1: codes and English names, for new files. What a country is called in the data is said by
// its page.
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { passed, type Result, refused } from '../errors.ts';
import { LONGEST_QUOTE } from '../model/scalars.ts';
import { closest } from '../values/closest.ts';
import { textFault } from '../values/text.ts';

export interface IsoCountry {
  /** Two letters, in lower case. */
  readonly code: string;
  /** English names, the preferred one first. */
  readonly names: readonly string[];
}

const named: Readonly<Record<string, string | readonly string[]>> = english.countries;

/** Kosovo has a code that ISO 3166-1 leaves to its users; the list has it for their convenience. */
const countries: readonly IsoCountry[] = codes.flatMap(([code = '']) =>
  code === 'XK' ? [] : [{ code: code.toLowerCase(), names: [named[code] ?? code].flat() }],
);

/** Codes that ISO 3166-1 leaves to its users, for countries it does not list: AA, QM to QZ, XA to XZ, ZZ. */
const userAssigned = /^(aa|q[m-z]|x[a-z]|zz)$/;

/**
 * The country of a two-letter code, in either case. With a name of the user's own, codes that ISO 3166-1 leaves to its
 * users are taken too. Issues: `unknown-country`, with the country that was probably meant; `usage` for a name that no
 * country file can hold.
 */
export function countryOf(written: string, ownName?: string): Result<IsoCountry> {
  const fault = ownName === undefined ? undefined : nameFault(ownName);
  if (fault !== undefined) {
    const expected = 'the name of the country as its page writes it, in one line';
    return refused({ code: 'usage', severity: 'error', message: `the name given by --name ${fault}`, expected });
  }
  const code = written.toLowerCase();
  const country = countries.find((each) => each.code === code);
  const names = ownName === undefined ? country?.names : [ownName];
  if (names !== undefined && (country !== undefined || userAssigned.test(code))) return passed({ code, names });
  const meant = probablyMeant(code);
  const remedy = meant === undefined ? '' : `; did you mean ${meant.code} (${meant.names[0]})?`;
  return refused({
    code: 'unknown-country',
    severity: 'error',
    message: userAssigned.test(code)
      ? `"${written}" is a code for your own use, which needs a name`
      : `"${written}" is no country code${remedy}`,
    expected: userAssigned.test(code)
      ? `ncb-graph add ${code} --name NAME`
      : 'the two letters of ISO 3166-1, as fr for France',
    found: written,
  });
}

/** What is wrong with a name that is to stand in a line of a file and be its own quote. */
function nameFault(name: string): string | undefined {
  const fault = textFault(name);
  if (fault !== undefined) return fault;
  if (/[\t\n\u2028\u2029]/.test(name)) return 'has a tab or a line break';
  if (name.trim() !== name) return 'begins or ends with a space';
  return name.length > LONGEST_QUOTE ? `is longer than ${LONGEST_QUOTE} characters` : undefined;
}

/** By the three-letter code, or by a name. */
function probablyMeant(word: string): IsoCountry | undefined {
  const [alpha2 = ''] = codes.find(([, alpha3 = '']) => alpha3.toLowerCase() === word) ?? [];
  if (alpha2 !== '') return countries.find(({ code }) => code === alpha2.toLowerCase());
  const words = countries.flatMap((country) => country.names.map((name) => [name.toLowerCase(), country] as const));
  const exact = words.find(([name]) => name === word);
  if (exact !== undefined || word.length < 4) return exact?.[1];
  const near = closest(
    word,
    words.map(([name]) => name),
  );
  return words.find(([name]) => name === near)?.[1];
}
