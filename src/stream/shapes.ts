// The triples of one record against the shapes, before they are written; results in the words of the record.
import type { Issue, Place } from '../errors.ts';
import { emitRecord, type NQuadsContext, type RecordInput } from '../map/nquads.ts';
import { mapRecord } from '../map/record.ts';
import type { Sink, Standing, TripleSink } from '../map/sink.ts';
import type { Plan } from '../validate/plan.ts';
import { PlanRunner, type Violation } from '../validate/run-plan.ts';
import { type SmallGraph, wordsIn } from '../validate/small-graph.ts';

/** Checks records one after another. What spans records is for `validate` on the merged graph. */
export class ShapeChecks {
  private readonly runner: PlanRunner;

  constructor(plan: Plan) {
    this.runner = new PlanRunner(plan);
  }

  /** One issue for each violation: what the shape says of it, and the field whose triple it is about. */
  issues({ context, ...input }: RecordInput & { readonly context: NQuadsContext }, place: Place): readonly Issue[] {
    const { graph } = this.runner;
    graph.clear();
    emitRecord(context, input, filling(graph), filling(graph));
    const violations = this.runner.violations().filter(({ severity }) => severity === 'violation');
    if (violations.length === 0) return [];
    const fields = fieldsOf(context, input);
    return violations.map((violation) => issueOf(violation, fields, place));
  }
}

function filling(graph: SmallGraph): TripleSink {
  const told = new Set<string>();
  return {
    blind: true,
    link: (subject, predicate, value) => graph.add(subject, predicate, { value }),
    words: (subject, predicate, words, language) => graph.add(subject, predicate, wordsIn(language, words)),
    typed: (subject, predicate, value, datatype) => graph.add(subject, predicate, { value, datatype }),
    isNew: (iri) => told.size < told.add(iri).size,
  };
}

/** Subject and predicate, and the subject alone → the field of the first triple. */
function fieldsOf({ iris, codes }: NQuadsContext, { record, source }: RecordInput): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const note = (subject: string, predicate: string, at: Standing) => {
    const field = at.path().join('.');
    for (const key of [subject, `${subject} ${predicate}`]) if (!fields.has(key)) fields.set(key, field);
  };
  const sink: Sink = {
    link: (subject, predicate, _, at) => note(subject, predicate, at),
    words: (subject, predicate, _, __, at) => note(subject, predicate, at),
    typed: (subject, predicate, _, __, at) => note(subject, predicate, at),
  };
  mapRecord(record, { iris, codes, language: source.language }, sink);
  return fields;
}

function issueOf({ focusNode, path, message }: Violation, fields: ReadonlyMap<string, string>, place: Place): Issue {
  const field = fields.get(`${focusNode} ${path?.predicate}`) ?? fields.get(focusNode);
  return {
    code: 'shape-violated',
    severity: 'error',
    message: `${message}: <${focusNode}>`,
    place,
    ...(field === undefined ? {} : { field }),
  };
}
