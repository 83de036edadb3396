/**
 * Snapshots that a review looked up, kept for some minutes for the next one of the same WorkSpaces: each costs a call of a
 * small budget, and AWS takes a new one every 12 hours. Records and connections change by the minute and are not kept.
 */
import type { Session } from '../aws/session.ts';
import type { NewestSnapshots } from '../plans/gather.ts';

/** Milliseconds. */
const keptFor = 10 * 60_000;

interface Kept {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly snapshots: NewestSnapshots;
}

export interface KeptSnapshots {
  of(id: string): Kept | undefined;
  keep(id: string, snapshots: NewestSnapshots): void;
  forget(ids: readonly string[]): void;
}

/** Gone with the session: another one may be of another account, or see more. */
const bySession = new WeakMap<Session, Map<string, Kept>>();

export function keptSnapshots(session: Session): KeptSnapshots {
  const kept = bySession.get(session) ?? new Map<string, Kept>();
  bySession.set(session, kept);
  return {
    of: (id) => {
      const found = kept.get(id);
      return found && session.clock.now() - found.at < keptFor ? found : undefined;
    },
    keep: (id, snapshots) => {
      // What could not be looked up is tried again.
      const known = Object.values(snapshots).every((fact) => typeof fact === 'number' || fact === 'none');
      if (known) kept.set(id, { at: session.clock.now(), snapshots });
    },
    forget: (ids) => {
      for (const id of ids) kept.delete(id);
    },
  };
}
