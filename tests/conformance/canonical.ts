// Canonical form: RDFC-1.0 by ours against its suite, and our sorted lines against it for graphs without blank nodes.
import { canonicalForm, linesHash, rdfcHash, rdfcLines } from '../../src/rdf/canonical.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { jsonOf, textOf } from './folder.ts';
import { byN3, byOxigraph, type Language } from './libraries.ts';
import { failed, type Outcome, passed, type Row, skipped } from './outcome.ts';
import { positiveGraphs } from './rdf-suites.ts';

/** An entry of the suite's manifest. */
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly action: string;
  readonly result?: string;
  readonly hashAlgorithm?: string;
}

const languages: readonly Language[] = ['turtle', 'trig', 'nt', 'nq', 'rdfxml'];

export function canonicalRows(): Row[] {
  const { entries } = jsonOf('rdf-canon', 'tests', 'manifest.jsonld') as { entries: readonly Entry[] };
  const plain = languages.flatMap(positiveGraphs).filter(({ quads }) => !quads().some((each) => hasBlankNode(each)));
  return [
    { name: 'RDFC-1.0', cases: entries.map((entry) => ({ name: entry.id, run: () => outcomeOf(entry) })) },
    {
      name: 'sorted lines are RDFC-1.0',
      cases: plain.map(({ name, quads }) => ({ name, run: () => sortedOutcome(quads()) })),
    },
  ];
}

function hasBlankNode({ subject, object, graph }: Quad): boolean {
  return [subject, object, graph].some(({ termType }) => termType === 'BlankNode');
}

async function outcomeOf({ type, action, result, hashAlgorithm }: Entry): Promise<Outcome> {
  if (type === 'rdfc:RDFC10MapTest') return skipped('labels of canonical blank nodes');
  if (hashAlgorithm !== undefined && hashAlgorithm !== 'SHA256') return skipped('SHA-384');
  const quads = byN3(textOf('rdf-canon', 'tests', action), 'nq');
  if (result === undefined) {
    const lines = await rdfcLines(quads).catch((error: unknown) => error);
    return Array.isArray(lines) ? failed('canonicalized, and should be given up') : passed;
  }
  const lines = await rdfcLines(quads);
  const found = lines.map((line) => `${line}\n`).join('');
  const expected = textOf('rdf-canon', 'tests', result);
  if (found !== expected) return failed(`${found}\nis not\n${expected}`);
  return (await rdfcHash(quads)) === linesHash(lines) ? passed : failed('its hash is not that of its lines');
}

async function sortedOutcome(quads: readonly Quad[]): Promise<Outcome> {
  const sorted = canonicalForm(quads);
  const canonical = (await rdfcLines(quads)).map((line) => `${line}\n`).join('');
  if (sorted !== canonical) return failed(`${sorted}\nis not\n${canonical}`);
  return canonicalForm(byOxigraph(sorted, 'nq')) === sorted ? passed : failed(`read again, it is not ${sorted}`);
}
