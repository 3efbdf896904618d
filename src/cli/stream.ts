// `stream`: records as NDJSON in, N-Quads out, for what is too much for a folder of country files.
import { availableParallelism } from 'node:os';
import { passed, type Result, refused } from '../errors.ts';
import { openStream } from '../project/open-stream.ts';
import { readBlocks } from '../read/blocks.ts';
import type { Checking, StreamContext } from '../stream/context.ts';
import { onOneThread } from '../stream/one-thread.ts';
import { rejectLine } from '../stream/reject.ts';
import { type Outlet, runStream, type Summary } from '../stream/run.ts';
import { onThreads } from '../stream/threads.ts';
import { noProjectIn } from './no-project.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common, Outcome } from './outcome.ts';
import { writeShards } from './shards.ts';
import { beside, openTarget, ReaderGone, refuseSame, type Target } from './stream-outlet.ts';

/** Bytes of text of one part, unless another size is asked for. */
const PART = 4e9;

export interface StreamOptions {
  readonly out: string;
  readonly rejects?: string;
  readonly onError: 'stop' | 'skip';
  readonly evidence: boolean;
  readonly workers?: number;
  readonly validate: Checking;
  readonly shards?: string;
  /** Bytes; with `shards` alone. */
  readonly partSize?: number;
  /** Of the program: parts of another version are not gone on with. */
  readonly version: string;
}

/** The context of a run by the options of the command line. */
async function contextOf(common: Common, options: StreamOptions): Promise<Result<StreamContext>> {
  const missing = await noProjectIn(common.data);
  if (missing !== undefined) return refused(missing);
  const opened = await openStream(
    { data: common.data, ontology: ontologyFolder(common) },
    { shapes: options.validate === 'shapes' },
  );
  if (!opened.ok) return opened;
  const { evidence, validate, onError } = options;
  const sorted = options.shards !== undefined;
  return passed({ ...opened.value, evidence, checking: validate, sorted, stops: onError === 'stop' }, opened.issues);
}

export async function streamCommand(
  common: Common,
  files: readonly string[],
  options: StreamOptions,
): Promise<Outcome> {
  if (options.partSize !== undefined && options.shards === undefined) {
    const message = '--part-size is of the parts in a folder, and no folder for them is named';
    return { issues: [{ code: 'usage', severity: 'error', message, expected: '--shards DIR, or no --part-size' }] };
  }
  const context = await contextOf(common, options);
  if (!context.ok) return context;
  const workers = options.workers ?? availableParallelism();
  const converting = workers > 1 ? onThreads(context.value, workers) : onOneThread(context.value);
  const inputs = files.length === 0 ? ['-'] : files;
  if (options.shards !== undefined) {
    const { shards: folder, partSize = PART, version } = options;
    const request = { folder, partSize, version, files: inputs, context: context.value, converting };
    const { summary, talk, told } = await writeShards(request);
    return outcomeOf(common, summary, [...context.issues, ...told], talk);
  }
  // Both on standard output can be told apart by the first character of a line, as a job on a cluster does.
  await refuseSame([options.out, options.rejects].filter((name) => name !== '-'));
  const target = await openTarget(options.out, inputs);
  const rejects = options.rejects === undefined ? undefined : await beside(target, openTarget(options.rejects, inputs));
  const { outlet, told } = outletOf(target, rejects, context.value.stops);
  let summary: Summary | undefined;
  try {
    summary = await runStream(readBlocks(inputs), converting, outlet, { stops: context.value.stops });
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw error;
    return { issues: [] };
  } finally {
    await target.close(summary !== undefined && !summary.stopped);
    await rejects?.close(true);
  }
  return outcomeOf(common, summary, [...context.issues, ...told]);
}

function outcomeOf(common: Common, summary: Summary, issues: Outcome['issues'], more = ''): Outcome {
  const talk = common.json ? JSON.stringify(summary) : inWords(summary) + more;
  return { issues, talk, exit: summary.rejected > 0 ? 1 : 0 };
}

function outletOf(target: Target, rejects: Target | undefined, stops: boolean) {
  const told: Outcome['issues'][number][] = [];
  const outlet: Outlet = {
    write: (bytes) => target.write(bytes),
    async reject(issues) {
      const lines = issues.map(rejectLine).join('');
      if (rejects !== undefined) await rejects.write(lines);
      if (stops) told.push(...issues);
      else if (rejects === undefined) process.stderr.write(lines);
    },
  };
  return { outlet, told };
}

function inWords({ records, mapped, rejected, facts, evidence, bytes, stopped }: Summary): string {
  const counts = `${records} records read = ${mapped} mapped + ${rejected} rejected`;
  const end = stopped ? '; stopped at the first that was rejected (--on-error skip goes on)' : '';
  return `${counts}; ${facts} quads of facts, ${evidence} of evidence, ${bytes} bytes${end}`;
}
