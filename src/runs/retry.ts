/** What of a run may go into a new plan, which is then reviewed and confirmed like any other. Pure. */
import type { Outcome } from './events.ts';
import type { RunState } from './state.ts';

export interface Retryable {
  /** In the plan's order. */
  readonly ids: readonly string[];
  /** Not done, and not to be sent again by a key: why, a sentence each. */
  readonly heldBack: readonly { readonly id: string; readonly why: string }[];
}

/** Ends after which nothing of it is under way any more, and the same may be asked for again: not sent, refused, undone, or ended in ERROR. */
const again: ReadonlySet<Outcome | undefined> = new Set(['failed', 'rolled-back', 'silent', 'stale', 'not-started']);

/** `1 left out (ws-1): why`; of several the first one's reason. Undefined where nothing is. */
export function leftOut({ heldBack }: Retryable): string | undefined {
  const [first] = heldBack;
  if (!first) return undefined;
  const who = heldBack.length > 1 ? `${first.id} and ${heldBack.length - 1} more` : first.id;
  return `${heldBack.length} left out (${who}): ${first.why}`;
}

export function retryable({ items }: Pick<RunState, 'items'>): Retryable {
  return {
    ids: items.flatMap(({ id, outcome }) => (again.has(outcome) ? [id] : [])),
    heldBack: items.flatMap(({ id, phase, outcome, reason }) => {
      if (phase !== 'settled') return [{ id, why: 'It has not ended in that run.' }];
      if (outcome !== 'needs-human') return [];
      return [{ id, why: `What became of it is not known, so it is not sent again: ${reason ?? 'look at it.'}` }];
    }),
  };
}
