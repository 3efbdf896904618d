// A block that claims something by standing there needs a quote, even where each of its fields has one of its own.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCountry } from '../../src/model/parse.ts';
import { readYaml } from '../../src/read/yaml.ts';
import { full } from '../full.ts';

const file = 'tests/fixtures/full/countries/xa.yaml';
const whole = readFileSync(file, 'utf8');
const { concepts } = full.project.ontology;

/** The issues of the country with the lines of one block in place of its own. */
function issuesWith(lines: RegExp, instead: string): readonly string[] {
  const text = whole.replace(lines, instead);
  expect(text).not.toBe(whole);
  const document = readYaml(text, file);
  if (!document.ok) throw new Error(JSON.stringify(document.issues));
  const parsed = parseCountry(document.value, { known: concepts.known, sources: full.project.sources });
  return parsed.issues.map(({ code, message, field }) => `${code} ${field}: ${message}`);
}

test.each([
  [/^ {2}quote: "The bureau in Sampleton.*\n/m, 'bureau', 'the bureau'],
  [/^ {2}quote: "The crime situation.*\n/m, 'crimeSituation', 'a crime situation'],
  [/^ {4}quote: "in phone scams and romance scams"\n/m, 'trends.phone-scams', 'a trend'],
  [
    /^ {2}- quote: "The challenges.*\n {4}areas: \[arms trafficking,/m,
    'challenges.0.areas.0',
    'a challenge',
    '  - areas: [arms trafficking,',
  ],
  [/^ {2}quote: "The bureau regularly.*\n/m, 'operations', 'a participation in operations'],
  [/^ {4}quote: "The role of the bureau.*\n/m, 'roles.alerts', 'a role'],
  [/^ {2}- quote: "There are exactly.*\n {4}of/m, 'headcounts.2', 'a headcount', '  - of'],
  [
    /^ {2}quote: "Examplia has two(.*\n){2}( {2}bureaus:\n {4}free-port:\n).*\n/m,
    'subBureaus.bureaus.free-port',
    'a sub-bureau',
    '$2',
  ],
])('%s left out', (lines, field, what, instead = '') => {
  expect(issuesWith(lines, instead)).toContain(`missing-quote ${field}: nothing says that this is ${what}`);
});
