/** The facts of a selection as they come in, asked for once while the place is on the stack, and anew when told to. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { withLookedUp, withoutLookedUp } from '../fleet/fleet.ts';
import { newestLooked } from '../fleet/looked.ts';
import { type Gathered, gather } from '../plans/gather.ts';
import { needsSnapshots, type Selection } from '../plans/plan-selection.ts';
import { usePlaceState, useSource } from './console.ts';
import { useUnderWay } from './use-under-way.ts';

const nothing: ReadonlyMap<string, Gathered> = new Map();

export interface Facts {
  readonly gathered: ReadonlyMap<string, Gathered>;
  /** In which unfinished run a WorkSpace is already; undefined until the journals have been read. */
  readonly underWay: ReadonlyMap<string, string> | undefined;
  /** Since when the oldest of the snapshots is known that an earlier review looked up; undefined: there is none. */
  readonly snapshotsAsOf: number | undefined;
  /** Looks everything up again: what is known may be old, or may be a failure. */
  again(): void;
}

export function useGathered(selection: Selection): Facts {
  const { link, fleet } = useSource();
  const session = useStore(link, (now) => now.session);
  const [gathered, setGathered] = usePlaceState('gathered', nothing);
  const [snapshotsAsOf, setSnapshotsAsOf] = usePlaceState<number | undefined>('snapshots as of', undefined);
  const [round, setRound] = usePlaceState('round', 0);
  // Coming back from the screen on top asks only for what is still missing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what becomes known must not ask again
  useEffect(() => {
    const missing = selection.ids.filter((id) => !gathered.has(id));
    if (!session || missing.length === 0) return;
    const left = new AbortController();
    const { clock } = session;
    const needed = needsSnapshots(selection);
    const { rows } = fleet.getState();
    // What was looked up some minutes ago is not asked for again: each costs a call of a small budget.
    const known = new Map(
      missing.flatMap((id) => {
        const looked = rows.get(id)?.lookedUp.snapshots;
        return looked && clock.now() < looked.until ? [[id, looked]] : [];
      }),
    );
    const tell = (one: Gathered) => {
      const { snapshots } = one;
      if (snapshots) fleet.setState((now) => withLookedUp(now, one.id, newestLooked(snapshots, clock.now())));
      const before = one.workspace && needed(one.workspace) ? known.get(one.id) : undefined;
      if (before) setSnapshotsAsOf((now) => Math.min(now ?? before.at, before.at));
      setGathered((now) => new Map(now).set(one.id, before ? { ...one, snapshots: before.is } : one));
    };
    void gather(session, missing, (workspace) => needed(workspace) && !known.has(workspace.id), tell, left.signal);
    return () => left.abort();
  }, [session, selection, round, setGathered, setSnapshotsAsOf]);
  const underWay = useUnderWay(round);
  const again = () => {
    fleet.setState((now) => withoutLookedUp(now, selection.ids));
    setSnapshotsAsOf(undefined);
    setGathered(nothing);
    setRound((n) => n + 1);
  };
  return { gathered, underWay, snapshotsAsOf, again };
}
