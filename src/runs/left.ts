/**
 * Whether an item was seen outside the state it started from, so that a steady state can mean the end. Only what the
 * change itself brings about counts: users and AutoStop start and stop WorkSpaces at any time.
 */
import type { Plan } from '../plans/plan.ts';
import type { Observation } from './events.ts';
import type { ItemState } from './state.ts';

const rebuilding: ReadonlySet<string | undefined> = new Set(['REBUILDING', 'PENDING']);
const migrating: ReadonlySet<string | undefined> = new Set(['PENDING', 'REBUILDING', 'TERMINATING', 'TERMINATED']);

/** What was last known of the item's WorkSpace before `observation`: the last look, or the plan. */
export function lastSource(plan: Plan, item: ItemState): Observation['source'] {
  if (item.observation) return item.observation.source;
  if (plan.verb === 'lex-migrate') return undefined;
  const planned = plan.items.find(({ id }) => id === item.id);
  return planned && { state: planned.state, bundleId: planned.bundleId, ipAddress: planned.ipAddress };
}

export function hasLeft(plan: Plan, item: ItemState, { source, target, migration }: Observation): boolean {
  switch (plan.verb) {
    case 'rebuild':
      return rebuilding.has(source?.state);
    case 'migrate':
      if (target !== undefined || source === undefined || migrating.has(source.state)) return true;
      return source.bundleId !== undefined && source.bundleId !== lastSource(plan, item)?.bundleId;
    case 'lex-migrate':
      return migration !== undefined;
  }
}
