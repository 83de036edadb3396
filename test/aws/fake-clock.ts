/** A clock that stands still until it is told to go on, and wakes its sleepers in order. */
import type { Clock } from '../../src/clock.ts';

export interface FakeClock extends Clock {
  advance(ms: number): Promise<void>;
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

export function fakeClock(start = 1_700_000_000_000): FakeClock {
  let now = start;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        sleepers.push({ at: now + ms, wake: resolve });
        signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
    advance: async (ms) => {
      const until = now + ms;
      for (;;) {
        await settled();
        const next = sleepers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        now = Math.max(now, next.at);
        next.wake();
      }
      now = until;
    },
  };
}
