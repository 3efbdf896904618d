// The only place that mints IRIs: pure functions of names, so that the same facts have the same IRIs everywhere.
import { fixedNames } from '../model/names.ts';
import { flat, flatPieces } from '../rdf/line-bytes.ts';

export interface Iris {
  /** A thing of a country by its local name: `country`, `bureau`, `interpol`, or an identifier of the record. */
  thing(country: string, name: string): string;
  /** A crime area in the words of a page, shared by every page that uses the same words. */
  wording(name: string): string;
  activity(name: string): string;
  source(id: string): string;
  /** A phrase of a source; positions in code points, or the hash of its words where no position is known. */
  passage(source: string, at: readonly [number, number] | string): string;
  statement(hash: string): string;
  /** A category of a scheme of others that gives its categories no web addresses. */
  outside(scheme: string, id: string): string;
  graph(kind: 'facts' | 'evidence', country: string): string;
  graph(kind: 'curated' | 'concepts'): string;
}

/** `base` ends in a slash. */
export function irisAt(base: string): Iris {
  const interpol = `${base}id/int/interpol`;
  const things = flatPieces((country) => `${base}id/${country}/`);
  const graphs = flatPieces((name) => `${base}graph/${name}`);
  const wordings = flat(`${base}wording/`);
  // A record asks for things of one country again and again.
  let last = { country: '', things: '' };
  return {
    thing: (country, name) => {
      if (name === fixedNames.interpol) return interpol;
      if (country !== last.country) last = { country, things: things(country) };
      return last.things + (name === fixedNames.bureau ? 'ncb' : name);
    },
    wording: (name) => wordings + name,
    activity: (name) => `${base}activity/${name}`,
    source: (id) => `${base}source/${id}`,
    // No slash, so that the name can be prefixed; the last two numbers are always the position.
    passage: (source, at) => `${base}passage/${source}-${typeof at === 'string' ? at : `${at[0]}-${at[1]}`}`,
    statement: (hash) => `${base}statement/${hash}`,
    outside: (scheme, id) => `${base}outside/${scheme}/${id}`,
    graph: (kind: string, country?: string) => graphs(country === undefined ? kind : `${kind}/${country}`),
  };
}

/** The code of the country whose thing, or whose graph, an IRI names, under any base. */
export function countryOf(iri: string): string | undefined {
  return /\/(?:id|graph\/(?:facts|evidence))\/([a-z]{2})(?:\/[^/]+)?$/.exec(iri)?.[1];
}

/** The rooms of IRIs that `--base` moves; the ontology and its concept schemes stay where they are published. */
export const movable = [
  'id/',
  'wording/',
  'activity/',
  'source/',
  'passage/',
  'statement/',
  'outside/',
  'graph/',
] as const;

/** Prefix → namespace, for every room of IRIs under `base`; things have one prefix a country. */
export function prefixesAt(base: string, countries: readonly string[]): Record<string, string> {
  return {
    ...Object.fromEntries(countries.map((code) => [code, `${base}id/${code}/`])),
    int: `${base}id/int/`,
    wording: `${base}wording/`,
    activity: `${base}activity/`,
    source: `${base}source/`,
    passage: `${base}passage/`,
    statement: `${base}statement/`,
    iccs: `${base}outside/iccs/`,
    graph: `${base}graph/`,
  };
}
