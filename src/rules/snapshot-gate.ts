/** The snapshot that a verb falls back to: none, denied, unknown and old are four different things. */
import { duration, utc } from './in-words.ts';
import type { Verdict } from './verdict.ts';

/** Snapshots are taken every 12 hours; an older one means that something is wrong. */
export const oldSnapshotMs = 12 * 3_600_000;

/** The newest one, epoch milliseconds; `none`, `denied` and `unknown` are different things. */
export type SnapshotFact = number | 'none' | 'denied' | 'unknown';

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
