// The facts that a page says explicitly, without what would hang in the air when the others are gone.
import { canonicalLine } from '../rdf/lines.ts';
import { org, rdf, time } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import type { CitedQuad } from './quads.ts';

/** Things that say nothing by themselves: they are gone when nothing leads to them any more. */
const serving: ReadonlySet<string> = new Set([
  ncb.Activity,
  ncb.CrimeArea,
  ncb.Provision,
  org.Membership.value,
  time.Interval.value,
  time.Instant.value,
]);
/** A membership is led to by nothing, but it is one of somebody. */
const leading: ReadonlySet<string> = new Set([org.member.value]);

/**
 * Triples with an explicit citation, each with those alone, and without the triples named in `without` (canonical
 * lines). Then, until nothing changes: a thing that no type is left of goes; a triple that leads to a thing which is not
 * described any more goes; a thing that only serves others goes when none leads to it. `isThing` tells IRIs of the data.
 */
export function explicitFacts(
  facts: readonly CitedQuad[],
  isThing: (iri: string) => boolean,
  without: ReadonlySet<string>,
): readonly CitedQuad[] {
  let kept = facts
    .map(({ quad, citations }) => ({ quad, citations: citations.filter(({ mode }) => mode === 'explicit') }))
    .filter(({ quad, citations }) => citations.length > 0 && !without.has(canonicalLine(quad)));
  for (;;) {
    const typed = new Map<string, string[]>();
    const ledTo = new Set<string>();
    for (const { quad } of kept) {
      const { subject, predicate, object } = quad;
      if (predicate.value === rdf.type.value)
        typed.set(subject.value, [...(typed.get(subject.value) ?? []), object.value]);
      else if (object.termType === 'NamedNode') ledTo.add(object.value);
      if (leading.has(predicate.value)) ledTo.add(subject.value);
    }
    const stands = (iri: string) => {
      const types = typed.get(iri);
      return types !== undefined && (ledTo.has(iri) || !types.every((type) => serving.has(type)));
    };
    const next = kept.filter(
      ({ quad: { subject, object } }) =>
        stands(subject.value) && (object.termType !== 'NamedNode' || !isThing(object.value) || stands(object.value)),
    );
    if (next.length === kept.length) return kept;
    kept = next;
  }
}
