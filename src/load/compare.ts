// A graph as it was sent against the same graph as a store gives it back.
import { canonicalLine } from '../rdf/lines.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Content } from './content.ts';
import { type NormalisationName, normalised } from './normalise.ts';

/** Differences that a known normalisation of the store explains. */
export interface Explained {
  readonly normalisation: string;
  readonly triples: number;
  /** One such triple, as canonical lines. */
  readonly example: { readonly sent: string; readonly found: string };
}

export interface Comparison {
  /** Whether the store holds what was sent, but for what is explained. */
  readonly faithful: boolean;
  readonly sent: { readonly triples: number; readonly hash: string };
  readonly found: { readonly triples: number; readonly hash: string };
  /** Canonical lines, in code point order, that the store lacks, and that it holds too much; explained ones left out. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly explained: readonly Explained[];
}

/** Compares two contents; `names` are the normalisations that the store is known for. */
export function compare(sent: Content, found: Content, names: readonly NormalisationName[]): Comparison {
  const sizes = {
    sent: { triples: sent.triples.size, hash: sent.hash },
    found: { triples: found.triples.size, hash: found.hash },
  };
  if (sent.hash === found.hash) return { faithful: true, ...sizes, missing: [], extra: [], explained: [] };
  const lacking = [...sent.triples.keys()].filter((line) => !found.triples.has(line));
  const surplus = [...found.triples.keys()].filter((line) => !sent.triples.has(line));
  const { missing, extra, explained } = explain(sent, found, { lacking, surplus }, names);
  return { faithful: missing.length === 0 && extra.length === 0, ...sizes, missing, extra, explained };
}

/**
 * Pairs lines by the one form of their values. Two triples sent may come back as one (`1.5` and `1.50`), and a triple
 * sent in the store's own form is not among the surplus; so a lacking line is explained by any line found that has its
 * form, a surplus line by any line sent.
 */
function explain(
  sent: Content,
  found: Content,
  { lacking, surplus }: { readonly lacking: readonly string[]; readonly surplus: readonly string[] },
  names: readonly NormalisationName[],
) {
  if (names.length === 0 || (lacking.length === 0 && surplus.length === 0)) {
    return { missing: lacking, extra: surplus, explained: [] };
  }
  const foundByForm = byForm(found, names);
  const sentForms = byForm(sent, names);
  const kinds = new Map<string, { triples: number; example: { sent: string; found: string } }>();
  const missing = lacking.filter((line) => {
    const { key, by } = formOf(sent, line, names);
    const match = foundByForm.get(key);
    if (match === undefined) return true;
    const kind = [...new Set([...by, ...match.by])].join(' + ');
    const known = kinds.get(kind);
    kinds.set(kind, {
      triples: (known?.triples ?? 0) + 1,
      example: known?.example ?? { sent: line, found: match.line },
    });
    return false;
  });
  const extra = surplus.filter((line) => !sentForms.has(formOf(found, line, names).key));
  const explained = [...kinds].map(([normalisation, about]) => ({ normalisation, ...about }));
  return { missing, extra, explained };
}

function byForm({ triples }: Content, names: readonly NormalisationName[]) {
  const forms = new Map<string, { line: string; by: readonly NormalisationName[] }>();
  for (const [line, triple] of triples) {
    const { key, by } = keyOf(line, triple, names);
    forms.set(key, { line, by });
  }
  return forms;
}

function formOf({ triples }: Content, line: string, names: readonly NormalisationName[]) {
  return keyOf(line, triples.get(line), names);
}

function keyOf(line: string, triple: Quad | undefined, names: readonly NormalisationName[]) {
  if (triple === undefined) return { key: line, by: [] };
  const { quad, by } = normalised(triple, names);
  return { key: by.length === 0 ? line : canonicalLine(quad), by };
}
