// The texts of new data files: templates with their blanks filled in. Reads and writes no file.
import type { KnownCodes } from '../model/check.ts';
import { codeLists } from '../model/kinds.ts';
import { slugOf } from '../values/slug.ts';
import type { IsoCountry } from './countries.ts';
import type { PageHead } from './page-head.ts';

/** A page at hand, whose head is already in the new file. */
export interface Page {
  readonly text: string;
  readonly sha256: string;
  /** Name of the file, without folders. */
  readonly file: string;
  readonly head: PageHead;
}

/** The mark of a value to be written, before an example of one. */
const todo = (example: string) => `TODO ${example}`;

/** Identifier of the page of a country in sources.yaml. */
export function sourceOf({ code, names }: IsoCountry): string {
  return `interpol-${slugOf(names[0] ?? '') || code}`;
}

/**
 * The country file: the template with what is known filled in. What the page's head says stands there with its quote;
 * everything else is TODO and an example. A name that the page does not hold is TODO too.
 */
export function countryFile(
  template: string,
  country: IsoCountry,
  { known, page }: { readonly known: KnownCodes; readonly page?: Page },
): string {
  const { region, city, memberSince } = page?.head ?? {};
  const isRegion = region !== undefined && known.regions.has(region.value);
  const name = page === undefined ? country.names[0] : country.names.find((each) => page.text.includes(each));
  const bureau = city && `INTERPOL ${city.value}`;
  return fillIn(template, known, {
    code: country.code,
    country: country.names[0] ?? country.code,
    source: sourceOf(country),
    file: page?.file ?? `${sourceOf(country)}.txt`,
    name: plain(name ?? todo(country.names[0] ?? '')),
    region: plain(isRegion ? region.value : todo('Asia / South Pacific')),
    'region quote': quotable(isRegion ? region.quote : todo('Region: Asia / South Pacific')),
    since: plain(memberSince?.value ?? todo('1961-09-04')),
    'since quote': quotable(memberSince?.quote ?? todo('Member since: 4 September 1961')),
    city: plain(city?.value ?? todo('Beijing')),
    'bureau quote': quotable(city?.quote ?? todo('National Central Bureau: Beijing')),
    'bureau name': plain(bureau !== undefined && page?.text.includes(bureau) ? bureau : todo('INTERPOL Beijing')),
  });
}

/** The entry of a country's page in sources.yaml. */
export function sourceEntry(template: string, country: IsoCountry, page?: Page): string {
  return fillIn(template, undefined, {
    code: country.code,
    country: country.names[0] ?? country.code,
    source: sourceOf(country),
    title: plain(`INTERPOL's page on ${country.names[0]} and its National Central Bureau`),
    file: page?.file ?? `${sourceOf(country)}.txt`,
    sha256: page?.sha256 ?? todo(`(ncb-graph cite ${country.code} --source-text pages, which writes it)`),
  });
}

/** The description of a new dataset. */
export function datasetFile(
  template: string,
  values: { readonly title: string; readonly creator: string; readonly base: string; readonly issued: string },
): string {
  const { title, creator, base, issued } = values;
  return fillIn(template, undefined, { title: plain(title), creator: plain(creator), base: plain(base), issued });
}

/** A template with each `%blank%` filled in; `%words of LIST%` by the words of a closed list. A blank without a value is a bug. */
function fillIn(template: string, known: KnownCodes | undefined, values: Readonly<Record<string, string>>): string {
  return template.replace(/%([a-z][a-z0-9 -]*)%/g, (_, blank: string) => {
    const list = codeLists.find((each) => blank === `words of ${each}`);
    const value = list === undefined ? values[blank] : known && [...known[list]].join(', ');
    if (value === undefined) throw new Error(`a template has the blank "${blank}", which nothing fills in`);
    return value;
  });
}

/** A scalar of YAML: as it is where that is safe in any place, else between double quotation marks. */
function plain(text: string): string {
  const isSafe = /^[\p{L}\p{N}(][\p{L}\p{N} .'’()/:;+-]*$/u.test(text) && !/: |:$|^(true|false|null|\d+)$/i.test(text);
  return isSafe ? text : JSON.stringify(text);
}

/** Text for between double quotation marks. */
function quotable(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
