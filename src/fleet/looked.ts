/** What costs a call for each WorkSpace, where somebody has asked, and how long what AWS said counts as known. */
import type { Answer } from '../aws/answer.ts';
import type { Snapshots, Tag } from '../aws/model.ts';
import { type NewestSnapshots, newestOf } from '../plans/gather.ts';

/** Milliseconds: each look costs a call of a small budget, and AWS takes a new snapshot every 12 hours. */
const keptFor = 10 * 60_000;

export interface Looked<T> {
  readonly is: T;
  /** Epoch milliseconds: when AWS said it. */
  readonly at: number;
  /** Epoch milliseconds: from then on it is not known again. */
  readonly until: number;
}

/** Undefined: nobody has asked, or it failed, which counts as not asked. */
export interface LookedUp {
  readonly tags?: Looked<readonly Tag[] | 'denied'> | undefined;
  readonly snapshots?: Looked<NewestSnapshots> | undefined;
}

/** Undefined: not known, or no longer. */
export function stillKnown<T>(looked: Looked<T> | undefined, now: number): T | undefined {
  return looked && now < looked.until ? looked.is : undefined;
}

/**
 * `lasting`: milliseconds that the look-up of many is expected to go on for. What it brings ages together: else the first
 * of a long one would not be known again before the last is.
 */
export function tagsLooked(answer: Answer<readonly Tag[]>, now: number, lasting = 0): LookedUp {
  if (answer.ok) return { tags: looked(answer.value, now, lasting) };
  return answer.failure.kind === 'denied' ? { tags: looked('denied', now, lasting) } : {};
}

export function snapshotsLooked(answer: Answer<Snapshots>, now: number, lasting = 0): LookedUp {
  return newestLooked(newestOf(answer, now), now, lasting);
}

export function newestLooked(newest: NewestSnapshots, now: number, lasting = 0): LookedUp {
  const failed = newest.rebuild === 'unknown' || newest.restore === 'unknown';
  return failed ? {} : { snapshots: looked(newest, now, lasting) };
}

function looked<T>(is: T, now: number, lasting: number): Looked<T> {
  return { is, at: now, until: now + lasting + keptFor };
}
