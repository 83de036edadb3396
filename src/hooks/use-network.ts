/** How many addresses are free around a selection, asked once all of it is known, and only where the verb takes any. */
import { useEffect } from 'react';
import type { Answer } from '../aws/answer.ts';
import type { Directory, Subnet } from '../aws/model.ts';
import { lookAtNetwork, takesAddresses } from '../plans/look-at-network.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import { useLink, usePlaceState, useSource } from './console.ts';
import { useFleet } from './use-fleet.ts';

type Subnets = Answer<readonly Subnet[]>;

export interface Network {
  /** Undefined: not looked up. */
  readonly subnets: Subnets | undefined;
  /** There is nothing to wait for. */
  readonly settled: boolean;
  /** Looks again. */
  again(): void;
}

/** `directoryIds`: of the selection; undefined until all of it is known. */
export function useNetwork(verb: WorkspaceVerb, directoryIds: ReadonlySet<string> | undefined): Network {
  const { fleet } = useSource();
  const { session } = useLink();
  const { directoriesLoaded, troubles } = useFleet();
  const [subnets, setSubnets] = usePlaceState<Subnets | undefined>('subnets', undefined);
  const wanted = takesAddresses(verb) && subnets === undefined;
  const of = directoryIds && directoriesLoaded && wanted ? [...directoryIds].sort().join(' ') : undefined;
  useEffect(() => {
    if (!session || of === undefined) return;
    const left = new AbortController();
    const { directories } = fleet.getState();
    const found = of.split(' ').map((id): Directory | undefined => directories.get(id));
    void lookAtNetwork(session, found, { priority: 'view', signal: left.signal }).then((answer) => {
      if (!left.signal.aborted) setSubnets(answer);
    });
    return () => left.abort();
  }, [session, of, fleet, setSubnets]);
  // Where the directories cannot be read, their subnets are nobody's to know: unchecked, and not waited for.
  const unreadable = !directoriesLoaded && troubles.directories !== undefined;
  return { subnets, settled: !wanted || unreadable, again: () => setSubnets(undefined) };
}
