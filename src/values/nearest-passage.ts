// "The page says …": the part of a text that is nearest to some words, for messages.

/** Most steps that a search may take; beyond it nothing is proposed. */
const MOST = 60_000_000;

/**
 * The part of `text`, widened to whole words, that the fewest insertions, deletions and substitutions turn into `words`
 * (Sellers, 1980); undefined where a third of the words would have to change. The first of equals.
 */
export function nearestPassage(text: string, words: string): string | undefined {
  const wanted = [...words];
  const given = [...text];
  if (wanted.length === 0 || wanted.length * given.length > MOST) return undefined;
  const codes = wanted.map((letter) => letter.codePointAt(0) ?? 0);
  // Row r: the cost of the first r letters up to here, and where in the text the cheapest way to them began.
  let costs = Int32Array.from({ length: codes.length + 1 }, (_, row) => row);
  let starts = new Int32Array(codes.length + 1);
  let nextCosts = new Int32Array(codes.length + 1);
  let nextStarts = new Int32Array(codes.length + 1);
  let best = { cost: codes.length / 3, start: 0, end: 0 };
  for (const [at, character] of given.entries()) {
    const code = character.codePointAt(0);
    starts[0] = at;
    nextStarts[0] = at + 1;
    for (let row = 1; row <= codes.length; row++) {
      const swap = (costs[row - 1] ?? 0) + (codes[row - 1] === code ? 0 : 1);
      const skip = (costs[row] ?? 0) + 1;
      const miss = (nextCosts[row - 1] ?? 0) + 1;
      const least = Math.min(swap, skip, miss);
      nextCosts[row] = least;
      nextStarts[row] = (least === swap ? starts[row - 1] : least === skip ? starts[row] : nextStarts[row - 1]) ?? 0;
    }
    [costs, nextCosts] = [nextCosts, costs];
    [starts, nextStarts] = [nextStarts, starts];
    const cost = costs[codes.length] ?? 0;
    if (cost < best.cost) best = { cost, start: starts[codes.length] ?? 0, end: at + 1 };
  }
  return best.end === 0 ? undefined : given.slice(...wholeWords(given, best.start, best.end)).join('');
}

function wholeWords(text: readonly string[], from: number, to: number): [number, number] {
  const inWord = (at: number) => /[\p{L}\p{N}\p{M}]/u.test(text[at] ?? ' ');
  let [start, end] = [from, to];
  while (inWord(start - 1) && inWord(start)) start -= 1;
  while (inWord(end - 1) && inWord(end)) end += 1;
  return [start, end];
}
