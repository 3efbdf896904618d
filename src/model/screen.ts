// The rules of check.ts answered yes or no, for records by the million: no list of facts, no copies of paths.
import { conceptKey, isSound, isUnfinishedFact, type KnownCodes } from './check.ts';
import { lacksMode, lacksReason, restsOnScope } from './check-evidence.ts';
import { type CountryRecord, countryRecord } from './country.ts';
import { type Evidence, type Scope, scopeWithin, unquoted } from './evidence.ts';
import type { FactKind, ReferenceKind } from './kinds.ts';
import { eachLocalName } from './names.ts';
import { cyclesOf } from './part-of.ts';
import { repeatedNames } from './repeated-names.ts';
import { type Fact, Walk } from './walk.ts';

/** Whether a record that its schema has passed is finished and has no fault that `faultsOf` tells of. */
export function screenOf(known: KnownCodes): (record: CountryRecord) => boolean {
  const screen = new Screen(known);
  return (record) => screen.passes(record);
}

/** A walk that keeps nothing but whether all is well. One serves any number of records. */
class Screen extends Walk {
  private readonly known: KnownCodes;
  private readonly names = new Map<string, ReferenceKind | undefined>();
  private readonly concepts = new Map<string, string | number>();
  /** The fact at hand, in one object for all. */
  private readonly here: { -readonly [K in keyof Fact]: Fact[K] };
  private sound = true;
  /** For each block around the walk with evidence of its own, whose quote that is, and whether anything rests on it. */
  private readonly evidence: ('own' | 'own and in use' | 'borrowed' | 'borrowed and in use')[] = [];

  constructor(known: KnownCodes) {
    super();
    this.known = known;
    const kind = { is: 'number' } as const;
    this.here = {
      path: this.path,
      kind,
      value: 0,
      as: undefined,
      identifier: undefined,
      scope: unquoted,
      key: '',
      inBlock: false,
    };
  }

  passes(record: CountryRecord): boolean {
    this.names.clear();
    this.concepts.clear();
    let names = 0;
    eachLocalName(record, (name, kind) => {
      this.names.set(name, kind);
      names += 1;
    });
    this.sound = this.names.size === names;
    countryRecord.walk(record, this);
    return this.sound && cyclesOf(record).length === 0 && repeatedNames(record).length === 0;
  }

  /** No fault depends on the order of fields, and a block has few of the fields it may have. */
  override get inOrder(): boolean {
    return false;
  }

  override open(evidence: Evidence): Scope {
    if (lacksReason(evidence) || lacksMode(evidence)) this.sound = false;
    const outer = this.scope;
    this.scope = scopeWithin(outer, evidence);
    if (this.scope !== outer) this.evidence.push(evidence.quote === undefined ? 'borrowed' : 'own');
    return outer;
  }

  override close(outer: Scope): void {
    if (this.scope !== outer) {
      const state = this.evidence.pop();
      if (state === 'own' || state === 'borrowed') this.sound = false;
      if (state === 'borrowed and in use') this.use();
    }
    super.close(outer);
  }

  /** Something rests on the evidence at hand. */
  private use(): void {
    const last = this.evidence.length - 1;
    const state = this.evidence[last];
    if (state === 'own') this.evidence[last] = 'own and in use';
    else if (state === 'borrowed') this.evidence[last] = 'borrowed and in use';
  }

  override claim(): void {
    this.use();
    if (this.scope.quote === undefined) this.sound = false;
  }

  override fact(kind: FactKind, key: string, value: string | number, written?: { as?: string; id?: string }): void {
    if (restsOnScope(kind)) this.use();
    const { here } = this;
    here.kind = kind;
    here.key = key;
    here.inBlock = written !== undefined;
    here.value = value;
    here.as = written?.as;
    here.identifier = written?.id;
    here.scope = this.scope;
    if (isUnfinishedFact(here) || !isSound(here, this.known) || !this.leads(kind, value) || !this.isAlone(value))
      this.sound = false;
  }

  private leads(kind: FactKind, value: string | number): boolean {
    if (kind.is !== 'reference') return true;
    const target = this.names.get(String(value));
    return target !== undefined && kind.to.includes(target);
  }

  private isAlone(value: string | number): boolean {
    const concept = conceptKey(this.here);
    if (concept === undefined) return true;
    const earlier = this.concepts.get(concept);
    if (earlier === undefined) this.concepts.set(concept, value);
    return earlier === undefined || earlier === value;
  }
}
