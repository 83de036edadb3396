/** The facts of a selection as they come in, asked for once while the place is on the stack, and anew when told to. */
import { useEffect } from 'react';
import { type Gathered, gather } from '../plans/gather.ts';
import { needsSnapshots, type Selection } from '../plans/plan-selection.ts';
import { useLink, usePlaceState } from './console.ts';
import { keptSnapshots } from './kept-snapshots.ts';
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
  const { session } = useLink();
  const [gathered, setGathered] = usePlaceState('gathered', nothing);
  const [snapshotsAsOf, setSnapshotsAsOf] = usePlaceState<number | undefined>('snapshots as of', undefined);
  const [round, setRound] = usePlaceState('round', 0);
  // Coming back from the screen on top asks only for what is still missing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what becomes known must not ask again
  useEffect(() => {
    const missing = selection.ids.filter((id) => !gathered.has(id));
    if (!session || missing.length === 0) return;
    const left = new AbortController();
    const kept = keptSnapshots(session);
    const needed = needsSnapshots(selection);
    const known = new Map(missing.map((id) => [id, kept.of(id)]));
    const tell = (one: Gathered) => {
      if (one.snapshots) kept.keep(one.id, one.snapshots);
      const { at, snapshots = one.snapshots } = (one.workspace && needed(one.workspace) && known.get(one.id)) || {};
      if (at !== undefined) setSnapshotsAsOf((now) => Math.min(now ?? at, at));
      setGathered((now) => new Map(now).set(one.id, { ...one, snapshots }));
    };
    void gather(session, missing, (workspace) => needed(workspace) && !known.get(workspace.id), tell, left.signal);
    return () => left.abort();
  }, [session, selection, round, setGathered, setSnapshotsAsOf]);
  const underWay = useUnderWay(round);
  const again = () => {
    if (session) keptSnapshots(session).forget(selection.ids);
    setSnapshotsAsOf(undefined);
    setGathered(nothing);
    setRound((n) => n + 1);
  };
  return { gathered, underWay, snapshotsAsOf, again };
}
