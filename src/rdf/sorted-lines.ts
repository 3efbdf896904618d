// Lines of N-Quads in the order of their bytes, each once: within one block, and merged from many that are in order.
// What `LC_ALL=C sort -u` gives, without its temporary files.

const LF = 10;

/** The lines of a block in the order of their bytes, each once. Every line must end in LF. */
export function sortUnique(block: Uint8Array): { readonly bytes: Uint8Array<ArrayBuffer>; readonly lines: number } {
  const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  if (text.length === 0) return { bytes: new Uint8Array(0), lines: 0 };
  // As Latin-1 a string has one unit a byte, so that its order is that of the bytes.
  const sorted = text
    .toString('latin1', 0, text.length - 1)
    .split('\n')
    .sort();
  const kept = sorted.filter((line, index) => line !== sorted[index - 1]);
  const joined = `${kept.join('\n')}\n`;
  const bytes = new Uint8Array(joined.length);
  Buffer.from(bytes.buffer).write(joined, 'latin1');
  return { bytes, lines: kept.length };
}

/** Blocks of whole lines. */
export type LineSource = AsyncIterator<Uint8Array>;

/** A source at its next line. */
class Cursor {
  readonly index: number;
  block: Buffer = Buffer.alloc(0);
  start = 0;
  /** Offset of the LF that ends the line. */
  end = 0;
  private readonly source: LineSource;

  constructor(source: LineSource, index: number) {
    this.source = source;
    this.index = index;
  }

  /** Goes to the next line of the block it is in; false at the end of the block. */
  step(): boolean {
    this.start = this.end + 1;
    if (this.start >= this.block.length) return false;
    this.find();
    return true;
  }

  /** Goes to the first line of the next block; false at the end of the source. */
  async load(): Promise<boolean> {
    const next = await this.source.next();
    if (next.done === true) return false;
    this.block = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    this.start = 0;
    if (this.block.length === 0) return this.load();
    this.find();
    return true;
  }

  compare(other: Cursor): number {
    return this.block.compare(other.block, other.start, other.end, this.start, this.end);
  }

  private find(): void {
    const at = this.block.indexOf(LF, this.start);
    this.end = at < 0 ? this.block.length : at;
  }
}

/** Told of each line, without its LF, in order and once. The bytes are valid during the call. */
export type EachLine = (block: Buffer, start: number, end: number) => void;

/** A source whose lines are not in order, by its place among the sources. */
export class OutOfOrder extends Error {
  readonly index: number;
  constructor(index: number) {
    super(`source ${index} is not in the order of its bytes`);
    this.index = index;
  }
}

/**
 * Merges sources whose lines are in order, and gives their lines in blocks of whole lines. Throws OutOfOrder.
 * Memory: one block a source, and one that is given.
 */
export async function* mergeLines(
  sources: readonly LineSource[],
  each: EachLine = () => {},
  size = 1 << 18,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const heap: Cursor[] = [];
  for (const [index, source] of sources.entries()) {
    const cursor = new Cursor(source, index);
    if (await cursor.load()) rise(heap, heap.push(cursor) - 1);
  }
  let out = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  let last: Buffer = Buffer.alloc(0);
  let hasLast = false;
  for (let top = heap[0]; top !== undefined; top = heap[0]) {
    const { block, start, end } = top;
    const order = hasLast ? last.compare(block, start, end) : -1;
    if (order > 0) throw new OutOfOrder(top.index);
    if (order < 0) {
      each(block, start, end);
      const length = end - start;
      if (filled + length + 1 > out.length) {
        // What is given belongs to whoever takes it; `last` keeps its own bytes.
        last = Buffer.from(last);
        if (filled > 0) yield new Uint8Array(out.buffer, 0, filled);
        out = Buffer.allocUnsafeSlow(Math.max(size, length + 1));
        filled = 0;
      }
      block.copy(out, filled, start, end);
      last = out.subarray(filled, filled + length);
      hasLast = true;
      out[filled + length] = LF;
      filled += length + 1;
    }
    if (top.step() || (await top.load())) sink(heap);
    else {
      const rest = heap.pop();
      if (heap.length > 0 && rest !== undefined) {
        heap[0] = rest;
        sink(heap);
      }
    }
  }
  if (filled > 0) yield new Uint8Array(out.buffer, 0, filled);
}

function rise(heap: Cursor[], from: number): void {
  for (let at = from; at > 0; ) {
    const above = (at - 1) >> 1;
    const [one, other] = [heap[at], heap[above]];
    if (one === undefined || other === undefined || one.compare(other) >= 0) return;
    heap[at] = other;
    heap[above] = one;
    at = above;
  }
}

function sink(heap: Cursor[]): void {
  for (let at = 0; ; ) {
    let least = at;
    for (const below of [2 * at + 1, 2 * at + 2]) {
      const [one, other] = [heap[below], heap[least]];
      if (one !== undefined && other !== undefined && one.compare(other) < 0) least = below;
    }
    const [one, other] = [heap[at], heap[least]];
    if (least === at || one === undefined || other === undefined) return;
    heap[at] = other;
    heap[least] = one;
    at = least;
  }
}
