// The text of a page: offsets in code points, where words stand in it, which of its words are quoted. No fact, no file.

/** Start (from 0) and end (exclusive) in Unicode code points of a text. */
export type Span = readonly [number, number];

/** Letters, digits and the marks that go with them: what makes a word, wherever the script puts spaces or not. */
const inWord = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that put no space between words: one may end anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const word = new RegExp(
  `${unspaced.source}\\p{M}*|[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}]|[’'.,-](?=[\\p{L}\\p{N}]))*`,
  'gu',
);

/** Words of the page that no quote covers, one after the other with nothing quoted between them. */
export interface Unquoted {
  readonly words: string;
  readonly at: Span;
}

export class Page {
  readonly text: string;
  /** Offsets of the second halves of surrogate pairs, ascending. */
  readonly #halves: readonly number[];

  constructor(text: string) {
    this.text = text;
    const halves: number[] = [];
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0xdc00 && unit <= 0xdfff) halves.push(at);
    }
    this.#halves = halves;
  }

  /** Offset in code points of an offset in UTF-16 units. */
  #points(offset: number): number {
    let low = 0;
    let high = this.#halves.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#halves[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }

  /** Offset in UTF-16 units of an offset in code points. */
  #units(point: number): number {
    let units = point;
    for (const half of this.#halves) {
      if (half > units) break;
      units += 1;
    }
    return units;
  }

  slice([start, end]: Span): string {
    return this.text.slice(this.#units(Math.max(0, start)), this.#units(Math.max(0, end)));
  }

  /** Line and column of an offset, both from 1, the column in code points. */
  placeOf(point: number): { readonly line: number; readonly column: number } {
    const before = this.slice([0, point]);
    const line = before.split('\n').length;
    return { line, column: [...before.slice(before.lastIndexOf('\n') + 1)].length + 1 };
  }

  /**
   * Where the words stand letter for letter as whole words, ascending: “art” does not stand in “party”, nor “2,000” in
   * “12,000”. Where a script has no spaces, a word may end anywhere.
   */
  occurrences(words: string): Span[] {
    const found: Span[] = [];
    if (words === '') return found;
    for (let at = this.text.indexOf(words); at >= 0; at = this.text.indexOf(words, at + 1)) {
      const end = at + words.length;
      if (!this.#joined(at) && !this.#joined(end)) found.push([this.#points(at), this.#points(end)]);
    }
    return found;
  }

  /** Whether the characters on both sides of an offset belong to one word or one number. */
  #joined(offset: number): boolean {
    const before = /(.)$/su.exec(this.text.slice(Math.max(0, offset - 2), offset))?.[1] ?? '';
    const after = /^./su.exec(this.text.slice(offset, offset + 2))?.[0] ?? '';
    if (/\p{M}/u.test(after)) return true;
    if (inWord.test(before) && inWord.test(after)) return !unspaced.test(before) || !unspaced.test(after);
    const around = this.text.slice(Math.max(0, offset - 2), offset + 2);
    return /\p{N}[.,]\p{N}/u.test(around) && (/^[.,]$/.test(before) || /^[.,]$/.test(after));
  }

  /** The words that no span touches, in order, and how many words the page has. Spans may overlap. */
  unquoted(spans: readonly Span[]): { readonly words: number; readonly left: readonly Unquoted[] } {
    const covered = new Uint8Array(this.text.length);
    for (const [start, end] of spans) covered.fill(1, this.#units(start), this.#units(end));
    const left: Unquoted[] = [];
    let words = 0;
    let run: [number, number] | undefined;
    const close = () => {
      if (run === undefined) return;
      const [start, end] = run;
      left.push({ words: this.text.slice(start, end), at: [this.#points(start), this.#points(end)] });
      run = undefined;
    };
    for (const { 0: found, index } of this.text.matchAll(word)) {
      words += 1;
      const end = index + found.length;
      const quoted = covered.subarray(index, end).includes(1);
      const between = run === undefined ? '' : this.text.slice(run[1], index);
      if (quoted || between.includes('\n') || covered.subarray(run?.[1] ?? index, index).includes(1)) close();
      if (!quoted) run = [run?.[0] ?? index, end];
    }
    close();
    return { words, left };
  }

  /** The text around a span on its line, at most `length` code points on either side, cut between words. */
  context([start, end]: Span, length = 60): { readonly before: string; readonly after: string } {
    const before = this.slice([start - length, start]).replace(/^.*\n/s, '');
    const after = this.slice([end, end + length]).replace(/\n.*$/s, '');
    return {
      before: start > length && before.length >= length ? `…${before.replace(/^\S*\s/, '')}` : before,
      after: after.length >= length ? `${after.replace(/\s\S*$/, '')}…` : after,
    };
  }
}
