// `merge`: parts put together, or proven to be what they say. What a hash of them means is told in rdf/root-hash.ts.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Issue, Refusal } from '../errors.ts';
import { fileHash, type PartFiles, partFiles } from '../publish/part-folder.ts';
import { RunFile } from '../publish/run-file.ts';
import { QuadLines } from '../rdf/quad-lines.ts';
import { type RootHash, RootHasher, together } from '../rdf/root-hash.ts';
import { type LineSource, mergeLines, OutOfOrder, sortUnique } from '../rdf/sorted-lines.ts';
import { type Block, readBlocks } from '../read/blocks.ts';
import { lineSource, type PartsManifest, partsFormat } from '../stream/shards.ts';
import type { Common, Outcome } from './outcome.ts';
import { beside, openTarget, ReaderGone, refuseSame, writeWhole } from './stream-outlet.ts';

export interface MergeOptions {
  readonly check?: boolean;
  readonly out?: string;
  readonly entities?: string;
  readonly manifest?: string;
  readonly sorted?: boolean;
}

/** Bytes that are sorted in memory at once. */
const RUN = 1 << 24;

export async function mergeCommand(common: Common, names: readonly string[], options: MergeOptions): Promise<Outcome> {
  const manifests = names.filter((name) => name.endsWith('.json'));
  if (manifests.length === names.length) return combined(common, names, options);
  const inputs = await Promise.all(names.map(partFiles));
  const temporary = await mkdtemp(join(tmpdir(), 'ncb-graph-merge-'));
  try {
    const sorting = new Sorting(temporary, options.sorted === true);
    return options.check ? await check(common, inputs, sorting) : await merge(common, inputs, sorting, options);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * Gives the lines of parts in order: as they stand, or sorted on disk. Those that no manifest vouches for are looked at,
 * and brought into canonical form, since no command of ours does that to a file that is too large for a parser.
 */
class Sorting {
  private readonly folder: string;
  private readonly trusted: boolean;
  private readonly runs: RunFile[] = [];

  constructor(folder: string, trusted: boolean) {
    this.folder = folder;
    this.trusted = trusted;
  }

  /** Where lines come from, and the file of each, for what is told of it. */
  async sources({ files, manifest }: PartFiles): Promise<readonly (readonly [LineSource, string])[]> {
    const given = (file: string) => bytesOf(readBlocks([file]));
    if (manifest !== undefined) return files.map((file) => [lineSource(given(file)), file] as const);
    if (this.trusted) return files.map((file) => [lineSource(quadsOf(readBlocks([file]))), file] as const);
    const run = await RunFile.open(join(this.folder, `run-${this.runs.length}`));
    this.runs.push(run);
    for await (const bytes of quadsOf(readBlocks(files, { size: RUN }))) await run.add(sortUnique(bytes).bytes);
    return run.streams().map((stream) => [lineSource(stream), files.join(', ')] as const);
  }

  async clear(): Promise<void> {
    for (const run of this.runs.splice(0)) await run.close();
  }
}

async function* bytesOf(blocks: AsyncIterable<Block>): AsyncGenerator<Uint8Array> {
  for await (const block of blocks) yield whole(block);
}

/** The same lines in canonical form. */
async function* quadsOf(blocks: AsyncIterable<Block>): AsyncGenerator<Uint8Array> {
  let lines: QuadLines | undefined;
  for await (const block of blocks) {
    if (lines?.file !== block.file) lines = new QuadLines(block.file);
    yield await lines.canonical(whole(block));
  }
}

function whole({ bytes, oversize, file }: Block): Uint8Array {
  if (oversize === undefined) return bytes;
  throw new Refusal([damaged(`${file} has a line of ${oversize} bytes, as no quad of ours is`)]);
}

async function merge(
  common: Common,
  inputs: readonly PartFiles[],
  sorting: Sorting,
  { out, entities, manifest }: MergeOptions,
): Promise<Outcome> {
  for (const input of inputs) {
    const issues = input.manifest === undefined ? [] : await filesAmiss(input, input.manifest);
    if (issues.length > 0) throw new Refusal(issues);
  }
  const read = inputs.flatMap(({ files }) => files);
  await refuseSame([out, entities, manifest]);
  const target = out === undefined ? undefined : await openTarget(out, read);
  const list = entities === undefined ? undefined : await beside(target, openTarget(entities, read));
  let done = false;
  try {
    const sources: (readonly [LineSource, string])[] = [];
    for (const input of inputs) sources.push(...(await sorting.sources(input)));
    let told = '';
    const root = new RootHasher((hash, subject) => {
      if (list !== undefined) told += `${hash} ${subject}\n`;
    });
    for await (const block of merged(sources, root)) {
      await target?.write(block);
      if (told !== '') await list?.write(told);
      told = '';
    }
    const set = root.done();
    if (told !== '') await list?.write(told);
    done = true;
    if (manifest !== undefined) await writeManifest(manifest, set);
    return { issues: [], talk: common.json ? JSON.stringify(set) : inWords(set) };
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw error;
    return { issues: [] };
  } finally {
    await target?.close(done);
    await list?.close(done);
    await sorting.clear();
  }
}

async function* merged(sources: readonly (readonly [LineSource, string])[], root: RootHasher) {
  try {
    yield* mergeLines(
      sources.map(([source]) => source),
      (block, start, end) => root.add(block, start, end),
    );
  } catch (error) {
    if (!(error instanceof OutOfOrder)) throw error;
    const file = sources[error.index]?.[1] ?? '';
    const message = `the lines of ${file} are not in the order of their bytes`;
    const expected = 'parts as `stream --shards` or `LC_ALL=C sort` writes them; or no --sorted';
    throw new Refusal([{ code: 'unsorted-part', severity: 'error', message, expected }]);
  }
}

async function check(common: Common, inputs: readonly PartFiles[], sorting: Sorting): Promise<Outcome> {
  const issues: Issue[] = [];
  const found: { readonly name: string; readonly whole: RootHash }[] = [];
  for (const input of inputs) {
    const root = new RootHasher();
    let isRead = true;
    try {
      for await (const _ of merged(await sorting.sources(input), root));
    } catch (error) {
      // A broken part is told of; the others are checked all the same.
      if (!(error instanceof Refusal)) throw error;
      issues.push(...error.issues);
      isRead = false;
    }
    await sorting.clear();
    const whole = root.done();
    if (isRead) found.push({ name: input.name, whole });
    if (input.manifest !== undefined) issues.push(...(await faultsOf(input, input.manifest, whole)));
  }
  const [first] = found;
  for (const { name, whole } of found) {
    if (first === undefined || whole.root === first.whole.root) continue;
    issues.push(damaged(`${name} does not hold what ${first.name} holds: ${whole.root}, not ${first.whole.root}`));
  }
  const text = common.json
    ? `${JSON.stringify(found)}\n`
    : found
        .map(({ name, whole }) => `${whole.root}  ${whole.quads} quads  ${whole.entities} things  ${name}\n`)
        .join('');
  return { issues, text };
}

async function faultsOf(input: PartFiles, text: string, whole: RootHash): Promise<Issue[]> {
  const issues = await filesAmiss(input, text);
  const manifest = manifestOf(text);
  if (manifest === undefined || whole.root === manifest.whole.root) return issues;
  return [...issues, damaged(`${input.name} does not hold what its manifest says`)];
}

/** What is wrong with the files of a folder by the hashes of its manifest, whatever is in them. */
async function filesAmiss({ name, files }: PartFiles, text: string): Promise<Issue[]> {
  const manifest = manifestOf(text);
  if (manifest === undefined) return [damaged(`${name}/manifest.json is not a manifest of parts`)];
  const issues: Issue[] = [];
  const listed = new Map(manifest.parts.map((part) => [part.path, part]));
  for (const file of files) {
    const part = listed.get(basename(file));
    listed.delete(basename(file));
    if (part === undefined) issues.push(damaged(`${file} is not in the manifest`));
    else if ((await fileHash(file)) !== part.sha256) issues.push(damaged(`${file} is not the file of the manifest`));
  }
  for (const path of listed.keys()) issues.push(damaged(`${name}/${path} is in the manifest, and is not there`));
  return issues;
}

function manifestOf(text: string): PartsManifest | undefined {
  try {
    const value = JSON.parse(text) as Partial<PartsManifest> | null;
    return value?.format === partsFormat && Array.isArray(value.parts) && value.whole !== undefined
      ? (value as PartsManifest)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Manifests of sets that share no thing, put together without their parts. */
async function combined(common: Common, names: readonly string[], { manifest }: MergeOptions): Promise<Outcome> {
  const sets: RootHash[] = [];
  for (const name of names) {
    const set = await readFile(name, 'utf8')
      .then((text) => manifestOf(text)?.whole ?? (JSON.parse(text) as RootHash | null))
      .catch(() => undefined);
    if (!Array.isArray(set?.buckets)) throw new Refusal([damaged(`${name} is not a manifest of parts`)]);
    sets.push(set);
  }
  const whole = together(sets);
  if (whole === undefined) {
    const message = 'two of these manifests tell of the same things: only the parts themselves can be put together';
    throw new Refusal([damaged(message)]);
  }
  if (manifest !== undefined) await writeManifest(manifest, whole);
  return { issues: [], talk: common.json ? JSON.stringify(whole) : inWords(whole) };
}

function inWords({ quads, entities, root }: RootHash): string {
  return `${quads} quads of ${entities} things, root hash ${root}`;
}

function damaged(message: string): Issue {
  return { code: 'damaged-part', severity: 'error', message };
}

async function writeManifest(file: string, whole: object): Promise<void> {
  const written = await writeWhole(file, `${JSON.stringify(whole, undefined, 2)}\n`);
  if (!written.ok) throw new Refusal(written.issues);
}
