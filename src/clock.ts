/**
 * Time comes in through a clock, so that tests never wait and the demo can live at the pace of its simulated AWS.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` of this clock's time; at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * A clock that runs `speed` times as fast as the wall (1 = real time). The embedded AWS has such a clock of its own;
 * a console that talks to it runs at the same speed, so that ages, rates and time limits mean the same on both sides.
 * `origin`: the time it shows now, epoch milliseconds.
 */
export function clockAt(speed: number, origin = Date.now()): Clock {
  const started = performance.now();
  return {
    now: () => (speed === 1 ? Date.now() : origin + (performance.now() - started) * speed),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, Math.max(0, ms) / speed);
        signal?.addEventListener('abort', done, { once: true });
      }),
  };
}
