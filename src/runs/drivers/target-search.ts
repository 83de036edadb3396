/**
 * Finds the new WorkSpace of a migration whose answer was lost: the one WorkSpace of the same user and directory that
 * uses the target bundle and that nobody knows otherwise. A call for each, so it is done seldom.
 */
import type { Failure } from '../../aws/answer.ts';
import type { Workspace } from '../../aws/model.ts';
import type { Session } from '../../aws/session.ts';
import type { WorkspacesPlan } from '../../plans/plan.ts';
import type { ItemState } from '../state.ts';
import { minute } from './driver.ts';
import { itemsById } from './planned.ts';

interface Found {
  readonly found: ReadonlyMap<string, Workspace>;
  readonly failure: Failure | undefined;
}
const between = minute;

export function targetSearch(plan: WorkspacesPlan, session: Session) {
  const planned = itemsById(plan);
  let last = Number.NEGATIVE_INFINITY;

  return async (items: readonly ItemState[], signal: AbortSignal): Promise<Found> => {
    const found = new Map<string, Workspace>();
    let failure: Failure | undefined;
    const lost = items.filter(({ targetId }) => targetId === undefined);
    if (lost.length === 0 || session.clock.now() - last < between) return { found, failure };
    last = session.clock.now();

    const known = new Set([...plan.items.map(({ id }) => id), ...items.flatMap(({ targetId }) => targetId ?? [])]);
    for (const { id } of lost) {
      const { userName, directoryId, target } = planned(id);
      if (userName === undefined || directoryId === undefined || !target) continue;
      const answer = await session.workspaces.workspacesOf(directoryId, userName, { priority: 'watch', signal });
      if (!answer.ok) {
        failure = answer.failure;
        continue;
      }
      const fit = answer.value.filter(
        (one) =>
          // Not every endpoint heeds the filters.
          one.userName === userName &&
          one.directoryId === directoryId &&
          one.bundleId === target.bundleId &&
          !known.has(one.id),
      );
      const [only] = fit;
      if (only && fit.length === 1) found.set(id, only);
    }
    // Two that fit prove nothing, and neither does one that fits two.
    const claims = [...found.values()].map(({ id }) => id);
    for (const [id, one] of found) if (claims.indexOf(one.id) !== claims.lastIndexOf(one.id)) found.delete(id);
    return { found, failure };
  };
}
