// The pages that quotes are taken from, and the data set they make: data/sources.yaml and data/dataset.yaml.
import * as z from 'zod';
import { baseIri, date, fileName, iri, language, sha256, slug, text, version } from './scalars.ts';

export const sourceSchema = z.strictObject({
  title: text,
  publisher: text,
  /** The language of the page, which its words carry in the graph. */
  language,
  /** Whose the text is, in a sentence. */
  rights: text,
  /** SHA-256 of the UTF-8 text file that the positions of quotes count in. */
  sha256,
  /** Name of that text file in the folder given by --source-text. */
  file: fileName,
  url: iri.optional(),
  retrieved: date.optional(),
});
export const sourcesSchema = z.record(slug, sourceSchema);

export const datasetSchema = z.strictObject({
  title: text,
  description: text,
  version,
  issued: date,
  creator: text,
  licence: iri,
  /** Ends in a slash; every IRI of things and graphs begins with it. */
  base: baseIri,
});

export type Source = z.infer<typeof sourceSchema> & { readonly id: string };
export type DatasetDescription = z.infer<typeof datasetSchema>;
