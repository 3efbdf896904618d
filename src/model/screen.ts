// The rules of check.ts answered yes or no.
import { faultsOf, type KnownCodes } from './check.ts';
import { type CountryRecord, countryRecord } from './country.ts';
import { Walk } from './walk.ts';

/** Whether a record that its schema has passed has no fault that `faultsOf` tells of. */
export function screenOf(known: KnownCodes): (record: CountryRecord) => boolean {
  return (record) => {
    const walk = new Walk();
    countryRecord.walk(record, walk);
    return faultsOf(record, walk, known).length === 0;
  };
}
