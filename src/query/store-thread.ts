// A store in a thread of its own, asked one question at a time, each with a deadline: oxigraph cannot be interrupted,
// and dies for good on deep nesting. What questions and answers mean is in store.ts.
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { type Question, type ThreadData, type ThreadReply, threadSource } from './worker-source.ts';

export type Reply = Exclude<ThreadReply, { kind: 'ready' }> | { readonly kind: 'late' };

export class StoreThread {
  readonly #nquads: string;
  #worker: Promise<Worker> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(nquads: string) {
    this.#nquads = nquads;
  }

  /**
   * Waits for its turn, asks, and waits at most `milliseconds` for the reply; loading the store is not counted.
   * After `late` and `broken` the thread is gone, and the next question starts a new one.
   */
  ask(question: Question, milliseconds: number): Promise<Reply> {
    const reply = this.#turn.then(() => this.#ask(question, milliseconds));
    this.#turn = reply;
    return reply;
  }

  /** Ends the thread, at once and with whatever runs in it. It never keeps the process alive by itself. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.then(
      (started) => started.terminate(),
      () => undefined,
    );
  }

  async #ask(question: Question, milliseconds: number): Promise<Reply> {
    let worker: Worker;
    try {
      this.#worker ??= startWorker({
        oxigraph: createRequire(import.meta.url).resolve('oxigraph'),
        nquads: this.#nquads,
      });
      worker = await this.#worker;
    } catch (error) {
      this.#worker = undefined;
      return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
    }
    worker.ref();
    const reply = await firstReply(worker, question, milliseconds);
    worker.unref();
    if (reply.kind === 'late' || reply.kind === 'broken') await this.close();
    return reply;
  }
}

function startWorker(workerData: ThreadData): Promise<Worker> {
  // Nothing of the parent's flags and output: a loader of tests would not start, a panic would print.
  const worker = new Worker(threadSource, { eval: true, workerData, execArgv: [], stdout: true, stderr: true });
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      // The listener of errors stays: an error between two questions must not end the process.
      worker.unref();
      resolve(worker);
    });
    worker.on('error', reject);
  });
}

function firstReply(worker: Worker, question: Question, milliseconds: number): Promise<Reply> {
  return new Promise((resolve) => {
    const finish = (reply: Reply): void => {
      clearTimeout(timer);
      worker.off('message', finish).off('error', onError).off('exit', onExit);
      resolve(reply);
    };
    const onError = (error: Error): void => finish({ kind: 'broken', message: error.message });
    const onExit = (): void => finish({ kind: 'broken', message: 'the store was closed' });
    const timer = setTimeout(() => finish({ kind: 'late' }), milliseconds);
    worker.once('message', finish).once('error', onError).once('exit', onExit);
    worker.postMessage(question);
  });
}
