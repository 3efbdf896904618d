// What a name on the command line stands for: an IRI, a prefixed name, a name of the data, or a label.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { irisAt, movable } from '../map/iri.ts';
import { sortedStrings } from '../rdf/order.ts';
import { displayIri, prefixedName, printable } from '../rdf/prefixed.ts';
import { closest } from '../values/closest.ts';
import type { Labels } from './labels.ts';
import type { Statement } from './origins.ts';

/** Most candidates that a message lists. */
const MOST = 12;

export interface Names {
  readonly statements: readonly Statement[];
  readonly labels: Labels;
  /** What the IRIs of things begin with. */
  readonly base: string;
  /** The base of the project, whose IRIs are understood where another was asked for. */
  readonly projectBase: string;
  readonly countries: readonly string[];
}

/**
 * The thing that a name stands for: `<IRI>` or IRI, prefixed name, `cn/ncb`, the code of a country, the local name of a
 * term, or a label, letter for letter or but for case. Issues: `unknown-name`, `ambiguous-name`.
 */
export function findThing(name: string, names: Names): Result<string> {
  const nodes = new Set<string>();
  for (const { triple } of names.statements) {
    nodes.add(triple.subject.value);
    if (triple.object.termType === 'NamedNode') nodes.add(triple.object.value);
  }
  for (const iri of irisOf(name, names)) if (nodes.has(iri)) return passed(iri);
  const labelled = names.labels.named.get(name) ?? new Set<string>();
  const called = new Set([...labelled, ...(labelled.size > 0 ? [] : localNames(name, nodes, names))]);
  if (called.size === 0) for (const iri of butForCase(name, names.labels)) called.add(iri);
  const [only, ...others] = sortedStrings(called);
  if (only === undefined) return refused(unknown(name, nodes, names));
  return others.length === 0 ? passed(only) : refused(ambiguous(name, [only, ...others], names));
}

/** What a name may stand for as it is written: itself, or what its prefix, or the base of the project, stands for. */
function irisOf(name: string, { labels: { prefixes }, base, projectBase }: Names): string[] {
  const written = /^<(.*)>$/s.exec(name)?.[1] ?? name;
  const moved = movable
    .filter((room) => written.startsWith(projectBase + room))
    .map(() => base + written.slice(projectBase.length));
  const [, prefix = '', local = ''] = /^([\w.-]*):(.*)$/s.exec(written) ?? [];
  const namespace = Object.hasOwn(prefixes, prefix) ? prefixes[prefix] : undefined;
  return [...moved, written, ...(namespace === undefined ? [] : [namespace + local])];
}

function localNames(name: string, nodes: ReadonlySet<string>, { base, countries, labels }: Names): string[] {
  const iris = irisAt(base);
  if (countries.includes(name.toLowerCase())) return [iris.thing(name.toLowerCase(), 'country')];
  const [, country = '', local = ''] = /^([a-z]{2,3})\/(.+)$/.exec(name) ?? [];
  const thing = iris.thing(country, local === 'ncb' ? 'bureau' : local);
  if (country !== '' && nodes.has(thing)) return [thing];
  const term = `${labels.prefixes['ncb']}${name}`;
  if (nodes.has(term)) return [term];
  return [...nodes].filter((iri) => iri.startsWith(`${base}id/`) && iri.endsWith(`/${name}`));
}

function butForCase(name: string, labels: Labels): string[] {
  const folded = name.toLowerCase();
  return [...labels.named].filter(([label]) => label.toLowerCase() === folded).flatMap(([, things]) => [...things]);
}

/** A name for a thing that can be typed. */
function shown(iri: string, { labels }: Names): string {
  return displayIri(iri, labels.prefixes);
}

function unknown(name: string, nodes: ReadonlySet<string>, names: Names): Issue {
  const tail = /^<?[a-z][a-z0-9+.-]*:\/\//i.test(name) ? elsewhere(name, nodes, names) : undefined;
  const typed = [...nodes].flatMap((iri) => prefixedName(iri, names.labels.prefixes) ?? []);
  const locals = [...nodes].flatMap((iri) => /#([^#]+)$/.exec(iri)?.[1] ?? []);
  const near = tail ?? closest(name, [...names.labels.named.keys(), ...typed, ...locals]);
  const meant = near === undefined ? '' : `; did you mean "${printable(near)}"?`;
  return {
    code: 'unknown-name',
    severity: 'error',
    message: `nothing in the graph is called "${name}"${meant}`,
    expected: `an IRI, a prefixed name as ${names.countries[0] ?? 'cn'}:ncb, a label, or file:line`,
  };
}

/** The thing of the same name under the base of this graph, for an IRI under another. */
function elsewhere(name: string, nodes: ReadonlySet<string>, { base }: Names): string | undefined {
  const local = movable.map((room) => name.indexOf(`/${room}`)).find((at) => at >= 0);
  if (local === undefined) return undefined;
  const here = base + name.slice(local + 1).replace(/>$/, '');
  return nodes.has(here) ? here : undefined;
}

function ambiguous(name: string, candidates: readonly string[], names: Names): Issue {
  const listed = candidates.slice(0, MOST).map((iri) => `${shown(iri, names)} (${kindOf(iri, names)})`);
  const more = candidates.length > MOST ? ` and ${candidates.length - MOST} more` : '';
  return {
    code: 'ambiguous-name',
    severity: 'error',
    message: `${candidates.length} things are called "${name}"`,
    expected: `one of ${listed.join(', ')}${more}`,
  };
}

function kindOf(iri: string, { statements, labels }: Names): string {
  const type = statements.find(({ triple }) => triple.subject.value === iri && triple.predicate.value.endsWith('#type'))
    ?.triple.object.value;
  return type === undefined ? 'no type' : labels.of(type);
}

/**
 * Those of the statements whose property is called so: by IRI, prefixed name, local name or label, case set aside.
 * Issue: `no-triple`, with the properties that there are.
 */
export function findProperty<S extends { readonly triple: Statement['triple']; readonly property: string }>(
  name: string,
  about: string,
  statements: readonly S[],
  names: Names,
): Result<readonly S[]> {
  const wanted = new Set(irisOf(name, names));
  const byIri = statements.filter(({ triple }) => wanted.has(triple.predicate.value));
  if (byIri.length > 0) return passed(byIri);
  const folded = name.toLowerCase();
  const local = ({ triple }: S) => triple.predicate.value.replace(/^.*[#/]/s, '');
  const byName = statements.filter(
    (one) => local(one).toLowerCase() === folded || one.property.toLowerCase() === folded,
  );
  if (byName.length > 0) return passed(byName);
  const there = [...new Set(statements.map(({ triple }) => shown(triple.predicate.value, names)))];
  const locals = [...new Set(statements.flatMap((one) => [local(one), one.property]))];
  const near = closest(name, [...there, ...locals]);
  return refused({
    code: 'no-triple',
    severity: 'error',
    message: `nothing is said of ${shown(about, names)} by "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    expected: there.length === 0 ? 'a thing that something is said of' : `one of ${there.join(', ')}`,
  });
}
