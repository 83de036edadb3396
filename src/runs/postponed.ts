/** Items of which AWS cannot tell yet: each keeps its place and is looked at again, and the others go on meanwhile. */
import type { Recorder } from './recorder.ts';

/** Milliseconds until it is looked at again. */
const again = 30_000;

export function createPostponed(run: Recorder, stopped: AbortSignal) {
  const until = new Map<string, number>();
  /** A clock that was set back postpones nothing further. */
  const left = (id: string) => {
    const ms = (until.get(id) ?? 0) - run.clock.now();
    return ms > again ? 0 : ms;
  };
  return {
    add: (id: string) => until.set(id, run.clock.now() + again),
    has: (id: string) => left(id) > 0,
    /** Resolves when the first of them is due, or something of the run has changed. */
    due: async () => {
      const woken = new AbortController();
      const forget = run.subscribe(() => woken.abort());
      const first = Math.min(again, ...[...until.keys()].map(left).filter((ms) => ms > 0));
      await run.clock.sleep(first, AbortSignal.any([stopped, woken.signal]));
      forget();
    },
  };
}
