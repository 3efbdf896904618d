// A graph as it was sent against the same graph as a store gives it back.
import type { Content } from './content.ts';
import { type NormalisationName, normalisedLine } from './normalise.ts';

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
    sent: { triples: sent.lines.length, hash: sent.hash },
    found: { triples: found.lines.length, hash: found.hash },
  };
  if (sent.hash === found.hash) return { faithful: true, ...sizes, missing: [], extra: [], explained: [] };
  const there = new Set(found.lines);
  const wished = new Set(sent.lines);
  const lacking = sent.lines.filter((line) => !there.has(line));
  const surplus = found.lines.filter((line) => !wished.has(line));
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
  const sentByForm = byForm(sent, names);
  const kinds = new Map<string, { triples: number; example: { sent: string; found: string } }>();
  const missing = lacking.filter((line) => {
    const { line: form, by } = normalisedLine(line, names);
    const match = foundByForm.get(form);
    if (match === undefined) return true;
    const kind = [...new Set([...by, ...normalisedLine(match, names).by])].join(' + ');
    const known = kinds.get(kind);
    kinds.set(kind, { triples: (known?.triples ?? 0) + 1, example: known?.example ?? { sent: line, found: match } });
    return false;
  });
  const extra = surplus.filter((line) => !sentByForm.has(normalisedLine(line, names).line));
  const explained = [...kinds].map(([normalisation, about]) => ({ normalisation, ...about }));
  return { missing, extra, explained };
}

function byForm({ lines }: Content, names: readonly NormalisationName[]): ReadonlyMap<string, string> {
  return new Map(lines.map((line) => [normalisedLine(line, names).line, line]));
}
