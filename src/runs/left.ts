/**
 * Whether an item was seen outside the state it started from, so that a steady state can mean the end. Only what the
 * change itself brings about counts: users and AutoStop start and stop WorkSpaces at any time, and a list may miss one.
 */
import type { Plan, WorkspaceItem } from '../plans/plan.ts';
import type { Observation } from './events.ts';
import { positionIn } from './positions.ts';
import type { ItemState } from './state.ts';

const rebuilding: ReadonlySet<string | undefined> = new Set(['REBUILDING', 'PENDING']);
const migrating: ReadonlySet<string | undefined> = new Set(['PENDING', 'REBUILDING', 'TERMINATING', 'TERMINATED']);

/** What was last known of the item's WorkSpace before `observation`: the last look, or the plan. */
export function lastSource(plan: Plan, item: ItemState): Observation['source'] {
  if (item.observation) return item.observation.source;
  const planned = plannedWorkspace(plan, item);
  return planned && { state: planned.state, bundleId: planned.bundleId, ipAddress: planned.ipAddress };
}

function plannedWorkspace(plan: Plan, item: ItemState): WorkspaceItem | undefined {
  return plan.verb === 'lex-migrate' ? undefined : plan.items[positionIn(plan, item.id)];
}

export function hasLeft(plan: Plan, item: ItemState, { source, target, migration }: Observation): boolean {
  switch (plan.verb) {
    case 'rebuild':
      return rebuilding.has(source?.state);
    case 'migrate':
      if (target !== undefined || migrating.has(source?.state)) return true;
      return source?.bundleId !== undefined && source.bundleId !== plannedWorkspace(plan, item)?.bundleId;
    case 'lex-migrate':
      return migration !== undefined;
    default:
      return false;
  }
}
