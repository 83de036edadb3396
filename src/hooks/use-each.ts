/** What several stores hold, in their order; the same list for as long as none of them has changed. */
import { useCallback, useRef, useSyncExternalStore } from 'react';

/** A store, or what is read of one. */
export interface Readable<State> {
  subscribe(changed: () => void): () => void;
  getState(): State;
}

/** `of` is the same function for as long as it means the same stores. */
export function useEach<Owner, State>(
  owners: readonly Owner[],
  of: (owner: Owner) => Readable<State>,
): readonly State[] {
  const last = useRef<readonly State[]>([]);
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = owners.map((owner) => of(owner).subscribe(changed));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [owners, of],
  );
  return useSyncExternalStore(subscribe, () => {
    const now = owners.map((owner) => of(owner).getState());
    const same = now.length === last.current.length && now.every((state, at) => state === last.current[at]);
    if (!same) last.current = now;
    return last.current;
  });
}
