// The committed checks of ontology/checks: SPARQL over named graphs, which shapes cannot see. Each row is a result.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { openStore } from '../query/store.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import { fillPlaceholders } from '../validate/placeholders.ts';
import { predicatePath, type Severity, type ShapeResult } from '../validate/result.ts';
import type { Check } from './open.ts';

/** What the leading comments of a check say: what it asks, how a row is told, how grave a row is. */
interface Heading {
  readonly message: string;
  readonly severity: Severity;
}

/**
 * What checks find in a dataset, check by check, in the order of each check. A check selects
 * ?subject, where a triple is at fault ?predicate and ?object, and maybe the ?statement that cites it; a result's component is the name of the check.
 * Issues: those of the store, and `bad-query` for a check with a row that names no ?subject.
 */
export async function runChecks(
  quads: readonly Quad[],
  checks: readonly Check[],
): Promise<Result<readonly ShapeResult[]>> {
  if (checks.length === 0) return passed([]);
  const store = openStore(quads);
  const results: ShapeResult[] = [];
  const issues: Issue[] = [];
  for (const { name, file, text } of checks) {
    const answer = await store.answer(text, { file });
    issues.push(...answer.issues);
    if (!answer.ok) continue;
    const { kind } = answer.value;
    if (kind !== 'bindings' || answer.value.rows.some((row) => !row.has('subject'))) {
      issues.push({ ...noSubject, place: { file, line: 1, column: 1 } });
      continue;
    }
    const heading = headingOf(text);
    for (const row of answer.value.rows) results.push(resultOf(name, heading, row));
  }
  await store.close();
  return issues.some(({ severity }) => severity === 'error') ? refused(...issues) : passed(results, issues);
}

const noSubject: Issue = {
  code: 'bad-query',
  severity: 'error',
  message: 'the check names nothing that is wrong',
  expected: 'SELECT with ?subject, and with ?predicate and ?object where a triple is at fault',
};

/** Without a message the question itself is told; without a severity a row is a violation. */
function headingOf(text: string): Heading {
  const said = (key: string) => new RegExp(`^# ${key}: (.+)$`, 'm').exec(text)?.[1]?.trim();
  const severity = said('severity');
  return {
    message: said('message') ?? /^# (.+)$/m.exec(text)?.[1] ?? 'a check found this',
    severity: severity === 'warning' || severity === 'info' ? severity : 'violation',
  };
}

function resultOf(component: string, { message, severity }: Heading, row: ReadonlyMap<string, Term>): ShapeResult {
  const focusNode = row.get('subject');
  if (focusNode === undefined) throw new Error(`a row of ${component} leaves ?subject without a value`);
  const predicate = row.get('predicate');
  const value = row.get('object');
  const about = row.get('statement');
  return {
    focusNode,
    ...(predicate?.termType === 'NamedNode' ? { path: predicatePath(predicate) } : {}),
    ...(value === undefined ? {} : { value }),
    component,
    severity,
    message: fillPlaceholders(message, row),
    ...(about === undefined ? {} : { about }),
  };
}
