// Converting on the thread that reads and writes.
import { setFlagsFromString } from 'node:v8';
import type { Block } from '../read/blocks.ts';
import type { StreamContext } from './context.ts';
import { Converter } from './convert.ts';
import type { Converting } from './run.ts';

export function onOneThread(context: StreamContext): Converting {
  const converter = new Converter(context);
  // Of what dies young a little is kept until all is swept: hidden classes of the keys of each record. V8 reads this
  // at each sweep; without it, it waits until four times as much has come together.
  setFlagsFromString('--heap-growing-percent=100');
  return async function* (blocks: AsyncIterable<Block>) {
    for await (const block of blocks) yield [block, converter.convert(block.bytes, block.file)] as const;
  };
}
