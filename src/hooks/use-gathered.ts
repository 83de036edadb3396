/** The facts of a selection as they come in, asked for once while the place is on the stack. */
import { useEffect } from 'react';
import { type Gathered, gather } from '../plans/gather.ts';
import { useLink, usePlaceState } from './console.ts';

const nothing: ReadonlyMap<string, Gathered> = new Map();

export function useGathered(ids: readonly string[]): ReadonlyMap<string, Gathered> {
  const { session } = useLink();
  const [gathered, setGathered] = usePlaceState('gathered', nothing);
  // Coming back from the screen on top asks only for what is still missing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known already must not ask again
  useEffect(() => {
    const missing = ids.filter((id) => !gathered.has(id));
    if (!session || missing.length === 0) return;
    const left = new AbortController();
    const tell = (one: Gathered) => setGathered((now) => new Map(now).set(one.id, one));
    void gather(session, missing, tell, left.signal);
    return () => left.abort();
  }, [session, ids, setGathered]);
  return gathered;
}
