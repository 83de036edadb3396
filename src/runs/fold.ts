/**
 * The fold of a run's events: the only way to its state. Total and pure: an event that does not fit the phase of its
 * item changes nothing.
 */
import type { Failure } from '../aws/answer.ts';
import type { Created, RunEvent, RunEvents } from './events.ts';
import { holdsForSnapshot } from './holds-for-snapshot.ts';
import { hasLeft, lastSource } from './left.ts';
import { positionIn } from './positions.ts';
import { withSaid } from './said.ts';
import type { Driven, ItemState, RunState } from './state.ts';
import { inFull, isBeforeLast, isUnsent, unsent } from './steps.ts';
import { untouched } from './untouched.ts';

export function fold([created, ...events]: RunEvents): RunState {
  return events.reduce(step, begin(created));
}

export function begin(created: Created): RunState {
  const { at, plan, confirmed } = created;
  const heldSince = holdsForSnapshot(plan) ? at : undefined;
  return {
    plan,
    items: plan.items.map(({ id }) => untouched(id, heldSince)),
    startedAt: at,
    stopped: undefined,
    paused: undefined,
    pauses: 0,
    canaryShown: false,
    confirmed,
    drivers: [driven(created)],
    finishedAt: undefined,
  };
}

const driven = ({ at, by, arn, pid }: Driven): Driven => ({ at, by, arn, pid });

/**
 * Refusals that prove that nothing was done and say nothing about the item itself: it goes back to waiting, and a new
 * attempt is in order. The only way back from an attempt.
 */
export function notAboutTheItem({ kind, effect }: Failure): boolean {
  return effect === 'none' && passing.has(kind);
}
const passing: ReadonlySet<Failure['kind']> = new Set([
  'throttled',
  'credentials',
  'unreachable',
  'locked',
  'cancelled',
]);

export function step(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'created':
      return state;
    case 'resumed':
      return {
        ...each(state, (item) =>
          item.phase === 'sending'
            ? { ...item, phase: 'unclear', sentAt: item.attemptedAt, reason: interrupted }
            : item,
        ),
        drivers: [...state.drivers, driven(event)],
      };
    case 'stopped':
      return {
        ...each(state, (item) => (isUnsent(item) ? notStarted(state, item, event.at) : item)),
        stopped: state.stopped ?? event.why,
        paused: undefined,
      };
    case 'paused': {
      const { at, cause, why } = event;
      if (state.stopped !== undefined || state.paused) return state;
      const nth = state.pauses + 1;
      return {
        ...state,
        paused: { nth, at, cause, why },
        pauses: nth,
        canaryShown: state.canaryShown || cause === 'canary',
      };
    }
    case 'continued':
      return state.paused?.nth === event.of ? { ...state, paused: undefined } : state;
    case 'finished':
      return { ...state, finishedAt: state.finishedAt ?? event.at };
    default: {
      const at = positionIn(state.plan, event.item);
      const item = state.items[at];
      const next = item && stepItem(state, item, event);
      return next === undefined || next === item ? state : { ...state, items: state.items.with(at, next) };
    }
  }
}

const interrupted = 'The console ended before the answer came; AWS is being asked what became of it.';

const grownOld = 'Its snapshot grew old before its turn came; a newer one is waited for.';

function stepItem(state: RunState, item: ItemState, event: Extract<RunEvent, { readonly item: string }>): ItemState {
  if ('task' in event) return withSaid(item, event);
  if (item.phase === 'settled') return item;
  const { at } = event;
  switch (event.type) {
    case 'ready':
      if (item.phase !== 'awaiting') return item;
      return { ...item, phase: 'waiting', changedAt: at, freshSnapshot: event.snapshot, reason: undefined };
    case 'aged':
      if (item.phase !== 'waiting' || item.step > 0 || item.freshSnapshot === undefined) return item;
      return { ...item, phase: 'awaiting', changedAt: at, heldSince: at, reason: grownOld };
    case 'attempt':
      if (item.phase !== 'waiting') return item;
      return {
        ...item,
        phase: 'sending',
        attemptedAt: at,
        changedAt: at,
        reason: undefined,
        failure: undefined,
        requestId: undefined,
        known: event.known,
        sentIn: lastSource(state.plan, item)?.state,
        accepted: false,
        left: false,
      };
    case 'accepted':
      if (item.phase !== 'sending') return item;
      return {
        ...item,
        phase: 'watching',
        accepted: true,
        changedAt: at,
        sentAt: item.attemptedAt,
        requestId: event.requestId,
        targetId: event.targetId,
      };
    case 'refused':
      return item.phase === 'sending' ? refused(state, item, event.failure, at) : item;
    case 'unclear': {
      if (item.phase !== 'sending') return item;
      const { failure } = event;
      const { requestId, why: reason } = failure;
      return { ...item, phase: 'unclear', changedAt: at, sentAt: item.attemptedAt, failure, requestId, reason };
    }
    case 'stepped': {
      if (item.phase === 'awaiting' || item.phase === 'sending' || !isBeforeLast(state.plan, item)) return item;
      const before = item.phase === 'waiting' ? 'found' : item.accepted ? 'sent' : 'unclear';
      const next: ItemState = {
        ...notSent(item),
        step: item.step + 1,
        before,
        left: false,
        changedAt: at,
        reason: event.reason,
      };
      return state.stopped === undefined ? { ...next, phase: 'waiting' } : notStarted(state, next, at);
    }
    case 'observed': {
      const { observation, targetId = item.targetId } = event;
      const next = { ...item, observation, targetId, changedAt: at };
      if (isUnsent(item) || item.phase === 'sending') return next;
      const left = item.left || hasLeft(state.plan, item, observation);
      const found = left || (item.targetId === undefined && targetId !== undefined);
      const resolved = item.phase === 'unclear' && found;
      return { ...next, left, ...(resolved && { phase: 'watching', reason: undefined }) };
    }
    case 'settled': {
      const { outcome, reason } = event;
      const sent = outcome === 'stale' || outcome === 'not-started' ? notSent(item) : item;
      const requestId = sent.requestId ?? sent.failure?.requestId;
      return { ...sent, phase: 'settled', outcome, reason, requestId, changedAt: at, settledAt: at };
    }
  }
}

function refused(state: RunState, item: ItemState, failure: Failure, at: number): ItemState {
  const after = { ...item, changedAt: at, failure, requestId: failure.requestId, reason: failure.why };
  if (!notAboutTheItem(failure)) {
    const reason = inFull(state.plan, item, failure.why);
    return { ...after, reason, phase: 'settled', outcome: 'failed', settledAt: at };
  }
  if (state.stopped !== undefined) return notStarted(state, after, at);
  return { ...after, phase: 'waiting', attemptedAt: undefined, requestId: undefined };
}

/** What was refused on the way is in the journal, and is not how the item ended. */
function notSent(item: ItemState): ItemState {
  return { ...item, attemptedAt: undefined, requestId: undefined, failure: undefined };
}

function notStarted({ plan }: RunState, item: ItemState, at: number): ItemState {
  return {
    ...notSent(item),
    phase: 'settled',
    outcome: 'not-started',
    reason: item.step > 0 ? `The run was stopped. ${unsent(plan, item)}` : 'The run was stopped before it was sent.',
    changedAt: at,
    settledAt: at,
  };
}

function each(state: RunState, change: (item: ItemState) => ItemState): RunState {
  return { ...state, items: state.items.map(change) };
}
