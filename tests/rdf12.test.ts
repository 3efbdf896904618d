// `export --rdf12`: the same statements under the same IRIs as reifiers, and the same answers to the same questions.
import { readdirSync, readFileSync } from 'node:fs';
import * as oxigraph from 'oxigraph';
import { afterAll, describe, expect, test } from 'vitest';
import { buildExport } from '../src/project/build.ts';
import { checkExport, checkGraph } from '../src/project/check.ts';
import { answerAs } from '../src/query/results.ts';
import { openStore } from '../src/query/store.ts';
import { canonicalForm, canonicalHash } from '../src/rdf/canonical.ts';
import { parseQuads } from '../src/rdf/parse.ts';
import { asReifiers, asStatements } from '../src/rdf/reifiers.ts';
import { literal, namedNode, type Quad, quad } from '../src/rdf/terms.ts';
import { findFormat } from '../src/serialize/formats.ts';
import { china } from './china.ts';
import { full } from './full.ts';

const built = await buildExport(china.project, { rdf12: true });
if (!built.ok) throw new Error(JSON.stringify(built.issues));
const { files } = built.value;
const text = (path: string) => files.get(path) ?? '';

async function read(path: string, syntax: 'nq' | 'trig' | 'turtle'): Promise<Quad[]> {
  const parsed = await parseQuads(text(path), syntax);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

const nq = await read('dataset.nq', 'nq');

describe('the files of an export in RDF 1.2', () => {
  test('hold the statements of the default export, no more and no fewer, under the same IRIs', async () => {
    expect(canonicalForm(asStatements(nq))).toBe(canonicalForm(china.mapped.dataset));
    const count = china.mapped.dataset.filter(({ predicate }) => predicate.value.endsWith('#subject')).length;
    expect(nq.filter(({ predicate }) => predicate.value.endsWith('#reifies'))).toHaveLength(count);
    expect(text('dataset.nq')).not.toMatch(/rdf-syntax-ns#(subject|predicate|object|Statement)>/);
    expect(canonicalHash(await read('dataset.trig', 'trig'))).toBe(canonicalHash(nq));
    expect(canonicalHash([...(await read('evidence.ttl', 'turtle'))])).not.toBe(canonicalHash([]));
  });

  test('load into oxigraph, in all of their forms, as the same quads', () => {
    const sizes = (['dataset.nq', 'dataset.trig'] as const).map((path) => {
      const store = new oxigraph.Store();
      store.load(text(path), { format: path.endsWith('.nq') ? 'application/n-quads' : 'application/trig' });
      return store.size;
    });
    expect(sizes).toEqual([nq.length, nq.length]);
    const store = new oxigraph.Store();
    store.load(text('evidence.ttl'), { format: 'text/turtle' });
    expect(store.query('ASK { ?r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s ?p ?o )>> }')).toBe(true);
  });

  test('leave the facts as they are, in every format', () => {
    for (const path of ['facts.ttl', 'facts.nt', 'facts.jsonld', 'facts.rdf'])
      expect(text(path)).toBe(china.files.get(path));
    expect(JSON.parse(text('manifest.json'))).toMatchObject({ rdf: '1.2' });
    expect(JSON.parse(china.files.get('manifest.json') ?? '')).not.toHaveProperty('rdf');
    expect([...china.files.values()].filter((each) => each.includes('reifies'))).toEqual([]);
  });

  test('pass the shapes and the checks that the default export passes', async () => {
    expect(await checkGraph(nq, china.project.ontology)).toMatchObject({ ok: true, value: { conforms: true } });
    expect(await checkExport(china.project, built.value)).toMatchObject({ ok: true, value: { conforms: true } });
    // A statement about a triple that nobody states is still found.
    const stray = nq.map((each) =>
      each.predicate.value.endsWith('#reifies') &&
      String((each.object as unknown as Quad).predicate.value).endsWith('#subBureauCount')
        ? quad(
            each.subject,
            each.predicate,
            quad(namedNode('https://e.x/'), namedNode('https://e.x/p'), literal('x')) as never,
            each.graph,
          )
        : each,
    );
    expect(await checkGraph(stray, china.project.ontology)).toMatchObject({ ok: true, value: { conforms: false } });
  });
});

describe('the committed questions', () => {
  const folder = 'ontology/questions';
  const store = openStore(nq);
  afterAll(() => store.close());
  const names = readdirSync(folder).filter((name) => name.endsWith('.rq'));
  const isOfEvidence = (name: string) => /^# needs: evidence$/m.test(readFileSync(`${folder}/${name}`, 'utf8'));

  test('about evidence have a form for RDF 1.2, and no other has', () => {
    expect(readdirSync(`${folder}/rdf12`)).toEqual(names.filter(isOfEvidence));
    for (const name of readdirSync(`${folder}/rdf12`)) {
      const [here, there] = [folder, `${folder}/rdf12`].map((each) =>
        readFileSync(`${each}/${name}`, 'utf8').split('\n'),
      );
      // The pattern of the statement is all that is put in another way.
      expect(there?.filter((line) => !here?.includes(line) && !/reifies|^# needs/.test(line))).toEqual([]);
    }
  });

  test.each(names)('%s has the same answer', async (name) => {
    const query = readFileSync(isOfEvidence(name) ? `${folder}/rdf12/${name}` : `${folder}/${name}`, 'utf8');
    const answer = await answerAs(store, query, 'csv');
    expect(answer.ok && answer.value).toBe(readFileSync(`${folder}/${name.replace('.rq', '.csv')}`, 'utf8'));
  });
});

describe('triple terms', () => {
  const [p, s] = ['https://e.x/p', 'https://e.x/s'].map((iri) => namedNode(iri)) as [
    ReturnType<typeof namedNode>,
    ReturnType<typeof namedNode>,
  ];
  const about = (object: Quad['object']) =>
    quad(s, namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies'), quad(s, p, object) as never);

  test.each(['turtle', 'nt', 'nq', 'trig', 'jsonld', 'rdfxml'])(
    'in %s are written only when asked for',
    async (name) => {
      const format = findFormat(name);
      if (!format.ok) throw new Error(name);
      const made = [about(literal('国 "x" \\ \n', 'zh'))];
      expect(await format.value.serialize(made)).toMatchObject({ ok: false, issues: [{ code: 'unsafe-term' }] });
      const text = await format.value.serialize(made, { rdf12: true });
      expect(text.ok).toBe(format.value.tripleTerms);
      if (!text.ok) return;
      const again = await parseQuads(text.value, name as 'turtle');
      expect(again.ok && canonicalForm(again.value)).toBe(canonicalForm(made));
    },
  );

  test('with a hostile term inside are refused', async () => {
    const format = findFormat('nt');
    const hostile = [about(namedNode('https://e.x/> . <https://evil/s')), about(literal('x\u0000'))];
    expect(
      format.ok && (await format.value.serialize(hostile, { rdf12: true })).issues.map(({ code }) => code),
    ).toEqual(['unsafe-term', 'unsafe-term']);
  });

  test('are made of whole statements only, and lead back', () => {
    expect(canonicalForm(asStatements(asReifiers(full.mapped.dataset)))).toBe(canonicalForm(full.mapped.dataset));
    const half = full.mapped.dataset.filter(({ predicate }) => !predicate.value.endsWith('#object'));
    expect(canonicalForm(asReifiers(half))).toBe(canonicalForm(half));
  });
});
