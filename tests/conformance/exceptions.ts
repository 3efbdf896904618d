// The list of what ours does otherwise than a suite asks, each with its reason. A reason that no case needs any more
// fails the run.

interface Refusal {
  /** The issue that ours raises, by its code and words. */
  readonly code: 'unsafe-term' | 'bad-rdf' | 'bad-shapes' | 'shape-unknown-term' | 'shape-bad-sparql';
  readonly says: RegExp;
  readonly why: string;
}

interface Skip {
  readonly why: string;
}

/** In the order in which they stand for a case that has several. */
export const reasons = {
} as const satisfies Record<string, Refusal | Skip>;

export type Reason = keyof typeof reasons;
