// The last gate: quads whose terms are hostile in any place, given to every format.
import fc, { type Arbitrary } from 'fast-check';
import { defaultGraph, literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';
import { formats } from '../../src/serialize/formats.ts';
import { type Hostile, strings } from './hostile.ts';
import { expectSameReading, refusedFor, type Verdict } from './verdict.ts';

const base = 'http://good.example/';
const subject = namedNode(`${base}s`);
const predicate = namedNode(`${base}p`);
const langString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';

/** Places of a term in a quad, each with a quad that has a hostile string there. */
const places: Readonly<Record<string, (value: string) => Quad>> = {
  subject: (value) => quad(namedNode(value), predicate, subject),
  predicate: (value) => quad(subject, namedNode(value), subject),
  object: (value) => quad(subject, predicate, namedNode(value)),
  graph: (value) => quad(subject, predicate, subject, namedNode(value)),
  'end of an IRI': (value) => quad(namedNode(base + value), predicate, namedNode(`${base}#${value}`)),
  'name of a property': (value) => quad(subject, namedNode(`${base}p${value}`), subject),
  literal: (value) => quad(subject, predicate, literal(value)),
  'tagged literal': (value) => quad(subject, predicate, literal(value, 'zh-hans')),
  'typed literal': (value) => quad(subject, predicate, literal(value, namedNode(`${base}d`))),
  datatype: (value) => quad(subject, predicate, literal('a', namedNode(value))),
  // No factory makes such a term; a careless one of other people may.
  language: (value) => {
    const object = { termType: 'Literal', value: 'a', language: value, datatype: namedNode(langString) };
    return { termType: 'Quad', value: '', subject, predicate, object, graph: defaultGraph() } as unknown as Quad;
  },
};

export interface TermShot extends Hostile {
  readonly place: string;
  readonly quads: readonly Quad[];
}

export const termShots: Arbitrary<TermShot> = fc
  .record({ string: fc.oneof(...strings), place: fc.constantFrom(...Object.keys(places)) })
  .map(({ string, place }) => ({
    ...string,
    place,
    quads: [
      quad(subject, predicate, literal('a neighbour')),
      (places[place] as (value: string) => Quad)(String(string.value)),
    ],
  }));

const prefixes = { good: base, p: `${base}p`, xsd: 'http://www.w3.org/2001/XMLSchema#' };

/**
 * Every format refuses the quads, or every one writes what all libraries read as those quads. RDF/XML alone may refuse
 * more: it has no way to write a property whose IRI does not end in an XML name.
 */
export async function shootTerms({ quads, place }: TermShot): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  for (const { name, datasets, extension, serialize } of formats) {
    if (!datasets && quads.some(({ graph }) => graph.termType !== 'DefaultGraph')) continue;
    const text = await serialize(quads, { prefixes });
    if (text.ok) {
      const readings = await expectSameReading(text.value, extension.slice(1), quads);
      verdicts.push({ quads: quads.length, readings });
      continue;
    }
    const refused = refusedFor(text.issues);
    if (name !== 'rdfxml' || !text.issues.every(({ message }) => message.includes('XML name'))) verdicts.push(refused);
  }
  const [first] = verdicts;
  if (first === undefined || verdicts.some(({ refused }) => `${refused}` !== `${first.refused}`)) {
    throw new Error(`formats disagree on a ${place}`);
  }
  const sum = (of: 'quads' | 'readings') => verdicts.reduce((all, each) => all + each[of], 0);
  return { ...first, quads: sum('quads'), readings: sum('readings') };
}
