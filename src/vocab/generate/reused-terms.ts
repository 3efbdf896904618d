// The terms of others on the reference page: those that the data use, and those that ours are aligned with.
import { compareCodePoints } from '../../rdf/order.ts';
import { namedNode, type Quad, type Term } from '../../rdf/terms.ts';
import { sh } from '../../validate/shacl-terms.ts';
import type { ShapeGraph } from '../../validate/shape-graph.ts';
import { rdfs } from '../known.ts';
import { byValue, type Links, namespace, table } from './links.ts';
import { shapeRow } from './shape-words.ts';

/** Terms of others that the shapes allow: the classes they target or ask for, the properties they have a path of. */
export function reusedTerms(shapes: ShapeGraph, links: Links): string {
  const rows = new Map<string, { kind: string; says: Set<string> }>();
  const add = (iri: string, kind: string, says: string) => {
    if (iri.startsWith(namespace) || iri === '') return;
    const row = rows.get(iri) ?? { kind, says: new Set() };
    rows.set(iri, row);
    if (says !== '') row.says.add(says);
  };
  const label = (shape: Term) => shapes.values(shape, namedNode(rdfs.label.value))[0]?.value ?? '';
  for (const target of ['targetClass', 'class'] as const) {
    for (const shape of [...shapes.subjects(sh(target))].sort(byValue)) {
      for (const type of shapes.values(shape, sh(target))) {
        add(type.value, 'class', target === 'targetClass' ? label(shape) : '');
      }
    }
  }
  for (const shape of [...shapes.subjects(sh('path'))].sort(byValue)) {
    const row = shapeRow(shapes, shape, links.prefixes);
    add(row.path.replace(/^\^/, ''), 'property', row.path.startsWith('^') ? '' : row.description);
  }
  const sorted = [...rows].sort(([a], [b]) => compareCodePoints(links.name(a), links.name(b)));
  return [
    'Terms of other vocabularies that the data use, with what the shapes say of them. Each exists in its vocabulary, as what it is used as (a test holds that).',
    table(
      ['term', 'kind', 'in this data'],
      sorted.map(([iri, { kind, says }]) => [`[\`${links.name(iri)}\`](${iri})`, kind, [...says].sort().join(' ')]),
    ),
  ].join('\n\n');
}

/** Links from the terms of the project to those of others. */
export function alignedTerms(alignments: readonly Quad[], links: Links): string {
  const rows = alignments
    .filter(({ subject }) => subject.value.startsWith(namespace))
    .map(({ subject, predicate, object }) => [
      links.link(subject),
      `\`${links.name(predicate.value)}\``,
      `[\`${links.name(object.value)}\`](${object.value})`,
    ])
    .sort((a, b) => compareCodePoints(a.join(), b.join()));
  return [
    'For data that are to be read in the terms of others; the core stands without them (`alignments.ttl`).',
    table(['term', 'relation', 'term of others'], rows),
  ].join('\n\n');
}
