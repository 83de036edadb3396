/** What rebuild and migrate share: the check before sending, reading by 25 ids, the pace of looking. */
import type { Answer, Failure } from '../../aws/answer.ts';
import type { Workspace, WorkspaceId } from '../../aws/model.ts';
import { idsPerCall, type Session } from '../../aws/session.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../../plans/plan.ts';
import { readWorkspace } from '../../rules/bundle-facts.ts';
import { judgeMigrationState } from '../../rules/eligibility.ts';
import { factValue } from '../../rules/fact.ts';
import { judgeConnection, judgeModification, judgeStandby } from '../../rules/gates.ts';
import { judgeState } from '../../rules/state-gates.ts';
import type { ItemState } from '../state.ts';
import { type Check, minute, second, sinceAttempt } from './driver.ts';

/** AVAILABLE or asleep. */
export const isUp = (state: string | undefined) => state === 'AVAILABLE' || state === 'STOPPED';
export const isBroken = (state: string | undefined) => state === 'ERROR' || state === 'UNHEALTHY';

export function itemsById(plan: WorkspacesPlan): (id: string) => WorkspaceItem {
  const byId = new Map(plan.items.map((item) => [item.id, item]));
  return (id) => {
    const item = byId.get(id);
    if (!item) throw new Error(`${id} is not in plan ${plan.id}`);
    return item;
  };
}

export function checkWorkspaces(plan: WorkspacesPlan, session: Session) {
  const planned = itemsById(plan);
  return async (ids: readonly string[], signal: AbortSignal): Promise<Answer<ReadonlyMap<string, Check>>> => {
    const ask = { priority: 'verify', signal } as const;
    const [workspaces, connections] = await Promise.all([
      session.workspaces.workspacesById(ids as readonly WorkspaceId[], ask),
      session.workspaces.connectionsById(ids as readonly WorkspaceId[], ask),
    ]);
    if (!workspaces.ok) return workspaces;
    // Who may not look is never told: that is in order only where the operator has answered for it.
    const answeredFor = () => ids.every((id) => planned(id).connection !== 'DISCONNECTED');
    if (!connections.ok && !(connections.failure.kind === 'denied' && answeredFor())) return connections;
    const found = new Map(workspaces.value.map((workspace) => [workspace.id as string, workspace]));
    const connected = new Map(connections.ok ? connections.value.map(({ id, state }) => [id as string, state]) : []);
    const checked = (id: string) => check(plan.verb, planned(id), found.get(id), connected.get(id));
    return { ok: true, value: new Map(ids.map((id) => [id, checked(id)])) };
  };
}

/** Whether a WorkSpace, as it is now, is still what was planned. `connection`: as in the plan, of now. */
export function check(
  verb: WorkspacesPlan['verb'],
  planned: WorkspaceItem,
  now: Workspace | undefined,
  connection: string | undefined,
): Check {
  const stale = (reason: string): Check => ({ kind: 'stale', reason });
  if (!now) return stale('AWS no longer lists it.');
  if (now.bundleId !== planned.bundleId)
    return stale(`It uses another bundle than planned: ${now.bundleId ?? 'unknown'}.`);
  if (now.userName !== planned.userName)
    return stale(`It belongs to another user than planned: ${now.userName ?? 'unknown'}.`);
  const verdicts = [judgeModification(now), judgeStandby(now), ...connectionNow(planned, now, connection)];
  // The gate was passed with the planned state; only another one has to pass it again.
  if (now.state !== planned.state) verdicts.unshift(gate(verb, now));
  const held = verdicts.find(({ kind }) => kind !== 'allowed');
  if (held) return stale(held.reason);
  return { kind: 'go', observation: { source: sourceOf(now) } };
}

/** What the plan said stands: who was connected is overridden, and what was unknown is answered for. */
function connectionNow({ connection: then }: WorkspaceItem, { state }: Workspace, now: string | undefined) {
  if (then !== 'DISCONNECTED') return now === 'CONNECTED' ? [judgeConnection(now, then === 'CONNECTED')] : [];
  // To a stopped one nobody is connected; AWS calls that UNKNOWN.
  return state === 'STOPPED' && now !== 'CONNECTED' ? [] : [judgeConnection(now, false)];
}

function gate(verb: WorkspacesPlan['verb'], now: Workspace) {
  if (verb === 'rebuild') return judgeState(now.state, 'rebuild');
  return judgeMigrationState(now, factValue(readWorkspace(now, undefined).family));
}

export function sourceOf(workspace: Workspace) {
  const { state, bundleId, ipAddress } = workspace;
  return { state, bundleId, ipAddress };
}

/** Items together in groups whose ids fit one call each; a failed call leaves only its own group unseen. */
export async function describe(
  session: Session,
  items: readonly ItemState[],
  idsOf: (item: ItemState) => readonly string[],
  see: (item: ItemState, found: ReadonlyMap<string, Workspace>) => void,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  let failure: Failure | undefined;
  for (const group of groups(items, idsOf)) {
    const ids = group.flatMap(idsOf) as WorkspaceId[];
    const answer = await session.workspaces.workspacesById(ids, { priority: 'watch', signal });
    if (!answer.ok) {
      failure = answer.failure;
      continue;
    }
    const found = new Map(answer.value.map((workspace) => [workspace.id as string, workspace]));
    for (const item of group) see(item, found);
  }
  return failure;
}

function groups(items: readonly ItemState[], idsOf: (item: ItemState) => readonly string[]): readonly ItemState[][] {
  const all: ItemState[][] = [];
  let room = 0;
  for (const item of items) {
    const needed = idsOf(item).length;
    if (needed > room) {
      all.push([]);
      room = idsPerCall;
    }
    all.at(-1)?.push(item);
    room -= needed;
  }
  return all;
}

/** Politely: 15 s, more where many are watched at a low rate, and half as often once the youngest is 10 minutes old. */
export function pause(ids: number, items: readonly ItemState[], now: number, rate: number): number {
  const calls = Math.ceil(ids / idsPerCall);
  const politely = Math.max(15 * second, ((2 * calls) / rate) * second);
  return items.every((item) => sinceAttempt(item, now) > 10 * minute) ? 2 * politely : politely;
}
