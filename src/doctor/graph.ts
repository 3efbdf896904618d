// The graph against its shapes and its schemes: shapes that match nothing, triples no shape is about, concepts unused.

import type { MappedDataset } from '../map/dataset.ts';
import { irisAt } from '../map/iri.ts';
import type { Project } from '../project/open.ts';
import { displayIri } from '../rdf/prefixed.ts';
import type { Prefixes } from '../rdf/terms.ts';
import type { ShapeReport } from '../validate/result.ts';
import { TouchingShapes } from '../validate/touching.ts';
import { rdf, skos } from '../vocab/known.ts';
import { type Examined, type Found, few } from './examination.ts';

export interface ExaminedGraph {
  readonly project: Project;
  readonly mapped: MappedDataset;
  readonly prefixes: Prefixes;
}

/** `report` is that of the graph against the shapes of its project. */
export function examineShapes(report: ShapeReport, { prefixes }: Pick<ExaminedGraph, 'prefixes'>): Examined {
  const idle = [...report.focusNodes].filter(([, count]) => count === 0).map(([shape]) => displayIri(shape, prefixes));
  const { results } = report;
  const found: Found[] = [];
  if (results.length > 0) {
    const grave = results.some(({ severity }) => severity === 'violation');
    const message = `the graph does not conform: ${results.length} results`;
    found.push({ gravity: grave ? 'error' : 'warning', message, mend: 'ncb-graph validate' });
  }
  if (idle.length > 0) {
    const message = `${idle.length} of ${report.focusNodes.size} shapes match nothing in these data: ${few(idle)}`;
    found.push({
      gravity: 'note',
      message,
      mend: `nothing where facts to come will match; ncb-graph explain ${idle[0]} tells where it is written`,
    });
  }
  return { check: 'shapes', found, fine: `${report.focusNodes.size} shapes, each with something to check` };
}

/** Triples of the dataset that no target and no path concerns, one finding a property. */
export function examineUntouched({ project, mapped, prefixes }: ExaminedGraph): Examined {
  const { shapes, schemes, quads } = project.ontology;
  const ontology = quads.get('ncb.ttl') ?? [];
  const touching = new TouchingShapes({
    data: [...mapped.dataset, ...schemes, ...ontology],
    shapes: shapes.quads,
    ontology,
  });
  const subjects = new Map<string, string[]>();
  for (const made of mapped.dataset) {
    if (touching.of(made).length > 0) continue;
    const known = subjects.get(made.predicate.value) ?? [];
    subjects.set(made.predicate.value, [...known, made.subject.value]);
  }
  const found = [...subjects].map(([predicate, about]): Found => {
    const property = displayIri(predicate, prefixes);
    const message = `no shape is about ${about.length} triples with ${property}`;
    const thing = displayIri(about[0] ?? '', prefixes);
    const explain = `ncb-graph explain '${thing}' ${property}`;
    return { gravity: 'warning', message, mend: `a property shape in ontology/shapes.ttl; ${explain} shows one` };
  });
  return { check: 'untouched triples', found, fine: `a shape is about each of ${mapped.dataset.length} triples` };
}

/** Concepts of the schemes that no fact and no curated link names, one finding a scheme. */
export function examineConcepts({ project, mapped, prefixes }: ExaminedGraph): Examined {
  const { schemes } = project.ontology;
  const concepts = irisAt(mapped.base).graph('concepts');
  const used = new Set(
    mapped.dataset.flatMap(({ graph, subject, object }) =>
      graph.value === concepts ? [] : [subject.value, object.value],
    ),
  );
  const objects = (predicate: { readonly value: string }) =>
    schemes.filter((one) => one.predicate.value === predicate.value);
  const all = objects(skos.inScheme);
  const isConcept = new Set(
    objects(rdf.type).flatMap(({ subject, object }) =>
      object.value === skos.Concept.value || object.value.includes('ontology#') ? [subject.value] : [],
    ),
  );
  const unused = new Map<string, string[]>();
  for (const { subject, object } of all) {
    if (used.has(subject.value) || !isConcept.has(subject.value)) continue;
    unused.set(object.value, [...(unused.get(object.value) ?? []), displayIri(subject.value, prefixes)]);
  }
  const found = [...unused].map(([scheme, names]): Found => {
    const of = all.filter(({ object }) => object.value === scheme).length;
    const message = `${names.length} of ${of} concepts of ${displayIri(scheme, prefixes)} are used by nobody: ${few(names)}`;
    return {
      gravity: 'note',
      message,
      mend: `nothing where pages to come will use them; ncb-graph explain ${names[0]} tells what it means`,
    };
  });
  return { check: 'unused concepts', found, fine: `${all.length} concepts, each used` };
}
