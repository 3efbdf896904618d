// `diff`: what differs between two exports, two revisions of the facts, or two graph files.
import { type Difference, differenceOf, inverseOf } from '../diff/difference.ts';
import { jsonText } from '../diff/json.ts';
import { patchText, updateText } from '../diff/update.ts';
import { wordsOf, wordsText } from '../diff/words.ts';
import { type Issue, type IssueCode, passed, type Result } from '../errors.ts';
import { countryOf } from '../map/iri.ts';
import { openOntology } from '../project/open.ts';
import { readSide } from './diff-input.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common, Outcome } from './outcome.ts';

export interface DiffOptions {
  readonly as: 'words' | 'patch' | 'sparql' | 'json';
  readonly inverse?: boolean;
}

/** Warnings about a side that are for `validate` to tell. */
const besides: ReadonlySet<IssueCode> = new Set(['no-position', 'stale-lock']);

/** Exit status 0 where both hold the same, 1 where they differ. */
export async function diffCommand(
  common: Common,
  [old, now]: readonly [string, string],
  options: DiffOptions,
): Promise<Outcome> {
  const issues: Issue[] = [];
  const older = await readSide(common, old);
  const newer = await readSide(common, now);
  issues.push(
    ...[...older.issues, ...newer.issues].filter(({ code, severity }) => severity === 'error' || !besides.has(code)),
  );
  if (!older.ok || !newer.ok) return { issues };
  const found = await differenceOf(older.value, newer.value);
  if (!found.ok) return { issues: [...issues, ...found.issues] };
  const difference = options.inverse ? inverseOf(found.value) : found.value;
  const text = await textOf(common, difference, options.as === 'words' && common.json ? 'json' : options.as);
  if (!text.ok) return { issues: [...issues, ...text.issues] };
  const { removed, added } = difference;
  const isSame = removed.length + added.length === 0;
  const talk = isSame
    ? 'nothing differs'
    : `${removed.length} triple${removed.length === 1 ? '' : 's'} removed, ${added.length} added`;
  return { issues, text: text.value, talk, exit: isSame ? 0 : 1 };
}

async function textOf(common: Common, difference: Difference, as: DiffOptions['as']): Promise<Result<string>> {
  if (as === 'patch') return patchText(difference);
  if (as === 'sparql') return updateText(difference);
  const ontology = await openOntology(ontologyFolder(common));
  if (!ontology.ok) return ontology;
  const vocabulary = [...ontology.value.quads.values()].flat();
  const entries = wordsOf(difference, { vocabulary, countryOf });
  return passed(as === 'json' ? jsonText(difference, entries) : wordsText(entries));
}
