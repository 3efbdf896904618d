// The rules of evidence that hold for blocks: a mode has its reason, a claim its quote, a quote something that rests on it.
import type { Path } from '../errors.ts';
import { type Evidence, hasEvidence, type Scope } from './evidence.ts';
import type { Fault } from './fault.ts';
import type { FactKind } from './kinds.ts';
import type { EvidentBlock, Walk } from './walk.ts';

export const lacksReason = ({ mode, because }: Evidence) =>
  mode !== undefined && mode !== 'explicit' && because === undefined;

export const lacksMode = ({ mode, because }: Evidence) =>
  because !== undefined && (mode === undefined || mode === 'explicit');

/** The faults of blocks that name evidence, in the order of the record. */
export function evidenceFaults(walk: Walk): Fault[] {
  const resting = scopesInUse(walk);
  return walk.blocks.flatMap((block): Fault[] => {
    const { path, evidence, scope } = block;
    const { mode } = evidence;
    if (lacksReason(evidence)) {
      return [
        {
          code: 'mode-without-reason',
          path: [...path, 'mode'],
          message: `${named(path)} is read as "${mode}", without a reason`,
          expected: 'a line "because:" that says in your own words why you read the page so',
        },
      ];
    }
    if (lacksMode(evidence)) {
      return [
        {
          code: 'reason-without-mode',
          path: [...path, 'because'],
          message: `${named(path)} has a reason, but no mode that needs one`,
          expected: '"mode: presupposed" or "mode: interpreted" beside it, or no reason',
        },
      ];
    }
    return hasEvidence(evidence) && !resting.has(scope) ? [idle(block)] : [];
  });
}

/** The claims that no quote says. */
export function unquotedClaims({ claims }: Walk): Fault[] {
  return claims
    .filter(({ scope }) => scope.quote === undefined)
    .map(({ path, what }) => ({
      code: 'missing-quote',
      path,
      message: `nothing says that this is ${what}`,
      expected: 'a "quote:" in this block, or around it, with the words of the page that say it',
    }));
}

/** Whether a fact rests on the evidence around it, and not on its own words. */
export const restsOnScope = (kind: FactKind) => kind.is !== 'wording' || !kind.ownQuote;

/** The evidence on which something rests: a fact, a claim, or a block that names a mode for what is quoted around it. */
function scopesInUse({ facts, claims, blocks }: Walk): ReadonlySet<Scope> {
  const used = new Set([
    ...facts.flatMap(({ kind, scope }) => (restsOnScope(kind) ? [scope] : [])),
    ...claims.map(({ scope }) => scope),
  ]);
  // What stands inside a block comes after it.
  for (const { evidence, outer, scope } of blocks.toReversed()) {
    if (evidence.quote === undefined && used.has(scope)) used.add(outer);
  }
  return used;
}

function idle({ path, evidence }: EvidentBlock): Fault {
  const what = evidence.quote === undefined ? 'mode' : 'quote';
  return {
    code: 'idle-evidence',
    path: [...path, what],
    message: `no fact rests on the ${what} of ${named(path)}: everything in it that could has a quote of its own`,
    expected: `no "${what}:" here, or one quote less inside`,
  };
}

const named = (path: Path) => (path.length === 0 ? 'the file' : path.join('.'));
