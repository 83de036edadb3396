/**
 * A part of the budget, for calls that nobody waits for: evenly spaced, so that they leave room for whoever else works on
 * the account. AWS allows about two calls a second there, all tools together.
 */

import type { Limiter } from '../aws/limiter.ts';
import type { Clock } from '../clock.ts';

/** Of the calls that the limiter allows now. */
export const refreshShare = 0.5;
/** The same while a load needs the budget: it must not take noticeably longer for what is looked at meanwhile. */
export const loadingShare = 0.025;

/** Resolves true when the next call may be made; false when `signal` aborted before: what to ask is thought over, not when. */
export type Turn = (signal: AbortSignal) => Promise<boolean>;

export function turnsIn({ clock, limiter }: { readonly clock: Clock; readonly limiter: Limiter }, share: number): Turn {
  let next = 0;
  return async (signal) => {
    await clock.sleep(next - clock.now(), signal);
    if (clock.now() < next) return false;
    next = clock.now() + 1000 / (limiter.use().rate * share);
    return true;
  };
}
