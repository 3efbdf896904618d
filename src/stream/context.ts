// What every record of a stream is checked and written with: plain data, so that it can be sent to threads.
import type { CodeIris } from '../map/mapping.ts';
import type { Lock } from '../model/lock.ts';
import type { Source } from '../model/sources.ts';
import type { Plan } from '../validate/plan.ts';

/** How much is checked of a record: nothing, what the model says, or what the shapes say of its triples, too. */
export type Checking = 'none' | 'zod' | 'shapes';

export interface StreamContext {
  readonly base: string;
  /** Authored word → concept, per closed list. */
  readonly codes: CodeIris;
  readonly sources: ReadonlyMap<string, Source>;
  /** Country code → positions of its quotes, for records from the very page that was looked up. */
  readonly locks: ReadonlyMap<string, Lock>;
  readonly evidence: boolean;
  readonly checking: Checking;
  /** The shapes, where they are checked. */
  readonly plan?: Plan;
  /** Whether the lines of each block are put in the order of their bytes, each once. */
  readonly sorted?: boolean;
  /** Whether the first record that is refused ends the run. */
  readonly stops: boolean;
}
