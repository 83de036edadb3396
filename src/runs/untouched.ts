/** An item of which nothing was done or seen yet. Pure. */
import type { ItemState } from './state.ts';

/** `heldSince`: it waits for a snapshot, from then on. */
export function untouched(id: string, heldSince: number | undefined): ItemState {
  return {
    id,
    phase: heldSince === undefined ? 'waiting' : 'awaiting',
    step: 0,
    outcome: undefined,
    reason: undefined,
    failure: undefined,
    heldSince,
    freshSnapshot: undefined,
    targetId: undefined,
    requestId: undefined,
    observation: undefined,
    known: undefined,
    sentIn: undefined,
    accepted: false,
    before: undefined,
    left: false,
    attemptedAt: undefined,
    sentAt: undefined,
    changedAt: undefined,
    settledAt: undefined,
    said: {},
  };
}
