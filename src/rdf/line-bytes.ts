// Lines on their way to bytes: text is gathered as long as it is ASCII, and encoded in one go. No RDF is known here.

/** Units of text gathered before they are encoded: enough that a call of the encoder costs nothing. */
const GATHERED = 1 << 15;

const beyondAscii = /[^\0-\x7f]/;

/** Whether UTF-8 and Latin-1 write the text alike, which is twice as fast to write. */
export function isAscii(text: string): boolean {
  return !beyondAscii.test(text);
}

/**
 * The same well-formed text in one piece, of bytes where it is ASCII. V8 keeps what is put together as a tree of its
 * parts and what is cut out in the width of the whole; one wide piece makes all that is gathered with it wide.
 */
export function flat(text: string): string {
  return Buffer.from(text).toString();
}

/** The flat text made for each of a few keys, made once. */
export function flatPieces(make: (key: string) => string): (key: string) => string {
  const made = new Map<string, string>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const piece = flat(make(key));
    if (made.size >= REMEMBERED) made.clear();
    made.set(key, piece);
    return piece;
  };
}

/** More than there are countries, terms of vocabularies or languages; hostile records cannot make it grow. */
const REMEMBERED = 4096;

/** A buffer that grows, filled from its start. */
export class LineBytes {
  private buffer: Buffer;
  private end = 0;
  private gathered = '';

  constructor(size = 1 << 20) {
    this.buffer = Buffer.allocUnsafe(size);
  }

  /** Adds text that must be ASCII. */
  ascii(text: string): void {
    this.gathered += text;
    if (this.gathered.length > GATHERED) this.encode();
  }

  /** Adds any well-formed text. */
  text(text: string): void {
    this.encode();
    // A UTF-16 unit takes at most three bytes.
    this.reserve(text.length * 3);
    this.end += this.buffer.write(text, this.end);
  }

  /** Bytes so far. */
  get length(): number {
    return this.end + this.gathered.length;
  }

  /** Forgets everything after the first `length` bytes, which must be a length that was told before. */
  cut(length: number): void {
    this.encode();
    this.end = length;
  }

  /** The bytes so far, valid until the next call of any method. */
  bytes(): Buffer {
    this.encode();
    return this.buffer.subarray(0, this.end);
  }

  private encode(): void {
    const { gathered } = this;
    if (gathered === '') return;
    this.reserve(gathered.length);
    this.buffer.write(gathered, this.end, 'latin1');
    this.end += gathered.length;
    this.gathered = '';
  }

  private reserve(more: number): void {
    const needed = this.end + more;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, this.end);
    this.buffer = larger;
  }
}
