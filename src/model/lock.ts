// Where quotes stand in their page: <code>.lock.json, written by `cite`, never by hand.
import * as z from 'zod';
import { sha256, slug } from './scalars.ts';

export const lockSchema = z.strictObject({
  source: slug,
  /** SHA-256 of the text that the positions count in. */
  sha256,
  /** Quote → start (from 0) and end (exclusive), in Unicode code points of the text. */
  quotes: z.record(z.string(), z.tuple([z.int().min(0), z.int().min(1)])),
});
export type Lock = z.infer<typeof lockSchema>;
