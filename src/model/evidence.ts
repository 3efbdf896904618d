// How a fact stands in its source: the quote that says it, and the rule by which a block's quote covers its fields.
import * as z from 'zod';
import { quote, text } from './scalars.ts';

export const modes = ['explicit', 'presupposed', 'interpreted'] as const;
/** explicit: said in so many words; presupposed: taken for granted; interpreted: one reading of several. */
export type Mode = (typeof modes)[number];

/** Fields that any block and any value written as a block may carry. */
export const evidenceShape = {
  quote: quote.optional(),
  mode: z.enum(modes).optional(),
  because: text.optional(),
};

export interface Evidence {
  readonly quote?: string | undefined;
  readonly mode?: Mode | undefined;
  readonly because?: string | undefined;
}

/** Whether a block says for itself what its fields rest on. */
export function hasEvidence({ quote, mode }: Evidence): boolean {
  return quote !== undefined || mode !== undefined;
}

/** The evidence that holds at some place of a record. Without a quote only a wording can stand, as its own quote. */
export interface Scope {
  readonly quote: string | undefined;
  readonly mode: Mode;
  readonly because: string | undefined;
}

/** Above the root of a record nothing is quoted. */
export const unquoted: Scope = { quote: undefined, mode: 'explicit', because: undefined };

/**
 * The scope inside a block. A block's quote covers its fields, its mode with it; a field with a quote of its own
 * starts afresh as explicit unless it names a mode.
 */
export function scopeWithin(outer: Scope, block: Evidence): Scope {
  if (!hasEvidence(block)) return outer;
  return {
    quote: block.quote ?? outer.quote,
    mode: block.mode ?? 'explicit',
    because: block.because,
  };
}

/**
 * The quote that says a wording: its own words where nothing encloses it, or where it is one of several names that has
 * no evidence beside it.
 */
export function scopeOfWording(scope: Scope, words: string, ownQuote: boolean): Scope {
  if (scope.quote !== undefined && !ownQuote) return scope;
  return { quote: words, mode: ownQuote ? 'explicit' : scope.mode, because: ownQuote ? undefined : scope.because };
}
