/** A list that is read to its end again and again, with a rest in between: a call a step. */
import type { Sweep } from './sweep.ts';

export interface Rounds {
  /** Epoch milliseconds: when its next call may be made. `rest`: milliseconds; also after a page that failed. */
  dueAt(rest: number): number;
  /** True from the first call of a round to its last. */
  readonly reading: boolean;
  step(now: () => number): Promise<void>;
  /** Where it was, without the rest. */
  goOn(): void;
  /** From the beginning, as soon as may be. */
  anew(): void;
  /** It has been read to its end elsewhere. */
  done(at: number): void;
}

export function rounds(begin: () => Sweep): Rounds {
  let reading: Sweep | undefined;
  /** Since when it rests; undefined: it does not. */
  let rests: number | undefined = Number.NEGATIVE_INFINITY;
  return {
    dueAt: (rest) => (rests === undefined || rests === Number.NEGATIVE_INFINITY ? 0 : rests + rest),
    get reading() {
      return reading !== undefined && rests === undefined;
    },
    async step(now) {
      reading ??= begin();
      const one = reading;
      rests = undefined;
      const turn = await one.next();
      // Begun anew meanwhile.
      if (one !== reading) return;
      if (turn.done) reading = undefined;
      if (turn.done || turn.value === 'later') rests = now();
    },
    goOn() {
      if (rests !== undefined) rests = Number.NEGATIVE_INFINITY;
    },
    anew() {
      reading = undefined;
      rests = Number.NEGATIVE_INFINITY;
    },
    done(at) {
      reading = undefined;
      rests = at;
    },
  };
}
