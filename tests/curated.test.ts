// The curated links and the concept schemes as they are authored: whole, in agreement, and sound SKOS.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Curated, curatedSchema } from '../src/model/curated.ts';
import { parseSource } from '../src/model/issues-from-zod.ts';
import { openProject } from '../src/project/open.ts';
import { parseQuads } from '../src/rdf/parse.ts';
import type { Quad } from '../src/rdf/terms.ts';
import { readSources } from '../src/read/source-folder.ts';
import { dcterms, rdf, rdfs, schema, skos } from '../src/vocab/known.ts';

const conceptBase = 'https://w3id.org/ncb-graph/crime-area/';
const ontologyBase = 'https://w3id.org/ncb-graph/ontology#';

async function curatedFiles(): Promise<Curated[]> {
  const { folder, issues } = await readSources('data/curated');
  expect(issues).toEqual([]);
  return folder.documents.map((document) => {
    const parsed = parseSource(curatedSchema, document);
    expect(parsed.issues, document.file).toEqual([]);
    if (!parsed.ok) throw new Error(document.file);
    return parsed.value;
  });
}

async function quadsOf(file: string): Promise<Quad[]> {
  const parsed = await parseQuads(readFileSync(`ontology/${file}`, 'utf8'), 'turtle', { file });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

const objects = (quads: readonly Quad[], subject: string, predicate: { value: string }) =>
  quads.filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate.value);
const subjectsOf = (quads: readonly Quad[], predicate: { value: string }, object?: string) =>
  quads.flatMap((quad) =>
    quad.predicate.value === predicate.value && (object === undefined || quad.object.value === object)
      ? [quad.subject.value]
      : [],
  );

const files = await curatedFiles();
const topics = files.flatMap((file) => file.topics ?? []);
const topicIdentifiers = files.flatMap((file) => file.topicIdentifiers ?? []);
const wordings = files.flatMap((file) => file.wordings ?? []);
const identifiers = files.flatMap((file) => file.identifiers ?? []);
const crimeAreas = await quadsOf('crime-areas.ttl');
const known = new Set(subjectsOf(crimeAreas, rdf.type, `${ontologyBase}CrimeArea`));

describe('curated links', () => {
  test('pass the checks of the project: topics, wordings and things that are there, each link once', async () => {
    const project = await openProject({ data: 'data', ontology: 'ontology' });
    expect(project.issues).toEqual([]);
    expect([topics, topicIdentifiers, wordings, identifiers].every((links) => links.length > 0)).toBe(true);
  });

  test('keep apart the wordings that the page keeps apart (N13)', () => {
    const pairs = ['cyber-security cybercrime', 'drug-trafficking drugs', 'international-terrorism terrorism'];
    const linked = wordings.map(({ wording, other }) => [wording, other].toSorted().join(' '));
    expect(linked.toSorted()).toEqual(pairs);
    expect(wordings.every(({ match }) => match === 'close')).toBe(true);
    // Two wordings that are exactly one topic would be exactly each other.
    const exact = topics.filter(({ match }) => match === 'exact').map(({ topic }) => topic);
    expect(new Set(exact).size).toBe(exact.length);
    // A label of a topic names one wording, never both of a pair.
    const labels = ['drugs', 'cyber security', 'international terrorism'];
    const given = [...objectsOf(skos.prefLabel), ...objectsOf(skos.altLabel)].map((label) => label.toLowerCase());
    expect(given.filter((label) => labels.includes(label))).toEqual([]);
  });

  test('never call one identifier exactly two topics', () => {
    const exact = topicIdentifiers.filter(({ match }) => match === 'exact').map(({ scheme, id }) => `${scheme} ${id}`);
    expect(new Set(exact).size).toBe(exact.length);
  });

  test('are refused without a reason', () => {
    const without = { wording: 'drugs', topic: 'drug-trafficking', match: 'close', source: 'a list' };
    const first = { ...without, because: 'the list says so' };
    expect(curatedSchema.safeParse({ by: 'somebody', topics: [first] }).success).toBe(true);
    expect(curatedSchema.safeParse({ by: 'somebody', topics: [without] }).success).toBe(false);
  });
});

function objectsOf(predicate: { value: string }): string[] {
  return crimeAreas.flatMap((quad) => (quad.predicate.value === predicate.value ? [quad.object.value] : []));
}

const schemeFiles = readdirSync('ontology').filter(
  (file) => file.endsWith('.ttl') && readFileSync(`ontology/${file}`, 'utf8').includes('a skos:ConceptScheme'),
);

test('the schemes of the house are found', () => {
  expect(schemeFiles).toEqual(expect.arrayContaining(['codes.ttl', 'crime-areas.ttl', 'regions.ttl']));
});

describe.each(schemeFiles)('%s', (file) => {
  test('is sound SKOS', async () => {
    const quads = await quadsOf(file);
    const schemes = subjectsOf(quads, rdf.type, skos.ConceptScheme.value);
    expect(schemes).toHaveLength(1);
    for (const of of [dcterms.title, dcterms.description, dcterms.license]) {
      expect(objects(quads, schemes[0] ?? '', of), of.value).toHaveLength(1);
    }

    const concepts = [...new Set(subjectsOf(quads, skos.inScheme))];
    const notations = concepts.map((concept) =>
      objects(quads, concept, skos.notation).map(({ object }) => object.value),
    );
    expect(new Set(notations.flat()).size).toBe(concepts.length);
    for (const concept of concepts) {
      expect(objects(quads, concept, skos.inScheme).map(({ object }) => object.value)).toEqual(schemes);
      expect(objects(quads, concept, skos.prefLabel), concept).toHaveLength(1);
      expect(objects(quads, concept, skos.definition), concept).toHaveLength(1);
      const labels = [skos.prefLabel, skos.altLabel, skos.hiddenLabel].flatMap((label) =>
        objects(quads, concept, label).map(({ object }) => object.value),
      );
      expect(new Set(labels).size, `${concept}: S13, no word is two kinds of label`).toBe(labels.length);
    }
    const labels = concepts.flatMap((concept) =>
      objects(quads, concept, skos.prefLabel).map((quad) => quad.object.value),
    );
    expect(new Set(labels).size, 'no two concepts of one label').toBe(labels.length);

    const broader = (concept: string) => objects(quads, concept, skos.broader).map(({ object }) => object.value);
    for (const concept of concepts) {
      const above = new Set<string>();
      const visit = (at: string): void => {
        for (const parent of broader(at)) {
          expect(concepts, `${at} is below a concept of the scheme`).toContain(parent);
          if (above.has(parent)) continue;
          above.add(parent);
          visit(parent);
        }
      };
      visit(concept);
      expect(above.has(concept), `${concept} is not above itself`).toBe(false);
      expect(broader(concept).length > 0 && objects(quads, concept, skos.topConceptOf).length > 0, concept).toBe(false);
    }
  });
});

test('every topic is at the top or below another, and names its source and its own slug', () => {
  for (const topic of known) {
    const places = [skos.topConceptOf, skos.broader].flatMap((predicate) => objects(crimeAreas, topic, predicate));
    expect(places.length, topic).toBe(1);
    expect(objects(crimeAreas, topic, dcterms.source).length, topic).toBeGreaterThan(0);
    expect(objects(crimeAreas, topic, skos.notation).map(({ object }) => conceptBase + object.value)).toEqual([topic]);
  }
});

test('alignments start from classes of the ontology and go to classes of schema.org that exist', async () => {
  const core = await quadsOf('ncb.ttl');
  const links = (await quadsOf('alignments.ttl')).filter(({ predicate }) => predicate.value === rdfs.subClassOf.value);
  expect(links.length).toBeGreaterThan(0);
  const targets = [schema.DefinedTerm, schema.GovernmentOrganization, schema.Observation].map(({ value }) => value);
  for (const { subject, object } of links) {
    expect(objects(core, subject.value, rdf.type), subject.value).not.toEqual([]);
    expect(targets).toContain(object.value);
    // What the core says is said there alone.
    expect(objects(core, subject.value, rdfs.subClassOf).map((quad) => quad.object.value)).not.toContain(object.value);
  }
});
