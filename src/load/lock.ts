// One loader at a time, and what a killed one left: a graph of the store that names the run at work and its staging
// graphs. Found by name, so no other graph of the store is ever looked at, listed or dropped.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import type { GraphStore } from './graph-store.ts';
import { iri } from './update-text.ts';

/** Everything of ours in a store, but for the live graphs, is named below this. */
const stagingRoot = 'https://w3id.org/ncb-graph/staging/';
const lockGraph = `${stagingRoot}lock`;
const statePredicate = `${stagingRoot}state`;

/** The process that loads. */
export interface Holder {
  /** Tells machines apart, by name and by start of the system. */
  readonly machine: string;
  readonly pid: number;
  /** When it started, which tells reused numbers of processes apart. */
  readonly started: string;
}

export interface LockOptions {
  readonly holder: Holder;
  /** Letters and digits that no other run has. */
  readonly run: string;
  /** Whether a holder still runs; undefined where this cannot be known, as of another machine. */
  readonly isAlive: (holder: Holder) => Promise<boolean | undefined>;
  /** Milliseconds to wait for another loader to end. */
  readonly patience: number;
  readonly onWait: (words: string) => void;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** What the lock says of a run. */
interface State {
  readonly holder: Holder;
  /** Number of its staging graphs. */
  readonly graphs: number;
  /** `swap` from before the live graphs may change. */
  readonly phase: 'stage' | 'swap';
  /** Grows while the run lives. */
  readonly beat: number;
}

export interface Lock {
  /** The name of the staging graph of a number, from 0. */
  staging(index: number): string;
  /**
   * Says that the live graphs are about to change; `renewed` when the store had forgotten the lock, and so perhaps the
   * staging graphs. Issue: `store-busy`, when another run took the lock over.
   */
  enterSwap(): Promise<Result<'held' | 'renewed'>>;
  /** Says that the run still lives. Failures are for the next step to meet. */
  beat(): Promise<void>;
  release(): Promise<Result<void>>;
}

/** A beat is written this often, and one that stands still for the lease says that its run is dead. Milliseconds. */
export const BEAT = 10_000;
const LEASE = 35_000;
const POLL = 500;
const SETTLED = 1_500;

/**
 * Takes the lock, removes what dead runs left, and waits for living ones. Issues: `store-busy`, and those of the
 * store. Without an update service two loaders that start in the same moment are not kept apart.
 */
export async function takeLock(store: GraphStore, graphs: number, options: LockOptions): Promise<Result<Lock>> {
  const { run, holder, pause } = options;
  const began = Date.now();
  const seen = new Map<string, { beat: number; at: number }>();
  for (let attempt = 0; ; attempt += 1) {
    const found = await readRuns(store);
    if (!found.ok) return found;
    const others = [...found.value].filter(([name]) => name !== run);
    const living: [string, State][] = [];
    for (const [name, state] of others) {
      const still = seen.get(name);
      if (still === undefined || still.beat !== state.beat) seen.set(name, { beat: state.beat, at: Date.now() });
      const stale = still !== undefined && still.beat === state.beat && Date.now() - still.at > LEASE;
      if ((await options.isAlive(state.holder)) ?? !stale) living.push([name, state]);
    }
    if (living.length === 0) {
      const cleared = await clear(store, others, pause);
      if (!cleared.ok) return cleared;
      const claimed = await write(store, run, { holder, graphs, phase: 'stage', beat: 0 }, 'claim');
      if (!claimed.ok) return claimed;
      const after = await readRuns(store);
      if (!after.ok) return after;
      if (after.value.has(run) && after.value.size === 1) return passed(heldLock(store, run, { holder, graphs }));
      // Another run came in the same moment: all that see it step back, each for a time of its own.
      const withdrawn = await erase(store, run);
      if (!withdrawn.ok) return withdrawn;
    }
    const [first] = living;
    const who = first === undefined ? 'another loader' : `another loader (process ${first[1].holder.pid})`;
    if (Date.now() - began > options.patience) {
      return refused(busy(`${who} is at work in this store, as its graph <${lockGraph}> says`));
    }
    options.onWait(`${who} is at work in this store: waiting`);
    await pause(living.length === 0 ? POLL + ownTime(run, attempt) : POLL);
  }
}

function heldLock(store: GraphStore, run: string, own: { readonly holder: Holder; readonly graphs: number }): Lock {
  let phase: State['phase'] = 'stage';
  let beat = 0;
  const tell = () => {
    beat += 1;
    return write(store, run, { ...own, phase, beat }, 'keep');
  };
  return {
    staging: (index) => stagingGraph(run, index),
    async enterSwap() {
      phase = 'swap';
      const told = await tell();
      if (!told.ok) return told;
      const runs = await readRuns(store);
      if (!runs.ok) return runs;
      if (runs.value.get(run)?.phase === 'swap' && runs.value.size === 1) return passed('held');
      if (runs.value.size > 0) {
        return refused(busy('another loader took this one for dead, and is at work in this store'));
      }
      // A store that came back without its last changes.
      const claimed = await write(store, run, { ...own, phase, beat }, 'claim');
      return claimed.ok ? passed('renewed') : claimed;
    },
    async beat() {
      await tell();
    },
    release: () => erase(store, run),
  };
}

function stagingGraph(run: string, index: number): string {
  return `${stagingRoot}${run}/${index}`;
}

/** Drops the staging graphs of dead runs, and their entries. */
async function clear(
  store: GraphStore,
  dead: readonly (readonly [string, State])[],
  pause: LockOptions['pause'],
): Promise<Result<void>> {
  for (const [run, { graphs, phase }] of dead) {
    const names = Array.from({ length: graphs }, (_, index) => stagingGraph(run, index));
    // The store may still be at the last request of the dead run, and needs its staging graphs for it.
    if (phase === 'swap') await pause(SETTLED);
    const dropped = await store.drop(names);
    if (!dropped.ok) return dropped;
    const erased = await erase(store, run);
    if (!erased.ok) return erased;
  }
  return passed(undefined);
}

async function readRuns(store: GraphStore): Promise<Result<ReadonlyMap<string, State>>> {
  const read = await store.read(lockGraph);
  const quads = read.ok ? await read.value.quads() : read;
  if (!quads.ok) return quads;
  const runs = new Map<string, State>();
  for (const { subject, predicate, object } of quads.value) {
    if (predicate.value !== statePredicate || !subject.value.startsWith(stagingRoot)) continue;
    const state = stateOf(object.value);
    const run = subject.value.slice(stagingRoot.length);
    if (state !== undefined && /^[0-9a-z-]+$/.test(run)) runs.set(run, state);
  }
  return passed(runs);
}

async function write(store: GraphStore, run: string, state: State, how: 'claim' | 'keep'): Promise<Result<void>> {
  const line = canonicalLine(entry(run, state));
  const graph = `GRAPH ${iri(lockGraph)}`;
  const purpose = how === 'claim' ? 'take the lock of the store' : 'keep the lock of the store';
  if (store.services.update === undefined) {
    if (how === 'keep') {
      const dropped = await store.drop([lockGraph]);
      if (!dropped.ok) return dropped;
    }
    return store.add(lockGraph, [line], { blankNodes: false, onSent: () => {} });
  }
  if (how === 'claim') {
    return store.update(
      `INSERT { ${graph} { ${line} } }\nWHERE { FILTER NOT EXISTS { ${graph} { ?s ?p ?o } } }`,
      purpose,
      { kind: 'add', graph: lockGraph, lines: [line] },
    );
  }
  const old = `${graph} { ${iri(stagingRoot + run)} ${iri(statePredicate)} ?state }`;
  return store.update(`DELETE { ${old} }\nINSERT { ${graph} { ${line} } }\nWHERE { ${old} }`, purpose, {
    kind: 'replace',
    graph: lockGraph,
    lines: [line],
  });
}

async function erase(store: GraphStore, run: string): Promise<Result<void>> {
  if (store.services.update === undefined) return store.drop([lockGraph]);
  const text = `DELETE WHERE { GRAPH ${iri(lockGraph)} { ${iri(stagingRoot + run)} ${iri(statePredicate)} ?state } }`;
  return store.update(text, 'release the lock of the store', { kind: 'drop', graphs: [lockGraph] });
}

function entry(run: string, state: State): Quad {
  return quad(namedNode(stagingRoot + run), namedNode(statePredicate), literal(JSON.stringify(state)));
}

function stateOf(text: string): State | undefined {
  try {
    const { holder, graphs, phase, beat } = JSON.parse(text);
    const sound =
      typeof holder?.machine === 'string' &&
      Number.isSafeInteger(holder.pid) &&
      typeof holder.started === 'string' &&
      Number.isSafeInteger(graphs) &&
      graphs >= 0 &&
      graphs <= 100_000 &&
      (phase === 'stage' || phase === 'swap') &&
      Number.isSafeInteger(beat);
    return sound ? { holder, graphs, phase, beat } : undefined;
  } catch {
    return undefined;
  }
}

/** Milliseconds up to 2 s that differ from run to run and from try to try. */
function ownTime(run: string, attempt: number): number {
  let sum = attempt * 7919;
  for (const letter of run) sum = (sum * 31 + letter.charCodeAt(0)) % 2003;
  return sum;
}

function busy(message: string): Issue {
  return { code: 'store-busy', severity: 'error', message, expected: 'one loader at a time: try again later' };
}
