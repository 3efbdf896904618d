// An export, read again from its folder: every file against the hash in the manifest, the graphs against theirs.
// How the folder is written is in publish/.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Manifest, ManifestFile } from '../describe/manifest.ts';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { canonicalHash } from '../rdf/canonical.ts';
import { parseQuads } from '../rdf/parse.ts';
import type { Quad } from '../rdf/terms.ts';

export interface ExportFolder {
  readonly manifest: Manifest;
  /** All named graphs of the export. */
  readonly dataset: readonly Quad[];
}

const datasetFile = 'dataset.nq';
/** An export that runs meanwhile swaps the folder in a moment. */
const SWAP = 300;

/** Reads an export folder. Issue: `bad-export`, for each file that is not what the manifest says. */
export async function readExportFolder(folder: string): Promise<Result<ExportFolder>> {
  const first = await readOnce(folder);
  if (first.ok) return first;
  await pause(SWAP);
  return readOnce(folder);
}

async function readOnce(folder: string): Promise<Result<ExportFolder>> {
  const manifest = await readManifest(folder);
  if (!manifest.ok) return manifest;
  const issues: Issue[] = [];
  let nquads: string | undefined;
  for (const file of manifest.value.files) {
    const bytes = await readFile(join(folder, file.path)).catch(() => undefined);
    const fault = bytes === undefined ? 'is missing' : faultOf(bytes, file);
    if (fault !== undefined) issues.push(badExport(`${join(folder, file.path)} ${fault}`));
    if (file.path === datasetFile) nquads = bytes?.toString('utf8');
  }
  if (issues.length > 0) return refused(...issues);
  const listed = manifest.value.files.find(({ path }) => path === datasetFile);
  if (nquads === undefined || listed === undefined) return refused(badExport(`${folder} has no ${datasetFile}`));
  const dataset = await parseQuads(nquads, 'nq', { file: join(folder, datasetFile) });
  if (!dataset.ok) return dataset;
  if (dataset.value.length !== listed.triples || canonicalHash(dataset.value) !== listed.graph) {
    return refused(badExport(`${join(folder, datasetFile)} does not hold the graph whose hash is in manifest.json`));
  }
  return passed({ manifest: manifest.value, dataset: dataset.value });
}

async function readManifest(folder: string): Promise<Result<Manifest>> {
  const path = join(folder, 'manifest.json');
  try {
    const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (isManifest(manifest)) return passed(manifest);
  } catch (error) {
    if (!(error instanceof SyntaxError)) return refused(badExport(`${folder} has no manifest.json that can be read`));
  }
  return refused(badExport(`${path} is not the manifest of an export`));
}

function isManifest(value: unknown): value is Manifest {
  const { base, files, countries, dataset, version } = (value ?? {}) as Partial<Manifest>;
  return (
    [base, dataset, version].every((text) => typeof text === 'string') &&
    Array.isArray(countries) &&
    Array.isArray(files) &&
    files.every(
      (file: Partial<ManifestFile> | null) =>
        typeof file?.path === 'string' && typeof file.sha256 === 'string' && !/^[/\\]|\.\.|:/.test(file.path),
    )
  );
}

function faultOf(bytes: Buffer, { sha256 }: ManifestFile): string | undefined {
  const found = createHash('sha256').update(bytes).digest('hex');
  return found === sha256
    ? undefined
    : `was changed after the export: its SHA-256 is ${found}, in manifest.json ${sha256}`;
}

function badExport(message: string): Issue {
  return { code: 'bad-export', severity: 'error', message, expected: 'a folder as `ncb-graph export` writes it' };
}
