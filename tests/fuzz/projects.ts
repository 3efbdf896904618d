// The door of projects: a folder on disk, with one hostile change to a value of any of its files.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import { stringify } from 'yaml';
import { buildExport } from '../../src/project/build.ts';
import { openProject } from '../../src/project/open.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { readSource } from '../../src/read/source-folder.ts';
import { mutated } from '../stream/arbitrary.ts';
import { type Hostile, hostile, hostileKeys } from './hostile.ts';
import { expectNoPollution, expectSameReading, refusedFor, type Verdict } from './verdict.ts';

const base = join(import.meta.dirname, '../bad/base/data');

async function readValue(file: string): Promise<unknown> {
  const read = await readSource(join(base, file));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value.value;
}

const files = ['countries/xa.yaml', 'countries/xa.lock.json', 'curated/links.yaml', 'dataset.yaml', 'sources.yaml'];
const values = await Promise.all(files.map(async (file) => ({ file, value: await readValue(file) })));

export interface ProjectShot extends Hostile {
  readonly file: string;
  readonly text: string;
}

/** Names as they stand, every text between quotation marks: as an author writes who was told about quotes. */
const asYaml = (value: unknown) =>
  stringify(value, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });

export const projectShots: Arbitrary<ProjectShot> = fc
  .record({ at: fc.constantFrom(...values), planted: hostile })
  .chain(({ at, planted }) =>
    mutated(at.value, fc.constant(planted.value), hostileKeys).map((copy) => ({
      ...planted,
      file: at.file,
      // The library that writes YAML breaks on what is nested deeply; JSON is YAML, too.
      text: at.file.endsWith('.json') || planted.kind === 'nested' ? JSON.stringify(copy) : asYaml(copy),
    })),
  );

/** The project is refused, or its export is built, and every library reads every file of it alike. */
export async function shootProject({ file, text }: ProjectShot): Promise<Verdict> {
  const data = mkdtempSync(join(tmpdir(), 'ncb-fuzz-'));
  try {
    cpSync(base, data, { recursive: true });
    writeFileSync(join(data, file), text);
    const project = await openProject({ data, ontology: 'ontology' });
    expectNoPollution();
    if (!project.ok) return refusedFor(project.issues);
    const built = await buildExport(project.value);
    if (!built.ok) throw new Error(`accepted, and then: ${built.issues.map(({ message }) => message).join('; ')}`);
    const { facts, dataset, evidence, curated } = built.value.mapped;
    const known: Readonly<Record<string, readonly Quad[]>> = { facts, dataset };
    let readings = 0;
    for (const [path, written] of built.value.files) {
      const extension = extname(path).slice(1);
      if (path.startsWith('ontology/') || !/^(ttl|trig|nt|nq|jsonld|rdf)$/.test(extension)) continue;
      readings += await expectSameReading(written, extension, known[path.slice(0, path.indexOf('.'))]);
    }
    return { quads: facts.length + dataset.length + evidence.length + curated.length, readings };
  } finally {
    rmSync(data, { recursive: true });
  }
}
