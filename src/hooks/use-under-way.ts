/** In which unfinished run each WorkSpace is already, read when the place is come to, and anew with every round. */
import { useEffect } from 'react';
import { useConsole, useLink, usePlaceState } from './console.ts';

interface Reading {
  readonly round: number;
  readonly found: ReadonlyMap<string, string>;
}

/** By WorkSpace id; undefined until the journals have been read. */
export function useUnderWay(round = 0): ReadonlyMap<string, string> | undefined {
  const { runs } = useConsole();
  const { session } = useLink();
  const [read, setRead] = usePlaceState<Reading | undefined>('under way', undefined);
  useEffect(() => {
    if (!session) return;
    let left = false;
    void runs.underWay(session.clock.now()).then((found) => left || setRead({ round, found }));
    return () => {
      left = true;
    };
  }, [runs, session, round, setRead]);
  return read?.round === round ? read.found : undefined;
}
