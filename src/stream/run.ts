// The bulk line put together: blocks in, converted in order, written out, counted. What it writes to is given to it.
import type { Issue } from '../errors.ts';
import { type Block, LONGEST_LINE } from '../read/blocks.ts';
import type { Converted } from './convert.ts';
import { longLine } from './reject.ts';

/** What was read and what became of it. */
export interface Summary {
  readonly records: number;
  readonly mapped: number;
  readonly rejected: number;
  /** Quads of facts and of evidence, as many as lines: what several records say stands once for each. */
  readonly facts: number;
  readonly evidence: number;
  /** Bytes of N-Quads. */
  readonly bytes: number;
  /** Whether the run ended at a record that was refused. */
  readonly stopped: boolean;
}

/** Where a run writes to. Each call is waited for before the next, so that a slow reader slows the run. */
export interface Outlet {
  write(bytes: Uint8Array): Promise<void>;
  reject(issues: readonly Issue[]): Promise<void>;
  /** Called when all that a block gave has been written. */
  settled?(state: RunState, block: Block): Promise<void> | void;
}

/** How far a run has come. */
export interface RunState {
  readonly summary: Summary;
  /** The file of the last block, and how many of its lines are behind. */
  readonly file: string;
  readonly lines: number;
}

/** Converts one block after another; several may be at work, but results come in the order of the blocks. */
export type Converting = (blocks: AsyncIterable<Block>) => AsyncIterable<readonly [Block, Converted]>;

const nothing: Summary = { records: 0, mapped: 0, rejected: 0, facts: 0, evidence: 0, bytes: 0, stopped: false };

/** Runs a stream to its end, or to the first record that is refused where the context says so. */
export async function runStream(
  blocks: AsyncIterable<Block>,
  converting: Converting,
  outlet: Outlet,
  { stops, from }: { readonly stops: boolean; readonly from?: RunState | undefined },
): Promise<Summary> {
  let summary = from?.summary ?? nothing;
  let file = from?.file;
  let lines = from?.lines ?? 0;
  for await (const [block, done] of converting(blocks)) {
    if (block.file !== file) lines = 0;
    file = block.file;
    const before = lines;
    const issues = done.issues.map((issue) => moved(issue, before));
    lines += done.lines;
    let { records, rejected } = done;
    if (block.oversize !== undefined && !done.stopped) {
      lines += 1;
      records += 1;
      rejected += 1;
      issues.push(longLine(block.oversize, LONGEST_LINE, { file, line: lines, column: 1 }));
    }
    if (done.bytes.length > 0) await outlet.write(done.bytes);
    if (issues.length > 0) await outlet.reject(issues);
    summary = {
      records: summary.records + records,
      mapped: summary.mapped + records - rejected,
      rejected: summary.rejected + rejected,
      facts: summary.facts + done.facts,
      evidence: summary.evidence + done.evidence,
      bytes: summary.bytes + done.bytes.length,
      stopped: stops && rejected > 0,
    };
    await outlet.settled?.({ summary, file, lines }, block);
    if (summary.stopped) break;
  }
  return summary;
}

function moved(issue: Issue, lines: number): Issue {
  const { place } = issue;
  return place === undefined ? issue : { ...issue, place: { ...place, line: place.line + lines } };
}
