/** Where a run as a whole stands, in one word. */
import type { RunState } from './state.ts';

/** `open`: nothing holds it up. `held`: after its first items, for the operator. */
export type Standing = 'open' | 'held' | 'paused' | 'stopped' | 'ended';

export function standingOf({
  finishedAt,
  stopped,
  paused,
}: Pick<RunState, 'finishedAt' | 'stopped' | 'paused'>): Standing {
  if (finishedAt !== undefined) return 'ended';
  if (stopped !== undefined) return 'stopped';
  if (!paused) return 'open';
  return paused.cause === 'canary' ? 'held' : 'paused';
}
