/** Rests that somebody may cut short: there is something new to be thought over. */
import { once } from 'node:events';
import type { Clock } from '../clock.ts';

export interface Rouser {
  /** Milliseconds; without an end only who rouses ends it. */
  rest(ms: number): Promise<void>;
  rouse(): void;
  /** Aborts when roused the next time. */
  signal(): AbortSignal;
}

/** `stop`: rouses for good. */
export function createRouser(clock: Clock, stop: AbortSignal): Rouser {
  let next = new AbortController();
  const signal = () => AbortSignal.any([stop, next.signal]);
  return {
    async rest(ms) {
      const roused = signal();
      if (ms === Number.POSITIVE_INFINITY && !roused.aborted) await once(roused, 'abort');
      else await clock.sleep(ms, roused);
    },
    rouse() {
      next.abort();
      next = new AbortController();
    },
    signal,
  };
}
