// The fields that entities share: wordings of the page, references, codes.
import * as z from 'zod';
import { type Field, leaf, list, many, optional } from './fields.ts';
import type { CodeList, ReferenceKind } from './kinds.ts';
import { slug, text } from './scalars.ts';

/** Words of the page, which must stand in the quote that covers them. */
export const wording = <K extends string>(key: K) =>
  leaf(key, text, { is: 'wording', ownQuote: false, concept: false });

/** A name that is its own quote, whatever encloses it, unless evidence stands beside it. */
export const ownName = leaf('name', text, { is: 'wording', ownQuote: true, concept: false });

/** The local name of something this file describes: `country`, `bureau`, `interpol`, or an identifier. */
export const reference = <K extends string>(key: K, ...to: ReferenceKind[]) => leaf(key, slug, { is: 'reference', to });

/** One reference, a sequence of them, or a block with one quote for all. */
export const references = <P extends string, K extends string>(plural: P, key: K, ...to: ReferenceKind[]) =>
  list(plural, slug, reference(key, ...to));

/** A word of a closed list. */
export const code = <K extends string>(key: K, of: CodeList) => leaf(key, wordOf(of), { is: 'code', list: of });
/** The same where the page's own word, `as` where it differs, must stand in the quote. */
export const wordedCode = <K extends string>(key: K, of: CodeList) =>
  leaf(key, wordOf(of), { is: 'code', list: of, worded: true });
const wordOf = (list: CodeList) => z.string().min(1).meta({ codes: list });
export const levels = many(code('level', 'levels'));
export const scope = code('scope', 'scopes');

const conceptOf = <K extends string, F extends Record<string, Field>>(key: K, more: F, claims?: string) =>
  leaf(key, text, { is: 'wording', ownQuote: false, concept: true }, more, claims);

/** A crime area in the words of the page; `id` where no Latin letter could make one. */
export const area = conceptOf('area', {});
/** A crime area that the page names as a challenge, perhaps of a kind. */
export const challengeArea = conceptOf('area', { kind: optional(code('kind', 'challenge-kinds')) }, 'a challenge');
/** What somebody does, in its base form; `as` holds the page's form where it differs. */
const activity = conceptOf('activity', {});

/** How the page marks a list: open (there may be more), closed, or unmarked. */
export const listing = optional(code('list', 'listings'));
export const areas = list('areas', text, area, { list: listing });
export const activities = list('activities', text, activity);
