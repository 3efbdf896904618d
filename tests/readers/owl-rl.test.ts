// Our closure under OWL 2 RL against the one of Python's owlrl: the same types, the same verdict. Needs a Python with
// owlrl, which only CI installs: without it the tests are skipped, and shown as skipped.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from 'oxigraph';
import { afterAll, describe, expect, it } from 'vitest';
import { outputText } from '../china.ts';
import { full } from '../full.ts';
import { broken, plant, storeOf } from '../ontology/graphs.ts';
import { close, contradictions } from '../ontology/owl-rl.ts';
import { axioms } from '../ontology/vocabularies.ts';

const python = process.env['READERS_PYTHON'] ?? 'python3';
const isHere = spawnSync(python, ['-c', 'import owlrl']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ontology, alignments, the vocabularies that facts use, the facts of China and of the full fixture. */
function facts(...faults: string[]): Store {
  const store = storeOf(['ncb.ttl', 'alignments.ttl']);
  store.load(axioms(['org', 'foaf', 'skos', 'time']), { format: 'application/n-triples' });
  for (const text of [outputText('facts.ttl'), full.files.get('facts.ttl') ?? '']) {
    store.load(text, { format: 'text/turtle' });
  }
  for (const fault of faults) plant(store, fault);
  return store;
}

function byOwlrl(store: Store): { errors: string[]; types: [string, string][] } {
  const file = join(folder, 'facts.nt');
  writeFileSync(file, store.dump({ format: 'application/n-quads' }));
  const { status, stdout, stderr } = spawnSync(python, [join(import.meta.dirname, 'owlrl-close.py'), file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const things = 'https://w3id.org/ncb-graph/';
/** What everything is, and what only classes are, tell nothing apart. */
const isBuiltIn = (iri: string) => /^http:\/\/www\.w3\.org\/(1999|2000|2002)\//.test(iri);

describe.skipIf(!isHere)('the closure of owlrl', () => {
  it('gives every thing the types that ours gives', () => {
    const store = facts();
    const theirs = byOwlrl(store);
    close(store);
    const ours = broken(store, { finds: '?at a ?found FILTER (ISIRI(?at) && ISIRI(?found))' }).map((line) =>
      line.slice(1, -1).split('> <'),
    );
    const told = (pairs: readonly (readonly string[])[]) =>
      pairs
        .filter(([at = '', type = '']) => at.startsWith(things) && !isBuiltIn(type))
        .map((pair) => pair.join(' '))
        .toSorted();
    expect(told(ours).length).toBeGreaterThan(150);
    expect(told(theirs.types)).toEqual(told(ours));
    expect(theirs.errors).toEqual([]);
  });

  it('finds a contradiction where ours does', () => {
    const spoilt = facts(
      'PREFIX cn: <https://w3id.org/ncb-graph/id/cn/> INSERT DATA { cn:mps org:subOrganizationOf cn:local-government }',
    );
    const { errors } = byOwlrl(spoilt);
    close(spoilt);
    expect(broken(spoilt, { finds: contradictions['cax-dw'] ?? '' }).length).toBeGreaterThan(0);
    expect(errors.join('\n')).toContain('local-government');
  });
});
