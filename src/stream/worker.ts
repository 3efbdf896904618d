// The thread that converts blocks: one reply to each message, in order. Who starts it is in threads.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { StreamContext } from './context.ts';
import { type Converted, Converter } from './convert.ts';

const converter = new Converter(workerData as StreamContext);

parentPort?.on('message', ({ bytes, file }: { readonly bytes: Uint8Array; readonly file: string }) => {
  const done = converter.convert(bytes, file);
  // The converter writes the next block over these bytes.
  const own = new Uint8Array(done.bytes);
  parentPort?.postMessage({ ...done, bytes: own } satisfies Converted, [own.buffer]);
});
