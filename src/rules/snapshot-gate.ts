/** The snapshot that a verb falls back to: none, denied, unknown, old and ahead of the clock are five different things. */
import { duration, utc } from './in-words.ts';
import type { Verdict } from './verdict.ts';

/** Snapshots are taken every 12 hours; an older one means that something is wrong. */
export const oldSnapshotMs = 12 * 3_600_000;

/**
 * How old a fresh one, which an item was held for, is at most when its call is sent, milliseconds: longer than a wave
 * takes, and short beside a night. What is started first has an hour more, which the start has taken.
 */
export const freshAtMost = (first?: 'start'): number => (first ? 3 : 2) * 3_600_000;

/** It was taken so many milliseconds later than it is by the clock here: that clock is behind, and no age is known. */
export interface Ahead {
  readonly ahead: number;
}

/** The newest one, epoch milliseconds; `none`, `denied` and `unknown` (the look-up failed) are different things. */
export type SnapshotFact = number | 'none' | 'denied' | 'unknown' | Ahead;

export const isAhead = (snapshot: SnapshotFact | undefined): snapshot is Ahead => typeof snapshot === 'object';

/** In a table and in a report: `none`, `denied`, `unknown`, `ahead`. */
export const snapshotWord = (snapshot: Exclude<SnapshotFact, number>): string =>
  isAhead(snapshot) ? 'ahead' : snapshot;

export interface SnapshotAsked {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Of the user volume (rebuild, migration), or of both volumes while the WorkSpace was healthy (restore). */
  readonly kind: 'rebuild' | 'restore';
  /** The item is held until a newer one shows up than the plan knew. */
  readonly fresh: boolean;
}

const kinds = {
  rebuild: {
    source: 'Administration Guide, rebuild-workspace and migrate-workspaces',
    quote: 'User volume: recreated from the most recent snapshot; the current contents are overwritten.',
    none: 'There is no snapshot of its user volume.',
    wait: 'Snapshots are taken every 12 hours: wait for the next one, or let the plan hold it until there is one.',
  },
  restore: {
    source: 'Administration Guide, restore-workspace',
    quote: 'Needs snapshots of both the root volume and the user volume, taken while the WorkSpace was healthy.',
    none: 'There is no snapshot of both its volumes.',
    wait: 'They are taken every 12 hours, and only while it is healthy: reboot it first, or rebuild it.',
  },
} as const;

export function judgeSnapshot(snapshot: SnapshotFact, { now, kind, fresh }: SnapshotAsked): Verdict {
  const { source, quote, none, wait } = kinds[kind];
  const base = { rule: 'snapshot', source, quote } as const;
  if (snapshot === 'none')
    return fresh
      ? { ...base, kind: 'allowed', reason: `${none} It is held until its first one shows up.` }
      : { ...base, kind: 'denied', reason: none, remedy: wait };
  if (snapshot === 'denied')
    return {
      ...base,
      kind: 'unknown',
      reason: 'This identity may not look up its snapshots.',
      remedy: 'Allow workspaces:DescribeWorkspaceSnapshots.',
    };
  if (isAhead(snapshot))
    return {
      ...base,
      kind: 'unknown',
      reason: `Its newest snapshot is ${duration(snapshot.ahead)} ahead of this machine's clock: the clock here is behind.`,
      remedy: 'Set the clock right, then look again.',
    };
  if (snapshot === 'unknown' || !Number.isFinite(snapshot))
    return { ...base, kind: 'unknown', reason: 'Its snapshots could not be looked up.', remedy: 'Load them again.' };
  const age = Math.max(0, now - snapshot);
  const old = age > oldSnapshotMs ? ', more than the 12 hours that AWS lets pass' : '';
  const held = fresh ? ' It is held until a newer one shows up.' : '';
  return {
    ...base,
    kind: 'allowed',
    reason: `Its newest snapshot is ${duration(age)} old${old}.${held}`,
    detail: `Taken ${utc(snapshot)}.`,
  };
}
