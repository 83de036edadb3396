/** What is said of WorkSpaces that AWS no longer lists. Those that a run of this machine has migrated are no news. */
import { count } from '../components/text.ts';
import type { Row } from '../fleet/fleet.ts';
import type { RunsOfWorkspaces } from '../runs/of-workspaces.ts';

/** More than anybody reads. */
const mostNamed = 1000;

/** By name: a line has room for a few, the list of what happened for all. Undefined: there is nothing to say. */
export function goneWords(rows: readonly Row[], runs: RunsOfWorkspaces | undefined): string | undefined {
  const gone = rows.filter(({ id }) => !hasMigrated(id, runs));
  if (gone.length === 0) return undefined;
  const named = gone.slice(0, mostNamed).map(({ id, workspace }) => [workspace.userName, id].filter(Boolean).join(' '));
  const more = gone.length > named.length ? ` and ${gone.length - named.length} more` : '';
  return `${count(gone.length, 'WorkSpace')} no longer listed by AWS: ${named.join(', ')}${more}.`;
}

/** AWS has named the one that it became, whether or not the run has seen it end: that is the run's to say. */
const hasMigrated = (id: string, runs: RunsOfWorkspaces | undefined): boolean =>
  runs?.byId.get(id)?.some(({ verb, itemId, otherId }) => verb === 'migrate' && itemId === id && otherId) ?? false;
