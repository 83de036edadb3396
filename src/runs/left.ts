/**
 * Whether an item was seen outside the state it started from, so that a steady state can mean the end. Only what the
 * change itself brings about counts: users and AutoStop start and stop WorkSpaces at any time, and a list may miss one.
 */
import { isLex, type Plan, type WorkspaceItem } from '../plans/plan.ts';
import { isLexVerb } from '../rules/lex-verbs.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import type { Observation } from './events.ts';
import { positionIn } from './positions.ts';
import type { ItemState } from './state.ts';
import { verbNow } from './steps.ts';

/** A modification of properties shows in no state at all. */
const onTheWay: Readonly<Record<WorkspaceVerb, readonly string[]>> = {
  migrate: ['PENDING', 'REBUILDING', 'TERMINATING', 'TERMINATED'],
  rebuild: ['REBUILDING', 'PENDING'],
  restore: ['RESTORING'],
  'modify-protocol': [],
  reboot: ['REBOOTING'],
  // It was STOPPED, and not by itself does it fall ill.
  start: ['STARTING', 'AVAILABLE', 'ERROR', 'UNHEALTHY'],
  stop: ['STOPPING', 'STOPPED'],
};

/** What was last known of the item's WorkSpace before `observation`: the last look, or the plan. */
export function lastSource(plan: Plan, item: ItemState): Observation['source'] {
  if (item.observation) return item.observation.source;
  const planned = plannedWorkspace(plan, item);
  if (!planned) return undefined;
  const { state, bundleId, ipAddress, protocols } = planned;
  const properties = verbNow(plan, item) === 'modify-protocol' ? { protocols, modifications: [] } : {};
  return { state, bundleId, ipAddress, ...properties };
}

function plannedWorkspace(plan: Plan, item: ItemState): WorkspaceItem | undefined {
  return isLex(plan) ? undefined : plan.items[positionIn(plan, item.id)];
}

export function hasLeft(plan: Plan, item: ItemState, { source, target, migration, build }: Observation): boolean {
  const verb = verbNow(plan, item);
  if (isLexVerb(verb)) return migration !== undefined || hasBegun(item, build);
  if (source?.state !== undefined && onTheWay[verb].includes(source.state)) return true;
  const planned = plannedWorkspace(plan, item);
  switch (verb) {
    case 'migrate':
      return target !== undefined || (source?.bundleId !== undefined && source.bundleId !== planned?.bundleId);
    case 'modify-protocol':
      return isChangingProtocol(source) || hasProtocol(source, planned?.toProtocol);
    default:
      return false;
  }
}

/**
 * Whether AWS shows a build that was asked for since the attempt: one under way, as there was none before it, or its own
 * time for it is another one than before.
 */
export const hasBegun = (item: Pick<ItemState, 'known'>, build: Observation['build']): boolean =>
  build?.status === 'Building' || (build?.buildSubmittedAt !== undefined && !isAsBefore(item, build));

/** Whether the last build that AWS shows is the one that the look before the attempt saw. */
export const isAsBefore = ({ known = [] }: Pick<ItemState, 'known'>, build: Observation['build']): boolean =>
  build?.buildSubmittedAt !== undefined && known.includes(String(build.buildSubmittedAt));

/** Whether AWS shows a change of its protocol under way. */
export const isChangingProtocol = (source: Observation['source']): boolean =>
  source?.modifications?.some(({ resource, state }) => resource === 'PROTOCOL' && state !== 'UPDATE_FAILED') ?? false;

export const hasProtocol = (source: Observation['source'], protocol: string | undefined): boolean =>
  protocol !== undefined && (source?.protocols?.includes(protocol) ?? false);
