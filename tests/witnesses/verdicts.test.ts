// The model and two SHACL engines judge the same spoilt facts. Every verdict is frozen in verdicts.txt, and where they
// disagree, why they do; the disagreements are printed. A new disagreement is mended, or given its reason there.
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalForm } from '../../src/rdf/canonical.ts';
import { checkQuad } from '../../src/rdf/safe.ts';
import { caseGraph } from '../shapes/case-graph.ts';
import { mutations } from './mutations.ts';
import { graphVerdicts, modelVerdict, spoiltGraph, type Verdict } from './verdicts.ts';

const file = 'tests/witnesses/verdicts.txt';
const frozen = readFileSync(file, 'utf8');
const rows = frozen.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const reasons = new Map(
  rows.map((row) => {
    const [verdicts = '', reason = ''] = row.split(' ! ');
    return [verdicts.split(' | ')[0] ?? '', reason] as const;
  }),
);

const words = (objections: readonly string[]) => (objections.length === 0 ? 'accepts' : objections.join(' '));
const verdictsOf = ({ model, shaclEngine, rdfValidateShacl }: Verdict) => [model, shaclEngine, rdfValidateShacl];
const agree = (verdict: Verdict) => new Set(verdictsOf(verdict).map(({ length }) => length === 0)).size === 1;

function rowOf(verdict: Verdict): string {
  const reason = reasons.get(verdict.kind) ?? '';
  const row = [verdict.kind, ...verdictsOf(verdict).map(words)].join(' | ');
  return reason === '' ? row : `${row} ! ${reason}`;
}

const verdicts: Verdict[] = [];
beforeAll(async () => {
  for (const mutation of mutations) {
    verdicts.push({ kind: mutation.kind, model: modelVerdict(mutation), ...(await graphVerdicts(mutation)) });
  }
  const table = verdicts.filter((verdict) => !agree(verdict)).map(rowOf);
  const counts = `${verdicts.length} kinds of mutation: ${verdicts.length - table.length} judged alike, ${table.length} apart`;
  console.log([`${counts}, by the model | shacl-engine | rdf-validate-shacl ! why:`, ...table].join('\n'));
  if (process.env['FREEZE'] === 'verdicts') {
    const head = frozen.split('\n').filter((line) => line.startsWith('#'));
    writeFileSync(file, `${[...head, '', ...verdicts.map(rowOf)].join('\n')}\n`);
  }
});

describe('the witnesses', () => {
  test('accept what nobody spoilt', async () => {
    const nothing = { kind: '', authored: { file: 'xa.yaml', from: 'Examplia', to: 'Examplia' }, graph: [] } as const;
    expect(modelVerdict(nothing)).toEqual([]);
    expect(await graphVerdicts(nothing)).toEqual({ shaclEngine: [], rdfValidateShacl: [] });
  });

  test('are shown what was spoilt, in what was authored and in the graph', () => {
    const unspoilt = canonicalForm(caseGraph);
    for (const mutation of mutations) {
      expect(mutation.authored.from, mutation.kind).not.toBe(mutation.authored.to);
      expect(canonicalForm(spoiltGraph(mutation)), mutation.kind).not.toBe(unspoilt);
    }
  });

  test('judge more than forty kinds of mutation, each once, as verdicts.txt has it', () => {
    expect(new Set(mutations.map(({ kind }) => kind)).size).toBe(mutations.length);
    expect(mutations.length).toBeGreaterThan(40);
    expect(verdicts.map(rowOf)).toEqual(rows);
  });

  test('have a reason wherever they are apart, and none where they are not', () => {
    const apart = verdicts.filter((verdict) => !agree(verdict)).map(({ kind }) => kind);
    expect([...reasons].filter(([, reason]) => reason !== '').map(([kind]) => kind)).toEqual(apart);
  });

  test.each([
    ['src/rdf/safe.ts', (_: Verdict, faults: readonly string[]) => faults.length > 0],
    ['src/validate/closed.ts', ({ shaclEngine }: Verdict) => words(shaclEngine) === 'property-not-declared'],
    [
      'SPARQL',
      ({ shaclEngine, rdfValidateShacl }: Verdict) => words([...shaclEngine, ...rdfValidateShacl]) === 'SPARQL',
    ],
  ])('have no false reason that names %s', (name, isTrue) => {
    const named = verdicts.filter(({ kind }) => reasons.get(kind)?.includes(name));
    expect(named.length).toBeGreaterThan(0);
    for (const verdict of named) {
      const spoilt = mutations.filter(({ kind }) => kind === verdict.kind).flatMap(spoiltGraph);
      const faults = spoilt.flatMap((each) => checkQuad(each) ?? []);
      expect(isTrue(verdict, faults), rowOf(verdict)).toBe(true);
    }
    expect(caseGraph.flatMap((each) => checkQuad(each) ?? [])).toEqual([]);
  });

  test('leave no mutation to nobody, but for what no witness can know', () => {
    const passed = verdicts.filter((verdict) => verdictsOf(verdict).every(({ length }) => length === 0));
    expect(passed.map(({ kind }) => kind)).toEqual([
      'a membership that no page dates',
      'a sub-bureau without place',
      '29 February of a leap year',
      'nobody counted',
      'a number that the page does not say',
      'an emoji',
      'words in another language than the page',
    ]);
  });
});
