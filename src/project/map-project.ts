// The quads of a project without any file: mapped, moved to another base, without quotes. Files are made in build.ts.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { type MappedDataset, mapDataset, rebased } from '../map/dataset.ts';
import { withoutQuotes } from '../map/evidence.ts';
import type { Keep } from '../map/quads.ts';
import type { ParsedCountry } from '../model/parse.ts';
import { compareCodePoints } from '../rdf/order.ts';
import type { Project } from './open.ts';

export interface MapOptions {
  /** Another base for things and graphs; ends in a slash. */
  readonly base?: string;
  /** Whether the evidence holds the words of the pages (by default), or their positions alone. */
  readonly quotes?: boolean;
  /** Which triples of facts are kept, and with which citations; all by default. */
  readonly keep?: Keep;
}

/**
 * The quads of a project without any file, countries in the order of their codes. Issues: facts that no row maps, and
 * without quotes `no-position` for each fact whose evidence would lead nowhere.
 */
export function mapProject(opened: Project, { base, quotes = true, keep }: MapOptions = {}): Result<MappedDataset> {
  const { dataset, ontology } = opened;
  const countries = opened.countries.toSorted((a, b) => compareCodePoints(codeOf(a), codeOf(b)));
  const { schemes, concepts } = ontology;
  const mapped = mapDataset({ ...opened, countries, base: dataset.base, schemes, concepts, keep });
  const lost = [
    ...unmappedIssues(mapped, countries),
    ...sumIssues(mapped),
    ...(quotes ? [] : nowhereIssues(mapped, countries)),
  ];
  return lost.length > 0
    ? refused(...lost)
    : passed(rebased(quotes ? mapped : wordless(mapped), dataset.base, base ?? dataset.base));
}

function codeOf({ record }: ParsedCountry): string {
  return record.country.code;
}

function wordless(mapped: MappedDataset): MappedDataset {
  return { ...mapped, evidence: withoutQuotes(mapped.evidence), dataset: withoutQuotes(mapped.dataset) };
}

/** Facts in must be facts out: one that made no triple is a bug of the mapping, told at its place. */
function unmappedIssues(mapped: MappedDataset, countries: readonly ParsedCountry[]): Issue[] {
  return mapped.countries.flatMap(({ code, unmapped }, index) =>
    unmapped.map((path): Issue => {
      const country = countries[index];
      return {
        code: 'fact-lost',
        severity: 'error',
        message: `${path} of ${code} makes no triple`,
        ...(country === undefined ? {} : { place: country.placeOf(path.split('.').map(step)) }),
      };
    }),
  );
}

/** The account of every country must come out even, however its facts were told apart. */
export function sumIssues({ countries }: Pick<MappedDataset, 'countries'>): Issue[] {
  return countries.flatMap(({ code, counts: { read, mapped, withheld }, unmapped, withheldFacts }): Issue[] => {
    const account = `${read} facts read, ${mapped} mapped + ${withheld} withheld + ${unmapped.length} lost`;
    if (read === mapped + withheld + unmapped.length && withheld === withheldFacts.length) return [];
    return [{ code: 'fact-lost', severity: 'error', message: `the account of ${code} is not even: ${account}` }];
  });
}

/** Facts whose evidence would name neither words nor a place. */
function nowhereIssues(mapped: MappedDataset, countries: readonly ParsedCountry[]): Issue[] {
  return mapped.countries.flatMap(({ facts }, index) => {
    const cited = facts.flatMap(({ citations }) => citations.filter(({ position }) => position === undefined));
    const fields = new Map(cited.map((citation) => [citation.path.join('.'), citation]));
    return [...fields].flatMap(([field, { path, quote }]): Issue[] => {
      const country = countries[index];
      if (country === undefined) return [];
      return [
        {
          code: 'no-position',
          severity: 'error',
          message: `without quotes nothing would be left of the evidence of ${field}: nobody has looked up "${quote}"`,
          place: country.placeOf(path),
          field,
          expected: `ncb-graph cite ${codeOf(country)} --source-text FOLDER first`,
        },
      ];
    });
  });
}

const step = (text: string) => (/^\d+$/.test(text) ? Number(text) : text);
