/**
 * What a run does next, as its plan's policy says: send more, wait for room, hold for the operator, or stop for good.
 * Pure, over the state alone, so that whoever takes the run up goes on in the same way.
 */
import { failureLimit } from '../plans/policy.ts';
import type { Outcome } from './events.ts';
import type { ItemState, RunState } from './state.ts';

export type Move =
  /** So many of those that wait may be sent now, the first ones first. */
  | { readonly kind: 'send'; readonly room: number }
  /** Until an item ends, or somebody continues. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'hold'; readonly why: string }
  | { readonly kind: 'stop'; readonly why: string }
  /** Nothing waits any more. */
  | { readonly kind: 'over' };

export function nextMove(state: RunState): Move {
  const { plan, items, stopped, paused, canaryShown } = state;
  const { canary } = plan.policy;
  const counted = tally(items);
  if (stopped !== undefined || counted.waiting === 0) return { kind: 'over' };
  const limit = failureLimit(plan.policy, items.length);
  if (counted.bad >= limit)
    return { kind: 'stop', why: `${counted.bad} of ${items.length} did not end well, and the plan stops at ${limit}.` };
  if (paused) return { kind: 'wait' };
  const free = widthAfter(counted.bad, state) - counted.inProgress;
  if (!canaryShown && canary > 0) {
    if (counted.sent < canary) return roomFor(Math.min(canary - counted.sent, free));
    if (counted.inProgress > 0) return { kind: 'wait' };
    return { kind: 'hold', why: canaryWords(counted) };
  }
  return roomFor(free);
}

/** Whether so many ended badly that nothing more is to be sent. */
export const limitReached = ({ plan, items }: Pick<RunState, 'plan' | 'items'>): boolean =>
  tally(items).bad >= failureLimit(plan.policy, items.length);

/** Items that may be in progress now: the plan's wave, less as bad ends come nearer to its limit. */
export const width = (state: Pick<RunState, 'plan' | 'items'>): number => widthAfter(tally(state.items).bad, state);

function widthAfter(bad: number, { plan, items }: Pick<RunState, 'plan' | 'items'>): number {
  const left = 1 - bad / failureLimit(plan.policy, items.length);
  return Math.max(1, Math.ceil(plan.policy.wave * left));
}

const roomFor = (room: number): Move => (room > 0 ? { kind: 'send', room } : { kind: 'wait' });

const badEnds: ReadonlySet<Outcome | undefined> = new Set(['failed', 'rolled-back', 'silent', 'needs-human']);

/** Sent, and it did not end well. What changed since the plan was not sent, and says nothing about the change itself. */
export const endedBadly = ({ outcome }: ItemState): boolean => badEnds.has(outcome);

interface Tally {
  readonly waiting: number;
  readonly inProgress: number;
  readonly done: number;
  readonly bad: number;
  /** In progress, or ended after they were sent. */
  readonly sent: number;
}

function tally(items: readonly ItemState[]): Tally {
  let waiting = 0;
  let inProgress = 0;
  let done = 0;
  let bad = 0;
  for (const item of items) {
    if (item.phase === 'waiting') waiting += 1;
    else if (item.phase !== 'settled') inProgress += 1;
    else if (item.outcome === 'done') done += 1;
    else if (endedBadly(item)) bad += 1;
  }
  return { waiting, inProgress, done, bad, sent: inProgress + done + bad };
}

function canaryWords({ done, bad, waiting }: Tally): string {
  const went =
    bad === 0
      ? `The first ${done === 1 ? 'one is' : `${done} are`} done`
      : `Of the first ${done + bad}, ${bad} did not end well`;
  return `${went}; ${waiting} wait for you.`;
}
