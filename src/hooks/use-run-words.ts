/** How each WorkSpace fared in the runs of this machine, as `Surroundings` take it: another function whenever it changed. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Surroundings } from '../fleet/fields.ts';
import { runWordsFrom } from '../fleet/run-words.ts';
import { useConsole } from './console.ts';

export function useRunWords(): Surroundings['runsOf'] {
  const ofWorkspaces = useStore(useConsole().runs.store, (desk) => desk.ofWorkspaces);
  return useMemo(() => runWordsFrom(ofWorkspaces), [ofWorkspaces]);
}
