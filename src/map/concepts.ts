// The concept schemes of the ontology, read at run time: which words data files may use, and which concepts they are.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import type { KnownCodes } from '../model/check.ts';
import { type CodeList, codeLists } from '../model/kinds.ts';
import type { Quad } from '../rdf/terms.ts';
import { skos } from '../vocab/known.ts';
import type { CodeIris } from './mapping.ts';

/** Where the ontology and its concept schemes are published, whatever base the data has. */
export const published = 'https://w3id.org/ncb-graph/';

export interface Concepts {
  /** Authored word → concept, per closed list. */
  readonly codes: CodeIris;
  /** Authored words, per closed list. */
  readonly known: KnownCodes;
  /** Notation → topic of INTERPOL. */
  readonly topics: ReadonlyMap<string, string>;
}

/**
 * The closed lists of the schemes. A word is the notation of a member of the collection `code/<list>`; the words for
 * regions are their preferred labels. Issue: `bad-concepts` for a list without members.
 */
export function readConcepts(schemes: readonly Quad[]): Result<Concepts> {
  const objects = (subject: string | undefined, predicate: { readonly value: string }) =>
    schemes
      .filter((q) => (subject === undefined || q.subject.value === subject) && q.predicate.value === predicate.value)
      .map((q) => [q.subject.value, q.object.value] as const);
  const inScheme = (scheme: string) =>
    schemes
      .filter((q) => q.predicate.value === skos.inScheme.value && q.object.value === `${published}${scheme}`)
      .map((q) => q.subject.value);
  const wordsOf = (concepts: readonly string[], predicate: { readonly value: string }) =>
    new Map(concepts.flatMap((concept) => objects(concept, predicate).map(([iri, word]) => [word, iri] as const)));
  const codes = perList((list) =>
    list === 'regions'
      ? wordsOf(inScheme('region'), skos.prefLabel)
      : wordsOf(
          objects(`${published}code/${list}`, skos.member).map(([, member]) => member),
          skos.notation,
        ),
  );
  const empty = codeLists.filter((list) => codes[list].size === 0);
  if (empty.length > 0) return refused(...empty.map(emptyList));
  const known = perList((list) => new Set(codes[list].keys()));
  return passed({ codes, known, topics: wordsOf(inScheme('crime-area'), skos.notation) });
}

function perList<T>(entryOf: (list: CodeList) => T): Record<CodeList, T> {
  return Object.fromEntries(codeLists.map((list) => [list, entryOf(list)])) as Record<string, T> as Record<CodeList, T>;
}

function emptyList(list: CodeList): Issue {
  return {
    code: 'bad-concepts',
    severity: 'error',
    message: `the concept schemes hold no ${list}`,
    expected: `a collection ${published}code/${list} whose members have a skos:notation`,
  };
}
