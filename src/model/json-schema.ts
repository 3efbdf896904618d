// The JSON Schemas that give editors completion and checks in data/*.yaml, derived from the zod model.
import * as z from 'zod';
import type { KnownCodes } from './check.ts';
import { countryRecord } from './country.ts';
import { curatedSchema } from './curated.ts';
import { codeLists } from './kinds.ts';
import { datasetSchema, sourcesSchema } from './sources.ts';

/** File name without extension → schema (draft 2020-12). Words of closed lists are those of the concept schemes. */
export function countrySchemas(known: KnownCodes): Record<string, unknown> {
  const of = (schema: z.ZodType, title: string) => ({
    ...z.toJSONSchema(schema, {
      io: 'input',
      unrepresentable: 'any',
      override: ({ jsonSchema }) => {
        const list = codeLists.find((name) => jsonSchema['codes'] === name);
        if (list === undefined) return;
        delete jsonSchema['codes'];
        jsonSchema.enum = [...known[list]];
      },
    }),
    title,
  });
  return {
    country: of(countryRecord.schema, 'A country: what a page says of it, each fact with the quote that says it'),
    curated: of(curatedSchema, 'Curated links, each with who makes it and why'),
    dataset: of(datasetSchema, 'The dataset'),
    sources: of(sourcesSchema, 'The pages that quotes are taken from'),
  };
}

/** The same as files: name → text. */
export function schemaFiles(known: KnownCodes): ReadonlyMap<string, string> {
  const schemas = Object.entries(countrySchemas(known));
  return new Map(schemas.map(([name, schema]) => [`${name}.json`, `${JSON.stringify(schema, undefined, 2)}\n`]));
}
