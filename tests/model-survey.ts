// What a schema of the model allows, and how much of it given values use. Holds no expectation.
import type { z } from 'zod';
import { evidenceShape } from '../src/model/evidence.ts';

type Notes = Map<string, boolean>;

export interface Survey {
  /** Field path → whether a value stood there. Evidence is left out, identifiers are `*`, list items have no step. */
  readonly paths: Notes;
  /** Options of enumerations, and the forms in which lists are written → whether a value was so. */
  readonly options: Notes;
}

/** Walks a schema, and with it the values that stand under it. An enumeration that many fields share counts once. */
export function survey(root: z.core.$ZodType, values: readonly unknown[]): Survey {
  const paths: Notes = new Map();
  const options: Notes = new Map();
  const names = new Map<z.core.$ZodType, string>();

  function visit(schema: z.core.$ZodType, all: readonly unknown[], path: string): void {
    const here = all.filter((value) => value !== undefined);
    const { def } = (schema as z.core.$ZodTypes)._zod;
    switch (def.type) {
      case 'optional':
        visit(def.innerType, here, path);
        break;
      case 'union':
        if (def.options.some((option) => option._zod.def.type === 'array')) noteForms(here);
        for (const option of def.options) visit(option, here.filter(fits(option)), path);
        break;
      case 'object':
        for (const [key, field] of Object.entries(def.shape)) {
          if (!(key in evidenceShape)) visit(field, here.map(under(key)), `${path}.${key}`);
        }
        break;
      case 'record':
        visit(
          def.valueType,
          here.flatMap((value) => Object.values(value as object)),
          `${path}.*`,
        );
        break;
      case 'array':
        visit(def.element, here.flat(), path);
        break;
      case 'enum': {
        const name = names.get(schema) ?? path;
        names.set(schema, name);
        for (const option of Object.values(def.entries)) note(options, `${name}: ${option}`, here.includes(option));
        note(paths, path, here.length > 0);
        break;
      }
      case 'string':
      case 'number':
      case 'literal':
        note(paths, path, here.length > 0);
        break;
      default:
        throw new Error(`${path}: the survey knows no ${def.type}`);
    }
  }

  function noteForms(here: readonly unknown[]): void {
    const forms = here.map((value): string => (Array.isArray(value) ? 'sequence' : typeof value));
    for (const form of ['string', 'sequence', 'object']) note(options, `list as ${form}`, forms.includes(form));
  }

  visit(root, values, '');
  return { paths, options };
}

/** What no value used. */
export function unused(notes: Notes): readonly string[] {
  return [...notes].filter(([, used]) => !used).map(([name]) => name);
}

const fits = (schema: z.core.$ZodType) => (value: unknown) => (schema as z.ZodType).safeParse(value).success;
const under = (key: string) => (value: unknown) => (value as Readonly<Record<string, unknown>>)[key];

function note(notes: Notes, name: string, used: boolean): void {
  notes.set(name, used || notes.get(name) === true);
}
