/** Items of which AWS cannot tell yet: each keeps its place and is looked at again, and the others go on meanwhile. */
import type { Failure } from '../aws/answer.ts';
import type { Recorder } from './recorder.ts';

/** Milliseconds until it is looked at again. */
const again = 30_000;
/** Milliseconds for which AWS may refuse to tell: permissions take minutes to come true, and not more. */
const refusedAtMost = 600_000;

interface Postponed {
  readonly until: number;
  /** Since when AWS has refused to tell, where it does. */
  readonly refusedSince: number | undefined;
}

export function createPostponed(run: Recorder, stopped: AbortSignal) {
  const items = new Map<string, Postponed>();
  /** A clock that was set back postpones nothing further. */
  const left = (id: string) => {
    const ms = (items.get(id)?.until ?? 0) - run.clock.now();
    return ms > again ? 0 : ms;
  };
  return {
    /** False where AWS has refused to tell for so long that there is nothing to wait for. */
    add: (id: string, cause: Failure | undefined): boolean => {
      const now = run.clock.now();
      const refusedSince = cause?.kind === 'denied' ? (items.get(id)?.refusedSince ?? now) : undefined;
      items.set(id, { until: now + again, refusedSince });
      return now - (refusedSince ?? now) < refusedAtMost;
    },
    has: (id: string) => left(id) > 0,
    /** Resolves when the first of them is due, or something of the run has changed. */
    due: async () => {
      const woken = new AbortController();
      const forget = run.subscribe(() => woken.abort());
      const first = Math.min(again, ...[...items.keys()].map(left).filter((ms) => ms > 0));
      await run.clock.sleep(first, AbortSignal.any([stopped, woken.signal]));
      forget();
    },
  };
}
