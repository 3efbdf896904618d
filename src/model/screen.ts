// The rules of check.ts answered yes or no.
import { faultsOf, isUnfinishedFact, type KnownCodes } from './check.ts';
import { type CountryRecord, countryRecord } from './country.ts';
import { Walk } from './walk.ts';

/** Whether a record that its schema has passed is finished and has no fault that `faultsOf` tells of. */
export function screenOf(known: KnownCodes): (record: CountryRecord) => boolean {
  return (record) => {
    const walk = new Walk();
    countryRecord.walk(record, walk);
    return !walk.facts.some(isUnfinishedFact) && faultsOf(record, walk, known).length === 0;
  };
}
