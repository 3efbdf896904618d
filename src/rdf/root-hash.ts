// One hash for a set of quads of any size, from a hash for each thing it tells of. Lines come in order, each once.
// Nothing is kept but 256 running hashes, and sets of different things can be hashed apart and put together.
import { createHash, type Hash, hash } from 'node:crypto';

/** How many parts the things of a set fall into, by the first byte of the hash of their name. */
const BUCKETS = 256;

/** The hash of a set, and what it is made of. */
export interface RootHash {
  readonly quads: number;
  /** Subjects. */
  readonly entities: number;
  /**
   * SHA-256 of the hashes of the buckets in hexadecimal, each with LF, in order. The hash of a bucket is SHA-256 over
   * `entity-hash subject LF` of its subjects in order of bytes; that of an entity is SHA-256 over its lines with LF.
   */
  readonly root: string;
  /** Hash of each bucket, '' for an empty one. */
  readonly buckets: readonly string[];
}

/** Takes the lines of a set in the order of their bytes, each once, and gives its hash. */
export class RootHasher {
  private readonly buckets: (Hash | undefined)[] = Array.from({ length: BUCKETS }, () => undefined);
  private readonly told: ((hash: string, subject: string) => void) | undefined;
  private subject: Buffer = Buffer.alloc(0);
  private entity: Hash | undefined;
  private quads = 0;
  private entities = 0;

  /** `told` hears of the hash of each subject, in order. */
  constructor(told?: (hash: string, subject: string) => void) {
    this.told = told;
  }

  /** One line without its LF. */
  add(block: Buffer, start: number, end: number): void {
    const space = block.indexOf(0x20, start);
    const subjectEnd = space < 0 || space > end ? end : space;
    if (this.entity === undefined || this.subject.compare(block, start, subjectEnd) !== 0) {
      this.close();
      this.subject = Buffer.from(block.subarray(start, subjectEnd));
      this.entity = createHash('sha256');
    }
    this.entity?.update(block.subarray(start, end)).update('\n');
    this.quads += 1;
  }

  done(): RootHash {
    this.close();
    const buckets = this.buckets.map((bucket) => bucket?.digest('hex') ?? '');
    return { quads: this.quads, entities: this.entities, root: rootOf(buckets), buckets };
  }

  private close(): void {
    if (this.entity === undefined) return;
    const subject = this.subject.toString();
    const digest = this.entity.digest('hex');
    const index = bucketOf(subject);
    const bucket = this.buckets[index] ?? createHash('sha256');
    this.buckets[index] = bucket;
    bucket.update(`${digest} ${subject}\n`);
    this.told?.(digest, subject);
    this.entities += 1;
    this.entity = undefined;
  }
}

/** Which bucket a subject belongs to, by its token as N-Quads writes it (`<https://…>`). */
export function bucketOf(subject: string): number {
  return Number.parseInt(hash('sha256', subject).slice(0, 2), 16);
}

function rootOf(buckets: readonly string[]): string {
  return hash('sha256', buckets.map((bucket) => `${bucket}\n`).join(''));
}

/** The hash of sets together whose buckets do not overlap; undefined where two hold the same bucket. */
export function together(sets: readonly RootHash[]): RootHash | undefined {
  const buckets = Array.from({ length: BUCKETS }, () => '');
  for (const set of sets) {
    for (const [index, bucket] of set.buckets.entries()) {
      if (bucket === '') continue;
      if (buckets[index] !== '') return undefined;
      buckets[index] = bucket;
    }
  }
  const sum = (key: 'quads' | 'entities') => sets.reduce((total, set) => total + set[key], 0);
  return { quads: sum('quads'), entities: sum('entities'), root: rootOf(buckets), buckets };
}
