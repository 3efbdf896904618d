// The walk over a parsed record that lists its facts, each with its path and the evidence that holds there.
import type { Path } from '../errors.ts';
import { type Evidence, type Scope, scopeWithin, unquoted } from './evidence.ts';
import type { FactKind } from './kinds.ts';

/** An authored value that claims something of the world. */
export interface Fact {
  readonly path: Path;
  readonly kind: FactKind;
  readonly value: string | number;
  /** The words on the page, where they differ from the value. */
  readonly as: string | undefined;
  /** The identifier authored beside a wording. */
  readonly identifier: string | undefined;
  readonly scope: Scope;
  /** The name that the value has in a block, and whether it stands in one. */
  readonly key: string;
  readonly inBlock: boolean;
}

/** A block that names evidence of its own, for the rules about evidence. */
export interface EvidentBlock {
  readonly path: Path;
  readonly evidence: Evidence;
  /** The evidence around the block, and within it. */
  readonly outer: Scope;
  readonly scope: Scope;
}

/** The paths of a record that is all of its file. */
export const samePath = (path: Path): Path => path;
/** A block that says by standing there that something is so, as a block of a role does. */
export interface Claim {
  readonly path: Path;
  /** What it claims to be, as `a role`. */
  readonly what: string;
  readonly scope: Scope;
}

export class Walk {
  readonly facts: Fact[] = [];
  readonly blocks: EvidentBlock[] = [];
  readonly claims: Claim[] = [];
  /** Where the walk stands. */
  protected readonly path: (string | number)[] = [];
  protected scope: Scope = unquoted;
  /** Path in the record → path in the file, where these differ. */
  readonly originOf: (path: Path) => Path;

  constructor(originOf: (path: Path) => Path = samePath) {
    this.originOf = originOf;
  }

  /** Whether the fields of a block are visited in the order of the model; otherwise as they stand in the block. */
  get inOrder(): boolean {
    return true;
  }

  /** Goes to the value under a key; `leave` goes back. */
  enter(key: string | number): void {
    this.path.push(key);
  }

  leave(): void {
    this.path.pop();
  }

  /** The evidence of a block holds until `close` is given what this answers. */
  open(evidence: Evidence): Scope {
    const outer = this.scope;
    this.scope = scopeWithin(outer, evidence);
    if (evidence.quote !== undefined || evidence.mode !== undefined || evidence.because !== undefined) {
      this.blocks.push({ path: this.originOf([...this.path]), evidence, outer, scope: this.scope });
    }
    return outer;
  }

  close(outer: Scope): void {
    this.scope = outer;
  }

  claim(what: string): void {
    this.claims.push({ path: this.originOf([...this.path]), what, scope: this.scope });
  }

  fact(kind: FactKind, key: string, value: string | number, written?: { as?: string; id?: string }): void {
    const { as, id: identifier } = written ?? {};
    const inBlock = written !== undefined;
    this.facts.push({
      path: this.originOf([...this.path]),
      kind,
      value,
      as,
      identifier,
      scope: this.scope,
      key,
      inBlock,
    });
  }
}
