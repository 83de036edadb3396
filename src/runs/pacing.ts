/**
 * What a run does next, as its plan's policy says: send more, wait for room, hold for the operator, or stop for good.
 * Pure, over the state alone, so that whoever takes the run up goes on in the same way.
 */
import { failureLimit } from '../plans/policy.ts';
import type { Outcome } from './events.ts';
import type { ItemState, RunState } from './state.ts';
import { isBeforeLast, isBetweenSteps } from './steps.ts';

export type Move =
  /** So many of those that are ready may be sent now, the first ones first (see `inTurn`). */
  | { readonly kind: 'send'; readonly room: number }
  /** Until an item ends or its snapshot is there, or somebody continues. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'hold'; readonly why: string }
  | { readonly kind: 'stop'; readonly why: string }
  /** Nothing waits any more, or will. */
  | { readonly kind: 'over' };

export function nextMove(state: RunState): Move {
  const { plan, items, stopped, paused, canaryShown } = state;
  const { canary } = plan.policy;
  const counted = tally(items);
  // What is on its way through a first step is sent again, for its next one.
  const follows = () => items.some((item) => item.phase !== 'settled' && isBeforeLast(plan, item));
  if (stopped !== undefined || (counted.waiting + counted.awaiting === 0 && !follows())) return { kind: 'over' };
  const limit = failureLimit(plan.policy, items.length);
  if (counted.bad >= limit)
    return { kind: 'stop', why: `${counted.bad} of ${items.length} did not end well, and the plan stops at ${limit}.` };
  if (paused) return { kind: 'wait' };
  const { between, waiting, sent } = counted;
  const roomFor = (more: number): Move =>
    waiting > 0 && between + more > 0 ? { kind: 'send', room: between + more } : { kind: 'wait' };
  const free = Math.max(0, widthAfter(counted.bad, state) - counted.inProgress);
  if (canaryShown || canary === 0) return roomFor(free);
  if (sent < canary) return roomFor(Math.min(canary - sent, free));
  return counted.inProgress > 0 ? roomFor(0) : { kind: 'hold', why: canaryWords(counted) };
}

/**
 * What may be sent, in this order: first of all what stands between its steps, and keeps its place while it is postponed;
 * of the others whoever is postponed lets the next one go first.
 */
export function inTurn(
  { items }: Pick<RunState, 'items'>,
  room: number,
  postponed: (id: string) => boolean = () => false,
): readonly ItemState[] {
  const waiting = items.filter(({ phase }) => phase === 'waiting');
  const between = waiting.filter(isBetweenSteps);
  const ready = (all: readonly ItemState[]) => all.filter(({ id }) => !postponed(id));
  const others = ready(waiting.filter((item) => !isBetweenSteps(item)));
  return [...ready(between.slice(0, room)), ...others.slice(0, Math.max(0, room - between.length))];
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

const badEnds: ReadonlySet<Outcome | undefined> = new Set(['failed', 'rolled-back', 'silent', 'needs-human']);

/** Sent, and it did not end well. What changed since the plan was not sent, and says nothing about the change itself. */
export const endedBadly = ({ outcome }: ItemState): boolean => badEnds.has(outcome);

interface Tally {
  readonly awaiting: number;
  readonly waiting: number;
  /** Of those that wait, the ones between two steps. */
  readonly between: number;
  /** Those between two steps included: each is counted once. */
  readonly inProgress: number;
  readonly done: number;
  readonly bad: number;
  /** In progress, or ended after they were sent. */
  readonly sent: number;
}

function tally(items: readonly ItemState[]): Tally {
  let awaiting = 0;
  let waiting = 0;
  let between = 0;
  let inProgress = 0;
  let done = 0;
  let bad = 0;
  for (const item of items) {
    if (isBetweenSteps(item)) between += 1;
    if (item.phase === 'awaiting') awaiting += 1;
    else if (item.phase === 'waiting') waiting += 1;
    else if (item.phase !== 'settled') inProgress += 1;
    else if (item.outcome === 'done') done += 1;
    else if (endedBadly(item)) bad += 1;
  }
  inProgress += between;
  return { awaiting, waiting, between, inProgress, done, bad, sent: inProgress + done + bad };
}

function canaryWords({ done, bad, waiting, awaiting }: Tally): string {
  const went =
    bad === 0
      ? `The first ${done === 1 ? 'one is' : `${done} are`} done`
      : `Of the first ${done + bad}, ${bad} did not end well`;
  return `${went}; ${waiting + awaiting} wait for you.`;
}
