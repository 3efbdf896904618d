// Converting on several threads, with results in the order of the blocks. The thread itself is in worker.ts.
import { Worker } from 'node:worker_threads';
import type { Block } from '../read/blocks.ts';
import type { StreamContext } from './context.ts';
import { type Converted, Converter } from './convert.ts';
import type { Converting } from './run.ts';

/** Blocks given to a thread before it has answered: the one it works at, and the next. */
const AHEAD = 2;

/** Blocks of a run before threads are worth their start: so many convert in the time that one takes to begin. */
const FEW = 4;

interface Waiting {
  readonly resolve: (done: Converted) => void;
  readonly reject: (error: Error) => void;
}

class Thread {
  private readonly worker: Worker;
  private readonly waiting: Waiting[] = [];

  constructor(context: StreamContext) {
    // Beside the bundle that this file becomes a part of.
    this.worker = new Worker(new URL('./stream-worker.js', import.meta.url), { workerData: context });
    this.worker.on('message', (done: Converted) => this.waiting.shift()?.resolve(done));
    this.worker.on('error', (error: Error) => {
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
  }

  get load(): number {
    return this.waiting.length;
  }

  convert({ bytes, file }: Block): Promise<Converted> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage({ bytes, file }, [bytes.buffer]);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

/** Converts on `count` threads beside the one that reads and writes, which converts the first few blocks itself. */
export function onThreads(context: StreamContext, count: number): Converting {
  return async function* (blocks: AsyncIterable<Block>) {
    const source = blocks[Symbol.asyncIterator]();
    const threads: Thread[] = [];
    const queue: (readonly [Block, Promise<Converted>])[] = [];
    try {
      const here = new Converter(context);
      let next = await source.next();
      for (let done = 0; done < FEW; done++) {
        if (next.done === true) return;
        yield [next.value, here.convert(next.value.bytes, next.value.file)] as const;
        next = await source.next();
      }
      const give = (block: Block) => {
        const idle = threads.find(({ load }) => load === 0);
        const thread = idle ?? (threads.length < count ? added(threads, new Thread(context)) : leastLoaded(threads));
        const done = thread.convert(block);
        // A failure is told when its turn comes.
        done.catch(() => {});
        queue.push([block, done]);
      };
      while (next.done !== true || queue.length > 0) {
        while (next.done !== true && queue.length < count * AHEAD) {
          give(next.value);
          next = await source.next();
        }
        const oldest = queue.shift();
        if (oldest !== undefined) yield [oldest[0], await oldest[1]] as const;
      }
    } finally {
      await source.return?.();
      await Promise.all(threads.map((thread) => thread.end()));
    }
  };
}

function added(threads: Thread[], thread: Thread): Thread {
  threads.push(thread);
  return thread;
}

function leastLoaded(threads: readonly Thread[]): Thread {
  return threads.reduce((least, thread) => (thread.load < least.load ? thread : least));
}
