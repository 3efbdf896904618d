// Which quotes of a changed page still stand where they stood, when only their old positions are known: text may have
// been added or taken away before them, but they keep their order. A chain of the dot plot, as in sequence alignment.
import type { Page, Span } from './page.ts';

/** More places than this, and only those that agree with rarer quotes are weighed. */
const MANY = 50;

/** A stretch of old text covered by quotes that all stand `shift` code points further on. */
interface Block {
  readonly start: number;
  end: number;
  readonly shift: number;
}

/**
 * Quote → where it stands now, for each quote that kept its place among the others: the set that keeps the most text
 * in order, with the fewest changes of shift. The others have moved, or are gone.
 */
export function samePlaces(old: ReadonlyMap<string, Span>, page: Page): ReadonlyMap<string, Span> {
  const found = new Map([...old.keys()].map((quote) => [quote, page.occurrences(quote)] as const));
  const shiftsOf = (quote: string) => (found.get(quote) ?? []).map(([start]) => start - (old.get(quote)?.[0] ?? 0));
  const trusted = new Set([...found].flatMap(([quote, spans]) => (spans.length <= MANY ? shiftsOf(quote) : [])));
  const byShift = new Map<number, Span[]>();
  for (const [quote, span] of old) {
    const shifts = shiftsOf(quote);
    const nearest = shifts.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best), shifts[0] ?? 0);
    for (const shift of shifts) {
      if (shifts.length > MANY && shift !== nearest && !trusted.has(shift)) continue;
      const spans = byShift.get(shift);
      if (spans === undefined) byShift.set(shift, [span]);
      else spans.push(span);
    }
  }
  const chain = heaviestChain([...byShift].flatMap(([shift, spans]) => blocksOf(shift, spans)));
  const places = new Map<string, Span>();
  for (const [quote, [start, end]] of old) {
    const block = chain.find((one) => one.start <= start && end <= one.end);
    if (block !== undefined && shiftsOf(quote).includes(block.shift)) {
      places.set(quote, [start + block.shift, end + block.shift]);
    }
  }
  return places;
}

/** Overlapping spans of one shift as one block each. */
function blocksOf(shift: number, spans: readonly Span[]): Block[] {
  const blocks: Block[] = [];
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    const last = blocks.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else blocks.push({ start, end, shift });
  }
  return blocks;
}

interface Link {
  readonly block: Block;
  readonly before: Link | undefined;
  readonly length: number;
  /** Sum of the changes of shift from block to block. */
  readonly unrest: number;
}

/** The blocks in an order that old and new text share, without overlap in either; ascending. */
function heaviestChain(blocks: readonly Block[]): readonly Block[] {
  const links: Link[] = [];
  for (const block of blocks.toSorted((a, b) => a.start - b.start || a.shift - b.shift)) {
    let best: Link = { block, before: undefined, length: block.end - block.start, unrest: Math.abs(block.shift) };
    for (const before of links) {
      const { end, shift } = before.block;
      if (end > block.start || end + shift > block.start + block.shift) continue;
      const length = before.length + block.end - block.start;
      const unrest = before.unrest + Math.abs(block.shift - shift);
      if (length > best.length || (length === best.length && unrest < best.unrest)) {
        best = { block, before, length, unrest };
      }
    }
    links.push(best);
  }
  let last = links[0];
  for (const link of links) {
    if (last === undefined || link.length > last.length) last = link;
    else if (link.length === last.length && link.unrest < last.unrest) last = link;
  }
  const chain: Block[] = [];
  for (let link = last; link !== undefined; link = link.before) chain.push(link.block);
  return chain.reverse();
}
