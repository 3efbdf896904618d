// A graph of a few hundred triples that is filled, asked and emptied a million times. Terms are plain values here.
import type { Term } from '../rdf/terms.ts';

/** An IRI (no datatype), or a literal. */
export interface Value {
  readonly value: string;
  readonly datatype?: string;
  readonly language?: string;
}

const rdfLangString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';

export function plainValue(term: Term): Value {
  if (term.termType === 'BlankNode') return { value: `_:${term.value}` };
  if (term.termType !== 'Literal') return { value: term.value };
  const { value, language, datatype } = term;
  return language === '' ? { value, datatype: datatype.value } : { value, datatype: datatype.value, language };
}

export function wordsIn(language: string, value: string): Value {
  return { value, datatype: rdfLangString, language };
}

/** Equal for equal terms, and only for them. */
export function keyOf({ value, datatype, language }: Value): string {
  if (datatype === undefined) return value;
  return language === undefined ? `"${datatype}"${value}` : `@${language}"${value}`;
}

type Objects = Map<string, Map<string, Value>>;

/** Triples by subject and predicate, on top of others that stay. */
export class SmallGraph {
  private readonly below: SmallGraph | undefined;
  private readonly triples = new Map<string, Objects>();
  private readonly reversed = new Map<string, Map<string, Set<string>>>();

  constructor(below?: SmallGraph) {
    this.below = below;
  }

  add(subject: string, predicate: string, object: Value): void {
    let objects = this.triples.get(subject);
    if (objects === undefined) {
      objects = new Map();
      this.triples.set(subject, objects);
    }
    const values = objects.get(predicate);
    if (values === undefined) objects.set(predicate, new Map([[keyOf(object), object]]));
    else values.set(keyOf(object), object);
  }

  clear(): void {
    this.triples.clear();
    this.reversed.clear();
  }

  /** Subjects of the triples of its own. */
  subjects(): Iterable<string> {
    return this.triples.keys();
  }

  predicates(subject: string): Iterable<string> {
    return this.triples.get(subject)?.keys() ?? [];
  }

  /** Objects by key. */
  objects(subject: string, predicate: string): ReadonlyMap<string, Value> {
    const own = this.triples.get(subject)?.get(predicate);
    const more = this.below?.objects(subject, predicate) ?? none;
    if (own === undefined) return more;
    return more.size === 0 ? own : new Map([...more, ...own]);
  }

  /** Subjects that have an object, by its key. */
  subjectsOf(predicate: string, object: string): ReadonlySet<string> {
    const own = this.reverse(predicate).get(object) ?? nobody;
    const more = this.below?.subjectsOf(predicate, object) ?? nobody;
    return more.size === 0 ? own : new Set([...more, ...own]);
  }

  private reverse(predicate: string): Map<string, Set<string>> {
    const known = this.reversed.get(predicate);
    if (known !== undefined) return known;
    const reversed = new Map<string, Set<string>>();
    for (const [subject, objects] of this.triples) {
      for (const key of objects.get(predicate)?.keys() ?? []) {
        const subjects = reversed.get(key);
        if (subjects === undefined) reversed.set(key, new Set([subject]));
        else subjects.add(subject);
      }
    }
    this.reversed.set(predicate, reversed);
    return reversed;
  }
}

const none: ReadonlyMap<string, Value> = new Map();
const nobody: ReadonlySet<string> = new Set();
