/**
 * A part of the budget, for calls that nobody waits for: evenly spaced, so that they leave room for whoever else works on
 * the account. AWS allows about two calls a second there, all tools together.
 */

import type { Limiter } from '../aws/limiter.ts';
import type { Clock } from '../clock.ts';

/** Of the calls that the limiter allows now. */
export const refreshShare = 0.5;

/** Resolves when the next call may be asked for; at once when `signal` aborts. */
export type Turn = (signal: AbortSignal) => Promise<void>;

export function turnsIn({ clock, limiter }: { readonly clock: Clock; readonly limiter: Limiter }): Turn {
  let next = 0;
  return async (signal) => {
    const turn = Math.max(clock.now(), next);
    next = turn + 1000 / (limiter.use().rate * refreshShare);
    await clock.sleep(turn - clock.now(), signal);
  };
}
