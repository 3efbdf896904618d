// The safe replacement of graphs: staging graphs, proof, one swap, proof again. Nobody ever reads an unproven graph
// under a live name. What a request looks like is in graph-store.ts, who may be at work is in lock.ts.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { type Comparison, compare } from './compare.ts';
import { type Content, readContent } from './content.ts';
import { differenceIssue } from './difference.ts';
import type { GraphStore, Pair } from './graph-store.ts';
import { BEAT, type Lock, type LockOptions, takeLock } from './lock.ts';
import type { StoreProfile } from './stores.ts';

/** Where a load is; for whoever shows progress. */
export interface Step {
  readonly doing: 'wait' | 'compare' | 'send' | 'read back' | 'replace' | 'clean up';
  readonly words: string;
  /** Triples sent since the last step of kind `send`. */
  readonly triples?: number;
}

export interface LoadOptions {
  readonly profile: StoreProfile;
  readonly lock: LockOptions;
  /** Sends only what differs from what the live graphs hold. */
  readonly delta: boolean;
  readonly onStep: (step: Step) => void;
  /** How many requests have failed so far and were sent again. */
  readonly troubles: () => number;
  /** Gives the time that is needed to clean up after the deadline. */
  readonly onFailure: () => void;
}

/** What became of one graph. */
export interface LoadedGraph {
  readonly graph: string;
  readonly how: 'replaced' | 'patched' | 'unchanged';
  /** Triples added and removed in the staging graph. */
  readonly added: number;
  readonly removed: number;
  readonly comparison: Comparison;
}

/** How a staging graph comes to be what it must be. */
interface Plan {
  readonly graph: string;
  readonly content: Content;
  readonly how: LoadedGraph['how'];
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** For an unchanged graph. */
  readonly comparison?: Comparison;
}

/** Most times that all is staged anew, after trouble that may have lost what was staged. */
const MAX_ATTEMPTS = 3;
const MAX_SWAPS = 3;
const SETTLE = 2_000;
const SETTLE_TRIES = 5;
/** A delta beyond this share of the graph is sent as the whole graph. */
const WORTH_A_PATCH = 0.5;

/**
 * Replaces each graph by its content, and proves it by reading back. Live graphs are untouched by a failure before the
 * swap. Issues: `store-busy`, `unfaithful-load`, and those of the endpoint; a warning tells what could not be cleaned up.
 */
export async function replaceGraphs(
  store: GraphStore,
  graphs: ReadonlyMap<string, Content>,
  options: LoadOptions,
): Promise<Result<LoadedGraph[]>> {
  const { onStep } = options;
  const onWait = (words: string) => onStep({ doing: 'wait', words });
  const taken = await takeLock(store, MAX_ATTEMPTS * graphs.size, { ...options.lock, onWait });
  if (!taken.ok) return taken;
  const lock = taken.value;
  const beating = setInterval(() => void lock.beat(), BEAT);
  try {
    const load = new Load(store, graphs, options, lock);
    const loaded = await load.run();
    if (!loaded.ok) options.onFailure();
    onStep({ doing: 'clean up', words: 'removing the staging graphs' });
    const cleaned = load.unsettled ? refused() : await cleanUp(store, lock, load.staged);
    if (cleaned.ok) return loaded;
    const left: Issue = {
      code: 'staging-left',
      severity: 'warning',
      message: `staging graphs under <${lock.staging(0).replace(/0$/, '')}> are left in the store: the next load removes them`,
    };
    return loaded.ok ? passed(loaded.value, [...loaded.issues, left]) : refused(...loaded.issues, left);
  } finally {
    clearInterval(beating);
  }
}

async function cleanUp(store: GraphStore, lock: Lock, staged: readonly string[]): Promise<Result<void>> {
  const dropped = await store.drop(staged);
  return dropped.ok ? lock.release() : dropped;
}

class Load {
  readonly #store: GraphStore;
  readonly #graphs: ReadonlyMap<string, Content>;
  readonly #options: LoadOptions;
  readonly #lock: Lock;
  /** Staging graphs that may be in the store. */
  staged: string[] = [];
  /** Whether the store may still be at a swap whose answer was lost, and so needs its staging graphs. */
  unsettled = false;
  /** Whether the store came back without its last changes. */
  #forgotten = false;

  constructor(store: GraphStore, graphs: ReadonlyMap<string, Content>, options: LoadOptions, lock: Lock) {
    this.#store = store;
    this.#graphs = graphs;
    this.#options = options;
    this.#lock = lock;
  }

  async run(): Promise<Result<LoadedGraph[]>> {
    for (let attempt = 0; ; attempt += 1) {
      const before = this.#options.troubles();
      const tried = await this.#attempt(attempt);
      const unfaithful = !tried.ok && tried.issues.some(({ code }) => code === 'unfaithful-load');
      const mayBeTrouble = (this.#forgotten || this.#options.troubles() > before) && !this.unsettled;
      if (!unfaithful || !mayBeTrouble || attempt + 1 === MAX_ATTEMPTS) return tried;
    }
  }

  async #attempt(attempt: number): Promise<Result<LoadedGraph[]>> {
    const plans = await this.#plan();
    if (!plans.ok) return plans;
    const changing = plans.value.filter(({ how }) => how !== 'unchanged');
    const pairs = changing.map(({ graph }, index) => ({
      from: this.#lock.staging(attempt * this.#graphs.size + index),
      to: graph,
    }));
    this.staged.push(...pairs.map(({ from }) => from));
    const staged = await this.#stage(changing, pairs);
    if (!staged.ok) return staged;
    if (pairs.length > 0) {
      const swapped = await this.#swap(changing, pairs);
      if (!swapped.ok) return swapped;
    }
    const loaded = await this.#readBack(plans.value);
    if (loaded.ok || !(await this.#mended(changing, pairs, loaded.issues))) return loaded;
    return this.#readBack(plans.value);
  }

  /** What the live graphs hold now, all of it as it must be. Issues: `unfaithful-load`, and those of the endpoint. */
  async #readBack(plans: readonly Plan[]): Promise<Result<LoadedGraph[]>> {
    const loaded: LoadedGraph[] = [];
    const issues: Issue[] = [];
    for (const { graph, content, how, add, remove, comparison: known } of plans) {
      const comparison = known === undefined ? await this.#proof(content, graph) : passed(known);
      if (!comparison.ok) return comparison;
      loaded.push({ graph, how, added: add.length, removed: remove.length, comparison: comparison.value });
      if (!comparison.value.faithful) issues.push(differenceIssue(graph, comparison.value, 'live'));
    }
    return issues.length > 0 ? refused(...issues) : passed(loaded);
  }

  /** What must be sent for each graph: all of it, or by delta what the live graph lacks and has too much. */
  async #plan(): Promise<Result<Plan[]>> {
    const plans: Plan[] = [];
    for (const [graph, content] of this.#graphs) {
      const whole: Plan = { graph, content, how: 'replaced', add: content.lines, remove: [] };
      if (!this.#options.delta) {
        plans.push(whole);
        continue;
      }
      this.#options.onStep({ doing: 'compare', words: `comparing with <${graph}>` });
      const found = await this.#proof(content, graph);
      if (!found.ok) return found;
      const comparison = found.value;
      if (comparison.faithful) {
        plans.push({ ...whole, how: 'unchanged', add: [], comparison });
        continue;
      }
      const { missing, extra } = comparison;
      const blank = [...missing, ...extra].some((line) => line.includes('_:')) || content.blankNodes;
      const small = missing.length + extra.length <= WORTH_A_PATCH * content.lines.length;
      const patched = small && !blank && this.#store.services.update !== undefined;
      plans.push(patched ? { ...whole, how: 'patched', add: missing, remove: extra } : whole);
    }
    return passed(plans);
  }

  async #stage(plans: readonly Plan[], pairs: readonly Pair[]): Promise<Result<void>> {
    const { onStep } = this.#options;
    const copies = plans.flatMap(({ how, graph }, index) => {
      const from = pairs[index]?.from;
      return how === 'patched' && from !== undefined ? [{ from: graph, to: from }] : [];
    });
    if (copies.length > 0) {
      const copied = await this.#store.copy(copies);
      if (!copied.ok) return copied;
    }
    for (const [index, { graph, content, add, remove }] of plans.entries()) {
      const staging = pairs[index]?.from ?? '';
      const onSent = (triples: number) => onStep({ doing: 'send', words: `sending <${graph}>`, triples });
      const removed = await this.#store.remove(staging, remove, onSent);
      if (!removed.ok) return removed;
      const added = await this.#store.add(staging, add, { blankNodes: content.blankNodes, onSent });
      if (!added.ok) return added;
      onStep({ doing: 'read back', words: `reading back <${graph}>` });
      const comparison = await this.#proof(content, staging);
      if (!comparison.ok) return comparison;
      if (!comparison.value.faithful) return refused(differenceIssue(graph, comparison.value, 'staging'));
    }
    return passed(undefined);
  }

  /** The content of a graph against what the store holds under a name. */
  async #proof(content: Content, name: string): Promise<Result<Comparison>> {
    const found = await readContent(this.#store, name, content);
    return found.ok ? passed(compare(content, found.value, this.#options.profile.normalisations)) : found;
  }

  async #swap(plans: readonly Plan[], pairs: readonly Pair[]): Promise<Result<void>> {
    this.#options.onStep({ doing: 'replace', words: `replacing ${pairs.length} graphs` });
    const before = this.#options.troubles();
    const entered = await this.#lock.enterSwap();
    if (!entered.ok) return entered;
    this.#forgotten ||= entered.value === 'renewed';
    if (this.#forgotten || this.#options.troubles() > before) {
      const intact = await this.#intact(plans, pairs, 'from');
      if (!intact.ok) return intact;
    }
    if (this.#store.services.update === undefined) {
      for (const { graph, content } of plans) {
        const put = await this.#store.put(graph, content.lines);
        if (!put.ok) return put;
      }
      return passed(undefined);
    }
    const move = this.#options.profile.swap === 'MOVE';
    for (let tries = 1; ; tries += 1) {
      const swapped = await (move ? this.#store.move(pairs) : this.#store.copy(pairs));
      if (swapped.ok || !swapped.issues.some(({ code }) => mayHaveHappened.has(code))) return swapped;
      // The answer is lost. Both graphs are read before anything is sent: a copy of a graph that is gone empties the
      // live one.
      this.unsettled = true;
      const live = await this.#settled(plans, pairs, move ? SETTLE_TRIES : 1);
      if (live.ok) {
        this.unsettled = false;
        return live;
      }
      if (live.issues.some(({ code }) => code !== 'unfaithful-load')) return swapped;
      const staged = await this.#intact(plans, pairs, 'from');
      if (!staged.ok || move || tries === MAX_SWAPS) return swapped;
      this.unsettled = false;
    }
  }

  /**
   * Swaps once more, by other means, where the live graphs are not what they must be and their staging graphs are: some
   * stores lose triples by COPY and say nothing. Whether it did.
   */
  async #mended(plans: readonly Plan[], pairs: readonly Pair[], issues: readonly Issue[]): Promise<boolean> {
    if (this.#store.services.update === undefined || this.#options.profile.swap !== 'COPY') return false;
    if (pairs.length === 0 || issues.some(({ code }) => code !== 'unfaithful-load')) return false;
    const staged = await this.#intact(plans, pairs, 'from');
    return staged.ok && (await this.#store.replace(pairs)).ok;
  }

  /** Gives the store time for a swap that it may still be at; passes once the live graphs are what they must be. */
  async #settled(plans: readonly Plan[], pairs: readonly Pair[], tries: number): Promise<Result<void>> {
    for (let left = tries; ; left -= 1) {
      await this.#options.lock.pause(SETTLE);
      const live = await this.#intact(plans, pairs, 'to');
      if (live.ok || left <= 1) return live;
    }
  }

  /** Whether the store holds the content of every plan, under its staging name or under its own. */
  async #intact(plans: readonly Plan[], pairs: readonly Pair[], which: 'from' | 'to'): Promise<Result<void>> {
    for (const [index, { graph, content }] of plans.entries()) {
      const comparison = await this.#proof(content, pairs[index]?.[which] ?? '');
      if (!comparison.ok) return comparison;
      if (!comparison.value.faithful) {
        return refused(differenceIssue(graph, comparison.value, which === 'to' ? 'live' : 'staging'));
      }
    }
    return passed(undefined);
  }
}

/** Failures after which a request may have done its work. */
const mayHaveHappened: ReadonlySet<string> = new Set([
  'endpoint-unreachable',
  'endpoint-timeout',
  'endpoint-bad-answer',
  'endpoint-busy',
]);
