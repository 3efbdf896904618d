// What a careful person would ask of the register's records before writing them, in zod.
import { z } from 'zod';
import { languageOf, regionOf } from './terms.mjs';

const text = z.string().trim().min(1).max(65_536);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const list = z.array(text).min(1);

export const record = z.strictObject({
  source: z.enum(Object.keys(languageOf)),
  interpol: text,
  country: z.strictObject({
    code: z.string().regex(/^[a-z]{2}$/),
    name: text,
    region: z.strictObject({ name: z.enum(Object.keys(regionOf)), quote: text }),
    memberSince: z.strictObject({ date: z.iso.date(), quote: text }),
  }),
  bureau: z.strictObject({ quote: text, names: list, partOf: z.strictObject({ body: slug, quote: text }) }),
  bodies: z.record(
    slug,
    z.strictObject({
      kind: z.enum(['police body', 'department', 'government body']),
      name: text,
      abbreviation: text,
      quote: text,
      country: z.literal('country'),
      levels: z.array(z.enum(['national', 'provincial', 'municipal', 'local', 'regional'])),
      partOf: z.strictObject({ body: slug, quote: text }).optional(),
      describedAs: list.optional(),
      focusesOn: z.array(z.strictObject({ list: z.enum(['open', 'closed']), areas: list, quote: text })).optional(),
    }),
  ),
  groups: z.record(slug, z.strictObject({ name: text, within: slug, quote: text })),
  headcounts: z.array(
    z.strictObject({
      of: slug,
      about: slug,
      value: z.int().nonnegative(),
      stated: text,
      qualifier: z.enum(['exact', 'about', 'more than']),
      quote: text,
    }),
  ),
});
