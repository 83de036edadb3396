/** How a WorkSpace fared in its newest run, in a word. */
import type { RunsOfWorkspaces } from '../runs/of-workspaces.ts';
import type { RunWord, Surroundings } from './fields.ts';

const none: readonly RunWord[] = ['none'];

export function runWordsFrom(runs: RunsOfWorkspaces | undefined): Surroundings['runsOf'] {
  if (!runs) return () => undefined;
  return (id) => {
    const [newest] = runs.get(id) ?? [];
    return newest ? [newest.outcome ?? 'open'] : none;
  };
}
