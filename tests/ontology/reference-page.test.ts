// The reference page of the ontology: nothing left out, every link leads somewhere, every example is of the export.
// That it is fresh is the affair of `generate --check`.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writingOptions } from '../../src/project/build.ts';
import { canonicalLine } from '../../src/rdf/lines.ts';
import { parseQuads } from '../../src/rdf/parse.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { china } from '../china.ts';
import { broken, storeOf } from './graphs.ts';

const file = 'ontology/README.md';
const page = readFileSync(file, 'utf8');
const own = 'https://w3id.org/ncb-graph/ontology#';
const anchors = [...page.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = '']) => id);
const local = (found: readonly string[]) => found.map((line) => line.replace(/^<.*#|>$/g, ''));
const terms = local(
  broken(storeOf(['ncb.ttl']), {
    finds: `VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?at a ?kind FILTER STRSTARTS(STR(?at), "${own}")`,
  }),
);

/** The section of a term, from its heading to the next. */
const sectionOf = (term: string) => page.split(`<a id="${term}"></a>`)[1]?.split('\n### ')[0] ?? '';

describe('the reference page', () => {
  test('has a section for each term, and no other', () => {
    expect(terms.length).toBeGreaterThan(40);
    expect(anchors.toSorted()).toEqual(terms.toSorted());
  });

  test.each(terms)('%s: label, definition, IRI, and what graphs may hold', (term) => {
    const said = broken(storeOf(['ncb.ttl']), {
      finds: `VALUES ?by { rdfs:label skos:definition } ncb:${term} ?by ?at`,
    });
    for (const text of said) expect(sectionOf(term)).toContain(text.replace(/^"|"@en$/g, ''));
    expect(sectionOf(term)).toContain(`\`${own}${term}\``);
    // A class of concepts or of curated links too: each is checked by a shape.
    expect(sectionOf(term)).toContain('**In a graph');
  });

  test('holds every concept of every scheme, with its definition', () => {
    const schemes = storeOf(['codes.ttl', 'crime-areas.ttl', 'regions.ttl']);
    const said = broken(schemes, { finds: '?concept skos:inScheme ?scheme ; skos:definition ?at' });
    expect(said.length).toBeGreaterThan(60);
    for (const text of said) expect(page).toContain(text.replace(/^"|"@en$/g, ''));
    for (const label of broken(schemes, { finds: '?list a skos:Collection ; skos:prefLabel ?at' })) {
      expect(page).toContain(`**${label.replace(/^"|"@en$/g, '')}**`);
    }
  });

  test('leads somewhere by every link of its own', () => {
    const links = [...page.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
    const inside = links.filter((to) => to.startsWith('#')).map((to) => to.slice(1));
    const beside = links.filter((to) => !/^(#|https?:)/.test(to));
    expect(inside.length).toBeGreaterThan(100);
    expect(inside.filter((to) => !anchors.includes(to))).toEqual([]);
    expect(beside.length).toBeGreaterThan(5);
    expect(beside.filter((to) => !existsSync(join(dirname(file), to)))).toEqual([]);
  });

  test('gives an example of every term that the export uses, and each is of the export', async () => {
    const { prefixes } = writingOptions(china.project, china.project.dataset.base);
    const header = Object.entries(prefixes)
      .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`)
      .join('');
    const plain = ({ subject, predicate, object }: Quad) => `${subject.value} ${predicate.value} ${object.value}`;
    const { facts, evidence, curated } = china.mapped;
    const exported = new Set([...facts, ...evidence, ...curated].map(plain));
    const used = new Set(
      [...facts, ...evidence, ...curated].flatMap(({ predicate, object }) => [predicate.value, object.value]),
    );
    for (const term of terms) {
      const [, example] = /```turtle\n([\s\S]*?)\n```/.exec(sectionOf(term)) ?? [];
      // A class may be named by an evidence statement alone, which is no example of it.
      if (example === undefined) {
        expect(
          facts.some(({ predicate, object }) => [predicate.value, object.value].includes(own + term)),
          term,
        ).toBe(false);
        continue;
      }
      expect(used, term).toContain(own + term);
      const parsed = await parseQuads(header + example, 'turtle');
      if (!parsed.ok) throw new Error(`${term}: ${JSON.stringify(parsed.issues)}`);
      expect(parsed.value.filter((quad) => !exported.has(plain(quad))).map(canonicalLine), term).toEqual([]);
      expect(
        parsed.value.some(({ predicate, object }) => [predicate.value, object.value].includes(own + term)),
        term,
      ).toBe(true);
    }
  });
});
