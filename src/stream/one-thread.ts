// Converting on the thread that reads and writes.
import type { Block } from '../read/blocks.ts';
import type { StreamContext } from './context.ts';
import { Converter } from './convert.ts';
import type { Converting } from './run.ts';

export function onOneThread(context: StreamContext): Converting {
  const converter = new Converter(context);
  return async function* (blocks: AsyncIterable<Block>) {
    for await (const block of blocks) yield [block, converter.convert(block.bytes, block.file)] as const;
  };
}
