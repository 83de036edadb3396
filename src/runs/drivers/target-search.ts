/**
 * Finds the new WorkSpace of a migration whose answer was lost: the one WorkSpace of the same user and directory that
 * uses the target bundle and that nobody knows otherwise. Reads the whole fleet, so it is done seldom.
 */
import type { Failure } from '../../aws/answer.ts';
import type { Workspace } from '../../aws/model.ts';
import type { Session } from '../../aws/session.ts';
import type { WorkspacesPlan } from '../../plans/plan.ts';
import type { ItemState } from '../state.ts';
import { minute } from './driver.ts';
import { itemsById } from './workspaces.ts';

interface Found {
  readonly found: ReadonlyMap<string, Workspace>;
  readonly failure: Failure | undefined;
}
const nothing: Found = { found: new Map(), failure: undefined };
const between = minute;

export function targetSearch(plan: WorkspacesPlan, session: Session) {
  const planned = itemsById(plan);
  let last = Number.NEGATIVE_INFINITY;

  return async (items: readonly ItemState[], signal: AbortSignal): Promise<Found> => {
    const lost = items.filter(({ targetId }) => targetId === undefined);
    if (lost.length === 0 || session.clock.now() - last < between) return nothing;
    last = session.clock.now();

    const known = new Set([...plan.items.map(({ id }) => id), ...items.flatMap(({ targetId }) => targetId ?? [])]);
    const candidates = new Map<string, Workspace[]>();
    for await (const page of session.workspaces.workspaces({ priority: 'watch', signal })) {
      if (!page.ok) return { found: new Map(), failure: page.failure };
      for (const workspace of page.value) {
        if (known.has(workspace.id)) continue;
        const item = lost.find(({ id }) => {
          const { userName, directoryId, target } = planned(id);
          return (
            userName !== undefined &&
            workspace.userName === userName &&
            workspace.directoryId === directoryId &&
            workspace.bundleId === target?.bundleId
          );
        });
        if (item) candidates.set(item.id, [...(candidates.get(item.id) ?? []), workspace]);
      }
    }
    // Two that fit prove nothing.
    const sure = [...candidates].flatMap(([id, [only, ...more]]) =>
      only && more.length === 0 ? [[id, only] as const] : [],
    );
    return { found: new Map(sure), failure: undefined };
  };
}
