/** How a WorkSpace fared in its newest run, in a word. */
import type { RunsOfWorkspaces } from '../runs/of-workspaces.ts';
import type { RunWord, Surroundings } from './fields.ts';

const none: readonly RunWord[] = [];

/** A run that cannot be read may have been about any WorkSpace: only what was begun after it is known to be newer. */
export function runWordsFrom(runs: RunsOfWorkspaces | undefined): Surroundings['runsOf'] {
  if (!runs) return () => undefined;
  const { byId, unread } = runs;
  const unreadUntil = Math.max(...unread.map(({ writtenAt }) => writtenAt));
  return (id) => {
    const [newest] = byId.get(id) ?? [];
    if (unread.length > 0 && !(newest && newest.startedAt > unreadUntil)) return undefined;
    return newest ? [newest.outcome ?? 'open'] : none;
  };
}
