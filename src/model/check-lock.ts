// Whether the positions of quotes belong to the record they are for. The positions are made in cite.ts.
import { quotesOf } from './cite.ts';
import type { Fault } from './fault.ts';
import type { Lock } from './lock.ts';
import type { ParsedCountry } from './parse.ts';

const remedy = (country: ParsedCountry) => `ncb-graph cite ${country.record.country.code} --source-text FOLDER`;

/** A lock that belongs to another page: a warning `stale-lock` at a path of it. None of its positions can be used. */
export function foreignLock(lock: Lock, country: ParsedCountry): Fault | undefined {
  const { source } = country;
  const stale = (path: string, found: string, expected: string): Fault => ({
    code: 'stale-lock',
    path: [path],
    severity: 'warning',
    message: `the positions of quotes belong to another ${path === 'source' ? 'page' : 'text of the page'} and are left out`,
    expected: `${expected}, as ${remedy(country)} writes it`,
    found,
  });
  if (lock.source !== source.id) return stale('source', lock.source, source.id);
  return lock.sha256 === source.sha256 ? undefined : stale('sha256', lock.sha256, source.sha256);
}

/**
 * Faults of the positions of a lock, at paths of it: `bad-value` for one that its quote cannot have, and a warning
 * `stale-lock` for quotes that nothing rests on any more, as when the country file was cut.
 */
export function positionFaults(lock: Lock, country: ParsedCountry): Fault[] {
  const used = quotesOf(country);
  const [unused, ...more] = Object.keys(lock.quotes).filter((quote) => !used.has(quote));
  const left: Fault[] =
    unused === undefined
      ? []
      : [
          {
            code: 'stale-lock',
            path: ['quotes', unused],
            name: true,
            severity: 'warning',
            message: `nothing rests on the quote "${unused}"${more.length > 0 ? ` and ${more.length} more` : ''} any longer`,
            expected: `the facts that did, if the country file was cut by mistake; else ${remedy(country)}`,
            found: unused,
          },
        ];
  const wrong = Object.entries(lock.quotes).flatMap(([quote, [start, end]]): Fault[] => {
    const { length } = [...quote];
    if (end - start === length) return [];
    return [
      {
        code: 'bad-value',
        path: ['quotes', quote],
        message: `a quote of ${length} characters cannot stand at ${start} to ${end}`,
        expected: `what ${remedy(country)} writes: nobody writes this file by hand`,
        found: `${start}, ${end}`,
      },
    ];
  });
  return [...left, ...wrong];
}

/** Warnings `no-position`, at paths of the country file: quotes that a lock file, where there is one, does not hold. */
export function withoutPosition(country: ParsedCountry, lock: Lock | undefined): Fault[] {
  if (lock === undefined) {
    return [
      {
        code: 'no-position',
        path: ['source'],
        severity: 'warning',
        message: 'the quotes of this file have not been looked up in their page',
        expected: `a lock file beside it: ${remedy(country)}`,
      },
    ];
  }
  return [...quotesOf(country)].flatMap(([quote, { path }]): Fault[] =>
    Object.hasOwn(lock.quotes, quote)
      ? []
      : [
          {
            code: 'no-position',
            path,
            severity: 'warning',
            message: `the quote "${quote}" has not been looked up in its page`,
            expected: `a new lock file: ${remedy(country)}`,
            found: quote,
          },
        ],
  );
}
