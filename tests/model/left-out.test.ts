// Any one thing left out of a whole file gives a file that is refused with a code and a place, or one that is mapped:
// never an exception, never a thing that nothing says. What each refusal says is in tests/bad.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { irisAt } from '../../src/map/iri.ts';
import { mapCountry } from '../../src/map/quads.ts';
import { parseCountry } from '../../src/model/parse.ts';
import { openProject } from '../../src/project/open.ts';
import type { SourceDocument } from '../../src/read/source-document.ts';
import { readYaml } from '../../src/read/yaml.ts';

type Path = readonly (string | number)[];

/** Paths of everything in a value but the root, outer first. */
function pathsIn(value: unknown, above: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return steps.flatMap((step) => {
    const path = [...above, step];
    return [path, ...pathsIn((value as Record<string | number, unknown>)[step], path)];
  });
}

/** The document without what stands at a path. */
function without(document: SourceDocument, path: Path): SourceDocument {
  const value: unknown = structuredClone(document.value);
  let holder = value as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return { ...document, value };
}

test.each(['xa', 'xb'])('%s', { timeout: 120_000 }, async (code) => {
  const data = 'tests/fixtures/full';
  const project = await openProject({ data, ontology: 'ontology' });
  if (!project.ok) throw new Error(JSON.stringify(project.issues));
  const { dataset, ontology, sources } = project.value;
  const file = `${data}/countries/${code}.yaml`;
  const read = readYaml(readFileSync(file, 'utf8'), file);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const paths = pathsIn(read.value.value);
  expect(paths.length).toBeGreaterThan(300);
  let mapped = 0;
  for (const path of paths) {
    const parsed = parseCountry(without(read.value, path), { known: ontology.concepts.known, sources });
    if (!parsed.ok) {
      expect(parsed.issues.length, path.join('.')).toBeGreaterThan(0);
      continue;
    }
    const { codes } = ontology.concepts;
    const { language } = parsed.value.source;
    const made = mapCountry(parsed.value, { iris: irisAt(dataset.base), codes, language }, undefined);
    expect(made.unmapped, path.join('.')).toEqual([]);
    mapped += 1;
  }
  expect(mapped).toBeGreaterThan(0);
  expect(mapped).toBeLessThan(paths.length);
});
