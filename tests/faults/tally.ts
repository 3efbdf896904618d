// Counting faults: what was done to the program, what it survived, what was lost. The total is printed by reporter.ts.
import { expect, type TestContext } from 'vitest';

/** Faults of one test. */
export interface Tally {
  injected: number;
  survived: number;
  /** Bytes of the previous output that are neither there any more nor replaced by the whole new one. */
  lost: number;
}

declare module 'vitest' {
  interface TaskMeta {
    faults?: Tally;
  }
}

/** The faults of one test: all are injected, then the test fails with every one that was not survived. */
export class Faults {
  readonly tally: Tally = { injected: 0, survived: 0, lost: 0 };
  private readonly failures: string[] = [];

  constructor({ task }: TestContext) {
    task.meta.faults = this.tally;
  }

  /** Injects one fault; `lose` is told of bytes lost. What `fault` throws says why it was not survived. */
  async inject(name: string, fault: (lose: (bytes: number) => void) => Promise<void> | void): Promise<void> {
    this.tally.injected += 1;
    try {
      await fault((bytes) => {
        this.tally.lost += bytes;
      });
      this.tally.survived += 1;
    } catch (error) {
      this.failures.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }

  /** Fails where a fault was not survived, or fewer than `least` were injected. */
  expectSurvived(least = 1): void {
    expect(this.failures).toEqual([]);
    expect(this.tally.lost).toBe(0);
    expect(this.tally.injected).toBeGreaterThanOrEqual(least);
  }
}

/** The same numbers from 0 to below 1 for the same seed, on every machine (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** FAULTS_SEED, or 7. */
export const seed = Number(process.env['FAULTS_SEED'] ?? 7);
