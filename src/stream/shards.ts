// A stream into packed parts that a killed run can go on with: the lines of a part are sorted, each once.
// Where parts are kept is told by what is given; the order of lines and their hash are rdf's.
import { createHash, hash } from 'node:crypto';
import { type Issue, Refusal } from '../errors.ts';
import { type RootHash, RootHasher } from '../rdf/root-hash.ts';
import { type EachLine, type LineSource, mergeLines } from '../rdf/sorted-lines.ts';
import { type Block, blocksOf } from '../read/blocks.ts';
import type { StreamContext } from './context.ts';
import { rejectLine } from './reject.ts';
import { type Converting, type Outlet, type RunState, runStream, type Summary } from './run.ts';

/** A packed file: its own bytes, and those it unpacks to. */
interface Packed {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly text: { readonly bytes: number; readonly sha256: string };
}

export type Part = Packed & { readonly quads: number };

/** Where parts are kept. */
export interface Parts {
  readonly runs: {
    readonly length: number;
    add(bytes: Uint8Array): Promise<void>;
    streams(): AsyncIterable<Uint8Array>[];
    clear(): Promise<void>;
  };
  readonly rejectedBytes: number;
  reject(lines: string): Promise<void>;
  resume(parts: readonly string[], rejected: number): Promise<void>;
  writePart(number: number, text: AsyncIterable<Uint8Array>): Promise<Packed>;
  part(path: string): AsyncIterable<Uint8Array>;
  saveJournal(text: string): Promise<void>;
  finish(manifest: string): Promise<void>;
}

/** What is whole of a run that is not at its end. */
interface Journal {
  readonly run: string;
  readonly parts: readonly Part[];
  /** Blocks of input that the parts were made of, and the hash of all their bytes. */
  readonly blocks: number;
  readonly input: string;
  readonly rejectedBytes: number;
  readonly state: RunState;
}

export interface PartsManifest {
  readonly format: typeof partsFormat;
  readonly base: string;
  readonly evidence: boolean;
  readonly summary: Summary;
  /** Each part's lines are in the order of their bytes, each once; two parts may hold the same line. */
  readonly parts: readonly Part[];
  /** Of all parts together, each quad once. */
  readonly whole: RootHash;
}

export const partsFormat = 'ncb-graph parts 1';

export interface ShardOptions {
  readonly context: StreamContext;
  readonly converting: Converting;
  /** Bytes of text that end a part. */
  readonly partSize: number;
  /** What a run must have in common with the one it goes on with, besides the context: version, names of files. */
  readonly identity: readonly string[];
  readonly rejected?: (issues: readonly Issue[]) => void;
}

/**
 * Writes parts and, at the end, their manifest; undefined for a run that stopped at a record. Given the journal of a
 * run that was killed, goes on after its last whole part. Throws a Refusal: output-foreign, file-changed.
 */
export async function runShards(
  input: AsyncIterable<Block>,
  store: Parts,
  saved: string | undefined,
  options: ShardOptions,
): Promise<{ readonly summary: Summary; readonly manifest?: PartsManifest }> {
  const { context, partSize } = options;
  const run = identityOf(options);
  const journal = saved === undefined ? undefined : (JSON.parse(saved) as Journal);
  if (journal !== undefined && journal.run !== run) throw otherRun();
  const parts = [...(journal?.parts ?? [])];
  await store.resume(
    parts.map(({ path }) => path),
    journal?.rejectedBytes ?? 0,
  );
  const seen = new Seen(input, journal);
  let root: RootHasher | undefined;
  const finishPart = async () => {
    // A single part is the whole, which then need not be read again.
    const hasher = new RootHasher();
    root = parts.length === 0 ? hasher : undefined;
    let quads = 0;
    const each: EachLine = (block, start, end) => {
      quads += 1;
      if (root !== undefined) hasher.add(block, start, end);
    };
    const written = await store.writePart(parts.length + 1, mergeLines(store.runs.streams().map(lineSource), each));
    parts.push({ ...written, quads });
    await store.runs.clear();
  };
  const outlet: Outlet = {
    write: (bytes) => store.runs.add(bytes),
    async reject(issues) {
      await store.reject(issues.map(rejectLine).join(''));
      options.rejected?.(issues);
    },
    async settled(state, block) {
      const { blocks, input: digest } = seen.at(block);
      if (store.runs.length < partSize) return;
      await finishPart();
      const whole: Journal = { run, parts, blocks, input: digest, rejectedBytes: store.rejectedBytes, state };
      await store.saveJournal(JSON.stringify(whole));
    },
  };
  const summary = await runStream(seen, options.converting, outlet, { stops: context.stops, from: journal?.state });
  if (summary.stopped) return { summary };
  if (store.runs.length > 0) await finishPart();
  const whole = root?.done() ?? (await hashOf(parts.map(({ path }) => store.part(path))));
  const { base, evidence } = context;
  const manifest: PartsManifest = { format: partsFormat, base, evidence, summary, parts, whole };
  await store.finish(`${JSON.stringify(manifest, undefined, 2)}\n`);
  return { summary, manifest };
}

/** The hash of sorted texts together, each quad once. Throws OutOfOrder where one is not sorted. */
async function hashOf(texts: readonly AsyncIterable<Uint8Array>[]): Promise<RootHash> {
  const root = new RootHasher();
  const merged = mergeLines(texts.map(lineSource), (block, start, end) => root.add(block, start, end));
  for await (const _ of merged);
  return root.done();
}

/** Whole lines of a stream of bytes, in small blocks, since many are read side by side. */
export function lineSource(bytes: AsyncIterable<Uint8Array>): LineSource {
  return lineBlocks(bytes);
}

async function* lineBlocks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const block of blocksOf(bytes, '', { size: 1 << 16 })) {
    if (block.oversize !== undefined) throw new Error('a line of N-Quads is over the limit');
    yield block.bytes;
  }
}

/** Passes the blocks of an input that a journal does not know, and remembers how far each of them leads. */
class Seen implements AsyncIterable<Block> {
  private readonly blocks: AsyncIterable<Block>;
  private readonly journal: Journal | undefined;
  private readonly marks = new Map<Block, { readonly blocks: number; readonly input: string }>();

  constructor(blocks: AsyncIterable<Block>, journal: Journal | undefined) {
    this.blocks = blocks;
    this.journal = journal;
  }

  /** Blocks up to one that was passed, and the hash of their bytes. Each is asked for once. */
  at(block: Block): { readonly blocks: number; readonly input: string } {
    const mark = this.marks.get(block);
    if (mark === undefined) throw new Error('a block that nobody has read');
    this.marks.delete(block);
    return mark;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Block> {
    const read = createHash('sha256');
    const behind = this.journal?.blocks ?? 0;
    let blocks = 0;
    for await (const block of this.blocks) {
      read.update(block.bytes).update(String(block.oversize ?? ''));
      blocks += 1;
      if (blocks < behind) continue;
      const input = read.copy().digest('hex');
      if (blocks === behind) {
        if (input !== this.journal?.input) throw changedInput();
        continue;
      }
      this.marks.set(block, { blocks, input });
      yield block;
    }
    if (blocks < behind) throw changedInput();
  }
}

function identityOf({ context, partSize, identity }: ShardOptions): string {
  const plain = (_: string, value: unknown) => (value instanceof Map ? [...value] : value);
  return hash('sha256', JSON.stringify([partsFormat, ...identity, partSize, context], plain));
}

function otherRun(): Refusal {
  const message = 'the folder holds a part of another run: other options, other sources, or another version';
  return new Refusal([
    { code: 'output-foreign', severity: 'error', message, expected: 'the same command again, or another folder' },
  ]);
}

function changedInput(): Refusal {
  const message = 'the input is not what the run in this folder began with';
  return new Refusal([
    {
      code: 'file-changed',
      severity: 'error',
      message,
      expected: 'the same records in the same order, or a new folder',
    },
  ]);
}
