/** The simulated AWS's own time: runs `speed` times as fast as the wall (0: stands still) and can be pushed forward. */
export interface SimulatorClock {
  /** Simulated epoch milliseconds. */
  now(): number;
  /** Jumps ahead by that many simulated milliseconds. */
  advance(ms: number): void;
  readonly speed: number;
}

/** `origin`: simulated epoch milliseconds at the start. */
export function simulatorClock(speed: number, origin = Date.now()): SimulatorClock {
  const started = performance.now();
  let ahead = 0;
  return {
    speed,
    now: () => Math.floor(origin + (performance.now() - started) * speed + ahead),
    advance: (ms) => {
      ahead += ms;
    },
  };
}
