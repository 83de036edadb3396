/**
 * When a run will be through, as far as that can be known: from the calls that the budget allows, the items that may be
 * in progress at a time, and how long those took that are done. Pure; nothing is guessed before the first one is done.
 */
import { idsPerCall } from '../aws/session.ts';
import { width } from './pacing.ts';
import { median } from './report-times.ts';
import type { RunState } from './state.ts';
import { stepsOf } from './steps.ts';

/** What of a run's state the time that is left follows from: worked out once a state, not once a second. */
export interface Pace {
  /** Held until a fresh snapshot shows up, which nobody can foretell. */
  readonly awaiting: number;
  readonly waiting: number;
  /** Calls that those not sent yet take: one a step. */
  readonly calls: number;
  readonly inProgress: number;
  /** Items that may be in progress now, and as many as the plan allows when all goes well. */
  readonly width: number;
  readonly wave: number;
  /** Milliseconds from attempt to end, of those that are done; undefined while none is. */
  readonly duration: number | undefined;
  /** When the last of those in progress was sent. */
  readonly lastSentAt: number | undefined;
}

export interface Eta {
  readonly toSend: number;
  /** Milliseconds of the budget that sending takes. */
  readonly callsMs: number;
  /** Epoch milliseconds; `unknown` while nothing is done yet or a snapshot is waited for, `overdue` when it should have been by now. */
  readonly endsAt: number | 'unknown' | 'overdue';
}

/**
 * A call, and a share of the two looks before it, at the WorkSpace and at who is connected. Looks after it come behind
 * these in the budget, so that they do not hold them up.
 */
const withItsChecks = 1 + 2 / idsPerCall;

export function paceOf(state: RunState): Pace {
  const durations: number[] = [];
  let awaiting = 0;
  let waiting = 0;
  let calls = 0;
  let inProgress = 0;
  let lastSentAt: number | undefined;
  for (const { id, step, phase, outcome, attemptedAt, settledAt } of state.items) {
    if (phase === 'awaiting' || phase === 'waiting') {
      if (phase === 'awaiting') awaiting += 1;
      else waiting += 1;
      calls += stepsOf(state.plan, id).length - step;
    } else if (phase !== 'settled') {
      inProgress += 1;
      if (attemptedAt !== undefined) lastSentAt = Math.max(lastSentAt ?? attemptedAt, attemptedAt);
    } else if (outcome === 'done' && attemptedAt !== undefined && settledAt !== undefined)
      // Clocks are set back, too.
      durations.push(Math.max(0, settledAt - attemptedAt));
  }
  const duration = durations.length > 0 ? median(durations) : undefined;
  const { wave } = state.plan.policy;
  return { awaiting, waiting, calls, inProgress, width: width(state), wave, duration, lastSentAt };
}

/** `now`: epoch milliseconds. `rate`: calls a second now allowed. Of a run that is sending, or watching what it sent. */
export function eta(pace: Pace, now: number, rate: number): Eta {
  const { awaiting, waiting, calls, inProgress, width: room, duration, lastSentAt } = pace;
  const callsMs = (calls * withItsChecks * 1000) / rate;
  const known = { toSend: waiting + awaiting, callsMs };
  if (duration === undefined || awaiting > 0) return { ...known, endsAt: 'unknown' };
  if (waiting === 0) {
    const endsAt = (lastSentAt ?? now) + duration;
    return { ...known, endsAt: endsAt < now ? 'overdue' : endsAt };
  }
  // Those for whom there is no room yet follow a wave at a time, each after the one before has ended.
  const later = Math.max(0, waiting - Math.max(0, room - inProgress));
  const sentAt = now + Math.max(callsMs, Math.ceil(later / room) * duration);
  return { ...known, endsAt: sentAt + duration };
}
